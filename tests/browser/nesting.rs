//! Nested attribution, "TASS reported that Lavrov said that the president had spoken": expressed, read back
//! and exported, with the mouse and with keys alone.

use serde_json::Value;

use crate::keys_alone::{at_the_start, find, label, tab_to_end};
use crate::page::{Page, expect};
use crate::story::MERIDIAN;

const OUTER: &str = "the state news agency, reported";
const INNER: &str = "Sergei Lavrov said";
const CLAIM: &str = "the president had spoken";

/// Waits until a link is announced.
#[track_caller]
fn wait_for_link(page: &Page, from: (&str, &str), to: &str) {
    let (label, words) = from;
    page.wait_for_announcement(&format!(
        "Linked: {label} “{words}” attributed to Attribution “{to}”"
    ));
}

/// Waits until the inspector shows a span whose links lead here and on.
#[track_caller]
fn wait_for_links(page: &Page, words: &str, arrows: [bool; 2]) {
    page.wait_for_selected_span(words);
    page.until("its links are listed", || {
        let said = page.inspector();
        let seen = ["←", "→"].map(|arrow| said.contains(arrow));
        expect(seen, arrows).map_err(|_| said)
    });
}

/// Checks that the export says on whose say-so what stands.
#[track_caller]
fn check_export(page: &Page) {
    page.wait_for_saved();
    let export = page.download_export("Sayso project");
    let project: Value = serde_json::from_str(export.text()).expect("a project is JSON");
    let list = |name: &str| project[name].as_array().expect("a list").clone();
    let words_of = |id: &Value| {
        let span = list("spans").into_iter().find(|span| span["id"] == *id);
        let span = span.expect("both ends are exported");
        span["fragments"][0]["text"]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    let links: Vec<_> = list("relations")
        .iter()
        .map(|link| {
            assert_eq!(link["type"], "attributed to");
            (words_of(&link["from"]), words_of(&link["to"]))
        })
        .collect();
    let owned = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(links, [owned(INNER, OUTER), owned(CLAIM, INNER)]);
}

#[test]
fn with_the_mouse() {
    let page = Page::open();
    page.open_article(MERIDIAN);
    for (words, label) in [
        (OUTER, "Attribution"),
        (INNER, "Attribution"),
        (CLAIM, "Claim"),
    ] {
        page.select_words(words);
        page.click_label(label);
        page.wait_for_selected_span(words);
    }
    for (label, from, to) in [("Attribution", INNER, OUTER), ("Claim", CLAIM, INNER)] {
        page.click_at(page.middle_of(from));
        page.wait_for_selected_span(from);
        page.click_in_inspector("Link with another span");
        page.until("the page asks for the other end", || {
            expect(page.linking().is_some(), true)
        });
        page.click_at(page.middle_of(to));
        wait_for_link(&page, (label, from), to);
    }
    wait_for_links(&page, CLAIM, [false, true]);
    page.click_in_inspector(&format!("A{INNER}"));
    wait_for_links(&page, INNER, [true, true]);
    page.click_in_inspector(&format!("A{OUTER}"));
    wait_for_links(&page, OUTER, [true, false]);
    check_export(&page);
    page.leave();
}

#[test]
fn with_keys_alone() {
    let page = at_the_start();
    page.press("j");
    page.press("j");
    page.wait_for_open(MERIDIAN);
    for (key, words) in [("3", OUTER), ("3", INNER), ("1", CLAIM)] {
        find(&page, words);
        label(&page, key, words);
    }
    page.press("p");
    page.wait_for_selected_span(INNER);
    for (label, from, to) in [("Attribution", INNER, OUTER), ("Claim", CLAIM, INNER)] {
        page.press("r");
        page.until("the page asks for the other end", || {
            expect(page.linking().is_some(), true)
        });
        page.press("p");
        page.wait_for_selected_span(to);
        page.press("Enter");
        wait_for_link(&page, (label, from), to);
        page.press("n");
    }
    page.press("p");
    wait_for_links(&page, CLAIM, [false, true]);
    tab_to_end(&page, INNER);
    page.press("Enter");
    wait_for_links(&page, INNER, [true, true]);
    tab_to_end(&page, OUTER);
    page.press("Enter");
    wait_for_links(&page, OUTER, [true, false]);
    check_export(&page);
    page.leave();
}
