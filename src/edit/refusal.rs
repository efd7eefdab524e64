//! Why an edit was not made.

use std::error::Error;
use std::fmt;

use super::SchemeFault;
use crate::model::Name;

/// The reason why an edit was refused, in words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A span or region reaches outside its article or splits a character.
    OutsideText,
    /// The span is not there (any more).
    NoSuchSpan,
    /// The article is not there (any more).
    NoSuchArticle,
    /// The relation is not there (any more).
    NoSuchRelation,
    /// The entity is not there (any more).
    NoSuchEntity,
    /// The region is not there (any more).
    NoSuchRegion,
    /// The rule is not there (any more).
    NoSuchRule,
    /// A record with this id exists already.
    AlreadyThere,
    /// The scheme has no such label.
    NoSuchLabel(Name),
    /// The scheme has no such relation type.
    NoSuchRelationType(Name),
    /// The scheme has no such attribute, or it does not take such a value.
    WrongValue(Name),
    /// The scheme does not allow this relation between these labels.
    EndsNotAllowed {
        /// The relation type.
        relation_type: Name,
        /// The label at its start.
        from: Name,
        /// The label at its end.
        to: Name,
    },
    /// A relation would lead from a span to itself.
    RelatedToItself,
    /// The same stretch has the same label from the same annotator already.
    SameSpan(Name),
    /// The project has an article with this text, under this title.
    SameText(Name),
    /// A name that must not be empty is.
    EmptyName,
    /// The scheme is not sound.
    UnsoundScheme(SchemeFault),
    /// Another entity of the kind is called so.
    NameTaken {
        /// The name that was wanted.
        name: Name,
        /// The canonical name of the entity that has it.
        of: Name,
    },
    /// The entity has no such alias (any more).
    NoSuchAlias(Name),
    /// An entity would be merged with itself.
    SameEntity,
    /// Entities of these two kinds would be merged.
    OtherKind(Name, Name),
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutsideText => {
                formatter.write_str("That stretch does not lie within the article's text.")
            }
            Self::NoSuchSpan => formatter.write_str("That span is no longer there."),
            Self::NoSuchArticle => formatter.write_str("That article is no longer there."),
            Self::NoSuchRelation => formatter.write_str("That relation is no longer there."),
            Self::NoSuchEntity => formatter.write_str("That entry is no longer there."),
            Self::NoSuchRule => formatter.write_str("That rule is no longer there."),
            Self::NoSuchRegion => formatter.write_str("That region is no longer there."),
            Self::AlreadyThere => formatter.write_str("That is already there."),
            Self::NoSuchLabel(name) => {
                write!(
                    formatter,
                    "The scheme has no label “{name}”. Add it to the scheme first."
                )
            }
            Self::NoSuchRelationType(name) => write!(
                formatter,
                "The scheme has no relation type “{name}”. Add it to the scheme first."
            ),
            Self::WrongValue(name) => {
                write!(
                    formatter,
                    "“{name}” does not take this value. See the scheme for what it takes."
                )
            }
            Self::EndsNotAllowed {
                relation_type,
                from,
                to,
            } => write!(
                formatter,
                "The scheme does not let “{relation_type}” lead from {from} to {to}."
            ),
            Self::RelatedToItself => {
                formatter.write_str("A span cannot be linked with itself. Choose another one.")
            }
            Self::SameSpan(label) => {
                write!(
                    formatter,
                    "You have marked exactly this stretch as {label} already."
                )
            }
            Self::SameText(title) => {
                write!(formatter, "The project has this text already: “{title}”.")
            }
            Self::EmptyName => formatter.write_str("A name is needed."),
            Self::UnsoundScheme(fault) => fault.fmt(formatter),
            Self::NameTaken { name, of } if name == of => write!(
                formatter,
                "There is another “{of}” already. If they are the same, merge the two."
            ),
            Self::NameTaken { name, of } => write!(
                formatter,
                "“{name}” is a name of “{of}” already. If they are the same, merge the two."
            ),
            Self::NoSuchAlias(name) => {
                write!(formatter, "“{name}” is no longer one of the other names.")
            }
            Self::SameEntity => {
                formatter.write_str("That is one and the same entry. Choose another one.")
            }
            Self::OtherKind(one, other) => write!(
                formatter,
                "A {one} cannot be merged with a {other}: only entries of one kind can."
            ),
        }
    }
}

impl Error for Refusal {}
