//! Snapping, case by case and over any range.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_segmentation::UnicodeSegmentation;

use super::samples::{
    boundaries, mark, marked, monotonous_texts, pick, range, text, texts_with_range,
};
use crate::text::{ByteOffset, Granularity, TextRange, sentences, snap, trim, words};

#[track_caller]
fn check(before: &str, granularity: Granularity, after: &str) {
    let (text, range) = marked(before);
    assert_eq!(mark(&text, snap(&text, range, granularity)), after);
}

#[track_caller]
fn check_trim(before: &str, after: &str) {
    let (text, range) = marked(before);
    assert_eq!(mark(&text, trim(&text, range)), after);
}

#[test]
fn trimming() {
    check_trim("He[ denied ]it", "He [denied] it");
    check_trim(
        "[\u{200B}\t He\u{A0}\u{FEFF}\n]it",
        "\u{200B}\t [He]\u{A0}\u{FEFF}\nit",
    );
    check_trim("He[ \n ]denied", "He[] \n denied");
    check_trim("[]", "[]");
    check_trim("[👩\u{200D}]👧", "[👩\u{200D}]👧");
}

#[test]
fn to_words() {
    use Granularity::Word;
    check("He [den]ied it", Word, "He [denied] it");
    check("He de[ni]ed it", Word, "He [denied] it");
    check("H[e d]enied it", Word, "[He denied] it");
    check("He [denied] it", Word, "He [denied] it");
    check("He[ denied ]it", Word, "He [denied] it");
    check("He[] denied", Word, "He[] denied");
    check("He de[]nied", Word, "He de[]nied");
    check("He[ ]denied", Word, "He[] denied");
    check("[]", Word, "[]");
}

#[test]
fn to_words_beside_punctuation() {
    use Granularity::Word;
    check("“I [deny” he] said", Word, "“I [deny” he] said");
    check("say [“no]thing” more", Word, "say [“nothing]” more");
    check("K[yiv's] army", Word, "[Kyiv's] army");
    check("Kyiv[’s] army", Word, "[Kyiv’s] army");
    check("'[Kyi]v'", Word, "'[Kyiv]'");
    check("co-[op]erate", Word, "co-[operate]");
    check("c[o-o]perate", Word, "[co-operate]");
    check("No on[e.] He", Word, "No [one.] He");
    check("3.[14]", Word, "[3.14]");
    check("a [.] b", Word, "a [.] b");
}

#[test]
fn to_words_of_other_scripts() {
    use Granularity::Word;
    check("他[否认]了。", Word, "他[否认]了。");
    check("उसने इन[का]र किया", Word, "उसने [इनकार] किया");
    check("[क]्षत्रिय", Word, "[क्षत्रिय]");
    check("שָׁ[ל]וֹם עליכם", Word, "[שָׁלוֹם] עליכם");
    check("وقال إ[ن]ه", Word, "وقال [إنه]");
    check("cafe[\u{301} n]oir", Word, "[cafe\u{301} noir]");
    check(
        "a 👩\u{200D}[👩]\u{200D}👧 b",
        Word,
        "a [👩\u{200D}👩\u{200D}👧] b",
    );
    check("mo[ts\u{202F}]»", Word, "[mots]\u{202F}»");
}

#[test]
fn to_characters() {
    use Granularity::Character;
    check("He [den]ied it", Character, "He [den]ied it");
    check("He[ den]ied it", Character, "He[ den]ied it");
    check("caf[e]\u{301}", Character, "caf[e\u{301}]");
    check(
        "a👩\u{200D}[👩]\u{200D}👧b",
        Character,
        "a[👩\u{200D}👩\u{200D}👧]b",
    );
    check("🇺🇦🇵[🇱]", Character, "🇺🇦[🇵🇱]");
    check("[क]्षत्रिय", Character, "[क्ष]त्रिय");
    check("e[]\u{301}", Character, "e[]\u{301}");
}

