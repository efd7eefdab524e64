//! Anchoring: what is found, and what is left alone rather than guessed.

use proptest::prelude::*;

use super::samples::{mark, marked, range, strings, text, texts_with_range};
use crate::text::{
    Anchored, ByteOffset, CONTEXT_CHARACTERS, Quote, Text, TextRange, anchor, context,
};

fn quote<'a>(exact: &'a str, before: &'a str, after: &'a str) -> Quote<'a> {
    Quote {
        exact,
        before,
        after,
    }
}

fn quote_of(text: &Text, range: TextRange) -> Quote<'_> {
    let (before, after) = context(text, range);
    quote(text.slice(range), before, after)
}

#[track_caller]
fn check_moved(expected: Option<TextRange>, quote: &Quote<'_>, after: &str) {
    let (text, range) = marked(after);
    assert_eq!(anchor(&text, expected, quote), Anchored::Moved(range));
}

#[test]
fn context_is_cut_by_code_points() {
    let (text, range) = marked(&format!("{}é[it]😊{}", "a".repeat(40), "b".repeat(40)));
    let (before, after) = context(&text, range);
    assert_eq!(before, format!("{}é", "a".repeat(31)));
    assert_eq!(after, format!("😊{}", "b".repeat(31)));
}

#[test]
fn context_is_shorter_at_the_ends() {
    let (text, range) = marked("He [denied] it");
    assert_eq!(context(&text, range), ("He ", " it"));
    assert_eq!(context(&text, text.whole()), ("", ""));
}

#[test]
fn words_in_their_place_need_no_context() {
    let text = text("He denied it. He denied it.");
    let found = anchor(
        &text,
        Some(range(17, 23)),
        &quote("denied", "never there", ""),
    );
    assert_eq!(found, Anchored::AtPosition(range(17, 23)));
}

#[test]
fn an_expected_range_may_be_nonsense() {
    let text = text("é");
    for nonsense in [range(0, 1), range(1, 2), range(0, 99), range(98, 99)] {
        assert_eq!(
            anchor(&text, Some(nonsense), &quote("é!", "", "")),
            Anchored::NotFound
        );
    }
}

#[test]
fn the_context_tells_which() {
    let found_by = quote("denied", "She ", " it");
    check_moved(
        Some(range(0, 6)),
        &found_by,
        "He denied it. She [denied] it.",
    );
    check_moved(
        None,
        &quote("denied", "", " that"),
        "He denied it. She [denied] that.",
    );
    check_moved(
        None,
        &quote("denied", "He never ", " it"),
        "He denied. She [denied] it.",
    );
}

#[test]
fn the_side_that_fits_less_can_still_decide() {
    let found_by = quote("denied", "on Monday she ", " it");
    check_moved(None, &found_by, "So he denied it. So she [denied] it.");
}

#[test]
fn equally_good_places_are_not_chosen_from() {
    let text = text("He denied it. He denied it. They denied it.");
    let found = anchor(&text, None, &quote("denied", "He ", " it. "));
    assert_eq!(found, Anchored::Ambiguous { candidates: 2 });
    let found = anchor(&text, None, &quote("denied", "", ""));
    assert_eq!(found, Anchored::Ambiguous { candidates: 3 });
}

#[test]
fn overlapping_places_count() {
    let found = anchor(&text("no no no"), None, &quote("no no", "", ""));
    assert_eq!(found, Anchored::Ambiguous { candidates: 2 });
}

#[test]
fn a_sole_place_in_foreign_surroundings_is_not_taken() {
    let text = text("He denied it.");
    assert_eq!(
        anchor(&text, None, &quote("denied", "She ", " that")),
        Anchored::NotFound
    );
    assert_eq!(
        anchor(&text, None, &quote("confirmed", "He ", " it")),
        Anchored::NotFound
    );
}

#[test]
fn a_sole_place_without_context_is_taken_if_the_words_are_many() {
    check_moved(None, &quote("denied it", "", ""), "He [denied it].");
    assert_eq!(
        anchor(&text("He denied it."), None, &quote("denied", "", "")),
        Anchored::NotFound
    );
}

#[test]
fn nothing_is_found_only_where_it_is_expected() {
    let text = text("He");
    let nothing = quote("", "H", "e");
    assert_eq!(anchor(&text, None, &nothing), Anchored::NotFound);
    assert_eq!(
        anchor(&text, Some(range(0, 1)), &nothing),
        Anchored::NotFound
    );
    assert_eq!(
        anchor(&text, Some(range(3, 3)), &nothing),
        Anchored::NotFound
    );
    assert_eq!(
        anchor(&text, Some(range(1, 1)), &nothing),
        Anchored::AtPosition(range(1, 1))
    );
}

#[test]
fn a_pathological_text_takes_no_longer() {
    let text = text(&"a".repeat(300_000));
    let words = "a".repeat(10_000);
    let found = anchor(&text, None, &quote(&words, "", ""));
    assert_eq!(
        found,
        Anchored::Ambiguous {
            candidates: 290_001
        }
    );
}

proptest! {
    #[test]
    fn a_quote_is_found_where_it_was_taken((text, range) in texts_with_range()) {
        let quote = quote_of(&text, range);
        prop_assert_eq!(anchor(&text, Some(range), &quote), Anchored::AtPosition(range));
        prop_assert!(quote.before.chars().count() <= CONTEXT_CHARACTERS);
        prop_assert!(quote.after.chars().count() <= CONTEXT_CHARACTERS);
        let surroundings = [quote.before, quote.exact, quote.after].concat();
        prop_assert!(text.as_str().contains(&surroundings));
    }

    #[test]
    fn a_quote_is_found_after_an_insertion_before_it(
        (old, range) in texts_with_range(),
        inserted in strings(),
    ) {
        // Marked, so that the words cannot occur in what is inserted.
        let head = old.slice(TextRange::between(ByteOffset::ZERO, range.start()));
        let words = format!("\u{E000}{}\u{E001}", old.slice(range));
        let tail = old.slice(TextRange::between(range.end(), old.len()));
        let old = text(&format!("{head}{words}{tail}."));
        let range = TextRange::between(range.start(), range.start().plus(words.len()));
        let quote = quote_of(&old, range);
        let new = text(&format!("x{inserted}{}", old.as_str()));
        let moved = new.len().minus(old.as_str().len() - range.start().index());
        let moved = TextRange::between(moved, moved.plus(range.len() as usize));
        prop_assert_eq!(anchor(&new, Some(range), &quote), Anchored::Moved(moved));
    }

    #[test]
    fn whatever_is_found_has_the_words((text, range) in texts_with_range(), other in strings()) {
        let quote = quote_of(&text, range);
        let other = super::samples::text(&other);
        match anchor(&other, Some(range), &quote) {
            Anchored::AtPosition(found) => prop_assert_eq!(found, range),
            Anchored::Moved(found) => {
                prop_assert_eq!(other.slice(found), quote.exact, "{}", mark(&other, found));
            }
            Anchored::Ambiguous { candidates } => prop_assert!(candidates > 1),
            Anchored::NotFound => {}
        }
    }
}
