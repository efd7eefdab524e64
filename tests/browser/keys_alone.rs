//! Each part of the work without a pointer, beside the whole job in `keyboard`.

use crate::page::{Page, expect};
use crate::story::HARBOUR_WIRE;
use crate::stranger;

const HEADLINE: &str = "Kremlin aide rules out talks with Kyiv while Ukraine holds part of Kursk";

/// The page, with the caret at the start of the text.
pub(crate) fn at_the_start() -> Page {
    let page = Page::open();
    page.tab_to(&format!("Text of {HARBOUR_WIRE}"));
    page.press("Control+Home");
    page
}

/// Goes on by words, and selects so many.
pub(crate) fn select(page: &Page, skipped: usize, words: &str) {
    for _ in 0..skipped {
        page.press("ArrowRight");
    }
    for _ in words.split(' ') {
        page.press("Shift+ArrowRight");
    }
    page.wait_for_selection(words);
}

/// Labels the selection with a key.
pub(crate) fn label(page: &Page, key: &str, words: &str) {
    page.press(key);
    page.wait_for_selected_span(words);
}

/// Selects words of the open article by searching for them.
#[track_caller]
pub(crate) fn find(page: &Page, words: &str) {
    page.press("Control+f");
    page.until("the keys go to the search", || {
        expect(page.focused_name().as_str(), "Search the text")
    });
    page.press("Control+a");
    page.type_words(words);
    page.until(&format!("“{words}” is found"), || {
        expect(page.hits(), vec![words.to_owned()])
    });
    page.press("Enter");
    page.press("Escape");
    page.wait_for_selection(words);
}

/// Presses Tab until something whose name ends so has the focus.
#[track_caller]
pub(crate) fn tab_to_end(page: &Page, words: &str) {
    const MOST: usize = 80;
    let is_there = |_: &usize| page.focused_name().ends_with(words);
    let passed = (0..MOST).take_while(|passed| {
        let goes_on = !is_there(passed);
        if goes_on {
            page.press("Tab");
        }
        goes_on
    });
    assert!(passed.count() < MOST, "Tab does not come to “{words}”");
}

#[test]
fn fragments_are_added_and_taken_away() {
    let page = at_the_start();
    select(&page, 0, "Kremlin aide");
    label(&page, "1", "Kremlin aide");
    select(&page, 2, "out talks");
    page.press("f");
    page.wait_for_selected_span("Kremlin aide … out talks");
    page.press("Shift+f");
    page.wait_for_selected_span("Kremlin aide");
    page.leave();
}

#[test]
fn selections_grow_to_sentences() {
    let page = at_the_start();
    page.press("g");
    page.wait_for_announcement("Selections grow to whole sentences.");
    page.press("Shift+ArrowRight");
    page.wait_for_selection(HEADLINE);
    page.leave();
}

#[test]
fn spans_are_linked_and_the_link_is_turned_round_and_deleted() {
    let page = at_the_start();
    select(&page, 0, "Kremlin aide");
    label(&page, "1", "Kremlin aide");
    select(&page, 2, "out talks");
    label(&page, "1", "out talks");
    page.press("r");
    page.until("the page asks for the other end", || {
        expect(page.linking().is_some(), true)
    });
    page.press("n");
    page.press("Enter");
    page.wait_for_announcement("Linked: Claim “out talks” repeats Claim “Kremlin aide”");
    let leads = |arrow: &str| {
        page.until(&format!("the link leads {arrow}"), || {
            let words = page.inspector();
            expect(words.contains(arrow), true).map_err(|_| words)
        });
    };
    leads("→");
    page.tab_to("Turn round");
    page.press("Enter");
    leads("←");
    page.tab_to("Delete link “repeats”");
    page.press("Enter");
    page.until("the link is gone", || expect(page.drawn_links(), 0));
    page.leave();
}

