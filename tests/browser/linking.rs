//! Links between spans: by key, by dragging, across articles, drawn, turned and deleted.

use crate::page::{Page, Pointer, expect};
use crate::story::{FAR_LAMP, HARBOUR_WIRE};

const CLAIM: &str = "we will not talk";
const ATTRIBUTION: &str = "Ushakov told Shot";

#[test]
fn a_span_is_linked_by_key_and_click_and_the_link_is_drawn() {
    let page = Page::open();
    page.label_with("3", ATTRIBUTION);
    page.label_with("1", CLAIM);
    page.press("r");
    page.until("the page asks for the other end", || match page.linking() {
        Some(words) if words.contains(CLAIM) => Ok(()),
        other => Err(format!("{other:?}")),
    });
    page.click_at(page.middle_of(ATTRIBUTION));
    page.wait_for_announcement(
        "Linked: Claim “we will not talk” attributed to Attribution “Ushakov told Shot”",
    );
    page.until("the link is drawn", || expect(page.drawn_links(), 1));
    page.wait_for_selected_span(CLAIM);
    assert!(
        page.inspector().contains("attributed to"),
        "{}",
        page.inspector()
    );

    page.click_in_inspector("Delete link “attributed to”");
    page.until("the link is gone", || expect(page.drawn_links(), 0));
    page.press("Control+z");
    page.until("the link is back", || expect(page.drawn_links(), 1));
    page.leave();
}

#[test]
fn a_link_leads_into_another_article_and_back() {
    let page = Page::open();
    page.label_with("1", CLAIM);
    page.open_article(FAR_LAMP);
    page.label_with("2", "nobody had begun");
    page.press("r");
    page.until("the page asks for the other end", || {
        expect(page.linking().is_some(), true)
    });
    page.open_article(HARBOUR_WIRE);
    assert!(page.linking().is_some(), "the link is still being made");
    page.click_at(page.middle_of(CLAIM));
    page.until("the page is back where the link was begun", || {
        expect(page.open_title().as_str(), FAR_LAMP)
    });
    page.wait_for_selected_span("nobody had begun");
    page.until("a chip leads to the other article", || {
        let chips = page.chips();
        expect(chips.len(), 1)
    });
    page.click_button(&page.chips()[0]);
    page.wait_for_selected_span(CLAIM);
    assert_eq!(page.open_title(), HARBOUR_WIRE);
    page.leave();
}

#[test]
fn a_link_is_made_by_dragging_the_chain_to_another_span() {
    let page = Page::open();
    page.label_with("3", ATTRIBUTION);
    page.label_with("1", CLAIM);
    page.until("the chain is there", || {
        page.link_handle().map(drop).ok_or(String::from("no chain"))
    });
    let to = page.middle_of(ATTRIBUTION);
    let from = page.link_handle().expect("the chain");
    page.drag(Pointer::Mouse, from, to);
    page.until("the link is drawn", || expect(page.drawn_links(), 1));
    page.leave();
}

#[test]
fn escape_gives_a_link_up() {
    let page = Page::open();
    page.label_with("1", CLAIM);
    page.press("r");
    page.until("the page asks for the other end", || {
        expect(page.linking().is_some(), true)
    });
    page.press("Escape");
    page.until("nothing is asked any more", || {
        expect(page.linking().is_none(), true)
    });
    page.wait_for_selected_span(CLAIM);
    page.leave();
}
