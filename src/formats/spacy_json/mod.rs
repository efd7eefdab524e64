//! spaCy's JSON: a document as `Doc.to_json` gives it, one on each line.
//!
//! Source: spaCy's API documentation of `Doc.to_json` and `Doc.from_json`, and both of them run
//! (version 3.8). Offsets count code points. What is mapped to what:
//!
//! | spaCy | here |
//! | --- | --- |
//! | a document | an article |
//! | `spans`, of every group | spans; those that Sayso makes are written to the group `sc` |
//! | `ents` | spans; written to `sc` as well, since entities cannot overlap |
//! | `kb_id`, `id` of a span, a group other than `sc`, `cats` | kept in fields of their own |
//!
//! `Doc.from_json` finds a span by the tokens that it begins and ends with, and makes tokens of white
//! space itself, so no span can begin or end with white space.

mod read;
mod write;

use serde_json::value::RawValue;

use super::json::Fields;
use super::reading::first_object;
use super::{About, Format, Reader, SourceFile, Writer};

/// The group of spans that spaCy's own components take them from and put them into.
const GROUP: &str = "sc";

/// The group that a span came from, where that is another one: a JSON string.
const OTHER_GROUP: &str = "spacy_group";

/// Documents as spaCy's JSON.
#[derive(Debug)]
pub struct SpacyJson;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "spaCy JSON",
    extension: "jsonl",
    media_type: "application/jsonl",
    description: "One Doc.to_json() per line, spans in the group “sc”.",
    offset_units: &[],
};

impl Format for SpacyJson {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        first_object(text).is_some_and(|fields| is_document(&fields))
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

/// Whether an object is a document of spaCy's.
fn is_document(fields: &Fields<'_>) -> bool {
    let begins = |name, sign: char| {
        let value: Option<&RawValue> = fields.get(name);
        value.is_some_and(|value| value.get().starts_with(sign))
    };
    fields.get_text("text").is_some()
        && begins("tokens", '[')
        && (begins("spans", '{') || (begins("ents", '[') && !begins("spans", '[')))
}
