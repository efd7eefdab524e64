//! Links across articles, found by a search, shown all at once and made of another type: with the mouse and
//! with keys alone.

use serde_json::json;

use crate::keys_alone::{at_the_start, find, label};
use crate::page::{Page, expect};
use crate::story::{FAR_LAMP, HARBOUR_WIRE};

const CLAIM: &str = "we will not talk";
const DENIAL: &str = "nobody had begun";

#[track_caller]
fn wait_for_question(page: &Page) {
    page.until("the page asks for the other end", || {
        expect(page.linking().is_some(), true)
    });
}

/// Waits until the denial is linked with the claim of the other article, and the page is back at it.
#[track_caller]
fn wait_for_link(page: &Page) {
    page.wait_for_announcement(&format!("Linked: Denial “{DENIAL}” denies Claim “{CLAIM}”"));
    page.wait_for_open(FAR_LAMP);
    page.wait_for_selected_span(DENIAL);
}

/// Marks the claim in one article and the denial in another, with the mouse.
fn mark_with_mouse() -> Page {
    let page = Page::open();
    page.select_words(CLAIM);
    page.click_label("Claim");
    page.wait_for_selected_span(CLAIM);
    page.open_article(FAR_LAMP);
    page.select_words(DENIAL);
    page.click_label("Denial");
    page.wait_for_selected_span(DENIAL);
    page
}

/// Marks both with keys alone.
fn mark_with_keys() -> Page {
    let page = at_the_start();
    find(&page, CLAIM);
    label(&page, "1", CLAIM);
    page.press("j");
    page.wait_for_open(FAR_LAMP);
    find(&page, DENIAL);
    label(&page, "2", DENIAL);
    page
}

#[test]
fn the_other_end_is_gone_to_with_the_mouse() {
    let page = mark_with_mouse();
    page.click_in_inspector("Link with another span");
    wait_for_question(&page);
    page.open_article(HARBOUR_WIRE);
    page.click_at(page.middle_of(CLAIM));
    wait_for_link(&page);
    page.leave();
}

#[test]
fn the_other_end_is_gone_to_with_keys_alone() {
    let page = mark_with_keys();
    page.press("r");
    wait_for_question(&page);
    page.press("k");
    page.wait_for_open(HARBOUR_WIRE);
    page.press("n");
    page.wait_for_selected_span(CLAIM);
    page.press("Enter");
    wait_for_link(&page);
    page.leave();
}

#[test]
fn the_other_end_is_searched_for_with_the_mouse() {
    let page = mark_with_mouse();
    page.click_in_inspector("Link with another span");
    wait_for_question(&page);
    page.click_button("Search");
    page.click_button("All articles");
    page.fill("Search the text", CLAIM);
    page.until("it is found", || {
        expect(page.hits(), vec![CLAIM.to_owned()])
    });
    page.click_hit(1);
    page.wait_for_open(HARBOUR_WIRE);
    page.click_at(page.middle_of(CLAIM));
    wait_for_link(&page);
    page.leave();
}

#[test]
fn the_other_end_is_searched_for_with_keys_alone() {
    let page = mark_with_keys();
    page.press("r");
    wait_for_question(&page);
    page.press("Control+Shift+f");
    page.until("the keys go to the search", || {
        expect(page.focused_name().as_str(), "Search the text")
    });
    page.press("Control+a");
    page.type_words(CLAIM);
    page.until("it is found", || {
        expect(page.hits(), vec![CLAIM.to_owned()])
    });
    page.press("Enter");
    page.wait_for_open(HARBOUR_WIRE);
    page.press("Escape");
    page.until("the keys go to the text", || {
        expect(page.is_on_text(), true)
    });
    wait_for_question(&page);
    page.press("Tab");
    page.wait_for_selected_span(CLAIM);
    page.press("Enter");
    wait_for_link(&page);
    page.leave();
}

#[test]
fn all_links_are_shown_and_hidden() {
    let page = Page::open();
    page.label_with("1", "Moscow is shutting the door");
    page.label_with("1", "would be completely inappropriate");
    page.press("r");
    wait_for_question(&page);
    page.press("p");
    page.press("Enter");
    page.until("the link is drawn", || expect(page.drawn_links(), 1));
    page.press("Escape");
    page.until("no link is drawn", || expect(page.drawn_links(), 0));

    let by_key = |page: &Page| page.press("l");
    let by_name = |page: &Page| {
        page.click_command("Show all links in view, or those of the selected span");
    };
    for toggle in [&by_key as &dyn Fn(&Page), &by_name] {
        toggle(&page);
        page.until("the link is drawn", || expect(page.drawn_links(), 1));
        toggle(&page);
        page.until("no link is drawn", || expect(page.drawn_links(), 0));
    }
    page.leave();
}

#[test]
fn a_link_is_made_one_of_another_type() {
    let page = with_two_types();
    page.press("n");
    page.wait_for_selected_span("One was hurt");
    page.click_option("Kind of link", "supports");
    page.until("it is of the other type", || {
        expect(page.chosen_option("Kind of link").as_str(), "supports")?;
        expect(page.button("Delete link “supports”").is_some(), true)
    });
    page.choose_option("Kind of link", "repeats");
    page.until("it is of the first type again", || {
        expect(page.button("Delete link “repeats”").is_some(), true)
    });
    page.press("Escape");
    page.press("Control+z");
    page.until("undone", || {
        expect(page.button("Delete link “supports”").is_some(), true)
    });
    page.leave();
}

/// The page with a project whose scheme lets two types of relation lead from claim to claim.
fn with_two_types() -> Page {
    const TEXT: &str = "One was hurt. Two were.";
    let id = |number: u32| format!("019167c1-2a07-7000-8003-0000000000{number:02x}");
    let span = |number: u32, (start, end): (usize, usize)| {
        json!({
            "id": id(number), "article": id(2), "label": "Claim", "created": "2026-11-20T10:00:00.000Z",
            "fragments": [{ "start": start, "end": end, "text": &TEXT[start..end] }],
        })
    };
    let relation_type =
        |name: &str| json!({ "name": name, "ends": [{ "from": "Claim", "to": "Claim" }] });
    let file = json!({
        "format": "sayso", "version": 1, "offsets": "code points",
        "project": { "id": id(1), "name": "Two types" },
        "scheme": {
            "name": "Two types",
            "labels": [{ "name": "Claim", "short": "C", "color": "blue", "underline": "solid", "attributes": [] }],
            "attributes": [], "entity_kinds": [],
            "relation_types": [relation_type("repeats"), relation_type("supports")],
        },
        "articles": [{ "id": id(2), "title": "Two claims", "text": TEXT }],
        "spans": [span(3, (0, 12)), span(4, (14, 22))],
        "relations": [{
            "id": id(5), "type": "repeats", "from": id(3), "to": id(4), "created": "2026-11-20T10:00:00.000Z",
        }],
    });
    let page = Page::open();
    let path = page.profile().file("two-types.json", file.to_string());
    page.import(&[&path]);
    page.wait_for_open("Two claims");
    page
}
