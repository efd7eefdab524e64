//! Pairs: a denial and what it denies, or a statement and what it repeats, one pair on each line of JSON.
//!
//! For training and evaluating what tells whether two statements contradict each other or say the same.
//! The format is Sayso's own; it is written only, since what it leaves out is most of a project. Each
//! line has:
//!
//! | field | what it is |
//! | --- | --- |
//! | `id` | the id of the relation |
//! | `relation` | its type: one of the preset's `PAIRING_RELATIONS` |
//! | `from`, `to` | the two statements |
//!
//! A statement has `span` (its id), `label`, `text` (its fragments with ` … ` between them), `fragments`
//! (each with `start` and `end` in code points of the article, and `text`), `sentence` (the sentences that
//! it lies in), `speakers`, and `article` (id, title, outlet, author, date, address, language). Every
//! field is on every line, so that all lines have one type.

mod check;
mod line;
mod speakers;
mod write;

use super::{About, Format, Writer};

/// Two statements on each line.
#[derive(Debug)]
pub struct Pairs;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Pairs JSONL",
    extension: "jsonl",
    media_type: "application/jsonl",
    description: "Each denial with the claim it denies, and each repetition: a pair per line.",
    offset_units: &[],
};

impl Format for Pairs {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
