//! Which spans are selected: one, and possibly others beside it.

use std::sync::Arc;

use super::{State, TextSelection, Tone};
use crate::edit::Edit;
use crate::model::{Name, Span, SpanId, Timestamp, Value};
use crate::query::spans_at;
use crate::text::{ByteOffset, TextRange, counted, previous_character};

impl State {
    /// The selected spans, the one that is shown in full first.
    pub fn selected_spans(&self) -> Vec<Arc<Span>> {
        let all = self.span.iter().chain(&self.also);
        all.filter_map(|id| self.project.span(*id).cloned())
            .collect()
    }

    /// Selects a span and no other.
    pub(super) fn select_only(&mut self, id: Option<SpanId>) {
        self.also.clear();
        self.span = id;
        if id.is_some() {
            self.growing = id;
        }
    }

    /// Selects no span. The last one can still be given further fragments.
    pub(super) fn let_go(&mut self) {
        self.select_only(None);
    }

    /// Adds a span of the open article to those that are selected, or takes it away.
    pub(super) fn toggle_span(&mut self, id: SpanId) {
        match self.span {
            None => self.select_only(Some(id)),
            Some(shown) if shown == id => {
                let next = self.also.pop();
                let others = std::mem::take(&mut self.also);
                self.select_only(next);
                self.also = others;
            }
            Some(_) if self.also.contains(&id) => self.also.retain(|other| *other != id),
            Some(_) => self.also.push(id),
        }
        self.selection = None;
        self.tell_how_many();
    }

    /// Adds a span to those that are selected and shows it; where it is one of them, the way leads back,
    /// and the one that was shown is left behind.
    pub(super) fn extend_to(&mut self, id: Option<SpanId>) {
        if let Some(id) = id {
            let mut others = std::mem::take(&mut self.also);
            if others.contains(&id) {
                others.retain(|other| *other != id);
            } else {
                others.extend(self.span);
            }
            self.select_span(id);
            self.also = others;
        }
        self.tell_how_many();
    }

    fn tell_how_many(&mut self) {
        let count = self.selected_spans().len();
        self.tell(Tone::Quiet, format!("{} selected.", counted(count, "span")));
    }

    /// The spans over the caret, the shortest first.
    pub fn spans_under_caret(&self) -> Vec<Arc<Span>> {
        let (Some(article), Some(selection)) = (self.open_article(), self.selection) else {
            return Vec::new();
        };
        let at = |offset: ByteOffset| spans_at(&self.project, &self.layers, article.id, offset);
        let here = at(selection.focus);
        if here.is_empty() {
            // The caret may stand at the end of a mark.
            at(previous_character(&article.text, selection.focus))
        } else {
            here
        }
    }

    /// The span that comes after the selected one among those under the caret, outward or inward;
    /// none after the last.
    pub fn next_under_caret(&self, outward: bool) -> Option<SpanId> {
        let spans = self.spans_under_caret();
        let selected = spans.iter().position(|span| Some(span.id) == self.span);
        let next = match selected {
            Some(place) if outward => spans.get(place + 1),
            Some(place) => spans.get(place.checked_sub(1)?),
            None if outward => spans.first(),
            None => spans.last(),
        };
        next.map(|span| span.id)
    }

    /// Asks which of the spans under the caret is meant; a single one is selected at once.
    pub(super) fn choose_span(&mut self) {
        match self.spans_under_caret().as_slice() {
            [] => self.tell(Tone::Shown, "There is no span at the caret."),
            [only] => self.select_in_place(only.id),
            _ => {
                self.choices = self.choices.wrapping_add(1);
                let caret = self.selection.map(|selection| selection.focus);
                let caret = caret.unwrap_or_default();
                self.reveal(TextRange::between(caret, caret));
            }
        }
    }

    /// Selects a span without moving the caret or the text.
    pub(super) fn select_in_place(&mut self, id: SpanId) {
        if self.project.span(id).is_some() {
            let caret = self
                .selection
                .map(|selection| TextSelection::caret(selection.focus));
            self.selection = caret;
            self.select_only(Some(id));
        }
    }

    /// Gives an attribute of all selected spans whose label has it a value, or clears it.
    pub(super) fn set_attribute(&mut self, name: &Name, value: Option<&Value>, now: Timestamp) {
        let edits = self.attribute_edits(name, value);
        self.commit_all(edits, now);
    }

    /// What it takes to give an attribute of all selected spans whose label has it a value.
    pub(super) fn attribute_edits(&self, name: &Name, value: Option<&Value>) -> Vec<Edit> {
        let scheme = Arc::clone(self.project.scheme());
        let has_it = |span: &Arc<Span>| {
            let label = scheme.label(&span.label);
            let is_own = label.is_some_and(|label| label.attributes.contains(name));
            (is_own || value.is_none()) && span.attributes.get(name) != value
        };
        let spans = self.selected_spans().into_iter().filter(has_it);
        let edits = spans.map(|span| Edit::SetAttribute {
            span: span.id,
            attribute: Arc::clone(name),
            value: value.cloned(),
        });
        edits.collect()
    }

    /// Makes several edits as one; none is no edit.
    pub(super) fn commit_all(&mut self, mut edits: Vec<Edit>, now: Timestamp) {
        let edit = match edits.len() {
            0 => return,
            1 => edits.pop(),
            _ => Some(Edit::All(edits)),
        };
        if let Some(edit) = edit {
            self.commit(edit, now);
        }
    }
}
