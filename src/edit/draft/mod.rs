//! A scheme while somebody works on it: what it is to be, and what everything in it was called before,
//! so that the annotations can follow.
//!
//! A draft may be unsound, as half of a word is no name yet; [`scheme_faults`](super::scheme_faults) of
//! [`Draft::scheme`] lists what is to be set right. Called by the page of the scheme.
//!
//! Invariant: inside a draft every definition and every option goes by a *handle*, which is its own and
//! never changes, and so does all that refers to it. Two definitions that have the same name for the
//! time of a keystroke thus stay two.

mod change;
mod changing;
mod removing;

pub use change::{DraftChange, Takes};

use std::collections::BTreeMap;

use super::scheme_names::{
    attribute_names, entity_kind_names, label_names, option_names, relation_type_names,
};
use super::{RenamedChoice, Renames, SchemePart};
use crate::model::{Name, Scheme};

/// A draft of a scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The project's scheme, which the draft began with.
    base: Scheme,
    /// The scheme, where all names are handles; only rules go by their names.
    inner: Scheme,
    /// What each handle stands for.
    names: BTreeMap<Name, Named>,
    /// The options of attributes that take something else for now, by the handle of the attribute.
    laid_aside: BTreeMap<Name, Vec<Name>>,
    /// How many handles were given out.
    handles: u32,
}

/// What a handle stands for.
#[derive(Clone, Debug, PartialEq)]
struct Named {
    /// What it is called in the project's scheme; none if it is not in it.
    before: Option<Name>,
    /// What it is called now.
    now: Name,
}

impl Draft {
    /// A draft that changes nothing about a project's scheme.
    pub fn of(scheme: &Scheme) -> Self {
        Self::replacing(scheme, scheme)
    }

    /// A draft that puts another scheme in the place of a project's. What has the same name in both is
    /// taken for the same.
    pub fn replacing(base: &Scheme, scheme: &Scheme) -> Self {
        let mut draft = Self {
            base: base.clone(),
            inner: Scheme::default(),
            names: BTreeMap::new(),
            laid_aside: BTreeMap::new(),
            handles: 0,
        };
        let mut inner = scheme.clone();
        draft.give_handles(&mut inner);
        draft.inner = inner;
        draft
    }

    /// The scheme as it is to be; its version is that of the scheme it is made from.
    pub fn scheme(&self) -> Scheme {
        let mut scheme = self.inner.clone();
        for attribute in &mut scheme.attributes {
            self.resolve(option_names(attribute));
        }
        self.resolve(label_names(&mut scheme));
        self.resolve(attribute_names(&mut scheme));
        self.resolve(entity_kind_names(&mut scheme));
        self.resolve(relation_type_names(&mut scheme));
        scheme
    }

    /// Which names of the project's scheme got which new ones.
    pub fn renames(&self) -> Renames {
        let Scheme {
            labels,
            attributes,
            entity_kinds,
            relation_types,
            ..
        } = &self.inner;
        let mut choices = Vec::new();
        for attribute in attributes {
            let named = self.names.get(&attribute.name);
            let Some(before) = named.and_then(|named| named.before.as_ref()) else {
                continue;
            };
            let renamed = attribute.kind.options().iter();
            let renamed = renamed.filter_map(|option| self.rename(option));
            choices.extend(renamed.map(|(old, new)| RenamedChoice {
                attribute: Name::clone(before),
                old,
                new,
            }));
        }
        Renames {
            labels: self.renamed(labels.iter().map(|one| &one.name)),
            attributes: self.renamed(attributes.iter().map(|one| &one.name)),
            choices,
            entity_kinds: self.renamed(entity_kinds.iter().map(|one| &one.name)),
            relation_types: self.renamed(relation_types.iter().map(|one| &one.name)),
        }
    }

    /// The project's scheme, which the draft began with.
    pub fn base(&self) -> &Scheme {
        &self.base
    }

    /// Whether saving the draft would change anything.
    pub fn is_changed(&self) -> bool {
        let version = self.base.version;
        let scheme = self.scheme();
        Scheme { version, ..scheme } != self.base || !self.renames().is_empty()
    }

