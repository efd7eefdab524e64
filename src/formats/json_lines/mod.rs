//! Sayso JSONL: one article per line with its spans, for programs that read data sets.
//!
//! Source: `docs/format.md`. The records are those of the project file; offsets count in code
//! points. A relation stands on the line of the span that it starts from, also where it leads to
//! another article. What belongs to no article is not held: the scheme, deletions, and entities
//! and annotators that nothing refers to. Spans within an excluded region are left out, since a
//! region is what is not part of the data set.

mod line;
mod read;
mod write;

use super::check::WrittenArticle;
use super::export::Draft;
use super::json::looks_like_lines;
use super::native::read_back;
use super::{
    Format, Import, ReadContext, ReadError, Reader, Scope, SourceFile, WriteError, Writer,
};
use crate::model::Project;

/// One article per line.
#[derive(Debug)]
pub struct SaysoJsonLines;

impl Format for SaysoJsonLines {
    fn name(&self) -> &'static str {
        "Sayso JSONL"
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn media_type(&self) -> &'static str {
        "application/jsonl"
    }

    fn description(&self) -> &'static str {
        "One article per line with its text and spans, for training and evaluation."
    }

    fn recognizes(&self, file: &SourceFile, text: &str) -> bool {
        looks_like_lines(text) || file.has_extension(&["jsonl", "ndjson"])
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

impl Reader for SaysoJsonLines {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        read::read(file, text, context)
    }
}

impl Writer for SaysoJsonLines {
    fn draft(&self, project: &Project, scope: Scope) -> Result<Draft, WriteError> {
        write::draft(project, scope)
    }

    fn read_back(&self, bytes: &[u8]) -> Result<Vec<WrittenArticle>, String> {
        let lines = bytes
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty());
        lines.map(read_back::article).collect()
    }
}
