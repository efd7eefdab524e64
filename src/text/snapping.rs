//! What a selection grows to when it is let go.

use super::segments::{self, Unit};
use super::{Text, TextRange, characters, trim};

/// What a selection snaps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Granularity {
    /// Characters as readers see them (grapheme clusters), spaces included.
    Character,
    /// Whole words, without the white space around them.
    Word,
    /// Whole sentences, without the white space around them.
    Sentence,
}

/// Snaps a range to characters, words or sentences.
///
/// For words and sentences the range is first [trimmed](trim). Then an end that stands inside a
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
        Granularity::Word | Granularity::Sentence => trim(text, range),
    };
    if range.is_empty() {
        return range;
    }
    let grown = match granularity {
        Granularity::Character => range,
        Granularity::Word => grow(text, range, Unit::Word),
        Granularity::Sentence => grow(text, range, Unit::Sentence),
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
