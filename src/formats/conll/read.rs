//! A file of the family as a project.

use std::collections::BTreeMap;

use super::Conll;
use super::look::{DOCUMENT, columns};
use super::tags::{Runs, Tag};
use crate::formats::json::LONGEST_QUOTE;
use crate::formats::reading::{At, Intake, NewArticle, NewSpan, SourceText, Stretch};
use crate::formats::{
    Import, OffsetUnit, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile,
};
use crate::model::{Name, UnknownFields};
use crate::text::shortened;

/// What stands in a column that says nothing.
const NOTHING: [&str; 4] = ["_", "-X-", "O", "-"];

impl Reader for Conll {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let mut intake = Intake::new(file, context);
        let mut document = Document::default();
        let mut columns_between = 0;
        for (number, line) in text.lines().enumerate() {
            let at = At::line(number + 1);
            if line.trim().is_empty() {
                document.end_sentence();
            } else if line.starts_with(DOCUMENT) {
                std::mem::take(&mut document).add(&mut intake);
                document.line = number + 1;
            } else {
                columns_between += token(&mut document, &mut intake, at, line);
            }
        }
        document.add(&mut intake);
        if columns_between > 0 {
            intake.warn(
                At::default(),
                format!(
                    "The columns between token and tag, such as parts of speech, are left out \
                     ({columns_between} lines have some). Sayso has no place for them."
                ),
            );
        }
        if intake.project().article_count() == 0 {
            let reason = "There is no token in the file.".to_owned();
            return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
        }
        Ok(intake.finish())
    }
}

/// Takes in the token of a line. Returns 1 if there are columns that say more of it than its tag.
fn token(document: &mut Document, intake: &mut Intake<'_>, at: At<'_>, line: &str) -> usize {
    let columns = columns(line);
    let Some((word, rest)) = columns.split_first() else {
        return 0;
    };
    let tag = rest.last().and_then(|tag| Tag::of(tag));
    if tag.is_none() && line.starts_with('#') && columns.len() != 1 {
        // A remark, as newer files of the family have them before a sentence.
        return 0;
    }
    if word.is_empty() {
        intake.warn(at, "It is left out: its first column, the token, is empty.");
        return 0;
    }
    let between = match (tag, rest) {
        (Some(_), [between @ .., _]) => between,
        (None, [other @ .., last]) => {
            intake.warn(
                at,
                format!(
                    "“{}” is no tag (O, or B-, I- and the like before a label). The token is kept \
                     without a label.",
                    shortened(last, LONGEST_QUOTE)
                ),
            );
            other
        }
        (_, []) => {
            intake.warn(at, "It has no tag. The token is kept without a label.");
            &[]
        }
    };
    document.push(at, word, tag.unwrap_or(Tag::Outside));
    usize::from(between.iter().any(|column| !NOTHING.contains(column)))
}

/// An article that is being put together from its tokens.
#[derive(Default)]
struct Document {
    /// The line that it begins on.
    line: usize,
    text: String,
    /// Where each token is in the text, in bytes, and its line.
    tokens: Vec<(usize, usize, usize)>,
    runs: Runs,
    is_new_sentence: bool,
}

impl Document {
    fn push(&mut self, at: At<'_>, word: &str, tag: Tag<'_>) {
        if !self.text.is_empty() {
            self.text
                .push(if self.is_new_sentence { '\n' } else { ' ' });
        }
        self.is_new_sentence = false;
        let start = self.text.len();
        self.text.push_str(word);
        self.runs.push(self.tokens.len(), tag);
        let line = at.line.unwrap_or_default();
        self.tokens.push((start, self.text.len(), line));
    }

    fn end_sentence(&mut self) {
        self.is_new_sentence = true;
        self.runs.end_sentence();
    }

    /// Makes an article of it, unless it is empty.
    fn add(self, intake: &mut Intake<'_>) {
        let at = At::line(self.line.max(1));
        if self.tokens.is_empty() {
            return;
        }
        let Ok(text) = SourceText::new(&self.text) else {
            intake.warn(at, "This document is left out: it is too long.");
            return;
        };
        let article = intake.article(at, &text, NewArticle::default());
        for run in self.runs.into_runs() {
            let ends = self.tokens.get(run.first).zip(self.tokens.get(run.last));
            let Some(((start, _, line), (_, end, _))) = ends else {
                continue;
            };
            let offset = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
            let stretch = Stretch {
                start: offset(*start),
                end: offset(*end),
                words: None,
            };
            let at = At::line(*line);
            let fragments = intake.fragments(at, &text, &[stretch], OffsetUnit::Bytes);
            if let Some(fragments) = fragments {
                intake.span(NewSpan {
                    article,
                    fragments,
                    label: Name::from(run.label),
                    attributes: BTreeMap::new(),
                    note: Name::from(""),
                    annotator: String::new(),
                    unknown: UnknownFields::new(),
                });
            }
        }
    }
}
