//! Selecting and labelling with a finger on a telephone. (`selecting` has the finger on what is
//! labelled already.)

use crate::page::{PHONE, Page, expect};

#[test]
fn a_finger_that_stays_selects_a_word_and_a_tap_labels_it() {
    let page = Page::open();
    page.show_on(PHONE);
    page.hold_finger_on("escapade");
    page.wait_for_selection("escapade");
    page.tap_label("Denial");
    page.wait_for_spans(&[("Denial", "escapade")]);
    page.wait_for_saved();
    page.leave();
}

#[test]
fn a_finger_may_move_before_it_is_lifted() {
    let page = Page::open();
    page.show_on(PHONE);
    page.hold_moving_finger_on("escapade");
    page.wait_for_selection("escapade");
    page.tap_label("Denial");
    page.wait_for_spans(&[("Denial", "escapade")]);
    page.leave();
}

/// A headless browser draws no handles that a finger could take hold of: they belong to the system.
/// What they do is done to the selection itself, of which the page hears as it would then: by
/// `selectionchange` alone. That a system has such handles, and that the page leaves them alone,
/// is not shown here.
#[test]
fn what_the_systems_handles_select_grows_to_words_and_is_labelled_whole() {
    let page = Page::open();
    page.show_on(PHONE);
    page.hold_finger_on("escapade");
    page.wait_for_selection("escapade");
    page.move_system_handles_to("ven this escap");
    page.wait_for_selection("given this escapade");
    page.tap_label("Claim");
    page.wait_for_spans(&[("Claim", "given this escapade")]);
    page.leave();
}

#[test]
fn a_held_label_is_given_to_what_a_finger_has_selected() {
    let page = Page::open();
    page.show_on(PHONE);
    page.tap_label("Attribution");
    page.until("the label is held", || {
        expect(page.held_labels(), vec!["Attribution".into()])
    });
    page.hold_finger_on("escapade");
    page.wait_for_spans(&[("Attribution", "escapade")]);
    page.leave();
}

/// Several times, for what comes first is the browser's choice: that it drops the selection, or
/// that the page asks for it.
#[test]
fn a_tap_beside_the_selection_drops_it() {
    let page = Page::open();
    page.show_on(PHONE);
    for _ in 0..6 {
        page.hold_finger_on("escapade");
        page.wait_for_selection("escapade");
        page.tap_at(page.middle_of("we will not talk"));
        page.until("nothing is selected", || {
            expect(page.selected_words().as_str(), "")?;
            expect(page.palette_purpose().as_str(), "Select words or hold")
        });
    }
    assert!(page.marks().is_empty());
    page.leave();
}
