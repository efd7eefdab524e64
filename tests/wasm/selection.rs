//! The reader's selection as offsets.

use sayso::browser::dom_text::{clear_selection, select, selected_range};
use sayso::browser::listen::{EventListenerOptions, on_document};
use sayso::browser::page;
use sayso::text::Utf16Offset;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Node, Selection};

use super::fixture::{Fixture, Starts};

fn at(offset: u32) -> Utf16Offset {
    Utf16Offset::new(offset)
}

fn selection() -> Selection {
    page::document().get_selection().unwrap().unwrap()
}

#[wasm_bindgen_test]
fn what_is_selected_is_read_back_in_either_direction() {
    let fixture = Fixture::new(Starts::Recorded);
    let end = fixture.length();
    for (anchor, focus) in [(0, end), (end, 0), (3, 12), (12, 3), (7, 7), (end, end)] {
        assert!(select(&fixture.root, at(anchor), at(focus)));
        assert_eq!(selected_range(&fixture.root), Some((at(anchor), at(focus))));
    }
}

#[wasm_bindgen_test]
fn the_selected_text_is_the_text_between_the_offsets() {
    let fixture = Fixture::new(Starts::Recorded);
    let start = fixture.find("denied");
    assert!(select(&fixture.root, at(start), at(start + 16)));
    assert_eq!(String::from(selection().to_string()), "denied on Monday");
}

#[wasm_bindgen_test]
fn nothing_selected_is_none() {
    let fixture = Fixture::new(Starts::Recorded);
    assert!(select(&fixture.root, at(0), at(5)));
    clear_selection();
    assert_eq!(selected_range(&fixture.root), None);
}

#[wasm_bindgen_test]
fn a_selection_that_reaches_outside_is_clipped() {
    let fixture = Fixture::new(Starts::Recorded);
    let before: Node = fixture.before.first_child().unwrap();
    let after: Node = fixture.after.first_child().unwrap();
    let around = fixture.root.parent_node().unwrap();
    let length = fixture.length();

    selection()
        .set_base_and_extent(&before, 5, &after, 5)
        .unwrap();
    assert_eq!(selected_range(&fixture.root), Some((at(0), at(length))));
    selection()
        .set_base_and_extent(&after, 5, &before, 5)
        .unwrap();
    assert_eq!(selected_range(&fixture.root), Some((at(length), at(0))));
    selection()
        .set_base_and_extent(&around, 0, &around, 3)
        .unwrap();
    assert_eq!(selected_range(&fixture.root), Some((at(0), at(length))));
    selection()
        .set_base_and_extent(&before, 0, &before, 4)
        .unwrap();
    assert_eq!(selected_range(&fixture.root), None);
    selection()
        .set_base_and_extent(&after, 0, &after, 4)
        .unwrap();
    assert_eq!(selected_range(&fixture.root), None);
    clear_selection();
}

#[wasm_bindgen_test]
fn selecting_beyond_the_text_is_refused() {
    let fixture = Fixture::new(Starts::Recorded);
    clear_selection();
    assert!(!select(&fixture.root, at(0), at(fixture.length() + 1)));
    assert_eq!(selected_range(&fixture.root), None);
}

#[wasm_bindgen_test]
async fn selecting_what_is_selected_touches_nothing() {
    let fixture = Fixture::new(Starts::Recorded);
    assert!(select(&fixture.root, at(2), at(9)));
    let text = selection().anchor_node().unwrap();
    // The same offsets by other boundary points: a browser may put them there by itself.
    let block = fixture.root.first_child().unwrap();
    selection()
        .set_base_and_extent(&text, 2, &block, 1)
        .unwrap();
    let focus = selected_range(&fixture.root).unwrap().1;
    settle().await;

    let changes = Rc::new(Cell::new(0));
    let counted = changes.clone();
    let listener = on_document(
        "selectionchange",
        EventListenerOptions::default(),
        move |_| {
            counted.set(counted.get() + 1);
        },
    );
    assert!(select(&fixture.root, at(2), focus));
    settle().await;
    assert_eq!(changes.get(), 0);
    assert!(selection().focus_node().unwrap().is_same_node(Some(&block)));

    assert!(select(&fixture.root, at(3), focus));
    settle().await;
    assert!(changes.get() > 0);

    drop(listener);
    let seen = changes.get();
    assert!(select(&fixture.root, at(4), focus));
    settle().await;
    assert_eq!(changes.get(), seen, "a dropped listener hears nothing");
    clear_selection();
}

#[wasm_bindgen_test]
fn a_selection_is_restored_after_its_nodes_were_replaced() {
    let fixture = Fixture::new(Starts::Recorded);
    let (start, end) = (fixture.find("denied"), fixture.find(" it."));
    assert!(select(&fixture.root, at(start), at(end)));
    let block = fixture.root.first_element_child().unwrap();
    block.set_text_content(block.text_content().as_deref());
    assert_ne!(selected_range(&fixture.root), Some((at(start), at(end))));
    assert!(select(&fixture.root, at(start), at(end)));
    assert_eq!(selected_range(&fixture.root), Some((at(start), at(end))));
    clear_selection();
}

/// Waits until the events of the last change have been dispatched.
async fn settle() {
    gloo::timers::future::sleep(std::time::Duration::from_millis(30)).await;
}
