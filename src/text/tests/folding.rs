//! What folds to what, and the way back.

use proptest::prelude::*;
use proptest::sample::select;

use super::samples::{range, strings, text};
use crate::text::{Folded, Folding};

const CASE: Folding = Folding {
    case: true,
    diacritics: false,
};
const DIACRITICS: Folding = Folding {
    case: false,
    diacritics: true,
};
const FOLDINGS: [Folding; 4] = [
    Folding {
        case: false,
        diacritics: false,
    },
    CASE,
    DIACRITICS,
    Folding::ALL,
];

#[test]
fn case_is_folded_character_by_character() {
    assert_eq!(CASE.fold("ZELENSKY Łódź"), "zelensky łódź");
    assert_eq!(CASE.fold("Straße ẞ"), "straße ß");
    assert_eq!(CASE.fold("ΟΔΥΣΣΕΥΣ Οδυσσεύς"), "οδυσσευσ οδυσσεύσ");
    assert_eq!(
        CASE.fold("İstanbul DIYARBAKIR"),
        "i\u{307}stanbul diyarbakir"
    );
    assert_eq!(CASE.fold("ЗЕЛЕНСЬКИЙ"), "зеленський");
    assert_eq!(CASE.fold("ﬁn"), "ﬁn");
}

#[test]
fn diacritics_are_dropped_however_they_are_written() {
    assert_eq!(DIACRITICS.fold("São Paulo, Erdoğan"), "Sao Paulo, Erdogan");
    assert_eq!(DIACRITICS.fold("naïve nai\u{308}ve"), "naive naive");
    assert_eq!(DIACRITICS.fold("Việt Nam"), "Viet Nam");
    assert_eq!(DIACRITICS.fold("Οδυσσεύς"), "Οδυσσευς");
    assert_eq!(DIACRITICS.fold("ё, ї"), "е, і");
    assert_eq!(DIACRITICS.fold("مُحَمَّد محـــمد أحمد"), "محمد محمد احمد");
    assert_eq!(DIACRITICS.fold("שָׁלוֹם"), "שלום");
    assert_eq!(DIACRITICS.fold("ज़ेलेंस्की"), "जेलेंस्की");
}

#[test]
fn letters_without_a_decomposition_are_spelled_out() {
    assert_eq!(Folding::ALL.fold("Łódź Øresund Đặng"), "lodz oresund dang");
    assert_eq!(Folding::ALL.fold("STRAẞE Straße"), "strasse strasse");
    assert_eq!(Folding::ALL.fold("Æsir Œuvre Þór"), "aesir oeuvre thor");
    assert_eq!(
        Folding::ALL.fold("İstanbul Diyarbakır"),
        "istanbul diyarbakir"
    );
    assert_eq!(Folding::ALL.fold("ﬁnal ﬂoor"), "final floor");
    assert_eq!(Folding::ALL.fold("Ǿ"), "o", "an accent on such a letter");
}

#[test]
fn what_is_no_diacritic_stays() {
    for string in [
        "“a” – ’b’…",
        "≠ =",
        "한국어",
        "ภาษาไทยที่",
        "हिन्दी कि की",
        "中文",
        "👩🏽‍🚒 ❤️",
    ] {
        assert_eq!(Folding::ALL.fold(string), string);
    }
    assert_ne!(Folding::ALL.fold("がき"), Folding::ALL.fold("かき"));
    assert_eq!(
        Folding::ALL.fold("が"),
        Folding::ALL.fold("か\u{3099}"),
        "both ways of writing it are the same"
    );
}

#[test]
fn every_character_folded_twice_is_as_if_folded_once() {
    for folding in FOLDINGS {
        for character in '\0'..=char::MAX {
            let once = folding.fold(character.encode_utf8(&mut [0; 4]));
            assert_eq!(folding.fold(&once), once, "{character:?} with {folding:?}");
        }
    }
}

#[track_caller]
fn check_way_back(original: &str, part: &str, found: Option<&str>) {
    let folded = Folded::new(original, Folding::ALL);
    let start = folded.as_str().find(part).unwrap();
    let range = folded.range(start..start + part.len());
    let text = text(original);
    assert_eq!(
        range.map(|range| text.slice(range)),
        found,
        "{part:?} in {original:?}"
    );
}

