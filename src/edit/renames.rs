//! What was renamed while somebody worked on a scheme, so that the annotations can follow.

use std::collections::BTreeMap;

use super::scheme_names::{
    attribute_names, entity_kind_names, label_names, option_names, relation_type_names,
};
use crate::model::{Name, Scheme, Value};

/// Which names of a scheme got which new ones: from the name in the project's scheme to the name in
/// the one that takes its place. All of it happens at once, so two names can change places.
///
/// Two names may become one. Whoever changes a draft of the scheme with the methods here need not care
/// how often a name was changed on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// New names of labels by the old.
    pub labels: BTreeMap<Name, Name>,
    /// New names of attributes by the old.
    pub attributes: BTreeMap<Name, Name>,
    /// New names of the options of attributes.
    pub choices: Vec<RenamedChoice>,
    /// New names of entity kinds by the old.
    pub entity_kinds: BTreeMap<Name, Name>,
    /// New names of relation types by the old.
    pub relation_types: BTreeMap<Name, Name>,
}

/// An option that got a new name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenamedChoice {
    /// The old name of its attribute.
    pub attribute: Name,
    /// Its old name.
    pub old: Name,
    /// Its new name.
    pub new: Name,
}

impl Renames {
    /// Whether nothing was renamed.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
            && self.attributes.is_empty()
            && self.choices.is_empty()
            && self.entity_kinds.is_empty()
            && self.relation_types.is_empty()
    }

    /// Renames a label of a draft wherever the draft names it.
    pub fn label(&mut self, draft: &mut Scheme, old: &str, new: &Name) {
        note(&mut self.labels, old, new);
        replace(label_names(draft), old, new);
    }

    /// Renames an attribute of a draft wherever the draft names it.
    pub fn attribute(&mut self, draft: &mut Scheme, old: &str, new: &Name) {
        note(&mut self.attributes, old, new);
        replace(attribute_names(draft), old, new);
    }

    /// Renames an option of an attribute of a draft; the attribute is named as it is called there.
    pub fn choice(&mut self, draft: &mut Scheme, attribute: &str, old: &str, new: &Name) {
        let renamed = self.attributes.iter().find(|(_, now)| &***now == attribute);
        let first_name = renamed.map_or_else(|| Name::from(attribute), |(name, _)| name.clone());
        let of_attribute = |one: &&mut RenamedChoice| one.attribute == first_name;
        let mut known = self.choices.iter_mut().filter(of_attribute);
        match known.find(|one| &*one.new == old) {
            Some(known) => known.new = Name::clone(new),
            None => self.choices.push(RenamedChoice {
                attribute: first_name,
                old: old.into(),
                new: Name::clone(new),
            }),
        }
        let mut definitions = draft.attributes.iter_mut();
        if let Some(definition) = definitions.find(|one| &*one.name == attribute) {
            replace(option_names(definition), old, new);
        }
    }

    /// Renames an entity kind of a draft wherever the draft names it.
    pub fn entity_kind(&mut self, draft: &mut Scheme, old: &str, new: &Name) {
        note(&mut self.entity_kinds, old, new);
        replace(entity_kind_names(draft), old, new);
    }

    /// Renames a relation type of a draft wherever the draft names it.
    pub fn relation_type(&mut self, draft: &mut Scheme, old: &str, new: &Name) {
        note(&mut self.relation_types, old, new);
        replace(relation_type_names(draft), old, new);
    }

    /// A value with the new names of its choices.
    pub(super) fn value(&self, attribute: &Name, value: &Value) -> Value {
        let renamed = |choice: &Name| {
            let mut of_attribute = self
                .choices
                .iter()
                .filter(|one| one.attribute == *attribute);
            let known = of_attribute.find(|one| one.old == *choice);
            Name::clone(known.map_or(choice, |one| &one.new))
        };
        match value {
            Value::Choice(choice) => Value::Choice(renamed(choice)),
            Value::Choices(choices) => {
                let mut all: Vec<Name> = Vec::new();
                for choice in choices.iter().map(renamed) {
                    // Two options may have become one.
                    if !all.contains(&choice) {
                        all.push(choice);
                    }
                }
                Value::Choices(all)
            }
            other => other.clone(),
        }
    }
}

/// Takes note of a new name. What was renamed before goes by the name that it had first.
fn note(renames: &mut BTreeMap<Name, Name>, old: &str, new: &Name) {
    if let Some((_, now)) = renames.iter_mut().find(|(_, now)| &***now == old) {
        *now = Name::clone(new);
    } else if !renames.contains_key(old) {
        renames.insert(old.into(), Name::clone(new));
    }
}

fn replace<'a>(names: impl Iterator<Item = &'a mut Name>, old: &str, new: &Name) {
    for name in names.filter(|name| &***name == old) {
        *name = Name::clone(new);
    }
}
