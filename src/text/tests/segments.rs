//! Words and sentences taken stretch by stretch, against the rules run over the whole text.

use proptest::prelude::*;
use proptest::sample::Index;
use unicode_segmentation::UnicodeSegmentation;

use super::samples::{monotonous_texts, pick, range, text, texts, texts_with_range};
use crate::text::{ByteOffset, Text, TextRange, sentences, trim, words};

fn words_of(string: &str) -> Vec<String> {
    let text = text(string);
    words(&text, text.whole())
        .map(|word| text.slice(word).to_owned())
        .collect()
}

fn sentences_of(string: &str) -> Vec<String> {
    let text = text(string);
    sentences(&text, text.whole())
        .map(|sentence| text.slice(sentence).to_owned())
        .collect()
}

#[test]
fn words_of_several_scripts() {
    assert_eq!(
        words_of("He didn't, “Kyiv’s” co-op: 3.14!"),
        ["He", "didn't", "Kyiv’s", "co", "op", "3.14"]
    );
    assert_eq!(words_of("他否认了。"), ["他", "否", "认", "了"]);
    assert_eq!(words_of("उसने इनकार किया।"), ["उसने", "इनकार", "किया"]);
    assert_eq!(words_of("نفى ذلك، عברית"), ["نفى", "ذلك", "عברית"]);
    assert_eq!(words_of("e\u{301}te\u{301} 👩‍👩‍👧‍👦"), ["e\u{301}te\u{301}"]);
    assert!(words_of(" \n… —").is_empty());
}

#[test]
fn a_narrow_space_belongs_inside_a_number_but_not_after_a_word() {
    assert_eq!(
        words_of("« 10\u{202F}000 mots\u{202F}»"),
        ["10\u{202F}000", "mots"]
    );
}

#[test]
fn a_burmese_conjunct_is_not_split() {
    assert_eq!(words_of("က္က"), ["က္က"]);
}

#[test]
fn a_space_with_a_mark_on_it_is_not_split() {
    assert_eq!(words_of("\u{202F}\u{301}a"), ["\u{202F}\u{301}a"]);
    assert_eq!(sentences_of(" \u{301}a."), [" \u{301}a."]);
}

#[test]
fn sentences_end_with_their_line() {
    assert_eq!(
        sentences_of("  “No,” she said. He denied it?\nA title\n\n他否认了。是吗？"),
        [
            "“No,” she said.",
            "He denied it?",
            "A title",
            "他否认了。",
            "是吗？"
        ],
    );
}

#[test]
fn only_what_shares_a_byte_is_given() {
    let text = text("one two three");
    let found = |start, end| words(&text, range(start, end)).collect::<Vec<_>>();
    assert_eq!(found(1, 5), [range(0, 3), range(4, 7)]);
    assert_eq!(found(3, 4), []);
    assert_eq!(found(5, 5), []);
}

/// The segments of a text, by the rules run over all of it at once.
fn reference(text: &Text, ends: impl Iterator<Item = usize>) -> Vec<TextRange> {
    let edges: std::collections::BTreeSet<usize> = text
        .as_str()
        .grapheme_indices(true)
        .map(|(start, _)| start)
        .collect();
    let mut start = 0;
    let mut segments = Vec::new();
    for end in ends {
        if edges.contains(&end) || end == text.as_str().len() {
            segments.push(range(start, end));
            start = end;
        }
    }
    segments
        .into_iter()
        .map(|segment| trim(text, segment))
        .collect()
}

fn expected_words(text: &Text) -> Vec<TextRange> {
    let ends = text
        .as_str()
        .split_word_bound_indices()
        .map(|(start, word)| start + word.len());
    let segments = reference(text, ends);
    segments
        .into_iter()
        .filter(|&word| has_letters(text, word))
        .collect()
}

fn expected_sentences(text: &Text) -> Vec<TextRange> {
    let ends = text
        .as_str()
        .split_sentence_bound_indices()
        .map(|(start, one)| start + one.len());
    reference(text, ends)
        .into_iter()
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

fn has_letters(text: &Text, word: TextRange) -> bool {
    text.slice(word).chars().any(char::is_alphanumeric)
}

/// The same, but for the cluster that a mark makes with the space before it.
fn trimmed(text: &Text, units: impl Iterator<Item = TextRange>) -> Vec<TextRange> {
    units.map(|unit| trim(text, unit)).collect()
}

#[test]
fn long_lines_without_spaces_are_cut_between_words() {
    for piece in [
        "他在2024年否认了AI的说法。",
        "カタカナ、",
        "ภาษาไทย2024",
        "co-operate—",
        "က္က",
    ] {
        let text = text(&piece.repeat(20_000 / piece.len()));
        assert_eq!(
            trimmed(&text, words(&text, text.whole())),
            expected_words(&text),
            "{piece}"
        );
    }
}

#[test]
fn long_lines_are_cut_between_sentences() {
    for piece in [
        "He said it. “No!” she said, e.g. here. ",
        "他否认了。是吗？",
        "U.S.A. is 3.14. Or? ",
    ] {
        let text = text(&piece.repeat(100_000 / piece.len()));
        let found = trimmed(&text, sentences(&text, text.whole()));
        assert_eq!(found, expected_sentences(&text), "{piece}");
    }
}

#[test]
fn a_word_of_absurd_length_comes_in_pieces_that_fill_it() {
    for character in ["a", "カ", "a\u{301}"] {
        let long = character.repeat(10_000);
        let text = text(&format!("before {long} after"));
        let pieces: Vec<TextRange> = words(&text, text.whole()).collect();
        let inner = pieces.get(1..pieces.len() - 1).unwrap();
        assert_eq!(
            inner
                .iter()
                .map(|&piece| text.slice(piece))
                .collect::<String>(),
            long
        );
        assert!(inner.len() > 1);
    }
}

#[test]
fn one_cluster_of_absurd_length_ends() {
    let text = text(&format!("a{} b", "\u{301}".repeat(20_000)));
    assert_eq!(
        words(&text, text.whole()).last(),
        Some(range(40_002, 40_003))
    );
    assert_eq!(trim(&text, text.whole()).end(), ByteOffset::new(40_003));
}

proptest! {
    #[test]
    fn words_are_those_of_the_whole_text(text in texts()) {
        prop_assert_eq!(trimmed(&text, words(&text, text.whole())), expected_words(&text));
    }

    #[test]
    fn sentences_are_those_of_the_whole_text(text in texts()) {
        let found = trimmed(&text, sentences(&text, text.whole()));
        prop_assert_eq!(found, expected_sentences(&text));
    }

    #[test]
    fn the_words_of_a_range_are_those_that_overlap_it((text, range) in texts_with_range()) {
        let found: Vec<TextRange> = words(&text, range).collect();
        let all = words(&text, text.whole());
        prop_assert_eq!(found, all.filter(|word| word.overlaps(range)).collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn where_one_starts_to_ask_makes_no_difference(
        text in monotonous_texts(),
        one: Index,
        other: Index,
    ) {
        let range = TextRange::between(pick(&text, one), pick(&text, other));
        let overlaps = |unit: &TextRange| unit.overlaps(range);
        let all: Vec<TextRange> = words(&text, text.whole()).filter(overlaps).collect();
        prop_assert_eq!(words(&text, range).collect::<Vec<_>>(), all);
        let all: Vec<TextRange> = sentences(&text, text.whole()).filter(overlaps).collect();
        prop_assert_eq!(sentences(&text, range).collect::<Vec<_>>(), all);
    }
}
