//! Records as they are kept in the browser's database: one JSON text per record, under its key.
//!
//! Source: `docs/format.md`, "In the browser". The records are those of a project file with two
//! differences, since each must stand alone and come back exactly as it was. Places are pairs of
//! offsets in UTF-8 bytes without quotations, for the article of a hidden span is gone; and
//! attribute values are told apart without a scheme. Deleted records are kept as tombstones.
//!
//! Called by `store` when it opens and saves a project.

use serde::Serialize;

use super::Import;
use super::json::{Fields, Ids, Record, Session};
use super::native::attributes::ChoiceAttributes;
use super::native::to_wire::ToWire;
use super::native::{from_json, inferred_scheme, wire};
use crate::model::{
    self, ArticleId, Fragments, Name, Project, ProjectId, RecordKey, Scheme, Stamp,
};
use crate::text::{ByteOffset, TextRange};

/// What messages call the database.
const DATABASE: &str = "browser storage";

/// How the keys of articles begin.
const ARTICLE: &str = "article/";

/// The key of a record: `info`, `scheme`, or its kind and id, as in `span/0190a1b2-…`.
pub fn key(key: RecordKey) -> String {
    match key {
        RecordKey::Info => "info".into(),
        RecordKey::Scheme => "scheme".into(),
        RecordKey::Annotator(id) => format!("annotator/{id}"),
        RecordKey::Article(id) => format!("{ARTICLE}{id}"),
        RecordKey::Entity(id) => format!("entity/{id}"),
        RecordKey::Span(id) => format!("span/{id}"),
        RecordKey::Relation(id) => format!("relation/{id}"),
        RecordKey::Region(id) => format!("region/{id}"),
    }
}

/// What is left of a deleted record.
#[derive(Serialize)]
struct Deleted {
    deleted: wire::Tombstone,
}

/// One record with its stamp as JSON text, whether it is visible, hidden or deleted; none if the
/// project knows nothing under the key.
pub fn encode(project: &Project, key: RecordKey) -> Option<String> {
    let (record, _) = project.entry(key)?;
    let writing = ToWire {
        project,
        choices: ChoiceAttributes::default(),
        unknown: wire::UnknownForm::Apart,
    };
    let json = match &record {
        model::Record::Info(info) => serde_json::to_string(&writing.info(info, &info.unknown)),
        model::Record::Scheme(_) => serde_json::to_string(&writing.scheme()),
        model::Record::Annotator(_, Some(annotator)) => {
            serde_json::to_string(&writing.annotator(annotator))
        }
        model::Record::Article(_, Some(article)) => {
            serde_json::to_string(&writing.article(article))
        }
        model::Record::Entity(_, Some(entity)) => serde_json::to_string(&writing.entity(entity)),
        model::Record::Span(_, Some(span)) => {
            let place = wire::SpanPlace::Bytes {
                bytes: span.fragments.iter().map(pair).collect(),
            };
            serde_json::to_string(&writing.span(span, Some(span.article), place))
        }
        model::Record::Relation(_, Some(relation)) => {
            serde_json::to_string(&writing.relation(relation, None))
        }
        model::Record::Region(_, Some(region)) => {
            let place = wire::RegionPlace::Bytes {
                bytes: pair(region.range),
            };
            serde_json::to_string(&writing.region(region, Some(region.article), place))
        }
        model::Record::Annotator(_, None)
        | model::Record::Article(_, None)
        | model::Record::Entity(_, None)
        | model::Record::Span(_, None)
        | model::Record::Relation(_, None)
        | model::Record::Region(_, None) => serde_json::to_string(&Deleted {
            deleted: writing.tombstone(key)?,
        }),
    };
    json.ok()
}

fn pair(range: TextRange) -> (u32, u32) {
    (range.start().get(), range.end().get())
}

/// Rebuilds a project from its records in any order, exactly as it was.
///
/// A record that is damaged becomes a warning and costs nothing else. Without a scheme, one is made
/// of what the spans use.
pub fn decode(project: ProjectId, records: impl IntoIterator<Item = (String, String)>) -> Import {
    let mut records: Vec<(String, String)> = records.into_iter().collect();
    // Spans and regions are held against the text of their article.
    records.sort_by_key(|(key, _)| !key.starts_with(ARTICLE));
    let mut project = Project::new(project, Name::from(""), Scheme::default());
    let mut warnings = Vec::new();
    let mut has_scheme = false;
    for (key, json) in &records {
        let mut session = Session::of_record(DATABASE, json, Ids::strict(), wire::UNKNOWN);
        let read = read(&mut session, &project, key, json);
        warnings.append(&mut session.warnings);
        if let Some(Entry {
            record,
            stamp,
            digest,
        }) = read
        {
            has_scheme |= matches!(record, model::Record::Scheme(_));
            if let (RecordKey::Article(id), Some(digest)) = (record.key(), digest) {
                project.remember_digest(id, digest);
            }
            project.put(record, stamp);
        }
    }
    if !has_scheme {
        project.put(inferred_scheme::infer(&project).into(), Stamp::ZERO);
    }
    Import { project, warnings }
}

