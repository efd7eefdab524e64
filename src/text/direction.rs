//! Which way a text runs.
//!
//! A paragraph runs the way of its first letter, as with `dir="auto"` in HTML (rules P2 and P3 of Unicode
//! Standard Annex 9, without isolates): so the page and the keys agree on it.

use super::{ByteOffset, Text, TextRange};

/// The blocks of the scripts that run from right to left, as ranges of characters without gaps between
/// them that another script has: Hebrew to Arabic Extended-A, the presentation forms of Hebrew and
/// Arabic, and the scripts of the supplementary plane that Unicode keeps for such ones.
const RIGHT_TO_LEFT: [(char, char); 5] = [
    ('\u{0590}', '\u{08FF}'),
    ('\u{FB1D}', '\u{FDFF}'),
    ('\u{FE70}', '\u{FEFF}'),
    ('\u{10800}', '\u{10FFF}'),
    ('\u{1E800}', '\u{1EFFF}'),
];

/// Whether the line at the offset runs from right to left; not if there is no letter in it. Takes time
/// for what stands before its first letter.
#[must_use]
pub fn is_right_to_left(text: &Text, offset: ByteOffset) -> bool {
    let lines = text.lines();
    let line = lines.range(lines.at(offset)).unwrap_or(TextRange::EMPTY);
    let mut characters = text.slice(line).chars();
    characters.find_map(letter_direction).unwrap_or(false)
}

/// Whether the character at the offset begins at its right edge: a letter of a script that runs from
/// right to left, or a sign in a line of such a one. Numbers run from left to right everywhere.
#[must_use]
pub fn begins_at_right(text: &Text, offset: ByteOffset) -> bool {
    let here = TextRange::between(offset, text.len());
    let character = text.code_points_in(here).next();
    match character {
        Some((_, character)) if character.is_numeric() => false,
        Some((_, character)) => {
            letter_direction(character).unwrap_or_else(|| is_right_to_left(text, offset))
        }
        None => is_right_to_left(text, offset),
    }
}

/// Whether a letter, or a mark that stands for one, runs from right to left; none for everything else.
fn letter_direction(character: char) -> Option<bool> {
    let is_mark = matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}');
    let is_letter = is_mark || character.is_alphabetic();
    let is_in_block = || {
        RIGHT_TO_LEFT
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&character))
    };
    is_letter.then(|| character == '\u{200F}' || is_in_block())
}
