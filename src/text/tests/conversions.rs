//! Offsets against a naive count.

use proptest::prelude::*;

use super::samples::{boundaries, range, strings, text, texts};
use crate::text::{ByteOffset, CodePointOffset, Text, Utf16Offset};

fn code_points_before(text: &Text, byte: ByteOffset) -> u32 {
    u32::try_from(text.as_str().get(..byte.index()).unwrap().chars().count()).unwrap()
}

fn utf16_units_before(text: &Text, byte: ByteOffset) -> u32 {
    u32::try_from(
        text.as_str()
            .get(..byte.index())
            .unwrap()
            .encode_utf16()
            .count(),
    )
    .unwrap()
}

#[test]
fn one_word_in_three_units() {
    let text = text("😊 He denied it");
    let denied = range(8, 14);
    assert_eq!(text.slice(denied), "denied");
    let code_points = (CodePointOffset::new(5), CodePointOffset::new(11));
    assert_eq!(
        (
            text.code_point(denied.start()),
            text.code_point(denied.end())
        ),
        code_points
    );
    assert_eq!(
        text.range_from_code_points(code_points.0, code_points.1),
        Some(denied)
    );
    let utf16 = (Utf16Offset::new(6), Utf16Offset::new(12));
    assert_eq!(
        (text.utf16(denied.start()), text.utf16(denied.end())),
        utf16
    );
    assert_eq!(text.range_from_utf16(utf16.0, utf16.1), Some(denied));
}

#[test]
fn offsets_that_are_nowhere() {
    let text = text("a😊");
    assert_eq!(text.code_point(ByteOffset::new(3)), CodePointOffset::new(1));
    assert_eq!(text.code_point(ByteOffset::MAX), CodePointOffset::new(2));
    assert_eq!(text.utf16(ByteOffset::new(3)), Utf16Offset::new(1));
    assert_eq!(text.utf16(ByteOffset::MAX), Utf16Offset::new(3));
    assert_eq!(text.from_code_point(CodePointOffset::new(3)), None);
    assert_eq!(text.from_code_point(CodePointOffset::MAX), None);
    assert_eq!(
        text.from_utf16(Utf16Offset::new(2)),
        None,
        "inside the pair"
    );
    assert_eq!(text.from_utf16(Utf16Offset::new(4)), None);
    let (start, end) = (CodePointOffset::new(2), CodePointOffset::new(1));
    assert_eq!(text.range_from_code_points(start, end), None);
    assert_eq!(
        text.range_from_utf16(Utf16Offset::ZERO, Utf16Offset::new(2)),
        None
    );
}

#[test]
fn the_empty_text_has_one_offset() {
    let text = text("");
    assert_eq!(
        text.from_code_point(CodePointOffset::ZERO),
        Some(ByteOffset::ZERO)
    );
    assert_eq!(text.from_utf16(Utf16Offset::ZERO), Some(ByteOffset::ZERO));
    assert_eq!(text.from_code_point(CodePointOffset::new(1)), None);
    assert_eq!((text.code_points(), text.utf16_units()), (0, 0));
}

/// Every byte, and every unit from the start to past the end, both ways.
fn check_all_offsets(text: &Text) {
    let boundaries = boundaries(text);
    for byte in 0..=text.len().get() + 2 {
        let byte = ByteOffset::new(byte);
        let floor = *boundaries
            .iter()
            .rfind(|&&boundary| boundary <= byte)
            .unwrap();
        assert_eq!(text.code_point(byte).get(), code_points_before(text, floor));
        assert_eq!(text.utf16(byte).get(), utf16_units_before(text, floor));
    }
    for unit in 0..=text.code_points() + 2 {
        let byte = boundaries.get(unit as usize).copied();
        assert_eq!(text.from_code_point(CodePointOffset::new(unit)), byte);
    }
    let utf16: Vec<u32> = boundaries
        .iter()
        .map(|&byte| utf16_units_before(text, byte))
        .collect();
    for unit in 0..=text.utf16_units() + 2 {
        let byte = utf16
            .binary_search(&unit)
            .ok()
            .map(|number| boundaries[number]);
        assert_eq!(text.from_utf16(Utf16Offset::new(unit)), byte);
    }
}

#[test]
fn texts_about_as_long_as_the_distance_of_checkpoints() {
    for character in ["a", "é", "中", "😊"] {
        for length in [1, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257] {
            check_all_offsets(&text(&character.repeat(length)));
            check_all_offsets(&text(&format!("a{}", character.repeat(length))));
        }
    }
}

proptest! {
    #[test]
    fn conversions_agree_with_counting(text in texts()) {
        check_all_offsets(&text);
    }

    #[test]
    fn a_text_made_from_a_text_is_the_same(raw in prop_oneof![strings(), any::<String>()]) {
        let text = text(&raw);
        prop_assert!(!text.as_str().contains('\r'));
        prop_assert_eq!(Text::new(text.as_str()), Ok(text));
    }
}
