//! doccano's JSONL: an example on each line, for projects of sequence labelling without relations and
//! with them.
//!
//! Source: doccano's own code for import and export (`data_import`, `data_export`, version 1.8), run.
//! What is mapped to what:
//!
//! | doccano | here |
//! | --- | --- |
//! | an example | an article |
//! | `label`, a list of start, end and label (without relations) | spans |
//! | `entities` with `start_offset` and `end_offset` (with relations) | spans |
//! | `relations` | relations; their ends are ids of the same example's entities |
//! | `title`, `outlet`, `author`, `date`, `url`, `language` | the article's own |
//! | `Comments` and any other field, which is metadata to doccano | kept |
//!
//! doccano keeps whatever numbers it is given. Its page counts UTF-16 units, so these are written; what
//! slices the text in Python takes them for code points. The file has no words to tell by, so only an
//! impossible offset does, and the user can choose.
//!
//! doccano takes no example without a text, and drops overlapping spans unless its project allows them.

mod metadata;
mod read;
mod write;

use serde_json::value::RawValue;

use super::json::Fields;
use super::reading::first_object;
use super::{About, Format, OffsetUnit, Reader, SourceFile, Writer};

/// What doccano's comments on an example are called.
const COMMENTS: &str = "Comments";

/// Examples without relations.
#[derive(Debug)]
pub struct Doccano;

/// Examples with relations.
#[derive(Debug)]
pub struct DoccanoRelations;

/// What users are told of examples without relations.
pub(super) const ABOUT: About = About {
    name: "doccano JSONL",
    extension: "jsonl",
    media_type: "application/jsonl",
    description: "One example per line with its labels, for a project that allows overlapping spans.",
    offset_units: &[OffsetUnit::Utf16, OffsetUnit::CodePoints],
};

/// What users are told of examples with relations.
pub(super) const ABOUT_WITH_RELATIONS: About = About {
    name: "doccano JSONL with relations",
    extension: "jsonl",
    media_type: "application/jsonl",
    description: "One example per line with entities and relations, for a project that uses relations.",
    offset_units: &[OffsetUnit::Utf16, OffsetUnit::CodePoints],
};

impl Format for Doccano {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        first_object(text).is_some_and(|fields| {
            let mut lists = ["label", "labels"].into_iter();
            let is_commented = fields.get(COMMENTS).is_some();
            fields.get_text("text").is_some()
                && lists.any(|name| is_list_of_spans(&fields, name, is_commented))
        })
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

impl Format for DoccanoRelations {
    fn about(&self) -> &'static About {
        &ABOUT_WITH_RELATIONS
    }

    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        first_object(text).is_some_and(|fields| {
            let is_linked = fields.get("relations").is_some();
            fields.get_text("text").is_some() && is_list_of_spans(&fields, "entities", is_linked)
        })
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

/// Whether a field is a list of doccano's spans. An empty one is, if something else tells.
fn is_list_of_spans(fields: &Fields<'_>, name: &str, may_be_empty: bool) -> bool {
    let list = fields.get(name).map(RawValue::get);
    let items: Option<Vec<&RawValue>> = list.and_then(|list| serde_json::from_str(list).ok());
    let Some(items) = items else {
        return false;
    };
    match items.first() {
        None => may_be_empty || name == "label",
        Some(item) => {
            let is_triple = serde_json::from_str::<(u32, u32, &RawValue)>(item.get()).is_ok();
            let is_entity = serde_json::from_str::<Fields<'_>>(item.get())
                .is_ok_and(|span| span.get("start_offset").is_some());
            is_triple || is_entity
        }
    }
}
