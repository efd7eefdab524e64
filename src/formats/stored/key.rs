//! What names a record: in the database a text, within the record two fields.

use uuid::Uuid;

use super::number::kind;
use crate::formats::cbor::Damage;
use crate::model::RecordKey;

/// How the keys of articles begin.
const ARTICLE: &str = "article/";

/// How the keys of packs begin.
const PACK: &str = "pack/";

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

/// The key of a pack, by a name that no other pack of the project has.
pub fn pack_key(name: &str) -> String {
    format!("{PACK}{name}")
}

/// Whether this is the key of a pack.
pub(super) fn is_of_pack(key: &str) -> bool {
    key.starts_with(PACK)
}

/// Where a value stands in the order in which a [`Decoder`](super::Decoder) checks most: spans and
/// regions are held against the text of their article.
pub fn order(key: &str) -> impl Ord + use<> {
    (!key.starts_with(ARTICLE), !is_of_pack(key))
}

/// The number of a record's kind and its id, if records of this kind have one.
pub(super) fn kind_and_id(key: RecordKey) -> (u64, Option<[u8; 16]>) {
    match key {
        RecordKey::Info => (kind::INFO, None),
        RecordKey::Scheme => (kind::SCHEME, None),
        RecordKey::Annotator(id) => (kind::ANNOTATOR, Some(id.bytes())),
        RecordKey::Article(id) => (kind::ARTICLE, Some(id.bytes())),
        RecordKey::Entity(id) => (kind::ENTITY, Some(id.bytes())),
        RecordKey::Span(id) => (kind::SPAN, Some(id.bytes())),
        RecordKey::Relation(id) => (kind::RELATION, Some(id.bytes())),
        RecordKey::Region(id) => (kind::REGION, Some(id.bytes())),
    }
}

/// The key of the record that has this kind and id.
pub(super) fn of(kind: Option<u64>, id: Option<Uuid>) -> Result<RecordKey, Damage> {
    let kind = kind.ok_or(Damage::new("it does not say what it is"))?;
    match kind {
        kind::INFO => return Ok(RecordKey::Info),
        kind::SCHEME => return Ok(RecordKey::Scheme),
        _ => {}
    }
    // The nil and the max UUID stand for no record at all.
    let id = id
        .filter(|id| !id.is_nil() && !id.is_max())
        .ok_or(Damage::new("it has no id"))?;
    match kind {
        kind::ANNOTATOR => Ok(RecordKey::Annotator(id.into())),
        kind::ARTICLE => Ok(RecordKey::Article(id.into())),
        kind::ENTITY => Ok(RecordKey::Entity(id.into())),
        kind::SPAN => Ok(RecordKey::Span(id.into())),
        kind::RELATION => Ok(RecordKey::Relation(id.into())),
        kind::REGION => Ok(RecordKey::Region(id.into())),
        _ => Err(Damage::new("it is of a kind that Sayso does not know")),
    }
}
