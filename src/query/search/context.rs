//! What stands around a hit, for a list of results.

use crate::text::{ByteOffset, Granularity, Text, TextRange, snap, word_at};

/// A hit with what stands around it, on one line: each piece of white space is one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// What stands before it, with "…" in front where there is more.
    pub before: String,
    /// The hit; its beginning and its end with " … " between them if it is long.
    pub hit: String,
    /// What stands after it, with "…" behind where there is more.
    pub after: String,
}

/// A stretch of a text with about so many characters (code points) of what stands before it and
/// after it, cut between words where there are any. Of the stretch itself that many are given at
/// most, too. The cost is that of what is given.
#[must_use]
pub fn context(text: &Text, range: TextRange, characters: usize) -> Context {
    let start = cut_before(text, range.start(), characters);
    let end = cut_after(text, range.end(), characters);
    let before = spaced(text.slice(TextRange::between(start, range.start())));
    let after = spaced(text.slice(TextRange::between(range.end(), end)));
    Context {
        before: if start > ByteOffset::ZERO {
            format!("…{}", before.trim_start())
        } else {
            before.trim_start().to_owned()
        },
        hit: hit(text, range, characters),
        after: if end < text.len() {
            format!("{}…", after.trim_end())
        } else {
            after.trim_end().to_owned()
        },
    }
}

/// A hit, or the beginning and the end of a long one.
fn hit(text: &Text, range: TextRange, characters: usize) -> String {
    let string = text.slice(range);
    if string.char_indices().nth(characters).is_none() {
        return spaced(string);
    }
    let last = characters / 3;
    let beginning = cut_after(text, range.start(), characters - last);
    let end = cut_before(text, range.end(), last);
    let beginning = spaced(text.slice(TextRange::between(range.start(), beginning)));
    let end = spaced(text.slice(TextRange::between(end, range.end())));
    format!("{} … {}", beginning.trim_end(), end.trim_start())
}

/// Where to begin with what stands before an offset: so many characters before it, or where the
/// word that begins earlier ends.
fn cut_before(text: &Text, offset: ByteOffset, characters: usize) -> ByteOffset {
    let before = text.slice(TextRange::between(ByteOffset::ZERO, offset));
    let Some((cut, _)) = before.char_indices().rev().take(characters).last() else {
        return offset;
    };
    let cut = whole_characters(text, cut, offset).start();
    match word_at(text, cut) {
        Some(word) if word.start() < cut && word.end() < offset => word.end().max(cut),
        _ => cut,
    }
}

/// Where to end with what stands after an offset: so many characters after it, or where the word
/// that ends later begins.
fn cut_after(text: &Text, offset: ByteOffset, characters: usize) -> ByteOffset {
    let after = text.slice(TextRange::between(offset, text.len()));
    let Some((distance, _)) = after.char_indices().nth(characters) else {
        return text.len();
    };
    let cut = whole_characters(text, offset.index() + distance, offset).end();
    match word_at(text, cut) {
        Some(word) if word.end() > cut && word.start() > offset => word.start().min(cut),
        _ => cut,
    }
}

/// The range between a byte and an offset, grown to whole characters as readers see them.
fn whole_characters(text: &Text, byte: usize, offset: ByteOffset) -> TextRange {
    let byte = u32::try_from(byte).map_or(ByteOffset::MAX, ByteOffset::new);
    snap(
        text,
        TextRange::between(byte, offset),
        Granularity::Character,
    )
}

/// A string with each piece of white space as one space.
fn spaced(string: &str) -> String {
    let mut spaced = String::with_capacity(string.len());
    for character in string.chars() {
        if !character.is_whitespace() {
            spaced.push(character);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}
