//! Labelling text and shaping spans.

use std::sync::Arc;

use super::{Edge, State, TextSelection, Tone};
use crate::edit::Edit;
use crate::model::{ArticleId, Fragments, Name, Span, SpanId, Timestamp, UnknownFields};
use crate::text::{
    ByteOffset, Granularity, Text, TextRange, next_character, next_word, previous_character,
    previous_word, snap, trim, word_end,
};

impl State {
    /// Labels the selection, or else relabels the selected span.
    pub(super) fn apply_label(&mut self, label: &Name, now: Timestamp) {
        if let Some(range) = self.selected_range() {
            self.add_span(range, label, now);
        } else if self.selected_span().is_some() {
            let others = self.selected_spans().into_iter();
            let others = others.filter(|span| span.label != *label);
            let edits = others.map(|span| Edit::Relabel {
                span: span.id,
                label: Arc::clone(label),
            });
            self.commit_all(edits.collect(), now);
        } else {
            self.tell(
                Tone::Shown,
                format!("No text is selected. Select some first, then press {label} again."),
            );
        }
    }

    /// What pressing the button of a label does.
    pub(super) fn press_label(&mut self, label: &Name, now: Timestamp) {
        if self.selected_range().is_some() || self.selected_span().is_some() {
            self.apply_label(label, now);
        } else {
            self.toggle_hold(label);
        }
    }

    pub(super) fn toggle_hold(&mut self, label: &Name) {
        if self.held.as_ref() == Some(label) {
            self.held = None;
            self.tell(Tone::Shown, format!("{label} is no longer held."));
        } else if self.project.scheme().label(label).is_some() {
            self.held = Some(Arc::clone(label));
            self.tell(
                Tone::Shown,
                format!("Holding {label}: every selection becomes one. Esc lets go."),
            );
        }
    }

    pub(super) fn apply_held(&mut self, now: Timestamp) {
        if let (Some(label), Some(range)) = (self.held.clone(), self.selected_range()) {
            self.add_span(range, &label, now);
        }
    }

    fn add_span(&mut self, range: TextRange, label: &Name, now: Timestamp) {
        let (Some(article), Some(fragments)) = (self.article, Fragments::single(range)) else {
            return;
        };
        let span = self.new_span(article, fragments, label, now);
        let id = span.id;
        self.last_label = Some(Arc::clone(label));
        if self.commit(Edit::AddSpan(span), now).is_some() {
            // The caret stays where the hand was, so that the next stretch can follow.
            self.selection = Some(TextSelection::caret(range.end()));
            self.select_only(Some(id));
        }
    }

    /// A span that is not in the project yet, made by whoever is working.
    pub(super) fn new_span(
        &mut self,
        article: ArticleId,
        fragments: Fragments,
        label: &Name,
        now: Timestamp,
    ) -> Span {
        self.show_layer(self.identity.id);
        Span {
            id: self.ids.mint(now),
            article,
            fragments,
            label: Arc::clone(label),
            attributes: self.project.scheme().defaults_of(label),
            note: Name::from(""),
            annotator: self.identity.id,
            created: now,
            unknown: UnknownFields::new(),
        }
    }

    pub(super) fn delete_selected(&mut self, now: Timestamp) {
        let spans = self.selected_spans();
        if spans.is_empty() {
            self.tell(Tone::Shown, "No span is selected.");
        }
        let edits = spans.iter().map(|span| Edit::DeleteSpan(span.id));
        self.commit_all(edits.collect(), now);
    }

    /// Moves an edge of the selected span by a word or a character.
    pub(super) fn step_edge(&mut self, edge: Edge, outward: bool, exact: bool, now: Timestamp) {
        let Some(span) = self.selected_span().cloned() else {
            self.tell(Tone::Shown, "No span is selected.");
            return;
        };
        let Some(article) = self.project.article(span.article).cloned() else {
            return;
        };
        let text = &*article.text;
        let extent = span.fragments.extent();
        let offset = match (edge, outward, exact) {
            (Edge::Start, true, true) => previous_character(text, extent.start()),
            (Edge::Start, false, true) => next_character(text, extent.start()),
            (Edge::End, true, true) => next_character(text, extent.end()),
            (Edge::End, false, true) => previous_character(text, extent.end()),
            (Edge::Start, true, false) => previous_word(text, extent.start()),
            (Edge::Start, false, false) => next_word(text, extent.start()),
            (Edge::End, true, false) => word_end(text, extent.end()),
            (Edge::End, false, false) => previous_word(text, extent.end()),
        };
        let offset = match kept(extent, edge, offset) {
            Some(kept) if !exact => end_of(trim(text, kept), edge),
            _ => offset,
        };
        let is_further_out = match edge {
            Edge::Start => offset < extent.start(),
            Edge::End => offset > extent.end(),
        };
        if outward && !is_further_out {
            self.tell(Tone::Shown, "The span cannot be any longer.");
        } else {
            self.set_edge(&span, text, edge, offset, now);
        }
    }

    /// Moves an edge of a span to where it was dragged.
    pub(super) fn drag_edge(
        &mut self,
        id: SpanId,
        edge: Edge,
        offset: ByteOffset,
        exact: bool,
        now: Timestamp,
    ) {
        let Some(span) = self.project.span(id).cloned() else {
            return;
        };
        let Some(article) = self.project.article(span.article).cloned() else {
            return;
        };
        let extent = span.fragments.extent();
        let fixed = match edge {
            Edge::Start => extent.end(),
            Edge::End => extent.start(),
        };
        let granularity = if exact {
            Granularity::Character
        } else {
            self.granularity
        };
        let range = snap(
            &article.text,
            TextRange::between(fixed, offset),
            granularity,
        );
        self.set_edge(&span, &article.text, edge, end_of(range, edge), now);
    }

    fn set_edge(
        &mut self,
        span: &Span,
        text: &Text,
        edge: Edge,
        offset: ByteOffset,
        now: Timestamp,
    ) {
        let kept = kept(span.fragments.extent(), edge, offset);
        let moved = kept.and_then(|kept| reshaped(&span.fragments, kept, text));
        match moved {
            Some(fragments) if fragments == span.fragments => {}
            Some(fragments) => {
                let edge_range = TextRange::between(offset, offset);
                if self
                    .commit(
                        Edit::SetFragments {
                            span: span.id,
                            fragments,
                        },
                        now,
                    )
                    .is_some()
                {
                    self.reveal(edge_range);
                }
            }
            None => self.tell(Tone::Shown, "The span cannot be any shorter."),
        }
    }
}

/// A range with one of its ends moved; none if that comes to lie beyond the other.
fn kept(extent: TextRange, edge: Edge, offset: ByteOffset) -> Option<TextRange> {
    match edge {
        Edge::Start => TextRange::new(offset, extent.end()),
        Edge::End => TextRange::new(extent.start(), offset),
    }
}

fn end_of(range: TextRange, edge: Edge) -> ByteOffset {
    match edge {
        Edge::Start => range.start(),
        Edge::End => range.end(),
    }
}

/// What of the fragments lies within `kept`, the outermost stretched to its ends where those lie
/// further out: a gap between two fragments is never filled. None if nothing is left.
fn reshaped(fragments: &Fragments, kept: TextRange, text: &Text) -> Option<Fragments> {
    if kept.is_empty() || !text.holds(kept) {
        return None;
    }
    let extent = fragments.extent();
    let inside = fragments
        .iter()
        .filter_map(|fragment| fragment.intersection(kept));
    let before = TextRange::new(kept.start(), extent.start());
    let after = TextRange::new(extent.end(), kept.end());
    Fragments::new(inside.chain(before).chain(after))
}
