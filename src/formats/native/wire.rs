//! The serde types of the native format: what is written, field by field and in this order.
//!
//! They borrow from the model and are only written; `from_json` reads the same fields, one by one and
//! forgivingly. See `docs/format.md` for what each field means.

use std::fmt::Display;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::attributes::Attributes;
use super::scheme::wire::Scheme;
use crate::formats::json::write_moment;
use crate::model::{
    AnnotatorId, ArticleId, Digest, EntityId, ProjectId, RegionId, RelationId, SpanId, Timestamp,
    UnknownFields,
};

/// A whole file.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) format: &'static str,
    pub(super) version: u64,
    pub(super) offsets: &'static str,
    pub(super) project: ProjectHead<'a>,
    pub(super) scheme: Scheme<'a>,
    pub(super) articles: Vec<Article<'a>>,
    pub(super) annotators: Vec<Annotator<'a>>,
    pub(super) entities: Vec<Entity<'a>>,
    pub(super) spans: Vec<Span<'a>>,
    pub(super) relations: Vec<Relation<'a>>,
    pub(super) regions: Vec<Region<'a>>,
    pub(super) deleted: Vec<Tombstone>,
    #[serde(flatten)]
    pub(super) unknown: Unknown<'a>,
}

/// The project's own record.
#[derive(Serialize)]
pub(in crate::formats) struct ProjectHead<'a> {
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) id: ProjectId,
    pub(in crate::formats) name: &'a str,
    #[serde(flatten)]
    pub(in crate::formats) ending: Ending<'a>,
}

/// What every record ends with.
#[derive(Clone, Copy, Serialize)]
pub(in crate::formats) struct Ending<'a> {
    #[serde(flatten)]
    pub(in crate::formats) stamp: Stamp,
    #[serde(flatten)]
    pub(in crate::formats) unknown: Unknown<'a>,
}

/// The version of a record.
#[derive(Clone, Copy, Serialize)]
pub(in crate::formats) struct Stamp {
    #[serde(serialize_with = "moment")]
    modified: Timestamp,
    #[serde(skip_serializing_if = "is_zero")]
    revision: u32,
    // Not `author`: that is who wrote an article.
    #[serde(serialize_with = "shown", skip_serializing_if = "is_nobody")]
    modified_by: AnnotatorId,
}

impl From<crate::model::Stamp> for Stamp {
    fn from(stamp: crate::model::Stamp) -> Self {
        Self {
            modified: stamp.time,
            revision: stamp.counter,
            modified_by: stamp.author,
        }
    }
}

/// An article.
#[derive(Serialize)]
pub(in crate::formats) struct Article<'a> {
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) id: ArticleId,
    pub(in crate::formats) title: &'a str,
    pub(in crate::formats) text: &'a str,
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) sha256: Digest,
    #[serde(flatten)]
    pub(in crate::formats) metadata: Metadata<'a>,
    pub(in crate::formats) status: &'static str,
    #[serde(serialize_with = "moment")]
    pub(in crate::formats) created: Timestamp,
    #[serde(flatten)]
    pub(in crate::formats) ending: Ending<'a>,
}

/// What is known about an article beside its text and title.
#[derive(Serialize)]
pub(in crate::formats) struct Metadata<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::formats) outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::formats) author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::formats) date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::formats) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::formats) language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::formats) file: Option<&'a str>,
}

/// An annotator.
#[derive(Serialize)]
pub(in crate::formats) struct Annotator<'a> {
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) id: AnnotatorId,
    pub(in crate::formats) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::formats) color: Option<&'static str>,
    #[serde(flatten)]
    pub(in crate::formats) ending: Ending<'a>,
}

/// An entity.
#[derive(Serialize)]
pub(in crate::formats) struct Entity<'a> {
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) id: EntityId,
    pub(in crate::formats) kind: &'a str,
    pub(in crate::formats) name: &'a str,
    pub(in crate::formats) aliases: Vec<&'a str>,
    #[serde(flatten)]
    pub(in crate::formats) ending: Ending<'a>,
}

/// A span.
#[derive(Serialize)]
pub(in crate::formats) struct Span<'a> {
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) id: SpanId,
    /// None within the article's own line.
    #[serde(
        serialize_with = "shown_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub(in crate::formats) article: Option<ArticleId>,
    pub(in crate::formats) label: &'a str,
    #[serde(flatten)]
    pub(in crate::formats) place: SpanPlace<'a>,
    pub(in crate::formats) attributes: Attributes<'a>,
    pub(in crate::formats) note: &'a str,
    #[serde(serialize_with = "shown", skip_serializing_if = "is_nobody")]
    pub(in crate::formats) annotator: AnnotatorId,
    #[serde(serialize_with = "moment")]
    pub(in crate::formats) created: Timestamp,
    #[serde(flatten)]
    pub(in crate::formats) ending: Ending<'a>,
}

