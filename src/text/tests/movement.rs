//! Caret movement, case by case and over any text.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::samples::{
    boundaries, mark, monotonous_texts, point, pointed, text, texts, texts_with_offset,
};
use crate::text::{
    ByteOffset, Text, TextRange, next_character, next_word, previous_character, previous_word,
    sentence_at, word_at, word_end, words,
};

type Move = fn(&Text, ByteOffset) -> ByteOffset;
type Find = fn(&Text, ByteOffset) -> Option<TextRange>;

#[track_caller]
fn check(before: &str, step: Move, after: &str) {
    let (text, offset) = pointed(before);
    assert_eq!(point(&text, step(&text, offset)), after);
}

#[track_caller]
fn check_found(before: &str, find: Find, after: Option<&str>) {
    let (text, offset) = pointed(before);
    assert_eq!(
        find(&text, offset)
            .map(|found| mark(&text, found))
            .as_deref(),
        after
    );
}

#[test]
fn to_the_next_word() {
    check("|He denied it", next_word, "He |denied it");
    check("H|e denied it", next_word, "He |denied it");
    check("He| denied it", next_word, "He |denied it");
    check("He said:|\n\n“No", next_word, "He said:\n\n“|No");
    check("他|否认", next_word, "他否|认");
    check("| 👩‍👩‍👧‍👦 word", next_word, " 👩‍👩‍👧‍👦 |word");
    check("denied |it.", next_word, "denied it.|");
    check("|", next_word, "|");
}

#[test]
fn to_the_previous_word() {
    check("He denied it|", previous_word, "He denied |it");
    check("He den|ied it", previous_word, "He |denied it");
    check("He |denied it", previous_word, "|He denied it");
    check("said:\n\n“|No", previous_word, "|said:\n\n“No");
    check("他否|认", previous_word, "他|否认");
    check("“|No", previous_word, "|“No");
    check("|", previous_word, "|");
}

#[test]
fn to_the_end_of_a_word() {
    check("|He denied it", word_end, "He| denied it");
    check("He| denied it", word_end, "He denied| it");
    check("He de|nied it", word_end, "He denied| it");
    check("He |“Kyiv's”", word_end, "He “Kyiv's|”");
    check("it|.\n", word_end, "it.\n|");
}

#[test]
fn the_word_at_a_caret() {
    check_found("He den|ied it", word_at, Some("He [denied] it"));
    check_found("He |denied it", word_at, Some("He [denied] it"));
    check_found("He denied| it", word_at, Some("He [denied] it"));
    check_found("He denied|", word_at, Some("He [denied]"));
    check_found("He denied.|", word_at, None);
    check_found("He | denied", word_at, None);
    check_found("mots|\u{202F}»", word_at, Some("[mots]\u{202F}»"));
    check_found("mots\u{202F}|»", word_at, None);
    check_found("|", word_at, None);
}

#[test]
fn the_sentence_at_a_caret() {
    check_found(
        "Yes. He |denied it. No.",
        sentence_at,
        Some("Yes. [He denied it.] No."),
    );
    check_found(
        "Yes.| He denied it.",
        sentence_at,
        Some("[Yes.] He denied it."),
    );
    check_found(
        "Yes. |He denied it.",
        sentence_at,
        Some("Yes. [He denied it.]"),
    );
    check_found(
        "A title|\n\nHe denied",
        sentence_at,
        Some("[A title]\n\nHe denied"),
    );
    check_found("A title\n|\nHe denied", sentence_at, None);
    check_found("He denied it. |", sentence_at, Some("[He denied it.] "));
    check_found("|", sentence_at, None);
}

#[test]
fn by_characters() {
    check("caf|e\u{301}s", next_character, "cafe\u{301}|s");
    check("cafe\u{301}|s", previous_character, "caf|e\u{301}s");
    check("a|👩‍👩‍👧‍👦b", next_character, "a👩‍👩‍👧‍👦|b");
    check("a👩‍👩‍👧‍👦|b", previous_character, "a|👩‍👩‍👧‍👦b");
    check("|क्षत्रिय", next_character, "क्ष|त्रिय");
    check("cafe|\u{301}s", previous_character, "caf|e\u{301}s");
    check("s|", next_character, "s|");
    check("|s", previous_character, "|s");
}

