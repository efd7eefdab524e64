//! Words and sentences, by the rules of Unicode Standard Annex 29.
//!
//! The rules run from the start of a text to its end; a click must not wait for that. So the text
//! is taken in short *stretches*, cut where the rules start afresh: a word's stretch reaches from
//! white space to the next white space, a sentence's is the line. Where that is too long (Chinese is
//! written without spaces; some articles are one line) it is cut near every so many bytes, at the
//! last edge of a word or sentence before. Only a single word of more than 256 bytes, or
//! sentence of more than 4 KiB, can come out in pieces, and where it is cut depends on the text
//! alone: asking from another place gives the same pieces.
//!
//! Invariants: the segments of all stretches, one after another, are the text; a segment's edges
//! are edges of grapheme clusters; none crosses a line.

use std::iter;

use unicode_segmentation::UnicodeSegmentation;

use super::{ByteOffset, Text, TextRange, characters, trim};

/// The words that share at least one byte with the range, whole and in order.
///
/// A word is a segment with a letter or a digit in it, without white space around it:
/// punctuation, spaces and emoji are none. Each Chinese character is a word of its own. The cost is
/// that of what is taken from the iterator.
pub fn words(text: &Text, range: TextRange) -> impl Iterator<Item = TextRange> + '_ {
    units(text, range, Unit::Word)
}

/// The sentences that share at least one byte with the range, whole and in order, each without the
/// white space around it.
///
/// None reaches over the end of a line. The cost is that of what is taken from the iterator.
pub fn sentences(text: &Text, range: TextRange) -> impl Iterator<Item = TextRange> + '_ {
    units(text, range, Unit::Sentence)
}

/// What a text is divided into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Word,
    Sentence,
}

impl Unit {
    /// The longest stretch that is never cut, in bytes.
    const fn limit(self) -> usize {
        match self {
            Self::Word => 1024,
            Self::Sentence => 16 * 1024,
        }
    }

    /// How far before its proper place a cut may be for the sake of an edge, in bytes. Less than the
    /// limit, so that cuts keep their order; so is the longest cluster.
    const fn reach(self) -> usize {
        self.limit() / 4
    }

    /// Where the segments of a string end, in bytes.
    fn ends(self, string: &str) -> Box<dyn Iterator<Item = usize> + '_> {
        let end = |(start, segment): (usize, &str)| start + segment.len();
        match self {
            Self::Word => Box::new(string.split_word_bound_indices().map(end)),
            Self::Sentence => Box::new(string.split_sentence_bound_indices().map(end)),
        }
    }

    /// The word or the sentence in a segment: without the space around it, in whole clusters.
    /// `None` if there is none in it.
    fn within(self, text: &Text, segment: TextRange) -> Option<TextRange> {
        let trimmed = trim(text, segment);
        let is_unit = match self {
            Self::Word => text.slice(trimmed).contains(char::is_alphanumeric),
            Self::Sentence => !trimmed.is_empty(),
        };
        // A mark may have been combined with a space that was trimmed.
        is_unit.then(|| characters::cover(text, trimmed))
    }
}

/// The word or sentence of the segment that holds the character at the offset. The character
/// itself need not belong to it: it may be white space at its side. `None` at the end of the text.
pub(super) fn unit_at(text: &Text, offset: ByteOffset, unit: Unit) -> Option<TextRange> {
    let stretch = stretch_at(text, offset, unit)?;
    let segment = segments(text, stretch, unit).find(|segment| segment.contains(offset))?;
    unit.within(text, segment)
}

/// The words or sentences in a stretch.
pub(super) fn units_in(
    text: &Text,
    stretch: TextRange,
    unit: Unit,
) -> impl Iterator<Item = TextRange> + '_ {
    segments(text, stretch, unit).filter_map(move |segment| unit.within(text, segment))
}

