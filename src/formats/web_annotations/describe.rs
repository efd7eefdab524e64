//! What the bodies of an annotation say of a span.

use serde_json::Value as Json;

use super::annotation::{Body, bodies, motivations};
use crate::formats::reading::NewSpan;
use crate::model::{Name, Value};

/// The value that further tags become.
const TAGS: &str = "tags";

/// The label of what has none.
const UNLABELLED: &str = "annotation";

/// Takes over what the bodies of an annotation say.
pub(super) fn describe(span: &mut NewSpan, annotation: &Json) {
    let mut label: Option<Name> = None;
    let mut tags: Vec<Name> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    for Body {
        purpose,
        value,
        label: of,
    } in bodies(annotation)
    {
        let value = Name::from(value);
        match (purpose.as_str(), of) {
            ("classifying", Some(attribute)) => {
                span.attributes.insert(attribute.into(), Value::Text(value));
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
    let motivation = motivations(annotation).next().unwrap_or(UNLABELLED);
    span.label = label.unwrap_or_else(|| motivation.into());
    span.note = notes.join("\n").into();
}