/// Every place that a caret comes to, from the start on or from the end back.
fn stops(text: &Text, from: ByteOffset, step: Move) -> Vec<ByteOffset> {
    let mut stops = vec![from];
    loop {
        let last = stops[stops.len() - 1];
        let next = step(text, last);
        if next == last {
            return stops;
        }
        stops.push(next);
    }
}

#[test]
fn many_flags_in_a_row_stay_whole() {
    let text = text(&"🇺🇦".repeat(128));
    let flags: Vec<ByteOffset> = (0..=128).map(|flag| ByteOffset::new(flag * 8)).collect();
    assert_eq!(stops(&text, ByteOffset::ZERO, next_character), flags);
}

#[test]
fn long_words_are_walked_through() {
    let text = text(&format!("{} {}", "a".repeat(5_000), "中".repeat(1_000)));
    let forward = stops(&text, ByteOffset::ZERO, next_word);
    let mut back = stops(&text, text.len(), previous_word);
    back.reverse();
    assert_eq!(forward, back);
    assert!(forward.len() > 1_000);
}

proptest! {
    #[test]
    fn carets_stop_at_every_word_both_ways(text in texts()) {
        let mut starts: Vec<ByteOffset> = words(&text, text.whole()).map(TextRange::start).collect();
        starts.extend([ByteOffset::ZERO, text.len()]);
        starts.sort();
        starts.dedup();
        prop_assert_eq!(&stops(&text, ByteOffset::ZERO, next_word), &starts);
        let mut back = stops(&text, text.len(), previous_word);
        back.reverse();
        prop_assert_eq!(&back, &starts);
    }

    #[test]
    fn carets_stop_at_every_character_both_ways(text in texts()) {
        let mut edges: Vec<ByteOffset> = text
            .as_str()
            .grapheme_indices(true)
            .map(|(start, _)| ByteOffset::from_index(start))
            .collect();
        edges.push(text.len());
        prop_assert_eq!(&stops(&text, ByteOffset::ZERO, next_character), &edges);
        let mut back = stops(&text, text.len(), previous_character);
        back.reverse();
        prop_assert_eq!(&back, &edges);
        for offset in boundaries(&text) {
            let after = edges.iter().find(|&&edge| edge > offset).copied();
            prop_assert_eq!(next_character(&text, offset), after.unwrap_or(text.len()));
            let before = edges.iter().rfind(|&&edge| edge < offset).copied();
            prop_assert_eq!(previous_character(&text, offset), before.unwrap_or_default());
        }
    }

    #[test]
    fn movement_is_monotone((text, offset) in texts_with_offset(), other: u32) {
        let end = text.len();
        let other = ByteOffset::new(other.checked_rem(end.get()).unwrap_or(0));
        let (low, high) = (offset.min(other), offset.max(other));
        for step in [next_word, word_end, next_character] {
            prop_assert!(step(&text, low) <= step(&text, high));
            prop_assert!(step(&text, offset) > offset || offset == end);
        }
        for step in [previous_word, previous_character] {
            prop_assert!(step(&text, low) <= step(&text, high));
            prop_assert!(step(&text, offset) < offset || offset == ByteOffset::ZERO);
        }
    }

    #[test]
    fn the_word_at_an_offset_is_the_one_that_holds_it((text, offset) in texts_with_offset()) {
        let all = || words(&text, text.whole());
        let holding = all().find(|word| word.contains(offset));
        let expected = holding.or_else(|| all().find(|word| word.end() == offset));
        prop_assert_eq!(word_at(&text, offset), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn carets_stop_at_the_same_places_both_ways_in_monotonous_texts(text in monotonous_texts()) {
        for (forward, back) in [(next_word as Move, previous_word as Move), (next_character, previous_character)] {
            let mut stops_back = stops(&text, text.len(), back);
            stops_back.reverse();
            prop_assert_eq!(stops(&text, ByteOffset::ZERO, forward), stops_back);
        }
    }
}
