//! Spans of several fragments: adding a stretch to a span, and taking one away.

use super::{State, TextSelection, Tone};
use crate::edit::Edit;
use crate::model::{Fragments, SpanId, Timestamp};
use crate::text::{ByteOffset, Granularity, TextRange};

impl State {
    /// Adds selected text to the span that is selected, or was when the selection was begun.
    pub(super) fn add_selected_fragment(
        &mut self,
        anchor: ByteOffset,
        focus: ByteOffset,
        granularity: Option<Granularity>,
        now: Timestamp,
    ) {
        let Some(article) = self.open_article() else {
            return;
        };
        let selection = TextSelection {
            anchor,
            focus,
            granularity: granularity.unwrap_or(self.granularity),
        };
        let range = selection.snapped(&article.text);
        self.add_fragment(range, now);
    }

    /// Adds the selection to the span that was selected before it was made.
    pub(super) fn add_selection_to_span(&mut self, now: Timestamp) {
        match self.selected_range() {
            Some(range) => self.add_fragment(range, now),
            None => self.tell(Tone::Shown, HOW),
        }
    }

    fn add_fragment(&mut self, range: TextRange, now: Timestamp) {
        let span = self.growing.and_then(|id| self.project.span(id)).cloned();
        let Some(span) = span.filter(|span| Some(span.article) == self.article) else {
            self.tell(Tone::Shown, HOW);
            return;
        };
        let parts = span.fragments.iter().chain([range]);
        match Fragments::new(parts) {
            Some(fragments) if fragments != span.fragments => {
                let edit = Edit::SetFragments {
                    span: span.id,
                    fragments,
                };
                if self.commit(edit, now).is_some() {
                    self.selection = Some(TextSelection::caret(range.end()));
                    self.select_only(Some(span.id));
                }
            }
            _ => self.tell(Tone::Shown, "These words belong to the span already."),
        }
    }

    /// Takes a fragment away from a span; its only one stays.
    pub(super) fn remove_fragment(&mut self, id: SpanId, fragment: usize, now: Timestamp) {
        let Some(span) = self.project.span(id).cloned() else {
            return;
        };
        let others = span.fragments.iter().enumerate();
        let others = others.filter(|(number, _)| *number != fragment);
        match Fragments::new(others.map(|(_, range)| range)) {
            Some(fragments) => {
                self.commit(
                    Edit::SetFragments {
                        span: id,
                        fragments,
                    },
                    now,
                );
            }
            None => self.tell(
                Tone::Shown,
                "A span keeps at least one stretch. Delete the span instead.",
            ),
        }
    }

    /// Takes away the selected span's fragment at the caret, or its last one.
    pub(super) fn remove_fragment_at_caret(&mut self, now: Timestamp) {
        let Some(span) = self.selected_span().cloned() else {
            self.tell(Tone::Shown, "No span is selected.");
            return;
        };
        let caret = self.selection.map(|selection| selection.focus);
        let at_caret = caret.and_then(|caret| {
            let mut fragments = span.fragments.iter();
            fragments.position(|range| range.contains(caret) || range.end() == caret)
        });
        let last = span.fragments.count().saturating_sub(1);
        self.remove_fragment(span.id, at_caret.unwrap_or(last), now);
    }
}

const HOW: &str = "Select a span first, then the words to add to it.";
