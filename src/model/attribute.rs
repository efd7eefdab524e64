//! The attributes of a scheme.

use super::{Name, UnknownFields, Value};

/// A named, typed value that spans can carry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attribute {
    /// Its name, unique in the scheme.
    pub name: Name,
    /// The letter that goes to its field; no label and no other attribute has it.
    pub key: Option<char>,
    /// What values it takes.
    pub kind: AttributeKind,
    /// Whether a span of a label that has the attribute is incomplete without a value.
    pub is_required: bool,
    /// What a new span of a label that has the attribute is given; never an entity.
    pub default: Option<Value>,
    /// How to choose its value, in Markdown; may be empty.
    pub guideline: Name,
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

impl AttributeKind {
    /// Whether a value is of this kind and, of a choice, one of the options. Of which kind an entity
    /// is, only the project can tell.
    pub fn takes(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Choice(options), Value::Choice(choice)) => options.contains(choice),
            (Self::Choices(options), Value::Choices(choices)) => {
                choices.iter().all(|choice| options.contains(choice))
            }
            (Self::YesNo, Value::YesNo(_))
            | (Self::Text, Value::Text(_))
            | (Self::Entity(_), Value::Entity(_)) => true,
            _ => false,
        }
    }

    /// The options of a choice or of several choices; none for every other kind.
    pub fn options(&self) -> &[Name] {
        match self {
            Self::Choice(options) | Self::Choices(options) => options,
            Self::YesNo | Self::Text | Self::Entity(_) => &[],
        }
    }
}
