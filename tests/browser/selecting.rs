//! What a hand selects, and what becomes of it.

use crate::page::{PHONE, Page, Pointer, expect};

#[test]
fn a_double_click_selects_a_word() {
    let page = Page::open();
    page.double_click_at(page.middle_of("escapade"));
    page.wait_for_selection("escapade");
    page.press("1");
    page.wait_for_spans(&[("Claim", "escapade")]);
    page.leave();
}

#[test]
fn a_selection_grows_to_words_and_drops_the_spaces_around_it() {
    let page = Page::open();
    page.drag_over("oke anyth");
    page.wait_for_selection("broke anything");
    page.press("Escape");
    page.drag_over(" broke anything ");
    page.wait_for_selection("broke anything");
    page.press("2");
    page.wait_for_spans(&[("Denial", "broke anything")]);
    page.leave();
}

#[test]
fn alt_keeps_the_exact_characters() {
    let page = Page::open();
    page.bring_into_view("oke anyth");
    page.holding("Alt", || page.drag_over("oke anyth"));
    page.wait_for_selection("oke anyth");
    page.press("2");
    page.wait_for_spans(&[("Denial", "oke anyth")]);
    page.leave();
}

#[test]
fn a_selection_made_backwards_is_the_same() {
    let page = Page::open();
    page.bring_into_view("broke anything");
    page.drag(
        Pointer::Mouse,
        page.end_of("broke anything"),
        page.start_of("broke anything"),
    );
    page.wait_for_selection("broke anything");
    page.press("2");
    page.wait_for_spans(&[("Denial", "broke anything")]);
    page.leave();
}

#[test]
fn a_held_label_is_given_to_every_selection_until_escape() {
    let page = Page::open();
    page.press("Shift+2");
    page.wait_for_announcement("Holding Denial: every selection becomes one. Esc lets go.");
    assert_eq!(page.held_labels(), ["Denial"]);
    page.drag_over("we will not talk");
    page.wait_for_spans(&[("Denial", "we will not talk")]);
    page.drag_over("no such contacts had existed");
    let both = [
        ("Denial", "we will not talk"),
        ("Denial", "no such contacts had existed"),
    ];
    page.wait_for_spans(&both);

    // The first Escape lets go of the span, the second of the label.
    page.press("Escape");
    page.wait_for_selected_span("");
    page.press("Escape");
    page.until("no label is held", || {
        expect(page.held_labels(), Vec::new())
    });
    page.select_words("given this escapade");
    assert_eq!(page.labelled().len(), 2);
    page.press("Escape");

    page.click_label("Claim");
    page.until("the button holds its label", || {
        expect(page.held_labels(), vec!["Claim".into()])
    });
    page.click_label("Claim");
    page.until("the button lets go", || {
        expect(page.held_labels(), Vec::new())
    });
    page.leave();
}

#[test]
fn a_selection_outlives_the_repainting_of_its_paragraph() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.select_words("given this escapade");
    page.press("Control+z");
    page.wait_for_spans(&[]);
    page.wait_for_selection("given this escapade");
    page.press("Control+Shift+z");
    page.wait_for_spans(&[("Denial", "we will not talk")]);
    page.select_words("given this escapade");
    page.press("1");
    page.wait_for_spans(&[
        ("Claim", "given this escapade"),
        ("Denial", "we will not talk"),
    ]);
    page.leave();
}

#[test]
fn the_edges_of_a_span_are_dragged_by_their_handles() {
    let page = Page::open();
    page.label_with("2", "broke anything");
    page.drag_handle(Pointer::Mouse, "end", page.end_of("anything off"));
    page.wait_for_spans(&[("Denial", "broke anything off")]);
    page.drag_handle(Pointer::Mouse, "start", page.start_of("ne broke"));
    page.wait_for_spans(&[("Denial", "one broke anything off")]);
    page.wait_for_saved();
    page.press("Control+z");
    page.wait_for_spans(&[("Denial", "broke anything off")]);
    page.leave();
}

#[test]
fn a_finger_selects_a_span_and_drags_its_edges() {
    let page = Page::open();
    page.label_with("2", "broke anything");
    page.press("Escape");
    page.wait_for_selected_span("");
    page.show_on(PHONE);
    page.tap_at(page.middle_of("anything"));
    page.wait_for_selected_span("broke anything");
    page.drag_handle(Pointer::Finger, "end", page.end_of("anything off"));
    page.wait_for_spans(&[("Denial", "broke anything off")]);
    page.drag_handle(Pointer::Finger, "start", page.start_of("one broke"));
    page.wait_for_spans(&[("Denial", "one broke anything off")]);
    page.leave();
}
