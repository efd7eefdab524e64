//! The beginning of a text, for lists and messages, and both ends of it.

/// The beginning of a text on one line: at most so many characters (code points), with "…" behind
/// them where there was more.
pub fn shortened(text: &str, characters: usize) -> String {
    let mut spaced = text
        .split_whitespace()
        .flat_map(|word| word.chars().chain([' ']));
    let mut short: String = spaced.by_ref().take(characters).collect();
    let cut = spaced.any(|character| character != ' ');
    short.truncate(short.trim_end().len());
    if cut {
        short.push('…');
    }
    short
}

/// A text, or, if it has more than so many characters (code points), its beginning and its end with a
/// line between them that says that something is left out. Takes time for what it gives alone.
pub fn abridged(text: &str, characters: usize) -> String {
    if text.char_indices().nth(characters).is_none() {
        return text.to_owned();
    }
    let after = characters / 3;
    let beginning: String = text.chars().take(characters - after).collect();
    let end = text.char_indices().rev().take(after).last();
    let end = end
        .and_then(|(start, _)| text.get(start..))
        .unwrap_or_default();
    format!("{beginning}…\n[…]\n…{end}")
}

#[cfg(test)]
mod tests {
    use super::{abridged, shortened};

    #[test]
    fn a_long_text_is_cut_and_says_so_and_a_short_one_is_whole() {
        assert_eq!(shortened("  He\n denied  it ", 20), "He denied it");
        assert_eq!(shortened("He denied it", 12), "He denied it");
        assert_eq!(shortened("He denied it", 9), "He denied…");
        assert_eq!(shortened("😊😊😊", 2), "😊😊…");
        assert_eq!(shortened("", 2), "");
    }
    #[test]
    fn of_a_very_long_text_both_ends_are_given_and_a_short_one_is_whole() {
        assert_eq!(abridged("He denied it", 12), "He denied it");
        assert_eq!(abridged("He denied it", 9), "He den…\n[…]\n… it");
        assert_eq!(abridged("😊😊😊😊", 3), "😊😊…\n[…]\n…😊");
        assert_eq!(abridged("", 0), "");
        assert_eq!(abridged("He", 0), "…\n[…]\n…");
    }
}
