//! The objects of a JSON file: one on each line, a list of them, or a single one.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{At, Intake, NewArticle};
use crate::formats::json::{Fields, JsonText, broken, describe};
use crate::formats::{Place, ReadError, ReadErrorKind, SourceFile};
use crate::model::{Metadata, Name};

/// An object of a file, and where it stands.
#[derive(Debug)]
pub(in crate::formats) struct JsonObject<'a> {
    /// Its fields, unparsed.
    pub(in crate::formats) fields: Fields<'a>,
    /// Where it stands.
    pub(in crate::formats) place: ObjectPlace,
}

/// Where an object stands in its file.
#[derive(Clone, Debug, Default)]
pub(in crate::formats) struct ObjectPlace {
    line: Option<usize>,
    record: Option<String>,
}

impl ObjectPlace {
    /// The place as warnings tell it.
    pub(in crate::formats) fn at(&self) -> At<'_> {
        At {
            line: self.line,
            record: self.record.as_deref(),
        }
    }

    /// A part of the object, in words.
    pub(in crate::formats) fn part(&self, part: &str) -> Self {
        Self {
            line: self.line,
            record: Some(match &self.record {
                Some(record) => format!("{record}, {part}"),
                None => part.to_owned(),
            }),
        }
    }
}

/// The first object of a text, if it begins with one: what a file of JSON is known by.
pub(in crate::formats) fn first_object(text: &str) -> Option<Fields<'_>> {
    let text = text.trim_start();
    let text = text.strip_prefix('[').unwrap_or(text).trim_start();
    if !text.starts_with('{') {
        return None;
    }
    let mut objects = serde_json::Deserializer::from_str(text).into_iter::<Fields<'_>>();
    objects.next()?.ok()
}

/// The objects of a file. A broken line costs that line alone, but a file that ends in the middle of an
/// object was cut off and is refused whole. `called` is what an item of a list is called: "task".
///
/// # Errors
///
/// If there is no object in it, or it is cut off.
pub(in crate::formats) fn json_objects<'a>(
    file: &SourceFile,
    text: &'a str,
    called: &str,
    intake: &mut Intake<'_>,
) -> Result<Vec<JsonObject<'a>>, ReadError> {
    let is_list = text.trim_start().starts_with('[');
    let first_line = text.trim_start().lines().next().unwrap_or_default();
    let is_single = !is_list && serde_json::from_str::<&RawValue>(first_line).is_err();
    if is_single && let Ok(fields) = serde_json::from_str(text) {
        let place = ObjectPlace::default();
        return Ok(vec![JsonObject { fields, place }]);
    }
    let mut objects = Vec::new();
    let mut first_error = None;
    if is_list {
        let items: Vec<&RawValue> =
            serde_json::from_str(text).map_err(|error| broken(&file.name, text, 1, &error))?;
        for (number, item) in items.into_iter().enumerate() {
            let place = ObjectPlace {
                line: None,
                record: Some(format!("{called} {}", number + 1)),
            };
            push(&mut objects, intake, item.get(), place);
        }
    } else {
        let lines = text.lines().enumerate();
        let lines: Vec<_> = lines.filter(|(_, line)| !line.trim().is_empty()).collect();
        let last = lines.last().map(|(number, _)| *number);
        for (number, line) in lines {
            let place = ObjectPlace {
                line: Some(number + 1),
                record: None,
            };
            if let Err(problem) = serde_json::from_str::<&RawValue>(line) {
                let error = broken(&file.name, line, number + 1, &problem);
                if error.is_cut_off() && Some(number) == last {
                    return Err(error);
                }
                let message = format!("This line is left out. {}", reason(&error));
                intake.warn(place.at(), message);
                first_error.get_or_insert(error);
                continue;
            }
            push(&mut objects, intake, line, place);
        }
    }
    if objects.is_empty() {
        let seen = describe(if is_list { text } else { first_line });
        return Err(first_error.unwrap_or_else(|| nothing(file, seen)));
    }
    Ok(objects)
}

fn push<'a>(
    objects: &mut Vec<JsonObject<'a>>,
    intake: &mut Intake<'_>,
    json: &'a str,
    place: ObjectPlace,
) {
    match serde_json::from_str(json) {
        Ok(fields) => objects.push(JsonObject { fields, place }),
        Err(_) => {
            let message = format!("It is left out: it is {} and no object.", describe(json));
            intake.warn(place.at(), message);
        }
    }
}

fn reason(error: &ReadError) -> String {
    match &error.kind {
        ReadErrorKind::BrokenJson { reason, .. } => format!("It is broken JSON: {reason}."),
        kind => kind.to_string(),
    }
}

/// That a file of JSON holds nothing that could be read.
pub(in crate::formats) fn nothing(file: &SourceFile, seen: String) -> ReadError {
    ReadError {
        place: Place {
            line: Some(1),
            ..Place::file(&file.name)
        },
        kind: ReadErrorKind::OtherJson { seen },
    }
}

/// Takes a field out that should be of a type. What is none stays among the fields.
pub(in crate::formats) fn take<'a, T: Deserialize<'a>>(
    fields: &mut Fields<'a>,
    name: &str,
) -> Option<T> {
    let value = serde_json::from_str(fields.get(name)?.get()).ok()?;
    fields.take(name);
    Some(value)
}

/// Takes a text out. What is none stays among the fields.
pub(in crate::formats) fn take_text(fields: &mut Fields<'_>, name: &str) -> Option<Name> {
    let text = Name::from(&*JsonText::read(fields.get(name)?).ok()?.0);
    fields.take(name);
    Some(text)
}

/// Takes a name or a number out, as a name.
pub(in crate::formats) fn take_name(fields: &mut Fields<'_>, name: &str) -> Option<Name> {
    take_text(fields, name).or_else(|| {
        let number: serde_json::Number = take(fields, name)?;
        Some(number.to_string().into())
    })
}

/// Takes the objects of a list out; none where there is no such list.
pub(in crate::formats) fn take_objects<'a>(
    fields: &mut Fields<'a>,
    name: &str,
) -> Vec<&'a RawValue> {
    take(fields, name).unwrap_or_default()
}

/// Takes out what is known of an article, under the names that Sayso gives it.
pub(in crate::formats) fn take_article(fields: &mut Fields<'_>) -> NewArticle {
    let mut text = |name| take_text(fields, name);
    NewArticle {
        title: text("title").unwrap_or_default().to_string(),
        metadata: Metadata {
            outlet: text("outlet"),
            author: text("author"),
            date: text("date"),
            url: text("url"),
            language: text("language"),
            file: None,
        },
        ..NewArticle::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_object_is_found_on_a_line_in_a_list_and_alone() {
        for text in [
            "{\"a\":1}\n{\"b\":2}",
            "[ {\"a\":1}, oops",
            "{\n \"a\": 1\n}",
        ] {
            assert!(first_object(text).unwrap().get("a").is_some());
        }
        for text in ["", "[1]", "{\"a\":", "[]", "He said: {\"a\":1}"] {
            assert!(first_object(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_of_another_type_stays_a_field() {
        let mut fields: Fields<'_> = serde_json::from_str("{\"title\":3,\"url\":\"x\"}").unwrap();
        let article = take_article(&mut fields);
        assert_eq!(article.title, "");
        assert_eq!(article.metadata.url.as_deref(), Some("x"));
        assert_eq!(take_name(&mut fields, "title").as_deref(), Some("3"));
    }
}
