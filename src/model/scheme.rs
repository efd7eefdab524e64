//! The labels, attributes, entity kinds and relation types of a project. A scheme is data: no code
//! outside [`super::preset`] knows the name of a label.

use super::{Name, UnknownFields};

/// What can be annotated in a project and how it looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scheme {
    /// What the scheme is called.
    pub name: Name,
    /// Span types, in the order of the keys `1` to `9`.
    pub labels: Vec<Label>,
    /// Attributes that labels can have.
    pub attributes: Vec<Attribute>,
    /// Kinds of entities that attributes can point at.
    pub entity_kinds: Vec<EntityKind>,
    /// Types of relations between spans.
    pub relation_types: Vec<RelationType>,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
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
    /// When to use it, in a sentence or two.
    pub guideline: Name,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

/// A colour of the palette: told apart with every common kind of colour blindness (after Okabe and
/// Ito, 2008), with a light and a dark rendering in the style sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the colours are their own names")]
pub enum Color {
    Blue,
    Vermilion,
    Green,
    Purple,
    Amber,
    Sky,
    Pink,
    Grey,
}

impl Color {
    /// Every colour, in the order in which new labels take them.
    pub const ALL: [Self; 8] = [
        Self::Blue,
        Self::Vermilion,
        Self::Green,
        Self::Purple,
        Self::Amber,
        Self::Sky,
        Self::Pink,
        Self::Grey,
    ];

    /// The colour's name in files and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Vermilion => "vermilion",
            Self::Green => "green",
            Self::Purple => "purple",
            Self::Amber => "amber",
            Self::Sky => "sky",
            Self::Pink => "pink",
            Self::Grey => "grey",
        }
    }

    /// The colour of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|color| color.name() == name)
    }
}

/// How a label's spans are underlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the styles are their own names")]
pub enum Underline {
    Solid,
    Double,
    Dotted,
    Dashed,
    Thick,
}

impl Underline {
    /// Every style, in the order in which new labels take them.
    pub const ALL: [Self; 5] = [
        Self::Solid,
        Self::Double,
        Self::Dotted,
        Self::Dashed,
        Self::Thick,
    ];

    /// The style's name in files and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Double => "double",
            Self::Dotted => "dotted",
            Self::Dashed => "dashed",
            Self::Thick => "thick",
        }
    }

    /// The style of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|underline| underline.name() == name)
    }
}

/// A named, typed value that spans can carry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attribute {
    /// Its name, unique in the scheme.
    pub name: Name,
    /// What values it takes.
    pub kind: AttributeKind,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

/// What values an attribute takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributeKind {
    /// One of these options.
    Choice(Vec<Name>),
    /// Any number of these options.
    Choices(Vec<Name>),
    /// Yes or no.
    YesNo,
    /// Free text.
    Text,
    /// An entity of this kind.
    Entity(Name),
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
