//! A change of the scheme together with what follows from it: spans, values, entities and relations
//! take over new names.
//!
//! Nothing is deleted. A label, a value or a type that leaves the scheme stays where it is used, and
//! fits again should it come back.

use std::collections::BTreeMap;

use super::{Edit, Renames};
use crate::model::{AttributeKind, Entity, Name, Project, Record, Relation, Scheme, Span, Value};

/// A change of the scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemeChange {
    /// The edit that makes it. It holds what follows as it was when the change was worked out, so it
    /// is to be applied to the same project.
    pub edit: Edit,
    /// What it touches of what users see.
    pub touched: Touched,
}

/// How much of what users see a change of the scheme touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Spans that get the new name of their label.
    pub relabelled: usize,
    /// Spans whose label leaves the scheme; they keep it.
    pub without_label: usize,
    /// Values that get the new name of their attribute or of what they choose.
    pub values_renamed: usize,
    /// Values that fit until now and no longer do: their attribute or what they choose is gone, or
    /// the attribute takes other values. They stay.
    pub values_unfit: usize,
    /// Entities that get the new name of their kind.
    pub entities_renamed: usize,
    /// Entities whose kind leaves the scheme; they keep it.
    pub entities_without_kind: usize,
    /// Relations that get the new name of their type.
    pub relations_renamed: usize,
    /// Relations that were allowed until now and no longer are; they stay.
    pub relations_not_allowed: usize,
}

impl Touched {
    /// Whether the change touches nothing but the scheme.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// The edit that puts a scheme, as the next version, in the place of the project's, and renames what
/// was renamed wherever it is used, also in what is hidden.
///
/// The scheme is checked when the edit is applied. Takes time in proportion to the project's records
/// if a name goes or what it stands for changes, and hardly any otherwise.
pub fn scheme_change(project: &Project, scheme: Scheme, renames: &Renames) -> SchemeChange {
    let before = project.scheme();
    let scheme = Scheme {
        version: before.version.saturating_add(1),
        ..scheme
    };
    let mut following = Following {
        project,
        before,
        after: &scheme,
        renames,
        records: Vec::new(),
        touched: Touched::default(),
    };
    if following.reaches_records() {
        following.follow();
    }
    let Following {
        records, touched, ..
    } = following;
    let mut edits = Vec::new();
    if !records.is_empty() {
        edits.push(Edit::Restore(records));
    }
    edits.push(Edit::SetScheme(scheme));
    SchemeChange {
        edit: Edit::All(edits),
        touched,
    }
}

/// What follows from a change.
struct Following<'a> {
    project: &'a Project,
    before: &'a Scheme,
    after: &'a Scheme,
    renames: &'a Renames,
    /// The records that are other ones afterwards.
    records: Vec<Record>,
    touched: Touched,
}

