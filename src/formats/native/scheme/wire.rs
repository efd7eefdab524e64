//! The serde types of a scheme, in a project file and in a file of its own.

use serde::Serialize;

use crate::formats::native::attributes::WrittenValue;
use crate::formats::native::wire::{Stamp, Unknown};

/// A file that holds a scheme alone.
#[derive(Serialize)]
pub(super) struct SchemeFile<'a> {
    pub(super) format: &'static str,
    pub(super) version: u64,
    pub(super) scheme: Scheme<'a>,
}

/// The scheme.
#[derive(Serialize)]
pub(in crate::formats::native) struct Scheme<'a> {
    pub(super) name: &'a str,
    pub(super) version: u32,
    pub(super) guidelines: &'a str,
    pub(super) labels: Vec<Label<'a>>,
    pub(super) attributes: Vec<Attribute<'a>>,
    pub(super) entity_kinds: Vec<EntityKind<'a>>,
    pub(super) relation_types: Vec<RelationType<'a>>,
    pub(super) rules: Vec<Rule<'a>>,
    /// None in a file of its own, which is no record of a project.
    #[serde(flatten)]
    pub(super) stamp: Option<Stamp>,
    #[serde(flatten)]
    pub(super) unknown: Unknown<'a>,
}

/// A span type.
#[derive(Serialize)]
pub(super) struct Label<'a> {
    pub(super) name: &'a str,
    pub(super) short: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<char>,
    pub(super) color: &'static str,
    pub(super) underline: &'static str,
    pub(super) attributes: Vec<&'a str>,
    pub(super) guideline: &'a str,
    #[serde(flatten)]
    pub(super) unknown: Unknown<'a>,
}

/// An attribute of spans.
#[derive(Serialize)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<char>,
    #[serde(flatten)]
    pub(super) kind: AttributeKind<'a>,
    pub(super) required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<WrittenValue<'a>>,
    pub(super) guideline: &'a str,
    #[serde(flatten)]
    pub(super) unknown: Unknown<'a>,
}

/// What values an attribute takes.
#[derive(Serialize)]
#[serde(tag = "kind")]
pub(super) enum AttributeKind<'a> {
    #[serde(rename = "choice")]
    Choice { options: Vec<&'a str> },
    #[serde(rename = "choices")]
    Choices { options: Vec<&'a str> },
    #[serde(rename = "yes/no")]
    YesNo,
    #[serde(rename = "text")]
    Text,
    #[serde(rename = "entity")]
    Entity { entity_kind: &'a str },
}

/// A kind of entity.
#[derive(Serialize)]
pub(super) struct EntityKind<'a> {
    pub(super) name: &'a str,
    pub(super) guideline: &'a str,
    #[serde(flatten)]
    pub(super) unknown: Unknown<'a>,
}

/// A type of relation.
#[derive(Serialize)]
pub(super) struct RelationType<'a> {
    pub(super) name: &'a str,
    pub(super) ends: Vec<Ends<'a>>,
    pub(super) guideline: &'a str,
    #[serde(flatten)]
    pub(super) unknown: Unknown<'a>,
}

/// Labels that a relation may link.
#[derive(Serialize)]
pub(super) struct Ends<'a> {
    pub(super) from: &'a str,
    pub(super) to: &'a str,
}

/// A rule.
#[derive(Serialize)]
pub(super) struct Rule<'a> {
    pub(super) name: &'a str,
    pub(super) on: bool,
    #[serde(flatten)]
    pub(super) kind: RuleKind<'a>,
    #[serde(flatten)]
    pub(super) unknown: Unknown<'a>,
}

/// What a rule checks.
#[derive(Serialize)]
#[serde(tag = "kind")]
pub(super) enum RuleKind<'a> {
    #[serde(rename = "needs")]
    Needs {
        label: &'a str,
        any_of: Vec<Need<'a>>,
    },
    #[serde(rename = "required attributes")]
    RequiredAttributes,
    #[serde(rename = "both sides")]
    BothSides {
        asserting: &'a str,
        denying: &'a str,
        about: &'a str,
        through: &'a str,
        by: &'a str,
    },
    #[serde(rename = "identical spans")]
    IdenticalSpans,
    #[serde(rename = "partial words")]
    PartialWords,
    #[serde(rename = "in excluded region")]
    InExcludedRegion,
    #[serde(rename = "unused entities")]
    UnusedEntities,
}

/// What a rule asks for.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Need<'a> {
    Relation(&'a str),
    Attribute(&'a str),
}
