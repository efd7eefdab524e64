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
    for piece in pieces(text, stretch, cuts) {
        push_visible(&mut tokens, text, piece);
    }
    tokens
}

/// A stretch without a gap, in words and what stands between them, cut at these places as well.
fn pieces(text: &Text, stretch: TextRange, cuts: &BTreeSet<ByteOffset>) -> Vec<TextRange> {
    let mut pieces = Vec::new();
    let start = stretch.start();
    for (byte, word) in text.slice(stretch).split_word_bound_indices() {
        let (from, to) = (start.plus(byte), start.plus(byte + word.len()));
        let mut last = from;
        for cut in cuts.range(from..to).copied().filter(|cut| *cut > from) {
            pieces.push(TextRange::between(last, cut));
            last = cut;
        }
        pieces.push(TextRange::between(last, to));
    }
    pieces
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

/// A token that says whether a space follows it, as spaCy's do: the tokens and these spaces make up the
/// whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) struct SpacedToken {
    /// Where it lies.
    pub(in crate::formats) range: TextRange,
    /// Whether a single space follows that is no part of a token.
    pub(in crate::formats) has_space: bool,
}

/// The whole text in tokens such that these stretches begin and end with one. White space beyond a
/// single space after a token is a token as well.
pub(in crate::formats) fn spaced_tokens(
    text: &Text,
    stretches: impl IntoIterator<Item = TextRange>,
) -> Vec<SpacedToken> {
    let (starts, ends): (BTreeSet<ByteOffset>, BTreeSet<ByteOffset>) = stretches
        .into_iter()
        .map(|range| (range.start(), range.end()))
        .unzip();
    let cuts: BTreeSet<ByteOffset> = starts.union(&ends).copied().collect();
    let mut tokens: Vec<SpacedToken> = Vec::new();
    for run in runs(text) {
        if !text.slice(run).starts_with(is_space) {
            let words = pieces(text, run, &cuts);
            tokens.extend(words.into_iter().map(SpacedToken::new));
            continue;
        }
        let mut start = run.start();
        let after = start.plus(1);
        if text.slice(run).starts_with(' ')
            && !starts.contains(&start)
            && !ends.contains(&after)
            && let Some(last) = tokens.last_mut()
        {
            last.has_space = true;
            start = after;
        }
        for cut in cuts.range(start..run.end()).copied() {
            tokens.extend(TextRange::new(start, cut).map(SpacedToken::new));
            start = cut;
        }
        tokens.extend(TextRange::new(start, run.end()).map(SpacedToken::new));
    }
    tokens.retain(|token| !token.range.is_empty());
    tokens
}

impl SpacedToken {
    fn new(range: TextRange) -> Self {
        Self {
            range,
            has_space: false,
        }
    }
}

/// White space as Python sees it.
pub(in crate::formats) fn is_space(one: char) -> bool {
    one.is_whitespace() || matches!(one, '\u{1C}'..='\u{1F}')
}

/// A text in turns: white space, what is none.
fn runs(text: &Text) -> Vec<TextRange> {
    let mut runs: Vec<(bool, TextRange)> = Vec::new();
    for (byte, one) in text.as_str().char_indices() {
        let start = ByteOffset::from_index(byte);
        let here = TextRange::between(start, start.plus(one.len_utf8()));
        match runs.last_mut() {
            Some((is_white, run)) if *is_white == is_space(one) => *run = run.cover(here),
            _ => runs.push((is_space(one), here)),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
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

    /// The tokens of a text with spans over some bytes, each with a dot where a space follows.
    fn spaced(text: &str, spans: &[(usize, usize)]) -> Vec<String> {
        let text = Text::new(text).unwrap();
        let spans = spans.iter().map(|(start, end)| {
            TextRange::between(ByteOffset::from_index(*start), ByteOffset::from_index(*end))
        });
        let tokens = spaced_tokens(&text, spans);
        tokens
            .iter()
            .map(|token| {
                let space = if token.has_space { "." } else { "" };
                format!("{}{space}", text.slice(token.range))
            })
            .collect()
    }

    #[test]
    fn tokens_and_their_spaces_make_up_the_text() {
        assert_eq!(
            spaced(" He  denied,\n\nit ", &[]),
            [" ", "He.", " ", "denied", ",", "\n\n", "it."]
        );
        assert_eq!(spaced("un\0 it", &[]), ["un", "\0.", "it"]);
        assert_eq!(spaced("", &[]), Vec::<String>::new());
    }

    #[test]
    fn spans_begin_and_end_with_a_token() {
        assert_eq!(spaced("He denied", &[(1, 5)]), ["H", "e.", "de", "nied"]);
        assert_eq!(spaced("He denied", &[(2, 9)]), ["He", " ", "denied"]);
        assert_eq!(spaced("He denied", &[(0, 3)]), ["He", " ", "denied"]);
        assert_eq!(spaced("a\n\nb", &[(1, 2)]), ["a", "\n", "\n", "b"]);
    }
}
