//! A JSON CAS as a project.

use serde_json::{Map, Value};

use super::{STRUCTURES, UimaJsonCas};
use crate::formats::json::{broken, describe};
use crate::formats::uima::cas::{Cas, Declared, Feature, Structure};
use crate::formats::uima::from_cas;
use crate::formats::{Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile};

impl Reader for UimaJsonCas {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let document: Value =
            serde_json::from_str(text).map_err(|problem| broken(&file.name, text, 1, &problem))?;
        let Some(cas) = cas(&document) else {
            let seen = describe(text);
            return Err(ReadError::of_file(file, ReadErrorKind::OtherJson { seen }));
        };
        from_cas::import(file, &cas, context)
    }
}

/// The structures and types of a file.
fn cas(document: &Value) -> Option<Cas> {
    let mut cas = Cas::default();
    let structures = document.get(STRUCTURES)?;
    match structures {
        Value::Array(all) => {
            for fields in all.iter().filter_map(Value::as_object) {
                cas.structures.push(structure(fields, None));
            }
        }
        // Older files have an object, with the ids for names.
        Value::Object(all) => {
            for (id, fields) in all {
                let fields = fields.as_object();
                cas.structures
                    .extend(fields.map(|fields| structure(fields, Some(id))));
            }
        }
        _ => return None,
    }
    let types = document.get("%TYPES").and_then(Value::as_object);
    for (type_name, features) in types.into_iter().flatten() {
        for (feature, declared) in features.as_object().into_iter().flatten() {
            if feature.starts_with('%') {
                continue;
            }
            let field = |name| {
                declared
                    .get(name)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
            };
            let declared = Declared {
                range: field("%RANGE").to_owned(),
                description: field("%DESCRIPTION").to_owned(),
            };
            let key = (type_name.clone(), feature.clone());
            cas.types.features.insert(key, declared);
        }
    }
    Some(cas)
}

fn structure(fields: &Map<String, Value>, id: Option<&str>) -> Structure {
    let mut structure = Structure {
        id: id.unwrap_or_default().to_owned(),
        ..Structure::default()
    };
    for (name, value) in fields {
        match name.as_str() {
            "%ID" => structure.id = plain(value).unwrap_or_default(),
            "%TYPE" => structure.type_name = plain(value).unwrap_or_default(),
            _ => structure.features.extend(feature(name, value)),
        }
    }
    structure
}

/// A feature; none where it has no value.
fn feature(name: &str, value: &Value) -> Option<(String, Feature)> {
    if value.is_null() {
        return None;
    }
    let (name, value) = match name.strip_prefix(['@', '^']) {
        Some(name) => (name, plain(value).map(Feature::Reference)),
        // Numbers that JSON does not have, such as infinity, are marked.
        None => (
            name.trim_start_matches('#'),
            plain(value).map(Feature::Text),
        ),
    };
    Some((name.to_owned(), value.unwrap_or(Feature::Other)))
}

/// A plain value in words.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_so) => Some(is_so.to_string()),
        _ => None,
    }
}
