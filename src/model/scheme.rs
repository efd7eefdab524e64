//! The labels, attributes, entity kinds, relation types and rules of a project. A scheme is data: no
//! code outside [`super::preset`] knows the name of a label.
//!
//! Here anything goes, as files bring it. `edit::check_scheme` says what makes a scheme sound, and
//! every scheme that a user sets is.

use std::collections::BTreeMap;

use super::{Attribute, Color, Name, Rule, Underline, UnknownFields, Value};

/// What can be annotated in a project, how it looks and what is checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scheme {
    /// What the scheme is called.
    pub name: Name,
    /// Tells one state of the scheme from another: 1 for a new scheme, raised by one at each change
    /// that a user makes.
    pub version: u32,
    /// How to annotate with it, for the whole project, in Markdown; may be empty.
    pub guidelines: Name,
    /// Span types, in the order of the keys `1` to `9`.
    pub labels: Vec<Label>,
    /// Attributes that labels can have.
    pub attributes: Vec<Attribute>,
    /// Kinds of entities that attributes can point at.
    pub entity_kinds: Vec<EntityKind>,
    /// Types of relations between spans.
    pub relation_types: Vec<RelationType>,
    /// What is checked.
    pub rules: Vec<Rule>,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

/// A new scheme that has nothing in it.
impl Default for Scheme {
    fn default() -> Self {
        Self {
            name: Name::default(),
            version: 1,
            guidelines: Name::default(),
            labels: Vec::new(),
            attributes: Vec::new(),
            entity_kinds: Vec::new(),
            relation_types: Vec::new(),
            rules: Vec::new(),
            unknown: UnknownFields::new(),
        }
    }
}

impl Scheme {
    /// The label of that name.
    pub fn label(&self, name: &str) -> Option<&Label> {
        self.labels.iter().find(|label| &*label.name == name)
    }

    /// The place of the label of that name in [`Scheme::labels`].
    pub fn label_position(&self, name: &str) -> Option<usize> {
        self.labels.iter().position(|label| &*label.name == name)
    }

    /// The attribute of that name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| &*attribute.name == name)
    }

    /// The attributes of a label, in the label's order; names that the scheme lacks are passed over.
    pub fn attributes_of<'a>(&'a self, label: &'a Label) -> impl Iterator<Item = &'a Attribute> {
        label
            .attributes
            .iter()
            .filter_map(|name| self.attribute(name))
    }

    /// The values that a new span of a label begins with.
    pub fn defaults_of(&self, label: &str) -> BTreeMap<Name, Value> {
        let label = self.label(label);
        let attributes = label
            .into_iter()
            .flat_map(|label| self.attributes_of(label));
        attributes
            .filter_map(|one| Some((Name::clone(&one.name), one.default.clone()?)))
            .collect()
    }

    /// The entity kind of that name.
    pub fn entity_kind(&self, name: &str) -> Option<&EntityKind> {
        self.entity_kinds.iter().find(|kind| &*kind.name == name)
    }

    /// The relation type of that name.
    pub fn relation_type(&self, name: &str) -> Option<&RelationType> {
        self.relation_types
            .iter()
            .find(|relation_type| &*relation_type.name == name)
    }
}

/// A span type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Its name, unique in the scheme.
    pub name: Name,
    /// One to three characters for the tag at a mark's start.
    pub short: Name,
    /// The letter that applies it, beside its digit.
    pub key: Option<char>,
    /// Its colour.
    pub color: Color,
    /// Its underline, so that colour is never the only sign.
    pub underline: Underline,
    /// The attributes that its spans can have, by name.
    pub attributes: Vec<Name>,
    /// When to use it, in Markdown; its first line says it in a sentence. May be empty.
    pub guideline: Name,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

impl Label {
    /// When to use it in a sentence: the first line of its guideline.
    pub fn summary(&self) -> &str {
        self.guideline.lines().next().unwrap_or_default()
    }

    /// Its name, if it has a guideline.
    pub fn guided_name(&self) -> Option<String> {
        let has_guideline = !self.guideline.trim().is_empty();
        has_guideline.then(|| self.name.to_string())
    }
}

/// A kind of entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityKind {
    /// Its name, unique in the scheme.
    pub name: Name,
    /// What one of them is, in a sentence.
    pub guideline: Name,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

/// A type of relation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelationType {
    /// Its name, unique in the scheme.
    pub name: Name,
    /// Which label may stand at the start and which at the end, by name.
    pub ends: Vec<(Name, Name)>,
    /// When to use it, in Markdown; may be empty.
    pub guideline: Name,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

impl RelationType {
    /// Whether the type may lead from a span of one label to a span of the other.
    pub fn allows(&self, from: &str, to: &str) -> bool {
        self.ends
            .iter()
            .any(|(start, end)| &**start == from && &**end == to)
    }
}
