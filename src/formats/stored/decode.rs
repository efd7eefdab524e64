//! From the fields of a record to the record.

use super::fields::{Fields, needed, no_stretch};
use super::key;
use super::number::state;
use crate::formats::cbor::Damage;
use crate::model::{
    Annotator, AnnotatorId, Article, ArticleId, Digest, Entity, EntityId, Fragments, Project,
    ProjectInfo, Record, RecordKey, Region, RegionId, Relation, RelationId, Span, SpanId, Stamp,
};
use crate::text::{Text, TextRange};

/// What stands under a key.
pub(super) enum Kept {
    /// A record, as it is or deleted.
    Record {
        record: Record,
        stamp: Stamp,
        /// What the text of a deleted article was.
        digest: Option<Digest>,
    },
    /// An article that is under another id now.
    Moved,
}

/// Bytes that hold no record.
pub(super) struct Damaged {
    /// The record that they should hold, if they still say which.
    pub(super) key: Option<RecordKey>,
    /// What is wrong with them.
    pub(super) damage: Damage,
}

/// Reads what is kept in some bytes, and checks places against the article if the project has it.
pub(super) fn read(project: &Project, bytes: &[u8]) -> Result<(RecordKey, Kept), Damaged> {
    let mut fields = Fields::default();
    let read = fields.read(bytes);
    let key = key::of(fields.kind, fields.id);
    let known = key.as_ref().ok().copied();
    read.and(key)
        .and_then(|key| Ok((key, kept(project, key, fields)?)))
        .map_err(|damage| Damaged { key: known, damage })
}

fn kept(project: &Project, key: RecordKey, fields: Fields<'_>) -> Result<Kept, Damage> {
    match fields.state {
        None => Ok(Kept::Record {
            stamp: fields.stamp()?,
            record: present(project, key, fields)?,
            digest: None,
        }),
        Some(state::DELETED) => Ok(Kept::Record {
            stamp: fields.stamp()?,
            record: deleted(key)?,
            digest: fields.digest,
        }),
        Some(state::MOVED) => Ok(Kept::Moved),
        Some(_) => Err(Damage::new("Sayso does not know what became of it")),
    }
}

fn deleted(key: RecordKey) -> Result<Record, Damage> {
    match key {
        RecordKey::Info | RecordKey::Scheme => Err(Damage::new("it cannot be deleted")),
        RecordKey::Annotator(id) => Ok(Record::Annotator(id, None)),
        RecordKey::Article(id) => Ok(Record::Article(id, None)),
        RecordKey::Entity(id) => Ok(Record::Entity(id, None)),
        RecordKey::Span(id) => Ok(Record::Span(id, None)),
        RecordKey::Relation(id) => Ok(Record::Relation(id, None)),
        RecordKey::Region(id) => Ok(Record::Region(id, None)),
    }
}

fn present(project: &Project, key: RecordKey, fields: Fields<'_>) -> Result<Record, Damage> {
    match key {
        RecordKey::Info => Ok(Record::from(ProjectInfo {
            name: fields.name,
            unknown: fields.unknown,
        })),
        RecordKey::Scheme => Ok(Record::from(fields.into_scheme())),
        RecordKey::Annotator(id) => Ok(annotator(id, fields)),
        RecordKey::Article(id) => article(id, fields),
        RecordKey::Entity(id) => Ok(entity(id, fields)),
        RecordKey::Span(id) => span(project, id, fields),
        RecordKey::Relation(id) => relation(id, fields),
        RecordKey::Region(id) => region(project, id, fields),
    }
}

fn annotator(id: AnnotatorId, fields: Fields<'_>) -> Record {
    Record::from(Annotator {
        id,
        name: fields.name,
        color: fields.color,
        unknown: fields.unknown,
    })
}

fn article(id: ArticleId, fields: Fields<'_>) -> Result<Record, Damage> {
    let created = fields.created()?;
    let text = needed(fields.text, "it has no text")?;
    let text = Text::new(text).map_err(|error| Damage::new(error.to_string()))?;
    // A megabyte takes long to digest. Earlier records have nothing but the text.
    let digest = fields.digest.unwrap_or_else(|| Digest::of(&text));
    Ok(Record::from(Article {
        id,
        title: fields.name,
        metadata: fields.metadata,
        status: fields.status,
        created,
        digest,
        text: text.into(),
        unknown: fields.unknown,
    }))
}

fn entity(id: EntityId, fields: Fields<'_>) -> Record {
    Record::from(Entity {
        id,
        kind: fields.record_type.unwrap_or_default(),
        name: fields.name,
        aliases: fields.aliases,
        unknown: fields.unknown,
    })
}

fn span(project: &Project, id: SpanId, fields: Fields<'_>) -> Result<Record, Damage> {
    let annotator = fields.annotator();
    let created = fields.created()?;
    let article = needed(fields.article, "it names no article")?.into();
    check_places(project, article, &fields.places)?;
    let fragments = Fragments::new(fields.places);
    Ok(Record::from(Span {
        id,
        fragments: needed(fragments, "it marks nothing")?,
        label: needed(fields.label, "it has no label")?,
        attributes: fields.values,
        note: fields.note,
        annotator,
        created,
        unknown: fields.unknown,
        article,
    }))
}

fn relation(id: RelationId, fields: Fields<'_>) -> Result<Record, Damage> {
    let annotator = fields.annotator();
    let created = fields.created()?;
    Ok(Record::from(Relation {
        id,
        relation_type: needed(fields.record_type, "it has no type")?,
        from: needed(fields.from, "it starts nowhere")?.into(),
        to: needed(fields.to, "it leads nowhere")?.into(),
        annotator,
        created,
        unknown: fields.unknown,
    }))
}

fn region(project: &Project, id: RegionId, fields: Fields<'_>) -> Result<Record, Damage> {
    let annotator = fields.annotator();
    let article = needed(fields.article, "it names no article")?.into();
    check_places(project, article, &fields.places)?;
    let &[range] = fields.places.as_slice() else {
        return Err(Damage::new("it does not lie in one place"));
    };
    Ok(Record::from(Region {
        id,
        article,
        range,
        note: fields.note,
        annotator,
        unknown: fields.unknown,
    }))
}

/// Checks places against the text of an article; any place goes where the article is gone.
fn check_places(project: &Project, article: ArticleId, places: &[TextRange]) -> Result<(), Damage> {
    let Some(article) = project.article(article) else {
        return Ok(());
    };
    match places.iter().find(|range| !article.text.holds(**range)) {
        Some(range) => Err(no_stretch(range.start().get(), range.end().get())),
        None => Ok(()),
    }
}
