//! Examples of doccano as a project.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::{COMMENTS, Doccano, DoccanoRelations};
use crate::formats::json::{Fields, describe};
use crate::formats::reading::{
    Intake, JsonObject, NewArticle, NewSpan, ObjectPlace, Quoted, SourceText, Stretch,
    fitting_units, json_objects, nothing, take, take_article, take_name, take_objects, take_text,
};
use crate::formats::{FoundUnit, Import, OffsetUnit, ReadContext, ReadError, Reader, SourceFile};
use crate::model::{Name, SpanId, UnknownFields};

/// What doccano may have counted, the likeliest first.
const UNITS: [OffsetUnit; 2] = [OffsetUnit::Utf16, OffsetUnit::CodePoints];

/// Where an example may have its spans.
const LISTS: [&str; 3] = ["label", "labels", "entities"];

impl Reader for Doccano {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        read(file, text, context)
    }
}

impl Reader for DoccanoRelations {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        read(file, text, context)
    }
}

/// An example whose spans are not looked up yet.
struct Example<'a> {
    place: ObjectPlace,
    source: SourceText,
    details: NewArticle,
    entities: Vec<Entity>,
    relations: Vec<&'a RawValue>,
}

/// A span as the file has it.
struct Entity {
    place: ObjectPlace,
    id: Option<Name>,
    start: u32,
    end: u32,
    label: Name,
    unknown: UnknownFields,
}

fn read(file: &SourceFile, text: &str, context: ReadContext<'_>) -> Result<Import, ReadError> {
    let told = context.unit;
    let mut intake = Intake::new(file, context);
    let objects = json_objects(file, text, "example", &mut intake)?;
    let examples: Vec<Example<'_>> = objects
        .into_iter()
        .filter_map(|object| example(&mut intake, object))
        .collect();
    if examples.is_empty() {
        return Err(nothing(file, describe(text)));
    }
    let stretches: Vec<Quoted<'_>> = examples.iter().flat_map(quoted).collect();
    let fitting = fitting_units(&UNITS, &stretches);
    let unit = told.or_else(|| fitting.first().copied());
    let unit = unit.unwrap_or(OffsetUnit::Utf16);
    for example in examples {
        add(&mut intake, example, unit);
    }
    let mut import = intake.finish();
    import.offsets = Some(FoundUnit {
        unit,
        is_certain: told.is_some() || fitting.len() == 1,
    });
    Ok(import)
}

fn quoted<'e>(example: &'e Example<'_>) -> impl Iterator<Item = Quoted<'e>> {
    example.entities.iter().map(|entity| Quoted {
        text: &example.source,
        start: entity.start,
        end: entity.end,
        words: None,
    })
}

fn example<'a>(intake: &mut Intake<'_>, object: JsonObject<'a>) -> Option<Example<'a>> {
    let JsonObject { mut fields, place } = object;
    let Some(text) = take_text(&mut fields, "text") else {
        intake.warn(place.at(), "It is left out: it has no text.");
        return None;
    };
    let source = match SourceText::new(&text) {
        Ok(source) => source,
        Err(error) => {
            let message = format!("It is left out: its text has {} bytes.", error.bytes);
            intake.warn(place.at(), message);
            return None;
        }
    };
    let mut entities = Vec::new();
    for list in LISTS {
        for (number, json) in take_objects(&mut fields, list).into_iter().enumerate() {
            let place = place.part(&format!("span {}", number + 1));
            match entity(json, &place) {
                Some(entity) => entities.push(entity),
                None => {
                    let message = "It is left out: it does not say where it starts and ends and \
                                   what its label is.";
                    intake.warn(place.at(), message);
                }
            }
        }
    }
    let relations = take_objects(&mut fields, "relations");
    if fields.get(COMMENTS).is_some_and(|json| json.get() == "[]") {
        fields.take(COMMENTS);
    }
    // The number that doccano gave it is no field of the article.
    fields.take("id");
    let details = take_article(&mut fields);
    let mut unknown = fields.into_unknown();
    // A row of a table whose other rows have the field.
    unknown.retain(|_, json| &**json != "null");
    Some(Example {
        place,
        source,
        details: NewArticle { unknown, ..details },
        entities,
        relations,
    })
}

fn entity(json: &RawValue, place: &ObjectPlace) -> Option<Entity> {
    let place = place.clone();
    if let Ok((start, end, label)) = serde_json::from_str::<(u32, u32, String)>(json.get()) {
        return Some(Entity {
            place,
            id: None,
            start,
            end,
            label: label.into(),
            unknown: UnknownFields::new(),
        });
    }
    let mut fields: Fields<'_> = serde_json::from_str(json.get()).ok()?;
    Some(Entity {
        place,
        id: take_name(&mut fields, "id"),
        start: take(&mut fields, "start_offset")?,
        end: take(&mut fields, "end_offset")?,
        label: take_name(&mut fields, "label")?,
        unknown: fields.into_unknown(),
    })
}

fn add(intake: &mut Intake<'_>, example: Example<'_>, unit: OffsetUnit) {
    let Example {
        place,
        source,
        details,
        entities,
        relations,
    } = example;
    let article = intake.article(place.at(), &source, details);
    let mut ids: BTreeMap<Name, SpanId> = BTreeMap::new();
    for entity in entities {
        let stretch = Stretch {
            start: entity.start,
            end: entity.end,
            words: None,
        };
        let at = entity.place.at();
        let Some(fragments) = intake.fragments(at, &source, &[stretch], unit) else {
            continue;
        };
        let span = intake.span(NewSpan {
            article,
            fragments,
            label: entity.label,
            attributes: BTreeMap::new(),
            note: Name::from(""),
            annotator: String::new(),
            unknown: entity.unknown,
        });
        if let Some(id) = entity.id {
            ids.insert(id, span);
        }
    }
    for (number, json) in relations.into_iter().enumerate() {
        let place = place.part(&format!("relation {}", number + 1));
        let mut fields: Fields<'_> = serde_json::from_str(json.get()).unwrap_or_default();
        fields.take("id");
        let mut end = |name| ids.get(&take_name(&mut fields, name)?).copied();
        let (from, to) = (end("from_id"), end("to_id"));
        let Some(ends) = from.zip(to) else {
            intake.warn(place.at(), "It is left out: what it links was not read.");
            continue;
        };
        let called = take_name(&mut fields, "type").unwrap_or_default();
        intake.relation(ends, &called, "", fields.into_unknown());
    }
}