    /// The draft when the project has got another scheme meanwhile: a new one if nothing is lost with the
    /// old, since it changed nothing or that is what was saved.
    #[must_use]
    pub fn after(self, scheme: &Scheme) -> Self {
        let is_saved = Scheme {
            version: scheme.version,
            ..self.scheme()
        } == *scheme;
        match is_saved || !self.is_changed() {
            true => Self::of(scheme),
            false => self,
        }
    }

    /// What a definition goes by for as long as the draft lives, whatever it is called and wherever it
    /// stands. None for a rule, and where there is no definition.
    pub fn handle(&self, part: SchemePart, position: usize) -> Option<&Name> {
        let inner = &self.inner;
        match part {
            SchemePart::Label => inner.labels.get(position).map(|one| &one.name),
            SchemePart::Attribute => inner.attributes.get(position).map(|one| &one.name),
            SchemePart::EntityKind => inner.entity_kinds.get(position).map(|one| &one.name),
            SchemePart::RelationType => inner.relation_types.get(position).map(|one| &one.name),
            SchemePart::Rule => None,
        }
    }

    /// The same for an option of an attribute.
    pub fn option_handle(&self, attribute: usize, option: usize) -> Option<&Name> {
        let attribute = self.inner.attributes.get(attribute)?;
        attribute.kind.options().get(option)
    }

    /// Gives all that has a name a handle, and what refers to it the same one. Of two that have the
    /// same name, the first is meant. What is referred to and is not there keeps its name, too.
    fn give_handles(&mut self, scheme: &mut Scheme) {
        let base = self.base.clone();
        for attribute in &mut scheme.attributes {
            let before = base.attribute(&attribute.name);
            let before = before.map_or(&[][..], |attribute| attribute.kind.options());
            let definitions = attribute.kind.options().len();
            self.give(option_names(attribute), definitions, |name| {
                before.contains(name)
            });
        }
        let definitions = scheme.labels.len();
        self.give(label_names(scheme), definitions, |name| {
            base.label(name).is_some()
        });
        let definitions = scheme.attributes.len();
        self.give(attribute_names(scheme), definitions, |name| {
            base.attribute(name).is_some()
        });
        let definitions = scheme.entity_kinds.len();
        self.give(entity_kind_names(scheme), definitions, |name| {
            base.entity_kind(name).is_some()
        });
        let definitions = scheme.relation_types.len();
        self.give(relation_type_names(scheme), definitions, |name| {
            base.relation_type(name).is_some()
        });
    }

    /// Puts handles in the place of names, of which so many are definitions.
    fn give<'a>(
        &mut self,
        names: impl Iterator<Item = &'a mut Name>,
        definitions: usize,
        is_in_base: impl Fn(&Name) -> bool,
    ) {
        let mut known: BTreeMap<Name, Name> = BTreeMap::new();
        for (position, name) in names.enumerate() {
            let first = known.get(name).cloned();
            let handle = match &first {
                Some(handle) if position >= definitions => Name::clone(handle),
                _ => {
                    let is_first_in_base = first.is_none() && is_in_base(name);
                    let before = is_first_in_base.then(|| Name::clone(name));
                    let handle = self.new_handle(before, name);
                    known
                        .entry(Name::clone(name))
                        .or_insert_with(|| Name::clone(&handle));
                    handle
                }
            };
            *name = handle;
        }
    }

    fn new_handle(&mut self, before: Option<Name>, now: &Name) -> Name {
        let handle = Name::from(self.handles.to_string());
        self.handles += 1;
        let now = Name::clone(now);
        self.names
            .insert(Name::clone(&handle), Named { before, now });
        handle
    }

    /// Puts names in the place of handles.
    fn resolve<'a>(&self, names: impl Iterator<Item = &'a mut Name>) {
        for name in names {
            if let Some(named) = self.names.get(name) {
                *name = Name::clone(&named.now);
            }
        }
    }

    /// What a handle stood for and what it stands for, if that is another name.
    fn rename(&self, handle: &Name) -> Option<(Name, Name)> {
        let Named { before, now } = self.names.get(handle)?;
        let before = before.clone()?;
        (before != *now).then(|| (before, Name::clone(now)))
    }

    fn renamed<'a>(&self, handles: impl Iterator<Item = &'a Name>) -> BTreeMap<Name, Name> {
        handles.filter_map(|handle| self.rename(handle)).collect()
    }
}
