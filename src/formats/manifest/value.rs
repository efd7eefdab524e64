//! A JSON value, as whoever parsed it hands it over.

use crate::text::{counted, shortened};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An object: its fields, no two of which have the same name.
    Object(Vec<(String, Value)>),
    /// A list.
    List(Vec<Value>),
    /// A text.
    Text(String),
    /// A whole number that is not negative.
    Whole(u64),
    /// Null.
    Null,
    /// Something that no manifest has a use for: true, false, another number.
    Other,
}

impl Value {
    /// The field of an object; none if there is none or it holds null, or this is no object.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else {
            return None;
        };
        let mut values = fields.iter();
        let (_, value) = values.find(|(field, _)| field == name)?;
        (*value != Self::Null).then_some(value)
    }

    /// The text that this is.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number that this is.
    pub(super) fn as_whole(&self) -> Option<u64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// The items of the list that this is.
    pub(super) fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// What this is, in words for somebody who expected something else.
    pub(super) fn described(&self) -> String {
        match self {
            Self::Object(_) => match self.field("format").and_then(Self::as_text) {
                Some(format) => format!("an object of the format “{}”", shortened(format, 40)),
                None => "an object of no format".into(),
            },
            Self::List(items) => format!("a list of {}", counted(items.len(), "value")),
            Self::Text(_) => "a piece of text".into(),
            Self::Whole(_) | Self::Null | Self::Other => "a single value".into(),
        }
    }
}
