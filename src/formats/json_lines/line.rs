//! The serde type of one line.

use serde::Serialize;

use crate::formats::native::wire::{Annotator, Article, Entity, Region, Relation, Span};

/// The field that names the attributes for which a bare string is one choice. In a project file
/// the scheme tells.
pub(super) const CHOICE_ATTRIBUTES: &str = "choice_attributes";

/// The field that names the scheme.
pub(super) const SCHEME: &str = "scheme";

/// The fields of a line beside those of an article.
pub(super) const FIELDS: &[&str] = &[
    SCHEME,
    "spans",
    "relations",
    "regions",
    "entities",
    "annotators",
    CHOICE_ATTRIBUTES,
];

/// An article with all that belongs to it.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    #[serde(flatten)]
    pub(super) article: Article<'a>,
    /// What the spans were made with.
    pub(super) scheme: SchemeName<'a>,
    pub(super) spans: Vec<Span<'a>>,
    /// Those that start from a span of this article.
    pub(super) relations: Vec<Relation<'a>>,
    pub(super) regions: Vec<Region<'a>>,
    /// Those that the spans point at.
    pub(super) entities: Vec<Entity<'a>>,
    /// Those that made the spans, relations and regions.
    pub(super) annotators: Vec<Annotator<'a>>,
    /// See [`CHOICE_ATTRIBUTES`].
    pub(super) choice_attributes: Vec<&'a str>,
}

/// Which scheme in which of its states; its definitions are in the project file.
#[derive(Serialize)]
pub(super) struct SchemeName<'a> {
    pub(super) name: &'a str,
    pub(super) version: u32,
}