#[test]
fn to_sentences() {
    use Granularity::Sentence;
    check(
        "Yes. He [den]ied it. No.",
        Sentence,
        "Yes. [He denied it.] No.",
    );
    check(
        "Yes[. He] denied it. No.",
        Sentence,
        "[Yes. He denied it.] No.",
    );
    check(
        "Yes.[ He denied it. ]No.",
        Sentence,
        "Yes. [He denied it.] No.",
    );
    check(
        "A title\n  He [denied]\nit",
        Sentence,
        "A title\n  [He denied]\nit",
    );
    check("A ti[tle\nHe] denied", Sentence, "[A title\nHe denied]");
    check("他否[认]了。是吗？", Sentence, "[他否认了。]是吗？");
    check("Yes. []He denied it.", Sentence, "Yes. []He denied it.");
}

#[test]
fn a_range_outside_the_text_is_brought_inside() {
    let text = text("He denied");
    assert_eq!(snap(&text, range(5, 99), Granularity::Word), range(3, 9));
    assert_eq!(snap(&text, range(98, 99), Granularity::Word), range(9, 9));
    assert_eq!(
        snap(&text, range(98, 99), Granularity::Character),
        range(9, 9)
    );
}

fn granularities() -> impl Strategy<Value = Granularity> {
    select(
        &[
            Granularity::Character,
            Granularity::Word,
            Granularity::Sentence,
        ][..],
    )
}

proptest! {
    #[test]
    fn snapping_twice_is_snapping_once(
        (text, range) in texts_with_range(),
        granularity in granularities(),
    ) {
        let snapped = snap(&text, range, granularity);
        prop_assert_eq!(snap(&text, snapped, granularity), snapped);
    }

    #[test]
    fn snapping_covers_the_trimmed_range_and_splits_no_cluster(
        (text, range) in texts_with_range(),
        granularity in granularities(),
    ) {
        let snapped = snap(&text, range, granularity);
        let trimmed = trim(&text, range);
        prop_assert!(text.holds(snapped));
        prop_assert!(snapped.contains_range(trimmed));
        if granularity == Granularity::Character {
            prop_assert!(snapped.contains_range(range));
        } else {
            prop_assert_eq!(snapped.is_empty(), trimmed.is_empty());
        }
        if !snapped.is_empty() {
            let inside_a_cluster = |offset: ByteOffset| {
                offset < text.len()
                    && !text.as_str().grapheme_indices(true).any(|(at, _)| at == offset.index())
            };
            prop_assert!(!inside_a_cluster(snapped.start()) && !inside_a_cluster(snapped.end()));
        }
    }

    #[test]
    fn snapping_splits_no_word_or_sentence((text, range) in texts_with_range()) {
        let splits = |unit: &TextRange, snapped: TextRange| {
            unit.overlaps(snapped) && !snapped.contains_range(*unit)
        };
        let snapped = snap(&text, range, Granularity::Word);
        prop_assert_eq!(words(&text, text.whole()).find(|word| splits(word, snapped)), None);
        let snapped = snap(&text, range, Granularity::Sentence);
        prop_assert_eq!(sentences(&text, text.whole()).find(|one| splits(one, snapped)), None);
    }

    #[test]
    fn offsets_of_any_kind_are_taken(string in any::<String>(), one: u32, other: u32) {
        let text = text(&string);
        let range = TextRange::between(ByteOffset::new(one), ByteOffset::new(other % 64));
        for granularity in [Granularity::Character, Granularity::Word, Granularity::Sentence] {
            prop_assert!(text.holds(snap(&text, range, granularity)));
        }
        prop_assert!(boundaries(&text).contains(&trim(&text, range).end()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn snapping_twice_is_snapping_once_in_monotonous_texts(
        text in monotonous_texts(),
        one: Index,
        other: Index,
        granularity in granularities(),
    ) {
        let range = TextRange::between(pick(&text, one), pick(&text, other));
        let snapped = snap(&text, range, granularity);
        prop_assert!(snapped.contains_range(trim(&text, range)));
        prop_assert_eq!(snap(&text, snapped, granularity), snapped);
    }
}
