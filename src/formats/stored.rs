//! Records as they are kept in the browser's database: a JSON text each, under its key.
//!
//! Source: `docs/format.md`, "In the browser". The records are those of a project file with two
//! differences, since each must stand alone and come back exactly as it was. Places are pairs of
//! offsets in UTF-8 bytes without quotations, for the article of a hidden span is gone; and
//! attribute values are told apart without a scheme. Deleted records are kept as tombstones.
//!
//! Many records that are stored at once, as by an import, go into *packs*: one value for hundreds.
//!
//! Called by `ui` when it opens and saves a project.

use std::collections::BTreeSet;

use serde::Serialize;

use super::json::{Fields, Ids, Record, Session};
use super::native::attributes::ChoiceAttributes;
use super::native::to_wire::ToWire;
use super::native::{from_json, inferred_scheme, wire};
use super::{Import, Warning};
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

/// How the keys of packs begin.
const PACK: &str = "pack/";

/// How many records a pack holds at most: some milliseconds' work to read.
pub const PACK_RECORDS: usize = 500;

/// The key of a pack, by a name that no other pack of the project has.
pub fn pack_key(name: &str) -> String {
    format!("{PACK}{name}")
}

/// What stands under the key of an article that has moved to another id, in a merge of two copies:
/// the article that a pack may still hold under this key is not there any more.
pub const MOVED: &str = "{\"moved\":true}";

/// Many records as one value, since a database is slow to store each by itself. A line is a key, a
/// space and what [`encode`] gives.
pub fn encode_pack(project: &Project, keys: &[RecordKey]) -> String {
    let mut pack = String::new();
    for key in keys {
        if let Some(json) = encode(project, *key) {
            pack.push_str(&self::key(*key));
            pack.push(' ');
            pack.push_str(&json);
            pack.push('\n');
        }
    }
    pack
}

/// Rebuilds a project from its records and packs in any order, exactly as it was: see [`Decoder`].
pub fn decode(project: ProjectId, records: impl IntoIterator<Item = (String, String)>) -> Import {
    let mut records: Vec<(String, String)> = records.into_iter().collect();
    records.sort_by_key(|(key, _)| order(key));
    let mut decoder = Decoder::new(project);
    for (key, json) in &records {
        decoder.add(key, json);
    }
    decoder.finish()
}

/// Where a value stands in the order in which a [`Decoder`] checks most: spans and regions are held
/// against the text of their article.
pub fn order(key: &str) -> impl Ord + use<> {
    (!key.starts_with(ARTICLE), !key.starts_with(PACK))
}

/// Rebuilds a project from its records and packs, one at a time.
///
/// Of a record that is there several times, the latest version stands, whatever the order: a pack
/// is never written again when a record of it changes. A record that is damaged becomes a warning
/// and costs nothing else.
#[derive(Debug)]
pub struct Decoder {
    project: Project,
    warnings: Vec<Warning>,
    has_scheme: bool,
    moved: BTreeSet<String>,
}

impl Decoder {
    /// A project of which nothing is known yet.
    pub fn new(project: ProjectId) -> Self {
        Self {
            project: Project::new(project, Name::from(""), Scheme::default()),
            warnings: Vec::new(),
            has_scheme: false,
            moved: BTreeSet::new(),
        }
    }

    /// Takes in what is kept under a key: a record or a pack.
    pub fn add(&mut self, key: &str, value: &str) {
        if !key.starts_with(PACK) {
            self.add_record(key, value);
            return;
        }
        for line in value.lines() {
            let (key, json) = line.split_once(' ').unwrap_or((line, ""));
            self.add_record(key, json);
        }
    }

    fn add_record(&mut self, key: &str, json: &str) {
        if json == MOVED {
            self.moved.insert(key.to_owned());
        }
        if self.moved.contains(key) {
            return;
        }
        let mut session = Session::of_record(DATABASE, json, Ids::strict(), wire::UNKNOWN);
        let read = read(&mut session, &self.project, key, json);
        self.warnings.append(&mut session.warnings);
        let Some(Entry {
            record,
            stamp,
            digest,
        }) = read
        else {
            return;
        };
        self.has_scheme |= matches!(record, model::Record::Scheme(_));
        let known = self.project.entry(record.key());
        if known.is_some_and(|(_, known)| known > stamp) {
            return;
        }
        if let (RecordKey::Article(id), Some(digest)) = (record.key(), digest) {
            self.project.remember_digest(id, digest);
        }
        self.project.put(record, stamp);
    }

    /// The project, and what was wrong with its records. Without a scheme, one is made of what the
    /// spans use.
    pub fn finish(mut self) -> Import {
        if !self.has_scheme {
            let scheme = inferred_scheme::infer(&self.project);
            self.project.put(scheme.into(), Stamp::ZERO);
        }
        Import {
            project: self.project,
            warnings: self.warnings,
        }
    }
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
