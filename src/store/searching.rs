//! Going through what a search found, and labelling it hit by hit.

use std::sync::Arc;

use super::{Page, State, TextSelection, Tone};
use crate::model::Timestamp;
use crate::query::Hit;
use crate::text::Granularity;

/// What a search found, and where one is in it.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The hits, article by article, in the order of the text.
    pub hits: Arc<[Hit]>,
    /// The number of the hit that was gone to last, from 0.
    pub current: Option<usize>,
}

impl State {
    /// Goes to the hit of that number: selects it, in whichever article it is.
    pub(super) fn go_to_hit(&mut self, number: usize) {
        let Some(hit) = self.found.hits.get(number).copied() else {
            return;
        };
        if self.project.article(hit.article).is_none() {
            self.tell(Tone::Shown, "The article of that hit is no longer there.");
            return;
        }
        self.found.current = Some(number);
        self.page = Page::Annotate;
        self.open(hit.article);
        self.let_go();
        self.selection = Some(TextSelection {
            anchor: hit.range.start(),
            focus: hit.range.end(),
            granularity: Granularity::Character,
        });
        self.reveal(hit.range);
    }

    /// Goes to the next or the previous hit; after the last comes the first.
    pub(super) fn step_hit(&mut self, forward: bool) {
        let count = self.found.hits.len();
        if count == 0 {
            self.tell(
                Tone::Shown,
                "Nothing was searched for yet, or nothing found.",
            );
            return;
        }
        let next = match self.found.current {
            None if forward => 0,
            None => count - 1,
            Some(current) if forward => (current + 1) % count,
            Some(current) => (current + count - 1) % count,
        };
        self.go_to_hit(next);
    }

    /// Labels the selection as the last one was, and goes to the next hit if there are any.
    pub(super) fn repeat_label(&mut self, now: Timestamp) {
        let Some(label) = self.last_label.clone() else {
            self.tell(
                Tone::Shown,
                "Label something first; then its label can be repeated.",
            );
            return;
        };
        if self.selected_range().is_none() {
            self.tell(Tone::Shown, "No text is selected.");
            return;
        }
        self.apply_label(&label, now);
        if !self.found.hits.is_empty() && self.announcement.tone != Tone::Refused {
            self.step_hit(true);
        }
    }
}
