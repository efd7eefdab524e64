//! Where the text on the page is divided: into paragraphs, and into sections of many of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;

use sayso::query::Layout;
use sayso::text::{ByteOffset, Granularity, Text, TextRange, snap};

use support::arbitrary::texts;
use support::cases;

/// The longest paragraph, in bytes.
const LONGEST: u32 = 4096;

fn text(string: &str) -> Text {
    Text::new(string).unwrap()
}

/// The paragraphs of a text.
fn paragraphs(text: &Text) -> Vec<&str> {
    let layout = Layout::new(text);
    let ranges = (0..layout.paragraph_count()).map(|number| layout.paragraph(number).unwrap());
    ranges.map(|range| text.slice(range)).collect()
}

/// Checks what holds for every text.
#[track_caller]
fn check(text: &Text) {
    assert_eq!(paragraphs(text).concat(), text.as_str());
    let layout = Layout::new(text);
    let mut number = 0;
    for section in 0..layout.section_count() {
        let inside = layout.section(section);
        assert_eq!(inside.start, number, "sections follow each other");
        for passage in layout.passages(section, &inside) {
            assert_eq!(passage.start, number, "and so do their passages");
            assert!(!passage.is_empty());
            number = passage.end;
        }
        assert_eq!(number, inside.end);
        assert!(!inside.is_empty());
    }
    assert_eq!(number, layout.paragraph_count());
    for number in 0..layout.paragraph_count() {
        let range = layout.paragraph(number).unwrap();
        assert!(!range.is_empty());
        assert!(range.len() <= LONGEST + 256, "{range:?}");
        assert_eq!(text.lines().touched(range).len(), 1, "in one line");
        assert_eq!(layout.paragraph_at(range.start()), number);
        assert_eq!(
            snap(text, range, Granularity::Character),
            range,
            "no character is divided"
        );
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn paragraphs_are_the_text(any in texts()) {
        check(&any);
    }

    #[test]
    fn so_they_are_when_lines_are_long(parts in vec((texts(), 1_usize..400), 1..4)) {
        let long: String = parts.iter().map(|(part, times)| part.as_str().replace('\n', " ").repeat(*times)).collect();
        check(&text(&long));
    }
}

#[test]
fn a_line_of_ordinary_length_is_a_paragraph() {
    assert_eq!(
        paragraphs(&text("One.\n\nTwo. Three.\nFour")),
        ["One.\n", "\n", "Two. Three.\n", "Four"]
    );
    assert!(paragraphs(&text("")).is_empty());
}

#[test]
fn a_long_line_is_divided_at_the_ends_of_sentences() {
    let line = "The minister denied every word of it on Monday. ".repeat(1_000);
    let text = text(&line);
    let found = paragraphs(&text);
    assert!(found.len() < 20);
    for paragraph in found {
        assert!(paragraph.starts_with("The minister"), "{paragraph}");
        assert!(paragraph.ends_with("Monday. "), "{paragraph}");
    }
}

#[test]
fn a_long_sentence_is_divided_between_words() {
    let line = "denied and ".repeat(2_000);
    for paragraph in paragraphs(&text(&line)) {
        assert!(paragraph.ends_with(' '), "{paragraph}");
    }
}

#[test]
fn a_line_without_words_is_divided_between_characters() {
    check(&text(&"👩‍👩‍👧".repeat(5_000)));
    check(&text(&"—".repeat(50_000)));
    check(&text(&"a".repeat(50_000)));
}

#[test]
fn a_text_of_any_length_has_about_a_hundred_sections_at_most() {
    let paragraph = "He denied it. ".repeat(25) + "\n\n";
    for (paragraphs, most) in [(10, 4), (300, 100), (14_000, 110), (60_000, 110)] {
        let layout = Layout::new(&text(&paragraph.repeat(paragraphs)));
        assert!(layout.section_count() <= most, "{paragraphs}");
    }
}

#[test]
fn the_rows_of_a_text_are_those_of_its_paragraphs() {
    let rows = |string: &str| {
        let layout = Layout::new(&text(string));
        layout.rows(0..layout.paragraph_count())
    };
    let letters = |count: usize| "a".repeat(count);
    assert_eq!(rows(""), 0);
    assert_eq!(rows("One."), 1);
    assert_eq!(rows("One.\n\nTwo."), 3, "a blank line is a row");
    assert_eq!(rows(&format!("{}\n{}", letters(100), letters(10))), 3);
    assert_eq!(
        rows(&"ж".repeat(100)),
        2,
        "a letter of two bytes is as wide as others"
    );
    let long = format!("{}\n\n", letters(380)).repeat(1_000);
    assert_eq!(rows(&long), 7_000);
    assert_eq!(Layout::new(&text("One.")).rows(1..3), 0);
}

#[test]
fn the_passages_of_a_section_are_low_however_long_the_text() {
    let paragraph = "He denied it. ".repeat(25) + "\n\n";
    for paragraphs in [10, 300, 60_000] {
        let layout = Layout::new(&text(&paragraph.repeat(paragraphs)));
        for section in 0..layout.section_count() {
            for passage in layout.passages(section, &layout.section(section)) {
                assert!(layout.rows(passage) <= 30, "of {paragraphs} paragraphs");
            }
        }
    }
}

#[test]
fn a_section_is_divided_where_that_is_wanted() {
    let paragraph = "He denied it. ".repeat(25) + "\n\n";
    let layout = Layout::new(&text(&paragraph.repeat(60_000)));
    let section = layout.section(3);
    let all = layout.passages(3, &section);
    assert!(all.len() > 20);
    let middle = all[10].start + 1..all[12].end - 1;
    let some = layout.passages(3, &middle);
    assert_eq!(some.len(), 5);
    assert_eq!(some[1..4], all[10..13]);
    assert_eq!(
        (some[0].clone(), some[4].clone()),
        (section.start..all[10].start, all[12].end..section.end)
    );
    let beginning = layout.passages(3, &(section.start..section.start + 1));
    assert_eq!(
        beginning,
        [all[0].clone(), all[0].end..section.end],
        "nothing lies before"
    );
}

#[test]
fn a_part_of_the_height_is_a_paragraph() {
    let long = format!("{}\n", "a".repeat(329));
    let layout = Layout::new(&text(&format!("One.\n{long}\nTwo.\n{long}")));
    assert_eq!(layout.rows(0..5), 13);
    let at = |part: f64| layout.paragraph_at_part(0..5, part);
    assert_eq!([at(-1.0), at(0.0), at(0.1), at(0.5)], [0, 0, 1, 2]);
    assert_eq!([at(0.6), at(0.9), at(1.0), at(7.0)], [3, 4, 4, 4]);
    assert_eq!(layout.paragraph_at_part(3..5, 0.0), 3);
    assert_eq!(layout.paragraph_at_part(1..3, 1.0), 2);
}

#[test]
fn whole_sections_hold_the_paragraphs() {
    let paragraph = "He denied it. ".repeat(25) + "\n\n";
    let layout = Layout::new(&text(&paragraph.repeat(1_000)));
    let (first, third) = (layout.section(0), layout.section(2));
    assert_eq!(layout.whole_sections(&(0..1)), first);
    assert_eq!(layout.whole_sections(&first), first);
    assert_eq!(
        layout.whole_sections(&(first.end - 1..third.start + 1)),
        first.start..third.end
    );
    let last = layout.paragraph_count();
    assert_eq!(layout.whole_sections(&(last - 1..last)).end, last);
    assert_eq!(Layout::new(&text("")).whole_sections(&(0..0)), 0..0);
}

#[test]
fn any_offset_belongs_to_a_paragraph() {
    let layout = Layout::new(&text("One.\nTwo."));
    let at = |offset: u32| layout.paragraph_at(ByteOffset::new(offset));
    assert_eq!([at(0), at(4), at(5), at(9), at(100)], [0, 0, 1, 1, 1]);
    assert_eq!(Layout::new(&text("")).paragraph_at(ByteOffset::ZERO), 0);
    assert_eq!(
        layout.stretch(0..7),
        TextRange::between(ByteOffset::ZERO, ByteOffset::new(9))
    );
}
