//! Prodigy's JSONL: a task on each line, as `db-out` gives it and a recipe's source takes it.
//!
//! Source: Prodigy's documentation of its formats, and the code by its makers that reads relations
//! (spaCy's project template for relation extraction). Prodigy itself is not free to be run here.
//! Offsets count code points. What is mapped to what:
//!
//! | Prodigy | here |
//! | --- | --- |
//! | a task | an article, with the spans of one annotator |
//! | `meta` | title, outlet, author, date, address and language; the rest is kept |
//! | `spans` | spans; `token_end` is the last token, not the one after it |
//! | `relations` | relations: `head` is where they start, and its number that of the span's last token |
//! | `_annotator_id`, else `_session_id` | the annotator |
//! | `answer`, if it is not “accept” | kept, and said |
//! | any other field | kept |
//!
//! An article with the spans of several annotators is as many tasks. Tokens are made anew, such that each
//! span begins and ends with one.

mod read;
mod relations;
mod write;

use super::json::Fields;
use super::reading::first_object;
use super::{About, Format, Reader, SourceFile, Writer};

/// What a task says of the annotator's decision.
const ANSWER: &str = "answer";

/// Fields of a task that say who made it.
const ANNOTATOR: &str = "_annotator_id";
const SESSION: &str = "_session_id";

/// Fields that no task but Prodigy's has.
const MARKS: &[&str] = &["_input_hash", "_task_hash", "_view_id", ANNOTATOR, SESSION];

/// Tasks of Prodigy.
#[derive(Debug)]
pub struct Prodigy;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Prodigy JSONL",
    extension: "jsonl",
    media_type: "application/jsonl",
    description: "One task per line and annotator, with tokens, spans and relations.",
    offset_units: &[],
};

impl Format for Prodigy {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        first_object(text).is_some_and(|fields| is_task(&fields))
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

/// Whether an object is a task of Prodigy's.
fn is_task(fields: &Fields<'_>) -> bool {
    let is_list = |name| {
        fields
            .get(name)
            .is_some_and(|value| value.get().starts_with('['))
    };
    let is_marked = MARKS.iter().any(|name| fields.get(name).is_some());
    let is_answered = fields.get_text(ANSWER).is_some_and(|answer| {
        let known = ["accept", "reject", "ignore"];
        known.contains(&&*answer)
    });
    fields.get_text("text").is_some()
        && (is_marked || is_answered || (is_list("tokens") && is_list("spans")))
}
