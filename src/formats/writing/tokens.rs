//! Words and signs, for formats that know a text by its tokens.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{ByteOffset, Text, TextRange, sentences};

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
        if word.trim().is_empty() {
            continue;
        }
        let (from, to) = (start.plus(byte), start.plus(byte + word.len()));
        let mut last = from;
        for cut in cuts.range(from..to).copied().filter(|cut| *cut > from) {
            tokens.extend(TextRange::new(last, cut));
            last = cut;
        }
        tokens.extend(TextRange::new(last, to));
    }
    tokens.retain(|token| !text.slice(*token).trim().is_empty());
    tokens
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