#[test]
fn a_range_stands_for_whole_characters_with_what_is_on_them() {
    check_way_back("Über die Straße!", "strasse", Some("Straße"));
    check_way_back("Über die Straße!", "stras", None);
    check_way_back("Über die Straße!", "se!", None);
    check_way_back("a nai\u{308}ve man", "nai", Some("nai\u{308}"));
    check_way_back("a nai\u{308}ve man", "ve", Some("ve"));
    check_way_back("São Paulo", "sao paulo", Some("São Paulo"));
    check_way_back("\u{301}a", "a", Some("a"));
    check_way_back("مُحَمَّد", "محم", Some("مُحَمَّ"));
    check_way_back("e\u{301}", "e", Some("e\u{301}"));
}

/// What each character of a string folds to, with where it stood: the slow way.
fn pieces(string: &str, folding: Folding) -> Vec<(usize, usize)> {
    let mut folded = 0;
    let mut pieces = Vec::new();
    for (byte, character) in string.char_indices() {
        let length = folding.fold(character.encode_utf8(&mut [0; 4])).len();
        if length > 0 {
            pieces.push((folded, byte));
        }
        folded += length;
    }
    pieces.push((folded, string.len()));
    pieces
}

/// Strings in which much is folded, some long enough for several runs.
fn foldable() -> impl Strategy<Value = String> {
    let piece = select(
        &[
            "é", "e\u{301}", "ß", "İ", "ﬁ", "が", "a", "B", "中", "\u{301}", "Ⱥ", "😊",
        ][..],
    );
    let pieces = prop::collection::vec((piece, 1..400_usize), 0..8).prop_map(|pieces| {
        pieces
            .iter()
            .map(|(piece, count)| piece.repeat(*count))
            .collect()
    });
    prop_oneof![1 => strings(), 1 => pieces]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_string_folds_as_its_characters_do_and_twice_is_once(string in foldable()) {
        for folding in FOLDINGS {
            let once = folding.fold(&string);
            let folded = Folded::new(&string, folding);
            prop_assert_eq!(folded.as_str(), &once);
            prop_assert_eq!(folding.fold(&once), once);
        }
    }

    #[test]
    fn every_byte_leads_back_to_the_character_that_it_comes_from(string in foldable()) {
        for folding in FOLDINGS {
            let folded = Folded::new(&string, folding);
            let pieces = pieces(&string, folding);
            let mut last = 0;
            for byte in 0..=folded.as_str().len() {
                let (_, expected) = pieces[pieces.partition_point(|(start, _)| *start <= byte) - 1];
                let original = folded.original(byte).index();
                prop_assert_eq!(original, expected);
                prop_assert!(string.is_char_boundary(original) && last <= original);
                last = original;
            }
            prop_assert_eq!(folded.original(usize::MAX).index(), string.len());
        }
    }

    #[test]
    fn a_range_is_given_exactly_if_it_holds_whole_characters(
        string in foldable(), ends in any::<[prop::sample::Index; 2]>(),
    ) {
        for folding in FOLDINGS {
            let folded = Folded::new(&string, folding);
            let length = folded.as_str().len();
            let [one, other] = ends.map(|end| end.index(length + 1));
            let (start, end) = (one.min(other), one.max(other));
            let pieces = pieces(&string, folding);
            let place = |byte| pieces.iter().find(|(start, _)| *start == byte).map(|(_, at)| *at);
            let expected = match (place(start), place(end)) {
                (Some(from), Some(to)) if start < end => Some(range(from, to)),
                _ => None,
            };
            prop_assert_eq!(folded.range(start..end), expected);
        }
    }

    #[test]
    fn with_nothing_to_fold_all_stays_where_it_is(string in strings()) {
        let folded = Folded::new(&string, Folding::default());
        prop_assert_eq!(folded.as_str(), &string);
        for (byte, _) in string.char_indices() {
            prop_assert_eq!(folded.original(byte).index(), byte);
        }
    }
}
