//! A project and its records: plain values and the invariants that tie them together.
//!
//! Everything here is an immutable value or a persistent collection, so a clone of a whole
//! [`Project`] costs a few pointers and a change costs logarithmic time. Nothing here can be
//! serialized: each format in `formats` has types of its own for that (I10).
//!
//! Any room may read a project. Only `edit` changes one, through [`Project::put`]; `formats` builds
//! fresh ones the same way.

mod annotator;
mod appearance;
mod article;
mod attribute;
mod entity;
mod id;
mod indexes;
mod marks;
mod practice;
mod preset;
mod project;
mod record;
mod records;
mod region;
mod relation;
mod rule;
mod scheme;
mod span;
mod stamp;
mod status;

pub use annotator::Annotator;
pub use appearance::{Color, Underline};
pub use article::{Article, Digest, Metadata};
pub use attribute::{Attribute, AttributeKind};
pub use entity::Entity;
pub use id::{AnnotatorId, ArticleId, EntityId, IdSource, ProjectId, RegionId, RelationId, SpanId};
pub use marks::Mark;
pub use practice::practice_project;
pub use preset::{
    ATTRIBUTED_TO, PAIRING_RELATIONS, SPEAKER, attribution_relations, claims_and_denials, presets,
};
pub use project::{Project, ProjectInfo};
pub use record::{Record, RecordKey};
pub use region::Region;
pub use relation::Relation;
pub use rule::{Need, Rule, RuleKind};
pub use scheme::{EntityKind, Label, RelationType, Scheme};
pub use span::{Fragments, Span, Value};
pub use stamp::{Stamp, Timestamp};
pub use status::Status;

use std::collections::BTreeMap;
use std::sync::Arc;

/// A short text that many values share: the name of a label, an attribute, a choice, a title.
///
/// Labels, attributes and relation types are referred to by name, as in every exchange format, so
/// that a span whose label has left the scheme still says what it was.
pub type Name = Arc<str>;

/// Fields that a file had and this version does not know: field name to its JSON text.
///
/// They are carried along unread, so that a newer program's data survives a round trip.
pub type UnknownFields = BTreeMap<Name, Name>;
