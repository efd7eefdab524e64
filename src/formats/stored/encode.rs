//! From a record to its bytes.

use super::key::kind_and_id;
use super::number::{self, state};
use super::{scheme, values};
use crate::formats::cbor::Writer;
use crate::model::{
    AnnotatorId, Article, Entity, Metadata, Project, Record, RecordKey, Region, Relation, Span,
    Stamp, Status, Timestamp, UnknownFields,
};
use crate::text::TextRange;

/// One record with its stamp, whether it is visible, hidden or deleted; none if the project knows
/// nothing under the key.
pub fn encode(project: &Project, key: RecordKey) -> Option<Vec<u8>> {
    let mut writer = Writer::new();
    write(&mut writer, project, key)?;
    Some(writer.into_bytes())
}

/// What stands under the key of an article that has moved to another id, in a merge of two copies:
/// the article that a pack may still hold under this key is not there any more.
pub fn moved(key: RecordKey) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map();
    write_key(&mut writer, key);
    writer.field(number::STATE).whole(state::MOVED);
    writer.end();
    writer.into_bytes()
}

/// Writes a record; none, and nothing is written, if the project knows nothing under the key.
pub(super) fn write(writer: &mut Writer, project: &Project, key: RecordKey) -> Option<()> {
    let (record, stamp) = project.entry(key)?;
    writer.map();
    write_key(writer, key);
    write_stamp(writer, stamp);
    match &record {
        Record::Info(info) => {
            writer.text_field(number::NAME, &info.name);
            write_unknown(writer, &info.unknown);
        }
        Record::Scheme(scheme) => scheme::write(writer, scheme),
        Record::Annotator(_, Some(annotator)) => {
            writer.text_field(number::NAME, &annotator.name);
            if let Some(color) = annotator.color {
                writer.field(number::COLOR).text(color.name());
            }
            write_unknown(writer, &annotator.unknown);
        }
        Record::Article(_, Some(article)) => write_article(writer, article),
        Record::Entity(_, Some(entity)) => write_entity(writer, entity),
        Record::Span(_, Some(span)) => write_span(writer, span),
        Record::Relation(_, Some(relation)) => write_relation(writer, relation),
        Record::Region(_, Some(region)) => write_region(writer, region),
        Record::Annotator(_, None)
        | Record::Article(_, None)
        | Record::Entity(_, None)
        | Record::Span(_, None)
        | Record::Relation(_, None)
        | Record::Region(_, None) => write_tombstone(writer, project, key),
    }
    writer.end();
    Some(())
}

fn write_key(writer: &mut Writer, key: RecordKey) {
    let (kind, id) = kind_and_id(key);
    writer.field(number::KIND).whole(kind);
    if let Some(id) = id {
        writer.field(number::ID).bytes(&id);
    }
}

fn write_stamp(writer: &mut Writer, stamp: Stamp) {
    write_moment(writer, number::MODIFIED, stamp.time);
    if stamp.counter > 0 {
        let counter = stamp.counter.into();
        writer.field(number::REVISION).whole(counter);
    }
    write_annotator(writer, number::MODIFIED_BY, stamp.author);
}

fn write_moment(writer: &mut Writer, number: u64, moment: Timestamp) {
    writer.field(number).whole(moment.milliseconds());
}

fn write_annotator(writer: &mut Writer, number: u64, annotator: AnnotatorId) {
    if annotator != AnnotatorId::NIL {
        writer.field(number).bytes(&annotator.bytes());
    }
}

/// Writes the fields of a newer version, of a record or of a part of one.
pub(super) fn write_unknown(writer: &mut Writer, unknown: &UnknownFields) {
    if unknown.is_empty() {
        return;
    }
    writer.field(number::UNKNOWN).map();
    for (name, json) in unknown {
        writer.text(name);
        writer.text(json);
    }
    writer.end();
}

fn write_article(writer: &mut Writer, article: &Article) {
    writer.text_field(number::NAME, &article.title);
    write_moment(writer, number::CREATED, article.created);
    let Metadata {
        outlet,
        author,
        date,
        url,
        language,
        file,
    } = &article.metadata;
    for (number, words) in [
        (number::OUTLET, outlet),
        (number::AUTHOR, author),
        (number::DATE, date),
        (number::URL, url),
        (number::LANGUAGE, language),
        (number::FILE, file),
    ] {
        // An empty one is not the same as none.
        if let Some(words) = words {
            writer.field(number).text(words);
        }
    }
    if article.status != Status::default() {
        writer.field(number::STATUS).text(article.status.name());
    }
    writer.field(number::TEXT).text(article.text.as_str());
    writer.field(number::SHA256).bytes(&article.digest.bytes());
    write_unknown(writer, &article.unknown);
}

fn write_entity(writer: &mut Writer, entity: &Entity) {
    writer.text_field(number::TYPE, &entity.kind);
    writer.text_field(number::NAME, &entity.name);
    if !entity.aliases.is_empty() {
        writer.field(number::ALIASES).names(&entity.aliases);
    }
    write_unknown(writer, &entity.unknown);
}

fn write_span(writer: &mut Writer, span: &Span) {
    writer.field(number::ARTICLE).bytes(&span.article.bytes());
    writer.field(number::LABEL).text(&span.label);
    write_places(writer, &mut span.fragments.iter());
    values::write(writer, &span.attributes);
    writer.text_field(number::NOTE, &span.note);
    write_annotator(writer, number::ANNOTATOR, span.annotator);
    write_moment(writer, number::CREATED, span.created);
    write_unknown(writer, &span.unknown);
}

fn write_relation(writer: &mut Writer, relation: &Relation) {
    writer.field(number::TYPE).text(&relation.relation_type);
    writer.field(number::FROM).bytes(&relation.from.bytes());
    writer.field(number::TO).bytes(&relation.to.bytes());
    write_annotator(writer, number::ANNOTATOR, relation.annotator);
    write_moment(writer, number::CREATED, relation.created);
    write_unknown(writer, &relation.unknown);
}

fn write_region(writer: &mut Writer, region: &Region) {
    writer.field(number::ARTICLE).bytes(&region.article.bytes());
    write_places(writer, &mut std::iter::once(region.range));
    writer.text_field(number::NOTE, &region.note);
    write_annotator(writer, number::ANNOTATOR, region.annotator);
    write_unknown(writer, &region.unknown);
}

fn write_places(writer: &mut Writer, ranges: &mut dyn ExactSizeIterator<Item = TextRange>) {
    writer.field(number::PLACES).list(ranges.len());
    for range in ranges {
        writer.list(2);
        writer.whole(range.start().get().into());
        writer.whole(range.end().get().into());
    }
}

/// Writes what is left of a deleted record: of an article, what its text was.
fn write_tombstone(writer: &mut Writer, project: &Project, key: RecordKey) {
    writer.field(number::STATE).whole(state::DELETED);
    if let RecordKey::Article(id) = key
        && let Some(digest) = project.digest(id)
    {
        writer.field(number::SHA256).bytes(&digest.bytes());
    }
}
