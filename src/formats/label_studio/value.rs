//! What a result says of a region, as a value.

use serde_json::value::RawValue;

use super::config::ControlKind;
use crate::formats::json::{Fields, JsonText};
use crate::formats::reading::take;
use crate::model::{Name, Value};

/// The value that a result of a type has, where it says something.
pub(super) fn value(
    kind: &str,
    fields: &mut Fields<'_>,
    control: Option<&ControlKind>,
) -> Option<Value> {
    let json: &RawValue = match kind {
        "textarea" => fields.take("text")?,
        kind => fields.take(kind)?,
    };
    match kind {
        "choices" => choices(serde_json::from_str(json.get()).ok()?, control),
        "taxonomy" => {
            let paths: Vec<Vec<String>> = serde_json::from_str(json.get()).ok()?;
            let paths = paths.into_iter().map(|path| path.join(" / ").into());
            several(paths.collect())
        }
        _ => {
            let words = words(json)?;
            (!words.is_empty()).then(|| Value::Text(words.into()))
        }
    }
}

fn choices(chosen: Vec<String>, control: Option<&ControlKind>) -> Option<Value> {
    let mut chosen: Vec<Name> = chosen.into_iter().map(Name::from).collect();
    let are_several = match control {
        Some(ControlKind::Choices { are_several, .. }) => *are_several,
        _ => false,
    };
    if are_several || chosen.len() > 1 {
        return several(chosen);
    }
    let chosen = chosen.pop()?;
    Some(
        match (control.is_some_and(ControlKind::is_yes_no), &*chosen) {
            (true, "yes") => Value::YesNo(true),
            (true, "no") => Value::YesNo(false),
            _ => Value::Choice(chosen),
        },
    )
}

fn several(chosen: Vec<Name>) -> Option<Value> {
    (!chosen.is_empty()).then_some(Value::Choices(chosen))
}

/// Any JSON in words: a text as it is, a list of texts in lines, all else as JSON.
pub(super) fn words(json: &RawValue) -> Option<String> {
    if let Ok(text) = JsonText::read(json) {
        return Some(text.0.into_owned());
    }
    if let Ok(lines) = serde_json::from_str::<Vec<String>>(json.get()) {
        return Some(lines.join("\n"));
    }
    (json.get() != "null").then(|| json.get().to_owned())
}

/// The name of whoever completed an annotation: a number, or an object with an address or a name.
pub(super) fn completed_by(json: &RawValue) -> Option<String> {
    let Ok(mut person) = serde_json::from_str::<Fields<'_>>(json.get()) else {
        return words(json);
    };
    let mut text = |name| -> Option<String> { take(&mut person, name) };
    let address = text("email").filter(|address| !address.is_empty());
    let name = [text("first_name"), text("last_name")];
    let name: Vec<String> = name.into_iter().flatten().collect();
    let name = Some(name.join(" ")).filter(|name| !name.trim().is_empty());
    address.or(name).or_else(|| words(person.take("id")?))
}
