//! What can be wrong with a scheme, in words that name the place.

use std::error::Error;
use std::fmt;

use super::Refusal;
use crate::model::Name;

/// What is wrong with a scheme, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeFault {
    /// The kind of definition that is at fault.
    pub part: SchemePart,
    /// Which of its kind it is, from 0 in the order of the scheme.
    pub position: usize,
    /// Its name; may be empty.
    pub name: Name,
    /// What is wrong with it.
    pub problem: SchemeProblem,
}

/// A kind of definition in a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the kinds are their own names")]
pub enum SchemePart {
    Label,
    Attribute,
    EntityKind,
    RelationType,
    Rule,
}

/// What can be wrong with a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeProblem {
    /// It has no name.
    NoName,
    /// Another one before it has its name.
    NameTwice,
    /// Its key is no letter: digits are the keys of labels by their place.
    NoLetter(char),
    /// Another label or attribute before it has its key.
    KeyTwice(char),
    /// One of its options has no name.
    NoOptionName,
    /// It has an option twice.
    OptionTwice(Name),
    /// It does not take its own default value, or that is an entity.
    DefaultDoesNotFit,
    /// It names something that the scheme does not have.
    Missing(SchemePart, Name),
    /// It needs an attribute that takes entities, and this one does not.
    TakesNoEntities(Name),
}

impl SchemePart {
    /// What users call it.
    const fn words(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Attribute => "attribute",
            Self::EntityKind => "entity kind",
            Self::RelationType => "relation type",
            Self::Rule => "rule",
        }
    }
}

impl fmt::Display for SchemeFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (part, name) = (self.part.words(), &self.name);
        if name.trim().is_empty() {
            write!(
                formatter,
                "In the scheme, {part} number {}: ",
                self.position + 1
            )?;
        } else {
            write!(formatter, "In the scheme, {part} “{name}”: ")?;
        }
        self.problem.fmt(formatter)
    }
}

/// In a sentence that begins small, for after the name of what is at fault.
impl fmt::Display for SchemeProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoName => formatter.write_str("it needs a name."),
            Self::NameTwice => formatter.write_str("the name is used twice. Names must differ."),
            Self::NoLetter(key) => {
                write!(formatter, "the key “{key}” is no letter. Choose another.")
            }
            Self::KeyTwice(key) => {
                write!(formatter, "the key “{key}” is used twice. Choose another.")
            }
            Self::NoOptionName => formatter.write_str("every option needs a name."),
            Self::OptionTwice(option) => {
                write!(formatter, "the option “{option}” is there twice.")
            }
            Self::DefaultDoesNotFit => formatter.write_str("it does not take its default value."),
            Self::Missing(part, name) => {
                let part = part.words();
                write!(formatter, "there is no {part} “{name}”.")
            }
            Self::TakesNoEntities(name) => {
                write!(formatter, "the attribute “{name}” does not take entities.")
            }
        }
    }
}

impl Error for SchemeFault {}

impl From<SchemeFault> for Refusal {
    fn from(fault: SchemeFault) -> Self {
        Self::UnsoundScheme(fault)
    }
}
