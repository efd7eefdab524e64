//! From JSON records to the records of the model, each with its version.
//!
//! What ties records together (whether a span's article is there, whether an id is there twice) is
//! for `assembly`, which calls this.

use super::attributes::{self, ChoiceAttributes};
use crate::formats::json::Record;
use crate::formats::plain_text;
use crate::model::{
    self, Annotator, Article, ArticleId, Attribute, AttributeKind, Color, Digest, Entity,
    EntityKind, Fragments, Label, Metadata, Name, ProjectInfo, Region, Relation, RelationType,
    Scheme, Span, SpanId, Stamp, Underline,
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
    let (stamp, unknown) = record.ending();
    (Annotator { id, name, unknown }, stamp)
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
    let created = record.created();
    let (stamp, unknown) = record.ending();
    Some((
        Article {
            id,
            title,
            metadata,
            created,
            digest,
            text: text.into(),
            unknown,
        },
        stamp,
    ))
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

pub(in crate::formats) fn scheme(record: &mut Record<'_, '_, '_>) -> (Scheme, Stamp) {
    let name = record.text("name");
    let labels = named(record, "label", "labels", label, |label| &label.name);
    let attributes = named(record, "attribute", "attributes", attribute, |one| {
        &one.name
    });
    let entity_kinds = named(record, "entity kind", "entity_kinds", entity_kind, |kind| {
        &kind.name
    });
    let relation_types = named(
        record,
        "relation type",
        "relation_types",
        relation_type,
        |kind| &kind.name,
    );
    let (stamp, unknown) = record.ending();
    (
        Scheme {
            name,
            labels,
            attributes,
            entity_kinds,
            relation_types,
            unknown,
        },
        stamp,
    )
}

/// Takes out a list of definitions. Those without a name, and all but the first of a name, are left
/// out with a warning.
fn named<T>(
    scheme: &mut Record<'_, '_, '_>,
    kind: &'static str,
    field: &str,
    read: impl Fn(&mut Record<'_, '_, '_>, usize) -> T,
    name: impl Fn(&T) -> &Name,
) -> Vec<T> {
    let mut definitions: Vec<T> = Vec::new();
    for (place, json) in scheme.list(field).into_iter().enumerate() {
        let Some(mut record) = Record::of_list(scheme.session, kind, place + 1, json) else {
            continue;
        };
        let definition = read(&mut record, place);
        let new = name(&definition);
        if new.trim().is_empty() {
            record.warn("It is left out: it has no name.");
        } else if definitions.iter().any(|known| name(known) == new) {
            record.warn("It is left out: its name is used twice.");
        } else {
            definitions.push(definition);
        }
    }
    definitions
}

fn label(record: &mut Record<'_, '_, '_>, place: usize) -> Label {
    let name = record.text("name");
    let short = record
        .optional_text("short")
        .unwrap_or_else(|| short_name(&name));
    let color = appearance(record, "color", Color::from_name, &Color::ALL, place);
    let underline = appearance(
        record,
        "underline",
        Underline::from_name,
        &Underline::ALL,
        place,
    );
    Label {
        name,
        short,
        key: record.optional("key"),
        color: color.unwrap_or(Color::Grey),
        underline: underline.unwrap_or(Underline::Solid),
        attributes: record.texts("attributes"),
        guideline: record.text("guideline"),
        unknown: record.unknown(),
    }
}

/// What a label is called on its tag where nobody said: its first character.
pub(super) fn short_name(name: &str) -> Name {
    name.chars()
        .take(1)
        .flat_map(char::to_uppercase)
        .collect::<String>()
        .into()
}

/// A colour or an underline by name; one of its own for each place where it is missing or unknown.
fn appearance<T: Copy>(
    record: &mut Record<'_, '_, '_>,
    field: &str,
    from_name: fn(&str) -> Option<T>,
    all: &[T],
    place: usize,
) -> Option<T> {
    let name = record.optional_text(field);
    let known = name.as_deref().and_then(from_name);
    if let (Some(name), None) = (name, known) {
        record.warn(format!(
            "Sayso does not know the {field} “{name}” and took another."
        ));
    }
    known.or_else(|| all.iter().cycle().nth(place % all.len()).copied())
}

fn attribute(record: &mut Record<'_, '_, '_>, _place: usize) -> Attribute {
    let name = record.text("name");
    let kind = record.text("kind");
    let kind = match &*kind {
        "choice" => AttributeKind::Choice(record.texts("options")),
        "choices" => AttributeKind::Choices(record.texts("options")),
        "yes/no" => AttributeKind::YesNo,
        "text" => AttributeKind::Text,
        "entity" => AttributeKind::Entity(record.text("entity_kind")),
        other => {
            record.warn(format!(
                "Sayso does not know attributes of the kind “{other}” and takes this one for text."
            ));
            AttributeKind::Text
        }
    };
    // Left over where the kind has no use for them; should it change, they must not come back.
    record.ignore(&["options", "entity_kind"]);
    Attribute {
        name,
        kind,
        unknown: record.unknown(),
    }
}

fn entity_kind(record: &mut Record<'_, '_, '_>, _place: usize) -> EntityKind {
    let name = record.text("name");
    let guideline = record.text("guideline");
    EntityKind {
        name,
        guideline,
        unknown: record.unknown(),
    }
}

fn relation_type(record: &mut Record<'_, '_, '_>, _place: usize) -> RelationType {
    let name = record.text("name");
    let mut ends = Vec::new();
    for (place, json) in record.list("ends").into_iter().enumerate() {
        if let Some(mut pair) = Record::of_list(record.session, "pair of ends", place + 1, json) {
            ends.push((pair.text("from"), pair.text("to")));
        }
    }
    RelationType {
        name,
        ends,
        unknown: record.unknown(),
    }
}
