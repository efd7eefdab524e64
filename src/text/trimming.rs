//! White space around a range.

use super::{Text, TextRange};

/// Drops the white space at both ends of a range; a range of nothing else becomes empty, at its
/// own start.
///
/// White space is what Unicode calls so, and two invisible characters that web pages leave behind:
/// the zero-width space and the zero-width no-break space. Joiners stay, since they shape the
/// letters beside them.
#[must_use]
pub fn trim(text: &Text, range: TextRange) -> TextRange {
    let range = text.nearest(range);
    let untrimmed = text.slice(range);
    let without_end = untrimmed.trim_end_matches(is_space);
    if without_end.is_empty() {
        return TextRange::between(range.start(), range.start());
    }
    let trimmed = without_end.trim_start_matches(is_space);
    TextRange::between(
        range.start().plus(without_end.len() - trimmed.len()),
        range.start().plus(without_end.len()),
    )
}

/// Whether a selection should not start or end with the character.
fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{FEFF}')
}
