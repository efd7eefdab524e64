//! Offsets ⇄ places on the screen. The fixture is set in a monospaced font, 30 pixels a line.

use sayso::browser::dom_text::{caret_rectangle, offset_at_point, rectangles};
use sayso::text::Utf16Offset;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{Fixture, Starts};

fn at(offset: u32) -> Utf16Offset {
    Utf16Offset::new(offset)
}

fn is_close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1.0
}

#[wasm_bindgen_test]
fn the_rectangles_of_a_range_are_those_of_its_text() {
    let fixture = Fixture::new(Starts::Recorded);
    let (start, end) = (fixture.find("Officials"), fixture.find(" it."));
    let found = rectangles(&fixture.root, at(start), at(end));
    // "Officials ", "denied " and "on Monday" are text nodes of one line.
    assert_eq!(found.len(), 3);
    for pair in found.windows(2) {
        assert!(is_close(pair[0].right, pair[1].left), "{found:?}");
        assert!(is_close(pair[0].top, pair[1].top), "{found:?}");
    }
    assert!(is_close(found[0].left, 40.0), "{found:?}");
}

#[wasm_bindgen_test]
fn whole_blocks_add_no_rectangles_of_their_own() {
    let fixture = Fixture::new(Starts::Recorded);
    for each in rectangles(&fixture.root, at(0), at(fixture.length())) {
        assert!(each.right > each.left && each.right < 700.0, "{each:?}");
    }
}

#[wasm_bindgen_test]
fn an_empty_or_impossible_range_has_no_rectangles() {
    let fixture = Fixture::new(Starts::Recorded);
    let length = fixture.length();
    assert_eq!(rectangles(&fixture.root, at(5), at(5)), []);
    assert_eq!(rectangles(&fixture.root, at(6), at(5)), []);
    assert_eq!(
        rectangles(&fixture.root, at(length + 1), at(length + 2)),
        []
    );
}

#[wasm_bindgen_test]
fn every_offset_has_a_caret_without_width() {
    let fixture = Fixture::new(Starts::Recorded);
    for offset in 0..=fixture.length() {
        let caret = caret_rectangle(&fixture.root, at(offset)).unwrap();
        assert!(
            caret.left == caret.right && caret.top < caret.bottom,
            "{offset} {caret:?}"
        );
    }
}

#[wasm_bindgen_test]
fn the_caret_moves_along_the_line_and_down() {
    let fixture = Fixture::new(Starts::Recorded);
    let caret = |offset| caret_rectangle(&fixture.root, at(offset)).unwrap();
    let (first, second) = (caret(0), caret(1));
    assert!(second.left > first.left && is_close(second.top, first.top));
    // An empty line.
    let empty = caret(fixture.find("\n\n") + 1);
    assert!(
        is_close(empty.left, first.left) && empty.top > first.bottom,
        "{empty:?}"
    );
    // The end of a line whose line break is a text node of its own.
    let (start, end) = (
        caret(fixture.find("cut here")),
        caret(fixture.find("cut here") + 8),
    );
    assert!(
        is_close(end.top, start.top) && end.left > start.left + 80.0,
        "{end:?}"
    );
}

#[wasm_bindgen_test]
fn the_offset_at_a_caret_is_its_own() {
    let fixture = Fixture::new(Starts::Recorded);
    let start = fixture.find("Officials");
    for offset in start..start + 20 {
        let caret = caret_rectangle(&fixture.root, at(offset)).unwrap();
        let middle = f64::midpoint(caret.top, caret.bottom);
        assert_eq!(
            offset_at_point(&fixture.root, caret.left + 1.0, middle),
            Some(at(offset))
        );
    }
}

#[wasm_bindgen_test]
fn a_point_outside_the_text_has_no_offset() {
    let fixture = Fixture::new(Starts::Recorded);
    assert_eq!(offset_at_point(&fixture.root, -50.0, -50.0), None);
    let before = fixture.before.get_bounding_client_rect();
    assert_eq!(
        offset_at_point(&fixture.root, before.left() + 5.0, before.top() + 5.0),
        None
    );
}
