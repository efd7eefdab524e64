//! The beginning of a text, for lists and messages.

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

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_text_is_cut_and_says_so_and_a_short_one_is_whole() {
        assert_eq!(shortened("  He\n denied  it ", 20), "He denied it");
        assert_eq!(shortened("He denied it", 12), "He denied it");
        assert_eq!(shortened("He denied it", 9), "He denied…");
        assert_eq!(shortened("😊😊😊", 2), "😊😊…");
        assert_eq!(shortened("", 2), "");
    }
}
