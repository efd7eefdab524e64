//! Sayso JSONL: one article per line with its spans, for programs that read data sets.
//!
//! Source: `docs/format.md`. The records are those of the project file; offsets count in code
//! points. A relation stands on the line of the span that it starts from, also where it leads to
//! another article. What belongs to no article is not held: the scheme but for its name and version,
//! deletions, and entities and annotators that nothing refers to. Spans that touch an excluded region
//! are left out, since a region is what is not part of the data set.

mod line;
mod read;
mod write;

use super::json::looks_like_lines;
use super::reading::first_object;
use super::{About, Format, Reader, SourceFile, Writer};

/// One article per line.
#[derive(Debug)]
pub struct SaysoJsonLines;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Sayso JSONL",
    extension: "jsonl",
    media_type: "application/jsonl",
    description: "One article per line with its text and spans, for training and evaluation.",
    offset_units: &[],
};

impl Format for SaysoJsonLines {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// A line that gives the digest of its text was written by Sayso.
    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        let fields = first_object(text);
        fields.is_some_and(|fields| {
            fields.get_text("text").is_some() && fields.get_text("sha256").is_some()
        })
    }

    /// Lines of JSON of every kind that is not known to be another's.
    fn takes_the_rest(&self, file: &SourceFile, text: &str) -> bool {
        looks_like_lines(text) || file.has_extension(&["jsonl", "ndjson"])
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