#[test]
fn several_spans_are_selected_and_given_one_value() {
    let page = at_the_start();
    select(&page, 0, "Kremlin aide");
    label(&page, "2", "Kremlin aide");
    select(&page, 2, "out talks");
    label(&page, "2", "out talks");
    page.press("Shift+p");
    page.wait_for_announcement("2 spans selected.");
    page.until("both stand out", || {
        let marks = page.marks();
        expect(&marks[0].color, &marks[1].color)
    });
    page.press("i");
    page.until("the keys go to the options", || {
        expect(page.focused_name().as_str(), "contradicts")
    });
    page.press("3");
    page.wait_for_saved();
    page.press("Escape");
    page.press("n");
    page.wait_for_selected_span("out talks");
    page.until("one is selected, and stands out alone", || {
        let marks = page.marks();
        expect(marks[0].color == marks[1].color, false)
    });
    let dataset = stranger::read(&page.download_export("Sayso project"));
    let kinds = dataset.spans.iter().map(|span| &span.attributes["kind"]);
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        ["disputes the framing", "disputes the framing"]
    );
    page.leave();
}

#[test]
fn text_is_excluded_and_included_again() {
    let page = at_the_start();
    select(&page, 0, "Kremlin aide");
    page.press("0");
    page.until("it is listed as excluded", || {
        expect(page.inspector().contains("1 stretch left out"), true)
    });
    page.press("Escape");
    page.tab_to("Include again");
    page.press("Enter");
    page.until("it is no longer listed", || {
        expect(page.inspector().contains("left out"), false)
    });
    page.leave();
}

#[test]
fn attributes_and_the_note_have_keys() {
    let page = at_the_start();
    select(&page, 0, "Kremlin aide");
    label(&page, "2", "Kremlin aide");
    page.press("i");
    page.until("the keys go to the options", || {
        expect(page.focused_name().as_str(), "contradicts")
    });
    page.press("2");
    page.wait_for_announcement("Set kind to declines to comment");
    page.press("Escape");
    page.until("the keys go to the text", || {
        expect(page.is_on_text(), true)
    });
    page.wait_for_selected_span("Kremlin aide");
    page.press("o");
    page.until("the keys go to the proposition", || {
        expect(page.focused_name().as_str(), "proposition")
    });
    page.type_words("Moscow will talk");
    page.press("Enter");
    page.wait_for_announcement("Set proposition");
    page.press("Escape");
    page.press("e");
    page.until("the keys go to the note", || {
        expect(page.focused_name().as_str(), "Note")
    });
    page.type_words("of the headline");
    page.press("Escape");
    page.wait_for_announcement("Done: Change the note of Denial “Kremlin aide”");
    page.leave();
}

#[test]
fn all_hits_of_a_search_are_labelled() {
    let page = Page::open();
    page.press("Control+Shift+f");
    page.until("the keys go to the search", || {
        expect(page.focused_name().as_str(), "Search the text")
    });
    page.type_words("Ushakov");
    page.until("there are hits", || expect(page.hits().len() > 1, true));
    let count = page.hits().len();
    page.tab_to("Claim");
    page.press("Enter");
    page.wait_for_announcement(&format!("Labelled {count} places as Claim."));
    page.leave();
}

#[test]
fn the_history_takes_back_to_a_point() {
    let page = at_the_start();
    select(&page, 0, "Kremlin aide");
    label(&page, "1", "Kremlin aide");
    select(&page, 2, "out talks");
    label(&page, "2", "out talks");
    page.press("Alt+4");
    page.until("the history is shown", || {
        expect(page.panel("History").contains("out talks"), true)
    });
    page.tab_to("Only this article");
    page.press("Tab");
    let focused = page.focused_name();
    assert!(focused.starts_with("Label “out talks”"), "{focused}");
    page.press("ArrowDown");
    page.press("Enter");
    page.wait_for_announcement("Undone: 2 changes");
    page.wait_for_spans(&[]);
    page.leave();
}

#[test]
fn a_project_is_made() {
    let page = Page::open();
    page.press("Control+o");
    page.wait_for_dialog("Projects");
    page.tab_to("Name of the new project");
    page.type_words("A second one");
    page.press("Enter");
    page.wait_for_no_dialog();
    page.until("it is open", || {
        let name = page.field("Project name").map(|field| field.value);
        expect(name.as_deref(), Some("A second one"))
    });
    page.leave();
}
