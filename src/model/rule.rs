//! What is checked in a project. Rules are data of the scheme; the checking is `query`'s.

use super::{Name, UnknownFields};

/// A check, and whether it is made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// What it finds, as users read it: "A bridge without a river". Unique in the scheme.
    pub name: Name,
    /// Whether it is checked.
    pub is_on: bool,
    /// What is checked.
    pub kind: RuleKind,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

/// What a rule checks. Labels, attributes and relation types are given by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleKind {
    /// Every span of a label has at least one of these; finds those that have none.
    Needs {
        /// The label.
        label: Name,
        /// What its spans need one of.
        any_of: Vec<Need>,
    },
    /// Finds spans that lack an attribute which their label has and which is required.
    RequiredAttributes,
    /// Finds those who stand on both sides of one matter: spans of one label and spans of another
    /// that point at the same entity and lead, over a relation, to spans that point at the same
    /// entity: one speaker who asserts and denies one proposition.
    BothSides {
        /// The label of the one side.
        asserting: Name,
        /// The label of the other side.
        denying: Name,
        /// The attribute of both labels that points at the matter.
        about: Name,
        /// The type of the relation from both to a span that tells whose side it is.
        through: Name,
        /// The attribute of that span that points at whoever it is.
        by: Name,
    },
    /// Finds spans that have the label, the fragments and the annotator of another one.
    IdenticalSpans,
    /// Finds spans that begin or end inside a word.
    PartialWords,
    /// Finds spans that touch an excluded region.
    InExcludedRegion,
    /// Finds entities that no span points at.
    UnusedEntities,
}

/// What a span can need.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A relation of this type that starts from the span.
    Relation(Name),
    /// A value of this attribute.
    Attribute(Name),
}

impl Rule {
    /// A rule that is checked.
    pub fn new(name: &str, kind: RuleKind) -> Self {
        Self {
            name: name.into(),
            is_on: true,
            kind,
            unknown: UnknownFields::new(),
        }
    }

    /// The rules that fit every scheme: what a scheme that says nothing of rules is given.
    pub fn general() -> Vec<Self> {
        vec![
            Self::new(
                "A required value that is missing",
                RuleKind::RequiredAttributes,
            ),
            Self::new("The same span twice", RuleKind::IdenticalSpans),
            Self::new(
                "A span that begins or ends inside a word",
                RuleKind::PartialWords,
            ),
            Self::new("A span in an excluded region", RuleKind::InExcludedRegion),
            Self::new("An entry that no span points at", RuleKind::UnusedEntities),
        ]
    }
}

impl RuleKind {
    /// Whether it names nothing of the scheme, and so fits every one.
    pub fn is_general(&self) -> bool {
        !matches!(self, Self::Needs { .. } | Self::BothSides { .. })
    }
}
