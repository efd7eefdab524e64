//! The text selection and the caret.

use std::sync::Arc;

use super::{Movement, Page, State, Tone};
use crate::model::{Span, SpanId};
use crate::query::next_outward;
use crate::text::{
    ByteOffset, Granularity, Text, TextRange, is_right_to_left, next_character, next_word,
    previous_character, previous_word, snap, word_end,
};

/// Selected text as the user made it; a caret where both ends are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSelection {
    /// Where the selection began.
    pub anchor: ByteOffset,
    /// Where it ended, which is where the caret is; before the anchor if it was made backwards.
    pub focus: ByteOffset,
    /// What it grows to when it is labelled.
    pub granularity: Granularity,
}

impl TextSelection {
    /// A caret.
    pub fn caret(offset: ByteOffset) -> Self {
        Self {
            anchor: offset,
            focus: offset,
            granularity: Granularity::Word,
        }
    }

    /// Whether it is a caret.
    pub fn is_caret(&self) -> bool {
        self.anchor == self.focus
    }

    /// The stretch that a label would be given to.
    pub fn snapped(&self, text: &Text) -> TextRange {
        let range = TextRange::between(self.anchor, self.focus);
        snap(text, range, self.granularity)
    }
}

impl State {
    /// The selection as it is shown: anchor and focus of what would be labelled. None for a caret.
    pub fn shown_selection(&self) -> Option<(ByteOffset, ByteOffset)> {
        let selection = self.selection.filter(|selection| !selection.is_caret())?;
        let range = self.selected_range()?;
        Some(if selection.anchor <= selection.focus {
            (range.start(), range.end())
        } else {
            (range.end(), range.start())
        })
    }

    /// Whether the line in which a key would move the caret or an edge runs from right to left: that of
    /// the caret or, without one, of the selected span.
    pub fn is_right_to_left(&self) -> bool {
        let caret = self.selection.map(|selection| selection.focus);
        let start = |span: &Arc<Span>| span.fragments.extent().start();
        let place = caret.or_else(|| self.selected_span().map(start));
        let article = self.open_article().zip(place);
        article.is_some_and(|(article, place)| is_right_to_left(&article.text, place))
    }

    /// Makes a selection in the open article; any selected span is let go.
    pub(super) fn select_text(
        &mut self,
        anchor: ByteOffset,
        focus: ByteOffset,
        granularity: Granularity,
    ) {
        self.selection = Some(TextSelection {
            anchor,
            focus,
            granularity,
        });
        self.let_go();
    }

    /// Takes over a selection made with a pointer. It grows to whole units at once, so that what is
    /// seen is what will be labelled.
    pub(super) fn select_with_pointer(
        &mut self,
        anchor: ByteOffset,
        focus: ByteOffset,
        granularity: Option<Granularity>,
    ) {
        let granularity = granularity.unwrap_or(self.granularity);
        let Some(article) = self.open_article() else {
            return;
        };
        let selection = TextSelection {
            anchor,
            focus,
            granularity,
        };
        let range = selection.snapped(&article.text);
        if range.is_empty() {
            self.select_text(focus, focus, granularity);
        } else if anchor <= focus {
            self.select_text(range.start(), range.end(), granularity);
        } else {
            self.select_text(range.end(), range.start(), granularity);
        }
    }

    /// Makes selections grow to something else from now on, the present one too.
    pub(super) fn set_granularity(&mut self, granularity: Granularity) {
        self.granularity = granularity;
        if let Some(selection) = &mut self.selection {
            selection.granularity = granularity;
        }
        let words = format!("Selections grow to whole {}.", granularity.name());
        self.tell(Tone::Shown, words);
    }

    pub(super) fn place_caret(&mut self, offset: ByteOffset, extend: bool) {
        let anchor = match self.selection {
            Some(selection) if extend => selection.anchor,
            _ => offset,
        };
        self.select_text(anchor, offset, self.granularity);
        self.reveal(TextRange::between(offset, offset));
    }

    pub(super) fn move_caret(&mut self, movement: Movement, extend: bool, fallback: ByteOffset) {
        let Some(article) = self.open_article().cloned() else {
            return;
        };
        let text = &*article.text;
        let old = self.selection.unwrap_or_else(|| {
            let start = self
                .selected_span()
                .map(|span| span.fragments.extent().start());
            TextSelection::caret(start.unwrap_or(fallback))
        });
        // A first press without a caret shows the caret where it is rather than moving it.
        let unmoved = self.selection.is_none() && !extend;
        let focus = if unmoved {
            old.focus
        } else {
            moved(text, old.focus, movement, extend)
        };
        let anchor = if extend { old.anchor } else { focus };
        let by_character = matches!(
            movement,
            Movement::NextCharacter | Movement::PreviousCharacter
        );
        let is_exact = extend && (by_character || old.granularity == Granularity::Character);
        let granularity = if is_exact {
            Granularity::Character
        } else {
            self.granularity
        };
        self.select_text(anchor, focus, granularity);
        self.reveal(TextRange::between(focus, focus));
    }

