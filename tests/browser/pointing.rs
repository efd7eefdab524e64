//! Parts of the work with the mouse alone that have keys beside it.

use crate::page::{Page, expect};
use crate::stranger;

const DENIAL: &str = "we will not talk";
const OTHER: &str = "No one broke anything off";

#[test]
fn a_unit_is_chosen_by_its_button_and_three_clicks_select_a_sentence() {
    let page = Page::open();
    page.click_button("Selections grow to whole words");
    page.until("the button says so", || {
        let button = page.button("Selections grow to whole sentences");
        expect(button.is_some(), true)
    });
    page.drag_over("would not name");
    page.wait_for_selection("Pressed on when that might change, Ushakov would not name a date.");
    page.leave();
}

#[test]
fn several_spans_are_given_a_value_at_once() {
    let page = Page::open();
    page.label_with("2", DENIAL);
    page.label_with("2", OTHER);
    page.holding("Control", || page.click_at(page.middle_of(DENIAL)));
    page.wait_for_announcement("2 spans selected.");
    page.click_in_inspector("disputes the framing");
    page.wait_for_saved();
    let dataset = stranger::read(&page.download_export("Sayso project"));
    let kinds = dataset.spans.iter().map(|span| &span.attributes["kind"]);
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        ["disputes the framing", "disputes the framing"]
    );
    page.leave();
}

#[test]
fn a_link_is_turned_round() {
    let page = Page::open();
    page.label_with("1", DENIAL);
    page.label_with("1", OTHER);
    page.click_in_inspector("Link with another span");
    page.until("the page asks for the other end", || {
        expect(page.linking().is_some(), true)
    });
    page.click_at(page.middle_of(DENIAL));
    page.wait_for_announcement(&format!("Linked: Claim “{OTHER}” repeats Claim “{DENIAL}”"));
    page.click_in_inspector("Turn round");
    page.until("it leads here", || {
        expect(page.inspector().contains("←"), true)
    });
    page.leave();
}

#[test]
fn a_speaker_is_offered_and_two_spellings_are_made_one() {
    let page = Page::open();
    for (words, name) in [
        ("Ushakov told Shot", "Yuri Ushakov"),
        (
            "an aide to President Vladimir Putin said on Monday",
            "Yury Ushakov",
        ),
    ] {
        page.label_with("3", words);
        page.fill("speaker", name);
        page.press("Enter");
        page.wait_for_announcement("Set speaker");
        page.press("Escape");
    }
    page.label_with("3", "Ministry spokeswoman Maria Zakharova said");
    page.fill("speaker", "ush");
    page.click_offered("Yuri Ushakov");
    page.until("the one that was clicked is taken", || {
        let value = page.field("speaker").map(|field| field.value);
        expect(value.as_deref(), Some("Yuri Ushakov"))
    });

    page.click_link("Entities");
    page.click_button("speaker");
    page.until("the two look alike", || {
        expect(page.whole_page().contains("look alike"), true)
    });
    page.click_button("Merge");
    page.until("one is left", || {
        let words = page.whole_page();
        expect(words.contains("1 entry"), true).map_err(|_| words)
    });
    page.click_on_page("Yuri Ushakov");
    page.until("all three spans are its own", || {
        let words = page.whole_page();
        expect(words.contains("3 spans"), true).map_err(|_| words)
    });
    page.leave();
}
