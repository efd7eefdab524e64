//! What the bodies of an annotation say of a span.

use super::annotation::{Annotation, Body};
use crate::formats::reading::NewSpan;
use crate::model::{Name, Value};

/// The value that further tags become.
const TAGS: &str = "tags";

/// The label of what has none.
const UNLABELLED: &str = "annotation";

/// Takes over what the bodies of an annotation say.
pub(super) fn describe(span: &mut NewSpan, annotation: &Annotation) {
    let mut label: Option<Name> = None;
    let mut tags: Vec<Name> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    for Body {
        purpose,
        value,
        label: of,
    } in &annotation.bodies
    {
        let value = Name::from(value.as_str());
        match (purpose.as_str(), of) {
            ("classifying", Some(attribute)) => {
                let attribute = Name::from(attribute.as_str());
                span.attributes.insert(attribute, Value::Text(value));
            }
            ("tagging" | "classifying", _) if label.is_none() => label = Some(value),
            ("tagging" | "classifying", _) => tags.push(value),
            ("commenting" | "replying" | "", _) => notes.push(value.to_string()),
            (purpose, _) => {
                span.attributes.insert(purpose.into(), Value::Text(value));
            }
        }
    }
    if !tags.is_empty() {
        span.attributes.insert(TAGS.into(), Value::Choices(tags));
    }
    let motivation = annotation.motivations.first();
    let motivation = motivation.map_or(UNLABELLED, String::as_str);
    span.label = label.unwrap_or_else(|| motivation.into());
    span.note = notes.join("\n").into();
}
