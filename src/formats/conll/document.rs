//! An article that is put together from tokens and tags.

use std::collections::BTreeMap;

use super::tags::{Runs, Tag};
use crate::formats::OffsetUnit;
use crate::formats::reading::{At, Intake, NewArticle, NewSpan, SourceText, Stretch};
use crate::model::{Name, UnknownFields};

/// An article that is being put together from its tokens.
#[derive(Default)]
pub(in crate::formats) struct Document {
    /// The line that it begins on.
    line: usize,
    text: String,
    /// Where each token is in the text, in bytes, and its line.
    tokens: Vec<(usize, usize, usize)>,
    runs: Runs,
    is_new_sentence: bool,
}

impl Document {
    /// One that begins on a line.
    pub(in crate::formats) fn on_line(line: usize) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    /// Takes in the next token.
    pub(in crate::formats) fn push(&mut self, at: At<'_>, word: &str, tag: Tag<'_>) {
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

    /// What follows is in another sentence.
    pub(in crate::formats) fn end_sentence(&mut self) {
        self.is_new_sentence = true;
        self.runs.end_sentence();
    }

    /// Makes an article of it, unless it is empty.
    pub(in crate::formats) fn add(self, intake: &mut Intake<'_>, details: NewArticle) {
        let at = At::line(self.line.max(1));
        if self.tokens.is_empty() {
            return;
        }
        let Ok(text) = SourceText::new(&self.text) else {
            intake.warn(at, "This document is left out: it is too long.");
            return;
        };
        let article = intake.article(at, &text, details);
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
