//! A label's guideline beside its button.

use crate::page::{PHONE, Page, expect};

const TOOLBAR: &str = "[role=toolbar][aria-label=Labels]";
const INSPECTOR: &str = "[role=complementary][aria-label=Inspector]";

/// What the guideline of the label Denial says, examples included.
const DENIAL: &str = "the bridge was never closed";

/// Takes the pointer to where no guideline is.
fn point_elsewhere(page: &Page) {
    let button = page.button("Export").expect("the button is always there");
    page.hover(button.place.center());
}

#[test]
fn the_guideline_comes_where_the_pointer_rests_and_can_be_pointed_at() {
    let page = Page::open();
    let button = page.label_button("Denial", TOOLBAR);
    page.hover(button.center());
    page.wait_for_guideline(Some(DENIAL));
    let card = page.card();
    assert!(!card.overlaps(&button), "the card covers its button");

    page.hover(card.center());
    let claim = page.label_button("Claim", TOOLBAR);
    page.hover(claim.center());
    page.wait_for_guideline(Some("asserted to be so"));
    page.hover(page.card().center());
    point_elsewhere(&page);
    page.wait_for_guideline(None);
    page.leave();
}

#[test]
fn pressing_the_label_or_escape_puts_the_guideline_away_and_nothing_else() {
    let page = Page::open();
    page.select_words("we will not talk");
    page.hover(page.label_button("Denial", TOOLBAR).center());
    page.wait_for_guideline(Some(DENIAL));
    page.press("Escape");
    page.wait_for_guideline(None);
    page.wait_for_selection("we will not talk");

    point_elsewhere(&page);
    page.hover(page.label_button("Denial", TOOLBAR).center());
    page.wait_for_guideline(Some(DENIAL));
    page.click_label("Denial");
    page.wait_for_guideline(None);
    page.wait_for_spans(&[("Denial", "we will not talk")]);
    page.leave();
}

#[test]
fn the_guideline_comes_with_the_focus_of_the_keyboard_and_describes_the_button() {
    let page = Page::open();
    for _ in 0..60 {
        if page.focused_name() == "Selections grow to whole words" {
            break;
        }
        page.press("Tab");
    }
    page.press("End");
    page.press("ArrowLeft");
    assert_eq!(page.focused_name(), "Denial");
    page.wait_for_guideline(Some(DENIAL));
    page.until("the card describes the button", || {
        expect(page.description_of_focused().contains(DENIAL), true)
    });
    page.press("Escape");
    page.wait_for_guideline(None);
    assert_eq!(page.focused_name(), "Denial", "the focus stays");
    assert_eq!(page.description_of_focused(), "");
    page.press("ArrowRight");
    page.wait_for_guideline(Some("whose statement it is"));
    page.leave();
}

#[test]
fn the_inspector_has_guidelines_too_and_a_finger_gets_none() {
    let page = Page::open();
    page.label_with("1", "we will not talk");
    let button = page.label_button("Denial", INSPECTOR);
    page.hover(button.center());
    page.wait_for_guideline(Some(DENIAL));
    assert!(!page.card().overlaps(&button));
    point_elsewhere(&page);
    page.wait_for_guideline(None);

    page.show_on(PHONE);
    page.tap_label("Denial");
    page.wait_for_spans(&[("Denial", "we will not talk")]);
    assert_eq!(page.guideline_card(), None);
    page.leave();
}

#[test]
fn a_label_without_a_guideline_shows_none() {
    let page = Page::open();
    page.show_view("Scheme");
    page.show_part("Add a label");
    page.fill_in_scheme("Name", "Rumour");
    page.click_in_scheme("Save changes");
    page.wait_for_scheme_to_say("saved");
    page.show_view("Text");
    page.hover(page.label_button("Rumour", TOOLBAR).center());
    page.hover(page.label_button("Denial", TOOLBAR).center());
    page.wait_for_guideline(Some(DENIAL));
    page.hover(page.label_button("Rumour", TOOLBAR).center());
    page.wait_for_guideline(None);
    page.leave();
}
