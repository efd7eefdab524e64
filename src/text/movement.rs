//! Where a caret goes.
//!
//! Every function takes any offset: one past the end counts as the end, one inside a character as
//! its start. Words and sentences are those of [`words`] and
//! [`sentences`](super::sentences).

use std::iter;

use super::segments::{self, Unit, words};
use super::{ByteOffset, Text, TextRange, characters};

/// The start of the next word after the offset, on whichever line; the end of the text if none.
#[must_use]
pub fn next_word(text: &Text, offset: ByteOffset) -> ByteOffset {
    let offset = text.floor(offset);
    words(text, TextRange::between(offset, text.len()))
        .map(TextRange::start)
        .find(|&start| start > offset)
        .unwrap_or(text.len())
}

/// The start of the last word that starts before the offset, on whichever line; the start of the
/// text if none.
#[must_use]
pub fn previous_word(text: &Text, offset: ByteOffset) -> ByteOffset {
    let offset = text.floor(offset);
    let stretch_before =
        |place| segments::stretch_at(text, text.code_point_before(place)?, Unit::Word);
    iter::successors(stretch_before(offset), |stretch| {
        stretch_before(stretch.start())
    })
    .find_map(|stretch| {
        segments::units_in(text, stretch, Unit::Word)
            .map(TextRange::start)
            .take_while(|&start| start < offset)
            .last()
    })
    .unwrap_or(ByteOffset::ZERO)
}

/// The end of the word that the offset is in or, between words, of the next; the end of the text
/// if none. At the end of a word that is the end of the next one, so a selection extended by this
/// always grows.
#[must_use]
pub fn word_end(text: &Text, offset: ByteOffset) -> ByteOffset {
    let offset = text.floor(offset);
    words(text, TextRange::between(offset, text.len()))
        .map(TextRange::end)
        .find(|&end| end > offset)
        .unwrap_or(text.len())
}

/// The word that contains the character at the offset or, if that is in none, the word that ends
/// at the offset.
#[must_use]
pub fn word_at(text: &Text, offset: ByteOffset) -> Option<TextRange> {
    let offset = text.floor(offset);
    let containing =
        segments::unit_at(text, offset, Unit::Word).filter(|word| word.contains(offset));
    containing.or_else(|| {
        segments::unit_at(text, text.code_point_before(offset)?, Unit::Word)
            .filter(|word| word.end() == offset)
    })
}

/// The sentence at the offset; white space after a sentence, and the end of its line, belong to it
/// here, though the range does not include them. `None` on a blank line.
#[must_use]
pub fn sentence_at(text: &Text, offset: ByteOffset) -> Option<TextRange> {
    let offset = text.floor(offset);
    let character = if offset < text.len() {
        offset
    } else {
        text.code_point_before(text.len())?
    };
    segments::unit_at(text, character, Unit::Sentence)
}

/// The start of the next character as readers see it (grapheme cluster); at the end of the text,
/// the end.
#[must_use]
pub fn next_character(text: &Text, offset: ByteOffset) -> ByteOffset {
    characters::edge_after(text, offset)
}

/// The start of the character before, as readers see it (grapheme cluster), or of the one that the
/// offset is inside of; at the start of the text, the start.
#[must_use]
pub fn previous_character(text: &Text, offset: ByteOffset) -> ByteOffset {
    characters::edge_before(text, offset)
}