/// A record as it is kept.
struct Entry {
    record: model::Record,
    stamp: Stamp,
    /// Of a deleted article.
    digest: Option<model::Digest>,
}

/// Reads a record that is kept under a key. None, with a warning, if it is damaged.
fn read<'a>(
    session: &mut Session<'a, '_>,
    project: &Project,
    key: &str,
    json: &'a str,
) -> Option<Entry> {
    let entry = match serde_json::from_str::<Fields<'_>>(json) {
        Ok(fields) => entry(session, project, key, json, fields),
        Err(error) => {
            session.warn(
                json,
                Some(key),
                format!("It is damaged and left out: {error}."),
            );
            return None;
        }
    };
    let expected = entry.filter(|entry| self::key(entry.record.key()) == key);
    if expected.is_none() && session.warnings.is_empty() {
        session.warn(
            json,
            Some(key),
            "It is damaged and left out: it is another record.".into(),
        );
    }
    expected
}

fn entry<'a>(
    session: &mut Session<'a, '_>,
    project: &Project,
    key: &str,
    json: &'a str,
    fields: Fields<'a>,
) -> Option<Entry> {
    let mut record = Record::single(session, key, json, fields);
    if let Some((json, fields)) = record.object("deleted") {
        let mut tombstone = Record::single(session, key, json, fields);
        let (record, digest, stamp) = from_json::tombstone(&mut tombstone)?;
        return Some(Entry {
            record,
            stamp,
            digest,
        });
    }
    let (kind, _) = key.split_once('/').unwrap_or((key, ""));
    let (record, stamp) = match kind {
        "info" => {
            record.ignore(&["id"]);
            stamped(from_json::info(&mut record))
        }
        "scheme" => stamped(from_json::scheme(&mut record)),
        "annotator" => stamped(from_json::annotator(&mut record)?),
        "article" => stamped(from_json::article(&mut record)?),
        "entity" => stamped(from_json::entity(&mut record)?),
        "relation" => stamped(from_json::relation(&mut record)?),
        "span" => {
            let id = record.id()?;
            let article = article(&mut record)?;
            let pairs: Vec<(u32, u32)> = record.required("bytes")?;
            let ranges = pairs
                .into_iter()
                .map(|pair| range(&mut record, project, article, pair));
            let fragments = Fragments::new(ranges.collect::<Option<Vec<_>>>()?)?;
            stamped(from_json::span(
                &mut record,
                (id, article),
                fragments,
                &ChoiceAttributes::default(),
            )?)
        }
        "region" => {
            let article = article(&mut record)?;
            let pair = record.required("bytes")?;
            let range = range(&mut record, project, article, pair)?;
            stamped(from_json::region(&mut record, article, range)?)
        }
        _ => return None,
    };
    Some(Entry {
        record,
        stamp,
        digest: None,
    })
}

fn stamped(read: (impl Into<model::Record>, Stamp)) -> (model::Record, Stamp) {
    (read.0.into(), read.1)
}

fn article(record: &mut Record<'_, '_, '_>) -> Option<ArticleId> {
    let article = record.reference("article", "article");
    if article.is_none() {
        record.warn("It is damaged and left out: it names no article.");
    }
    article
}

/// A range in an article; anything but nothing goes where the article is gone.
fn range(
    record: &mut Record<'_, '_, '_>,
    project: &Project,
    article: ArticleId,
    (start, end): (u32, u32),
) -> Option<TextRange> {
    let range = TextRange::new(ByteOffset::new(start), ByteOffset::new(end))
        .filter(|range| !range.is_empty())
        .filter(|range| {
            project
                .article(article)
                .is_none_or(|known| known.text.holds(*range))
        });
    if range.is_none() {
        record.warn(format!(
            "It is damaged and left out: bytes {start} to {end} are no stretch of its article."
        ));
    }
    range
}
