//! brat standoff: a text file, and beside it an annotation file that points into it.
//!
//! Source: brat's manual (standoff format, configuration) and its server's `annotation.py`. Offsets
//! count code points; the words of a line are those of its fragments, in the line's order, with one
//! space between them. What is mapped to what:
//!
//! | line | here |
//! | --- | --- |
//! | `T` text-bound annotation | a span |
//! | `R` relation, `*` equivalence | a relation |
//! | `E` event | a mark on the trigger's span, and a relation for each role, called by its role |
//! | `A`, `M` attribute | a value: yes where the line has none |
//! | `N` normalization | a value: its reference and its text |
//! | `#` `AnnotatorNotes` | the span's note |
//! | `#` of another type | a value called by that type: how Sayso writes words that are no choice |
//!
//! Names of types may have letters, digits, `-` and `_` alone; what a type is really called stands in
//! `visual.conf`. Spans of several annotators are written to a folder for each of them, which is how
//! brat keeps them apart, and a comment in `annotation.conf` says whose they are. Files that are called
//! by the text and a suffix (`a_anna.ann` for `a.txt`) are read as that annotator's, and where one text
//! lies in several folders, each with annotations, the folder's name is the annotator's.
//!
//! What brat knows and Sayso does not is kept in fields of its own, so that it is written again:
//! [`EVENTS`] of a span, [`EVENT`] of a relation, [`ORDER`] of fragments, [`EQUIVALENT`] of a relation.

mod configuration;
mod line;
mod neighbours;
mod read;
mod type_names;
mod write;

use super::{About, Beside, Format, Reader, SourceFile, Writer};

/// The events that a span is the trigger of: a JSON list of their ids.
const EVENTS: &str = "brat_events";

/// The event that a relation is a role of: a JSON string.
const EVENT: &str = "brat_event";

/// The fragments of a span in the order of the line, where that is not the order of the text: a JSON
/// list of pairs of code points.
const ORDER: &str = "brat_fragments";

/// The line of equivalence that a relation is a part of: a JSON number.
const EQUIVALENT: &str = "brat_equivalent";

/// What annotation files are called.
const EXTENSIONS: &[&str] = &["ann", "a1", "a2"];

/// Annotations beside their text.
#[derive(Debug)]
pub struct Brat;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "brat standoff",
    extension: "zip",
    media_type: "application/zip",
    description: "A .txt and an .ann for each article, with annotation.conf and visual.conf.",
    offset_units: &[],
};

impl Format for Brat {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// A text in which nothing was marked.
    fn may_be_empty(&self, file: &SourceFile) -> bool {
        file.has_extension(EXTENSIONS)
    }

    fn recognizes(&self, file: &SourceFile, text: &str) -> bool {
        file.has_extension(EXTENSIONS)
            || (!file.has_extension(&["txt", "md", "json"]) && line::begins_like_one(text))
    }

    fn parts<'f>(&self, file: &SourceFile, beside: &Beside<'f>) -> Vec<&'f SourceFile> {
        let text = neighbours::text_of(file, beside).map(|(text, _)| text);
        text.into_iter()
            .chain(neighbours::configurations(beside))
            .collect()
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
