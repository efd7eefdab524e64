//! Lines against splitting.

use proptest::prelude::*;

use super::samples::{boundaries, range, text, texts, texts_with_range};
use crate::text::{ByteOffset, TextRange};

fn lines_of(string: &str) -> Vec<String> {
    let text = text(string);
    text.lines()
        .iter()
        .map(|line| text.slice(line).to_owned())
        .collect()
}

#[test]
fn a_line_includes_its_line_feed() {
    assert_eq!(lines_of("a\n\nb"), ["a\n", "\n", "b"]);
    assert_eq!(lines_of("a\r\nb\r"), ["a\n", "b\n"]);
    assert_eq!(lines_of("\n"), ["\n"]);
    assert!(lines_of("").is_empty());
}

#[test]
fn the_end_belongs_to_the_last_line() {
    let text = text("a\nb\n");
    let at = |offset| text.lines().at(ByteOffset::new(offset));
    assert_eq!(
        [at(0), at(1), at(2), at(3), at(4), at(99)],
        [0, 0, 1, 1, 1, 1]
    );
    assert_eq!(text.lines().range(2), None);
}

#[test]
fn a_range_touches_the_lines_it_shares_bytes_with() {
    let text = text("ab\ncd\nef");
    let touched = |start, end| text.lines().touched(range(start, end));
    assert_eq!(touched(0, 1), 0..1);
    assert_eq!(touched(0, 3), 0..1);
    assert_eq!(touched(0, 4), 0..2);
    assert_eq!(touched(2, 7), 0..3);
    assert_eq!(touched(3, 3), 1..2);
    assert_eq!(touched(8, 8), 2..3);
}

#[test]
fn the_empty_text_has_no_line_to_touch() {
    let text = text("");
    assert!(text.lines().is_empty());
    assert_eq!(text.lines().touched(TextRange::EMPTY), 0..0);
}

proptest! {
    #[test]
    fn lines_partition_the_text(text in texts()) {
        let lines = text.lines();
        let split: Vec<&str> = text.as_str().split_inclusive('\n').collect();
        let found: Vec<&str> = lines.iter().map(|line| text.slice(line)).collect();
        prop_assert_eq!(found, split);
        prop_assert_eq!(lines.len(), lines.iter().count());
        for (number, line) in lines.iter().enumerate() {
            prop_assert_eq!(lines.range(number), Some(line));
        }
        for offset in boundaries(&text) {
            let holder = lines.iter().position(|line| line.contains(offset));
            prop_assert_eq!(lines.at(offset), holder.unwrap_or(lines.len().saturating_sub(1)));
        }
    }

    #[test]
    fn touched_lines_are_those_that_overlap((text, range) in texts_with_range()) {
        let touched = text.lines().touched(range);
        if range.is_empty() {
            prop_assert_eq!(touched.len(), usize::from(!text.is_empty()));
        } else {
            for (number, line) in text.lines().iter().enumerate() {
                prop_assert_eq!(touched.contains(&number), line.overlaps(range));
            }
        }
    }
}
