//! From JSON records to the records of the model, each with its version.
//!
//! What ties records together (whether a span's article is there, whether an id is there twice) is
//! for `assembly`, which calls this.

use super::attributes::{self, ChoiceAttributes};
use crate::formats::json::Record;
use crate::formats::plain_text;
use crate::model::{
    self, Annotator, Article, ArticleId, Color, Digest, Entity, Fragments, Metadata, Name,
    ProjectInfo, Region, Relation, Span, SpanId, Stamp, Status,
};
use crate::text::{Text, TextRange};

pub(in crate::formats) fn info(record: &mut Record<'_, '_, '_>) -> (ProjectInfo, Stamp) {
    let name = record.text("name");
    let (stamp, unknown) = record.ending();
    (ProjectInfo { name, unknown }, stamp)
}

pub(in crate::formats) fn annotator(record: &mut Record<'_, '_, '_>) -> (Annotator, Stamp) {
    let id = record.id();
    let name = record.text("name");
    let color = color(record);
    let (stamp, unknown) = record.ending();
    (
        Annotator {
            id,
            name,
            color,
            unknown,
        },
        stamp,
    )
}

fn color(record: &mut Record<'_, '_, '_>) -> Option<Color> {
    let name = record.optional_text("color")?;
    let color = Color::from_name(&name);
    if color.is_none() {
        record.warn(format!(
            "Sayso does not know the color “{name}” and leaves it out."
        ));
    }
    color
}

pub(in crate::formats) fn entity(record: &mut Record<'_, '_, '_>) -> (Entity, Stamp) {
    let id = record.id();
    let kind = record.text("kind");
    let name = record.text("name");
    let aliases = record.texts("aliases");
    let (stamp, unknown) = record.ending();
    (
        Entity {
            id,
            kind,
            name,
            aliases,
            unknown,
        },
        stamp,
    )
}

pub(in crate::formats) fn article(record: &mut Record<'_, '_, '_>) -> Option<(Article, Stamp)> {
    let id = record.id();
    let raw = record.required_text("text")?;
    let text = match Text::new(&raw) {
        Ok(text) => text,
        Err(error) => {
            record.warn(format!("It is left out: {error}."));
            return None;
        }
    };
    let digest = Digest::of(&text);
    if let Some(hex) = record.optional_text("sha256")
        && Digest::from_hex(&hex) != Some(digest)
    {
        record.warn(
            "Its text is not the one that its “sha256” was made of: somebody changed it. Spans \
             whose words have moved are looked up by their words.",
        );
    }
    let title = record.text("title");
    let title = if title.trim().is_empty() {
        plain_text::title(text.as_str())
    } else {
        title
    };
    let metadata = Metadata {
        outlet: record.optional_text("outlet"),
        author: record.optional_text("author"),
        date: record.optional_text("date"),
        url: record.optional_text("url"),
        language: record.optional_text("language"),
        file: record.optional_text("file"),
    };
    let status = status(record);
    let created = record.created();
    let (stamp, unknown) = record.ending();
    Some((
        Article {
            id,
            title,
            metadata,
            status,
            created,
            digest,
            text: text.into(),
            unknown,
        },
        stamp,
    ))
}

fn status(record: &mut Record<'_, '_, '_>) -> Status {
    let Some(name) = record.optional_text("status") else {
        return Status::default();
    };
    Status::from_name(&name).unwrap_or_else(|| {
        let status = Status::default();
        record.warn(format!(
            "Sayso does not know the status “{name}” and took “{}”.",
            status.name()
        ));
        status
    })
}

/// The rest of a span whose place was read before.
pub(in crate::formats) fn span(
    record: &mut Record<'_, '_, '_>,
    (id, article): (SpanId, ArticleId),
    fragments: Fragments,
    choices: &ChoiceAttributes,
) -> Option<(Span, Stamp)> {
    let label = Name::from(record.required_text("label")?);
    let attributes = attributes::take(record, choices);
    let note = record.text("note");
    let annotator = record.annotator("annotator");
    let created = record.created();
    let (stamp, unknown) = record.ending();
    Some((
        Span {
            id,
            fragments,
            label,
            attributes,
            note,
            annotator,
            created,
            unknown,
            article,
        },
        stamp,
    ))
}

pub(in crate::formats) fn relation(record: &mut Record<'_, '_, '_>) -> Option<(Relation, Stamp)> {
    let id = record.id();
    let relation_type = Name::from(record.required_text("type")?);
    let from = record.required_reference("from", "span")?;
    let to = record.required_reference("to", "span")?;
    // The span knows its article.
    record.ignore(&["to_article"]);
    let annotator = record.annotator("annotator");
    let created = record.created();
    let (stamp, unknown) = record.ending();
    Some((
        Relation {
            id,
            relation_type,
            from,
            to,
            annotator,
            created,
            unknown,
        },
        stamp,
    ))
}

/// The rest of a region whose place was read before.
pub(in crate::formats) fn region(
    record: &mut Record<'_, '_, '_>,
    article: ArticleId,
    range: TextRange,
) -> (Region, Stamp) {
    let id = record.id();
    let note = record.text("note");
    let annotator = record.annotator("annotator");
    let (stamp, unknown) = record.ending();
    (
        Region {
            id,
            article,
            range,
            note,
            annotator,
            unknown,
        },
        stamp,
    )
}

/// A tombstone, and of an article what its text was.
pub(in crate::formats) fn tombstone(
    record: &mut Record<'_, '_, '_>,
) -> Option<(model::Record, Option<Digest>, Stamp)> {
    let kind = record.required_text("kind")?;
    let tombstone = match &*kind {
        "annotator" => model::Record::Annotator(record.id(), None),
        "article" => model::Record::Article(record.id(), None),
        "entity" => model::Record::Entity(record.id(), None),
        "span" => model::Record::Span(record.id(), None),
        "relation" => model::Record::Relation(record.id(), None),
        "region" => model::Record::Region(record.id(), None),
        other => {
            record.warn(format!(
                "It is left out: Sayso knows no records of the kind “{other}”."
            ));
            return None;
        }
    };
    let digest = record
        .optional_text("sha256")
        .and_then(|hex| Digest::from_hex(&hex));
    Some((tombstone, digest, record.stamp()))
}