/// Where a span lies, as each kind of file says it.
#[derive(Serialize)]
#[serde(untagged)]
pub(in crate::formats) enum SpanPlace<'a> {
    /// In a project file.
    Fragments { fragments: Vec<Fragment<'a>> },
    /// In JSONL: from the start of the first fragment to the end of the last, too.
    Extent {
        #[serde(flatten)]
        whole: Fragment<'a>,
        fragments: Vec<Fragment<'a>>,
    },
}

/// A stretch of text.
#[derive(Serialize)]
pub(in crate::formats) struct Fragment<'a> {
    /// In code points.
    pub(in crate::formats) start: u32,
    /// In code points, exclusive.
    pub(in crate::formats) end: u32,
    pub(in crate::formats) text: &'a str,
    /// What stands around it; none where the whole text stands beside it.
    #[serde(flatten)]
    pub(in crate::formats) context: Option<Context<'a>>,
}

/// What stands around a stretch of text.
#[derive(Serialize)]
pub(in crate::formats) struct Context<'a> {
    pub(in crate::formats) before: &'a str,
    pub(in crate::formats) after: &'a str,
}

/// A relation.
#[derive(Serialize)]
pub(in crate::formats) struct Relation<'a> {
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) id: RelationId,
    #[serde(rename = "type")]
    pub(in crate::formats) relation_type: &'a str,
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) from: SpanId,
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) to: SpanId,
    /// In JSONL, the article of `to` where it is another one.
    #[serde(
        serialize_with = "shown_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub(in crate::formats) to_article: Option<ArticleId>,
    #[serde(serialize_with = "shown", skip_serializing_if = "is_nobody")]
    pub(in crate::formats) annotator: AnnotatorId,
    #[serde(serialize_with = "moment")]
    pub(in crate::formats) created: Timestamp,
    #[serde(flatten)]
    pub(in crate::formats) ending: Ending<'a>,
}

/// An excluded region.
#[derive(Serialize)]
pub(in crate::formats) struct Region<'a> {
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) id: RegionId,
    /// None within the article's own line.
    #[serde(
        serialize_with = "shown_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub(in crate::formats) article: Option<ArticleId>,
    #[serde(flatten)]
    pub(in crate::formats) place: Fragment<'a>,
    pub(in crate::formats) note: &'a str,
    #[serde(serialize_with = "shown", skip_serializing_if = "is_nobody")]
    pub(in crate::formats) annotator: AnnotatorId,
    #[serde(flatten)]
    pub(in crate::formats) ending: Ending<'a>,
}

/// What is left of a deleted record.
#[derive(Serialize)]
pub(in crate::formats) struct Tombstone {
    pub(in crate::formats) kind: &'static str,
    #[serde(serialize_with = "shown")]
    pub(in crate::formats) id: String,
    /// Of an article: what its text was.
    #[serde(
        serialize_with = "shown_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub(in crate::formats) sha256: Option<Digest>,
    #[serde(flatten)]
    pub(in crate::formats) stamp: Stamp,
}

/// Fields of a newer version, written as they came. What is no JSON, which no reader lets in, is
/// written as a string rather than break the file.
#[derive(Clone, Copy)]
pub(in crate::formats) struct Unknown<'a> {
    pub(in crate::formats) fields: &'a UnknownFields,
    /// Names that are written already: fields called so are left out.
    pub(in crate::formats) except: &'static [&'static str],
}

impl<'a> Unknown<'a> {
    /// All of these fields.
    pub(in crate::formats) fn all(fields: &'a UnknownFields) -> Self {
        Self {
            fields,
            except: &[],
        }
    }
}

impl Serialize for Unknown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let fields = self.fields.iter();
        for (name, json) in fields.filter(|(name, _)| !self.except.contains(&&***name)) {
            match serde_json::from_str::<&RawValue>(json) {
                Ok(json) => map.serialize_entry(&**name, json)?,
                Err(_) => map.serialize_entry(&**name, &**json)?,
            }
        }
        map.end()
    }
}

fn shown<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

fn shown_if_any<T: Display, S: Serializer>(
    value: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}

fn moment<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&write_moment(*moment))
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

fn is_nobody(annotator: &AnnotatorId) -> bool {
    *annotator == AnnotatorId::NIL
}
