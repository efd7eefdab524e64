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
    is_written: true,
};

impl Format for SaysoJsonLines {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// It is read as well where lines of JSON are no format's, so as to say what is wrong.
    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        looks_like_lines(text)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
