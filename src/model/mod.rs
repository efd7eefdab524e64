//! A project and its records: plain values and the invariants that tie them together.
//!
//! Everything here is an immutable value or a persistent collection, so a clone of a whole
//! [`Project`] costs a few pointers and a change costs logarithmic time. Nothing here can be
//! serialized: each format in `formats` has types of its own for that (I10).
//!
//! Any room may read a project. Only `edit` changes one, through [`Project::put`]; `formats` builds
//! fresh ones the same way.

mod annotator;
mod article;
mod entity;
mod id;
mod indexes;
mod marks;
mod preset;
mod project;
mod record;
mod records;
mod region;
mod relation;
mod scheme;
mod span;
mod stamp;

pub use annotator::Annotator;
pub use article::{Article, Digest, Metadata};
pub use entity::Entity;
pub use id::{AnnotatorId, ArticleId, EntityId, IdSource, ProjectId, RegionId, RelationId, SpanId};
pub use marks::Mark;
pub use preset::claims_and_denials;
pub use project::{Project, ProjectInfo};
pub use record::{Record, RecordKey};
pub use region::Region;
pub use relation::Relation;
pub use scheme::{
    Attribute, AttributeKind, Color, EntityKind, Label, RelationType, Scheme, Underline,
};
pub use span::{Fragments, Span, Value};
pub use stamp::{Stamp, Timestamp};

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
