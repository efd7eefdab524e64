//! Whether a stretch consists of whole words.

use crate::text::{ByteOffset, Text, TextRange, word_at};

/// Whether neither end of a range lies inside of a word.
///
/// Words are those of [`crate::text::words`], so each Chinese character is one. But an apostrophe inside
/// of a word is an edge on both sides, so that a name is whole in “Zelensky’s” and in “l’Ukraine”.
pub(super) fn is_whole(text: &Text, range: TextRange) -> bool {
    [range.start(), range.end()]
        .into_iter()
        .all(|end| is_edge(text, end))
}

fn is_edge(text: &Text, offset: ByteOffset) -> bool {
    let (before, after) = text
        .as_str()
        .split_at_checked(offset.index())
        .unwrap_or_default();
    let (Some(before), Some(after)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if [before, after].into_iter().any(is_surely_apart) {
        return true;
    }
    if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
        return false;
    }
    word_at(text, offset).is_none_or(|word| word.start() >= offset || word.end() <= offset)
}

/// Whether there is an edge on both sides of the character whatever stands there: for the apostrophe
/// by our rule, for the others by that of Unicode.
fn is_surely_apart(character: char) -> bool {
    matches!(
        character,
        '\'' | '’' | ' ' | '(' | ')' | '“' | '”' | '«' | '»' | '-' | '?' | '!'
    )
}