    pub(super) fn select_all(&mut self) {
        if let Some(article) = self.open_article() {
            let whole = article.text.whole();
            self.select_text(whole.start(), whole.end(), Granularity::Word);
        }
    }

    pub(super) fn pick_at(&mut self, offset: ByteOffset) {
        let Some(article) = self.article else { return };
        let next = next_outward(&self.project, &self.layers, article, offset, self.span);
        self.select_only(next.map(|span| span.id));
        self.selection = Some(TextSelection::caret(offset));
    }

    /// Selects a span and brings it into view, opening its article if need be.
    pub(super) fn select_span(&mut self, id: SpanId) {
        let Some(span) = self.project.span(id).cloned() else {
            return;
        };
        self.show_layer(span.annotator);
        self.page = Page::Annotate;
        self.open(span.article);
        let extent = span.fragments.extent();
        self.select_only(Some(id));
        self.selection = Some(TextSelection::caret(extent.start()));
        self.reveal(extent);
    }

    /// Selects the next or the previous span, or adds it to those that are selected; while a link is being
    /// made, of those that it can lead to.
    pub(super) fn step_span(&mut self, forward: bool, extend: bool, fallback: ByteOffset) {
        let Some(article) = self.article else { return };
        let project = &self.project;
        let selected = self.selected_span();
        let place = match selected {
            Some(span) => span.fragments.extent().start(),
            None => self.selection.map_or(fallback, |selection| selection.focus),
        };
        let is_selected = |span: &&Arc<Span>| Some(span.id) == self.span;
        let is_linking = self.linking.is_some();
        let extend = extend && selected.is_some() && !is_linking;
        let fits = |span: &&Arc<Span>| !is_linking || !self.links_to(span).is_empty();
        let shown = |from, to| {
            project.spans_by(article, from, to, |annotator| !self.layers.hides(annotator))
        };
        let (first, last) = (ByteOffset::ZERO, ByteOffset::MAX);
        // Past the last comes the first: a round trip shows that all were seen. Extending ends there.
        let round = if extend { first } else { last };
        let next = if forward {
            let mut spans = shown(place, last);
            if selected.is_some() {
                spans.find(is_selected);
            }
            spans.find(fits).or_else(|| shown(first, round).find(fits))
        } else {
            let after = place.get().saturating_add(selected.is_some().into());
            let mut spans = shown(first, ByteOffset::new(after));
            if selected.is_some() {
                spans.rfind(is_selected);
            }
            spans
                .rfind(fits)
                .or_else(|| shown(first, round).rfind(fits))
        };
        let next = next.map(|span| span.id);
        if extend {
            self.extend_to(next);
        } else if let Some(id) = next {
            self.select_span(id);
        } else if is_linking {
            self.tell(Tone::Shown, "Nothing in this article can be the other end.");
        } else if project.span_count(article) > 0 {
            self.tell(Tone::Shown, "All spans of this article are hidden.");
        } else {
            self.tell(Tone::Shown, "This article has no spans yet.");
        }
    }
}

fn moved(text: &Text, from: ByteOffset, movement: Movement, extend: bool) -> ByteOffset {
    let lines = text.lines();
    let line_at = |offset| lines.range(lines.at(offset)).unwrap_or(text.whole());
    match movement {
        Movement::NextWord if extend => word_end(text, from),
        Movement::NextWord => next_word(text, from),
        Movement::PreviousWord => previous_word(text, from),
        Movement::NextCharacter => next_character(text, from),
        Movement::PreviousCharacter => previous_character(text, from),
        Movement::LineStart => line_at(from).start(),
        Movement::LineEnd => {
            let line = line_at(from);
            let ends_with_break = text.slice(line).ends_with('\n');
            if ends_with_break {
                previous_character(text, line.end())
            } else {
                line.end()
            }
        }
        Movement::NextParagraph => (lines.at(from) + 1..lines.len())
            .filter_map(|line| lines.range(line))
            .find(|line| !text.slice(*line).trim().is_empty())
            .map_or(text.len(), TextRange::start),
        Movement::PreviousParagraph => (0..=lines.at(from))
            .rev()
            .filter_map(|line| lines.range(line))
            .find(|line| line.start() < from && !text.slice(*line).trim().is_empty())
            .map_or(ByteOffset::ZERO, TextRange::start),
        Movement::ArticleStart => ByteOffset::ZERO,
        Movement::ArticleEnd => text.len(),
    }
}
