//! Characters that a text should not have, and what is said about them.

use super::{Place, Warning};

/// The share of control characters above which a file is no text.
pub(super) const BINARY_SHARE: f64 = 0.05;

/// What such a file is called.
pub(super) const BINARY: &str = "binary data";

/// Whether a character is a control character that texts do not contain: those of ASCII except tab,
/// line feed, form feed and carriage return.
pub(super) fn is_out_of_place(character: char) -> bool {
    character.is_ascii_control() && !matches!(character, '\t' | '\n' | '\x0C' | '\r')
}

/// How many of a text's characters are out of place, from 0 to 1.
pub(super) fn share_out_of_place(text: &str) -> f64 {
    // All of them are ASCII, and bytes are quicker to go through than characters.
    let strange = text
        .bytes()
        .filter(|byte| is_out_of_place(char::from(*byte)))
        .count();
    if strange == 0 {
        0.0
    } else {
        strange as f64 / text.chars().count() as f64
    }
}

/// Whether bytes that are no text in any encoding have the look of binary data.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let strange = bytes
        .iter()
        .filter(|byte| is_out_of_place(char::from(**byte)))
        .count();
    strange as f64 > bytes.len() as f64 * BINARY_SHARE
}

/// Whether a character changes the direction of the text around it without being seen
/// (Unicode Standard Annex 9, explicit formatting characters).
fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Warnings about characters that are kept although they may surprise.
pub(super) fn warnings(file: &str, text: &str) -> Vec<Warning> {
    let nuls = warning(
        (file, text),
        |character| character == '\0',
        "NUL character",
        "They are kept, and may not be shown. If the text looks wrong, choose another encoding.",
    );
    let bidi_controls = warning(
        (file, text),
        is_bidi_control,
        "invisible character",
        "They change the direction of writing, and may show words in another order than that in \
         which they stand. They are kept.",
    );
    nuls.into_iter().chain(bidi_controls).collect()
}

/// A warning about all characters of a kind, at the place of the first.
fn warning(
    (file, text): (&str, &str),
    is_kind: fn(char) -> bool,
    name: &str,
    advice: &str,
) -> Option<Warning> {
    let (first, _) = text
        .char_indices()
        .find(|(_, character)| is_kind(*character))?;
    let count = text.chars().filter(|character| is_kind(*character)).count();
    let plural = if count == 1 { "" } else { "s" };
    Some(Warning {
        place: place(file, text, first),
        message: format!("The text has {count} {name}{plural}, the first here. {advice}"),
    })
}

/// The line and column of a byte of a text.
fn place(file: &str, text: &str, byte: usize) -> Place {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |feed| feed + 1);
    Place {
        line: Some(before.matches('\n').count() + 1),
        column: before
            .get(line_start..)
            .map(|line| line.chars().count() + 1),
        ..Place::file(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nuls_and_bidi_controls_are_counted_with_the_place_of_the_first() {
        let warnings = warnings("a.txt", "one\nt\u{e9}\0o\0\u{202E}abc");
        let words: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert!(words[0].starts_with("a.txt, line 2, column 3: The text has 2 NUL characters"));
        assert!(
            words[1].starts_with("a.txt, line 2, column 6: The text has 1 invisible character,")
        );
        assert_eq!(words.len(), 2);
    }

    #[test]
    fn a_plain_text_has_no_warnings() {
        assert!(super::warnings("a.txt", "Tab\tand\r\nline ends, שלום, 👩‍👩‍👧").is_empty());
    }
}
