//! What a selection grows to when it is let go.

use super::segments::{self, Unit};
use super::{Text, TextRange, characters, trim};

/// What a selection snaps to. The finer is the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// Characters as readers see them (grapheme clusters), spaces included.
    Character,
    /// Whole words, without the white space around them.
    Word,
    /// Whole sentences, without the white space around them.
    Sentence,
    /// Whole lines of text, without the white space around them.
    Paragraph,
}

impl Granularity {
    /// Every granularity, from the finest to the coarsest.
    pub const ALL: [Self; 4] = [Self::Character, Self::Word, Self::Sentence, Self::Paragraph];

    /// What several of its units are called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Character => "characters",
            Self::Word => "words",
            Self::Sentence => "sentences",
            Self::Paragraph => "paragraphs",
        }
    }

    /// The next coarser one; after the coarsest the finest.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Character => Self::Word,
            Self::Word => Self::Sentence,
            Self::Sentence => Self::Paragraph,
            Self::Paragraph => Self::Character,
        }
    }
}

/// Snaps a range to characters, words, sentences or paragraphs.
///
/// For all but characters the range is first [trimmed](trim). Then an end that stands inside a
/// unit moves out to that unit's edge, and one that stands on an edge, or beside punctuation that
/// belongs to no word, stays. The result covers the trimmed range, never splits a grapheme cluster,
/// and snaps to itself. An empty range stays empty, and so does one of nothing but white space
/// (unless it snaps to characters). What lies outside the text is left out.
///
/// A word of more than 256 bytes or a sentence of more than 4 KiB may be taken in pieces, so that
/// the cost does not grow with the text.
#[must_use]
pub fn snap(text: &Text, range: TextRange, granularity: Granularity) -> TextRange {
    let range = match granularity {
        Granularity::Character => text.nearest(range),
        Granularity::Word | Granularity::Sentence | Granularity::Paragraph => trim(text, range),
    };
    if range.is_empty() {
        return range;
    }
    let grown = match granularity {
        Granularity::Character => range,
        Granularity::Word => grow(text, range, Unit::Word),
        Granularity::Sentence => grow(text, range, Unit::Sentence),
        Granularity::Paragraph => lines(text, range),
    };
    characters::cover(text, grown)
}

/// The range together with the units that hold its first and its last character.
fn grow(text: &Text, range: TextRange, unit: Unit) -> TextRange {
    let last = text.code_point_before(range.end()).unwrap_or(range.start());
    [range.start(), last]
        .into_iter()
        .filter_map(|character| segments::unit_at(text, character, unit))
        .fold(range, TextRange::cover)
}

/// The lines that the range touches, without the white space around them.
fn lines(text: &Text, range: TextRange) -> TextRange {
    let lines = text.lines();
    let last = text.code_point_before(range.end()).unwrap_or(range.start());
    let touched = [range.start(), last]
        .into_iter()
        .filter_map(|character| lines.range(lines.at(character)))
        .fold(range, TextRange::cover);
    trim(text, touched)
}
