//! A text made of parts of another, and where everything is in it.

use std::sync::Arc;

use crate::model::Fragments;
use crate::text::{ByteOffset, Text, TextRange};

/// A text that is made of parts of another one, with something between them.
#[derive(Clone, Debug)]
pub(in crate::formats) struct Retext {
    text: Arc<Text>,
    /// The parts, ascending: where each was, and where it starts now.
    parts: Vec<(TextRange, ByteOffset)>,
}

impl Retext {
    /// Puts parts of a text together, each after the words that come with it. The parts ascend and do
    /// not overlap.
    pub(in crate::formats) fn of<'w>(
        text: &Text,
        parts: impl IntoIterator<Item = (&'w str, TextRange)>,
    ) -> Self {
        let mut new = String::with_capacity(text.as_str().len());
        let mut placed = Vec::new();
        for (between, part) in parts {
            new.push_str(between);
            placed.push((part, ByteOffset::from_index(new.len())));
            new.push_str(text.slice(part));
        }
        // It is no longer than a text is allowed to be by more than what stands between.
        let text = Text::new(&new).unwrap_or_else(|_| text.clone());
        Self {
            text: Arc::new(text),
            parts: placed,
        }
    }

    /// A text without some stretches of it.
    pub(in crate::formats) fn without(text: &Text, left_out: &Fragments) -> Self {
        let mut start = ByteOffset::ZERO;
        let mut parts = Vec::new();
        for range in left_out.iter() {
            parts.extend(TextRange::new(start, range.start()));
            start = range.end();
        }
        parts.extend(TextRange::new(start, text.len()));
        parts.retain(|part| !part.is_empty());
        Self::of(text, parts.into_iter().map(|part| ("", part)))
    }

    /// The text as it is now.
    pub(in crate::formats) fn text(&self) -> &Arc<Text> {
        &self.text
    }

    /// Where a stretch of the old text is now: from the first of its characters that are still there
    /// to the last. None if none of them is.
    pub(in crate::formats) fn moved(&self, range: TextRange) -> Option<TextRange> {
        let first = self
            .parts
            .partition_point(|(part, _)| part.end() <= range.start());
        let after = self
            .parts
            .partition_point(|(part, _)| part.start() < range.end());
        let touched = self.parts.get(first..after)?;
        let ((first, first_now), (last, last_now)) = (touched.first()?, touched.last()?);
        let start = range.start().max(first.start());
        let end = range.end().min(last.end());
        TextRange::new(
            moved_by(start, first.start(), *first_now),
            moved_by(end, last.start(), *last_now),
        )
    }
}

/// An offset within a part that started at one place and starts at another now.
fn moved_by(offset: ByteOffset, from: ByteOffset, to: ByteOffset) -> ByteOffset {
    to.plus((offset.get() - from.get()) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: u32, end: u32) -> TextRange {
        TextRange::new(ByteOffset::new(start), ByteOffset::new(end)).unwrap()
    }

    #[test]
    fn what_is_cut_out_is_gone_and_the_rest_moves_up() {
        let text = Text::new("one two three four").unwrap();
        let cut = Fragments::new([range(4, 8), range(14, 18)]).unwrap();
        let retext = Retext::without(&text, &cut);
        assert_eq!(retext.text().as_str(), "one three ");
        assert_eq!(retext.moved(range(0, 3)), Some(range(0, 3)));
        assert_eq!(retext.moved(range(8, 13)), Some(range(4, 9)));
        assert_eq!(retext.moved(range(0, 13)), Some(range(0, 9)));
        assert_eq!(retext.moved(range(4, 7)), None);
        assert_eq!(retext.moved(range(15, 18)), None);
    }

    #[test]
    fn parts_stand_with_something_between_them() {
        let text = Text::new("He\n  denied").unwrap();
        let retext = Retext::of(&text, [("", range(0, 2)), (" ", range(5, 11))]);
        assert_eq!(retext.text().as_str(), "He denied");
        assert_eq!(retext.moved(range(5, 8)), Some(range(3, 6)));
        assert_eq!(retext.moved(range(1, 6)), Some(range(1, 4)));
    }
}