fn units(text: &Text, range: TextRange, unit: Unit) -> impl Iterator<Item = TextRange> + '_ {
    iter::successors(stretch_at(text, range.start(), unit), move |stretch| {
        stretch_at(text, stretch.end(), unit)
    })
    .take_while(move |stretch| stretch.start() < range.end())
    .flat_map(move |stretch| units_in(text, stretch, unit))
    .filter(move |found| found.overlaps(range))
}

/// The segments of a stretch, which they fill.
fn segments(text: &Text, stretch: TextRange, unit: Unit) -> impl Iterator<Item = TextRange> + '_ {
    let mut start = stretch.start();
    unit.ends(text.slice(stretch))
        .map(move |end| stretch.start().plus(end))
        // The rules for words know nothing of the conjuncts of Burmese and Khmer, and would start
        // a word inside a cluster.
        .filter(move |&end| characters::is_edge(text, end))
        .map(move |end| {
            let segment = TextRange::between(start, end);
            start = end;
            segment
        })
}

/// The stretch that holds the character at the offset; `None` at the end of the text.
pub(super) fn stretch_at(text: &Text, offset: ByteOffset, unit: Unit) -> Option<TextRange> {
    if offset >= text.len() {
        return None;
    }
    let line = text.lines().range(text.lines().at(offset))?;
    let stretch = match unit {
        Unit::Word => between_spaces(text, line, offset),
        Unit::Sentence => line,
    };
    if stretch.len() as usize <= unit.limit() {
        return Some(stretch);
    }
    let number = offset.index() / unit.limit();
    let next = cut(text, number + 1, unit);
    let piece = if next <= offset {
        TextRange::between(next, cut(text, number + 2, unit))
    } else {
        TextRange::between(cut(text, number, unit), next)
    };
    piece.intersection(stretch)
}

/// The stretch around the offset, within a line, from where white space begins to where it begins
/// again after other characters. One that is longer than the limit may be given as longer than it
/// is, never as shorter.
fn between_spaces(text: &Text, line: TextRange, offset: ByteOffset) -> TextRange {
    let limit = Unit::Word.limit();
    let is_start = |&(place, character): &(ByteOffset, char)| {
        let before = text.slice(TextRange::between(ByteOffset::ZERO, place));
        starts_afresh(character)
            && !before.ends_with(char::is_whitespace)
            && characters::is_edge(text, place)
    };
    let here = text.floor(offset);
    let after_here = text.ceiling(here.plus(1));

    let behind = TextRange::between(here.minus(limit).max(line.start()), after_here);
    let start = text.code_points_in(behind).rev().find(is_start);
    // A piece of a stretch that is too long can end this far ahead.
    let ahead = TextRange::between(after_here, here.plus(2 * limit + 1).min(line.end()));
    let end = text.code_points_in(ahead).find(is_start);

    TextRange::between(
        start.map_or(line.start(), |(place, _)| place),
        end.map_or(line.end(), |(place, _)| place),
    )
}

/// Whether the rules need not look behind this character, except at white space before it.
fn starts_afresh(character: char) -> bool {
    // The narrow no-break space joins the digits of a number into one word.
    character.is_whitespace() && character != '\u{202F}'
}

/// Where a long stretch is cut for the given time: at the last edge of a word or sentence up to so
/// many times the limit or, when there is none within reach, at the last edge of a cluster.
fn cut(text: &Text, number: usize, unit: Unit) -> ByteOffset {
    let place = text.floor(ByteOffset::from_index(number * unit.limit()));
    let window = text.nearest(TextRange::between(
        text.floor(place.minus(unit.reach())),
        place.plus(unit.reach()),
    ));
    // Not knowing what comes before the window, the rules can be wrong at its start. Such an edge is
    // the last one only if none follows within reach, and then the unit is too long in any case.
    let edge = unit
        .ends(text.slice(window))
        .map(|end| window.start().plus(end))
        .take_while(|&end| end <= place)
        .filter(|&end| characters::is_edge(text, end))
        .last();
    edge.unwrap_or_else(|| characters::edge_up_to(text, place))
}