impl Following<'_> {
    /// Whether anything but the scheme can be concerned.
    fn reaches_records(&self) -> bool {
        let Self { before, after, .. } = self;
        let lacks_label = before
            .labels
            .iter()
            .any(|one| after.label(&one.name).is_none());
        let lacks_kind = before
            .entity_kinds
            .iter()
            .any(|one| after.entity_kind(&one.name).is_none());
        let differs_in_attribute = before.attributes.iter().any(|one| {
            let now = after.attribute(&one.name);
            now.is_none_or(|now| now.kind != one.kind)
        });
        let differs_in_relation = before.relation_types.iter().any(|one| {
            let now = after.relation_type(&one.name);
            now.is_none_or(|now| now.ends != one.ends)
        });
        !self.renames.is_empty()
            || lacks_label
            || lacks_kind
            || differs_in_attribute
            || differs_in_relation
    }

    fn follow(&mut self) {
        for key in self.project.entries() {
            match self.project.entry(key) {
                Some((Record::Entity(_, Some(entity)), _)) => self.entity(&entity),
                Some((Record::Span(_, Some(span)), _)) => self.span(&span),
                Some((Record::Relation(_, Some(relation)), _)) => self.relation(&relation),
                _ => {}
            }
        }
    }

    fn entity(&mut self, entity: &Entity) {
        let kind = renamed(&self.renames.entity_kinds, &entity.kind);
        if *kind != entity.kind {
            self.touched.entities_renamed += 1;
            self.records.push(Record::from(Entity {
                kind: Name::clone(kind),
                ..entity.clone()
            }));
        } else if self.before.entity_kind(kind).is_some() && self.after.entity_kind(kind).is_none()
        {
            self.touched.entities_without_kind += 1;
        }
    }

    fn span(&mut self, span: &Span) {
        let touched = self.touched;
        let label = renamed(&self.renames.labels, &span.label);
        let is_relabelled = *label != span.label;
        if is_relabelled {
            self.touched.relabelled += 1;
        } else if self.before.label(label).is_some() && self.after.label(label).is_none() {
            self.touched.without_label += 1;
        }
        let attributes = self.values(span);
        if is_relabelled || attributes != span.attributes {
            self.records.push(Record::from(Span {
                label: Name::clone(label),
                attributes,
                ..span.clone()
            }));
        }
        if self.project.span(span.id).is_none() {
            // Nobody sees it, so nobody is asked about it.
            self.touched = touched;
        }
    }

    /// The values of a span afterwards.
    fn values(&mut self, span: &Span) -> BTreeMap<Name, Value> {
        let renames = self.renames;
        let mut names: Vec<&Name> = span
            .attributes
            .keys()
            .map(|name| renamed(&renames.attributes, name))
            .collect();
        names.sort_unstable();
        names.dedup();
        // Two attributes may have become one. A span that has a value of each keeps both as they are.
        let keeps_names = names.len() < span.attributes.len();
        let (mut values, unchanged) = (BTreeMap::new(), BTreeMap::new());
        for (name, value) in &span.attributes {
            let new_name = match keeps_names {
                true => name,
                false => renamed(&renames.attributes, name),
            };
            let new_value = renames.value(name, value);
            let fitted = self.fits(self.before, name, value, &unchanged);
            let fits = self.fits(self.after, new_name, &new_value, &renames.entity_kinds);
            let is_renamed = new_name != name || new_value != *value;
            self.touched.values_renamed += usize::from(is_renamed);
            self.touched.values_unfit += usize::from(fitted && !fits);
            values.insert(Name::clone(new_name), new_value);
        }
        values
    }

    /// Whether a scheme has an attribute that takes this value, where entity kinds are renamed so.
    fn fits(
        &self,
        scheme: &Scheme,
        attribute: &Name,
        value: &Value,
        kinds: &BTreeMap<Name, Name>,
    ) -> bool {
        let Some(attribute) = scheme.attribute(attribute) else {
            return false;
        };
        match (&attribute.kind, value) {
            (AttributeKind::Entity(kind), Value::Entity(id)) => self
                .project
                .entity(*id)
                .is_some_and(|entity| renamed(kinds, &entity.kind) == kind),
            (kind, value) => kind.takes(value),
        }
    }

    fn relation(&mut self, relation: &Relation) {
        let now = &relation.relation_type;
        let new_type = renamed(&self.renames.relation_types, now);
        if new_type != now {
            self.records.push(Record::from(Relation {
                relation_type: Name::clone(new_type),
                ..relation.clone()
            }));
        }
        let ends = [relation.from, relation.to].map(|id| self.project.span(id));
        // One that is hidden has an end that is not there.
        if let [Some(from), Some(to)] = ends.map(|span| span.map(|span| &span.label)) {
            let labels = &self.renames.labels;
            let (new_from, new_to) = (renamed(labels, from), renamed(labels, to));
            let was_allowed = allows(self.before, now, from, to);
            let is_allowed = allows(self.after, new_type, new_from, new_to);
            self.touched.relations_renamed += usize::from(new_type != now);
            self.touched.relations_not_allowed += usize::from(was_allowed && !is_allowed);
        }
    }
}

/// What a name is afterwards.
fn renamed<'a>(renames: &'a BTreeMap<Name, Name>, name: &'a Name) -> &'a Name {
    renames.get(name).unwrap_or(name)
}

fn allows(scheme: &Scheme, relation_type: &Name, from: &Name, to: &Name) -> bool {
    scheme
        .relation_type(relation_type)
        .is_some_and(|relation_type| relation_type.allows(from, to))
}
