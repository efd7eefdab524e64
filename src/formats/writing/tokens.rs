//! Words and signs, for formats that know a text by its tokens.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Span;
use crate::text::{ByteOffset, Text, TextRange, sentences};

/// Whether a character stands between tokens and in none: white space, and what is as invisible and
/// would not survive in a file of lines: control characters and byte-order marks.
pub(in crate::formats) fn is_between_tokens(character: char) -> bool {
    character.is_whitespace() || character.is_control() || character == '\u{FEFF}'
}

/// The tokens of a stretch: words by the rules of Unicode Standard Annex 29 and every other sign by
/// itself, without white space, cut at these places as well, so that no span begins or ends within one.
pub(in crate::formats) fn tokens(
    text: &Text,
    stretch: TextRange,
    cuts: &BTreeSet<ByteOffset>,
) -> Vec<TextRange> {
    let mut tokens = Vec::new();
    let start = stretch.start();
    for (byte, word) in text.slice(stretch).split_word_bound_indices() {
        if word.chars().all(is_between_tokens) {
            continue;
        }
        let (from, to) = (start.plus(byte), start.plus(byte + word.len()));
        let mut last = from;
        for cut in cuts.range(from..to).copied().filter(|cut| *cut > from) {
            push_visible(&mut tokens, text, TextRange::between(last, cut));
            last = cut;
        }
        push_visible(&mut tokens, text, TextRange::between(last, to));
    }
    tokens
}

/// Adds what stands between the white space of a stretch: the rules have words with a space in them,
/// such as a number with a narrow space between its digits.
fn push_visible(tokens: &mut Vec<TextRange>, text: &Text, stretch: TextRange) {
    let mut at = stretch.start();
    for part in text.slice(stretch).split_inclusive(is_between_tokens) {
        let visible = part.trim_end_matches(is_between_tokens);
        if !visible.is_empty() {
            tokens.push(TextRange::between(at, at.plus(visible.len())));
        }
        at = at.plus(part.len());
    }
}

/// The sentences of a text, each with its tokens; none without a token.
pub(in crate::formats) fn sentences_of_tokens(
    text: &Text,
    cuts: &BTreeSet<ByteOffset>,
) -> Vec<Vec<TextRange>> {
    let sentences = sentences(text, text.whole());
    sentences
        .map(|sentence| tokens(text, sentence, cuts))
        .filter(|tokens| !tokens.is_empty())
        .collect()
}

/// Where spans begin and end.
pub(in crate::formats) fn edges(spans: &[&Span]) -> BTreeSet<ByteOffset> {
    let fragments = spans.iter().flat_map(|span| span.fragments.iter());
    fragments
        .flat_map(|range| [range.start(), range.end()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_token_has_white_space_in_it_and_none_reaches_over_a_cut() {
        let text = Text::new("He paid 10\u{202F}000 un\0denied \u{301}!").unwrap();
        let cuts = BTreeSet::from([ByteOffset::new(1)]);
        let tokens = tokens(&text, text.whole(), &cuts);
        let words: Vec<&str> = tokens.iter().map(|token| text.slice(*token)).collect();
        assert_eq!(
            words,
            [
                "H", "e", "paid", "10", "000", "un", "denied", "\u{301}", "!"
            ]
        );
    }
}
