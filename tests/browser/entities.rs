//! Speakers are renamed, given other names and made one, with the mouse and with keys alone.

use crate::keys_alone::{at_the_start, find, label, tab_to_end};
use crate::page::{Page, expect};

const TOLD: &str = "Ushakov told Shot";
const SAID: &str = "Putin said on Monday";

/// Waits until the page of entities says something, or no longer does.
#[track_caller]
fn wait_for(page: &Page, words: &str, is_said: bool) {
    page.until(&format!("the page says “{words}”: {is_said}"), || {
        let said = page.whole_page();
        expect(said.contains(words), is_said).map_err(|_| said)
    });
}

#[test]
fn with_the_mouse() {
    let page = Page::open();
    for (words, speaker) in [(TOLD, "Yury Ushakov"), (SAID, "The aide")] {
        page.select_words(words);
        page.click_label("Attribution");
        page.wait_for_selected_span(words);
        page.fill("speaker", speaker);
        page.press("Enter");
        page.wait_for_announcement("Set speaker");
    }
    page.click_link("Entities");
    page.click_button("speaker");
    page.click_on_page("Yury Ushakov");
    page.fill("Name", "Yuri Ushakov");
    page.fill("Another name", "Putin’s aide");
    page.click_button("Add");
    page.until("it has the old name and the other one", || {
        let is_there = |name: &str| page.button(&format!("Remove the name {name}")).is_some();
        expect(
            (is_there("Yury Ushakov"), is_there("Putin’s aide")),
            (true, true),
        )
    });
    page.click_button("Remove the name Putin’s aide");
    wait_for(&page, "Putin’s aide", false);

    page.click_on_page("The aide");
    page.click_option("Merge into", "Yuri Ushakov");
    wait_for(&page, "2 entries", true);
    page.click_button("Merge into it");
    wait_for(&page, "1 entry", true);
    wait_for(&page, "2 spans", true);
    page.click_button_that_begins("Undo");
    wait_for(&page, "2 entries", true);
    page.leave();
}

#[test]
fn with_keys_alone() {
    let page = at_the_start();
    for (words, speaker) in [(TOLD, "Yury Ushakov"), (SAID, "The aide")] {
        find(&page, words);
        label(&page, "3", words);
        page.until("there is a field for the speaker", || {
            expect(page.field("speaker").is_some(), true)
        });
        page.press("s");
        page.type_words(speaker);
        page.press("Enter");
        page.wait_for_announcement("Set speaker");
        page.press("Escape");
    }
    page.press("Alt+7");
    page.tab_to("speaker");
    tab_to_end(&page, "Yury Ushakov1");
    page.press("Enter");
    page.tab_to("Name");
    page.press("Control+a");
    page.type_words("Yuri Ushakov");
    page.press("Enter");
    page.tab_to("Another name");
    page.type_words("Putin’s aide");
    page.press("Enter");
    wait_for(&page, "Putin’s aide", true);
    wait_for(&page, "Yury Ushakov", true);
    page.tab_to("Remove the name Yury Ushakov");
    page.press("ArrowDown");
    assert_eq!(page.focused_name(), "Remove the name Putin’s aide");
    page.press("Enter");
    wait_for(&page, "Putin’s aide", false);

    // Going through the list merges nothing yet.
    page.choose_option("Merge into", "The aide");
    wait_for(&page, "2 entries", true);
    page.press("Tab");
    assert_eq!(page.focused_name(), "Merge into it");
    page.press("Enter");
    wait_for(&page, "1 entry", true);
    wait_for(&page, "2 spans", true);
    page.press("Control+z");
    wait_for(&page, "2 entries", true);
    page.leave();
}
