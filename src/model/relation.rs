//! A typed, directed link between two spans.

use super::{AnnotatorId, Name, RelationId, SpanId, Timestamp, UnknownFields};

/// A link from one span to another, in one article or in two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    /// Stable id.
    pub id: RelationId,
    /// Which type of the scheme it is, by name.
    pub relation_type: Name,
    /// Where it starts: the denial of "denies".
    pub from: SpanId,
    /// Where it leads: the claim of "denies".
    pub to: SpanId,
    /// Who made it.
    pub annotator: AnnotatorId,
    /// When it was made.
    pub created: Timestamp,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}
