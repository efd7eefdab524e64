//! What has keys of its own, with the mouse alone: by its name, in the panels, and other keys for it.

use crate::page::{Page, expect};

#[test]
fn text_is_excluded_by_the_name_of_the_command_and_included_again() {
    let page = Page::open();
    page.select_words("READ MORE");
    page.click_command("Take the selected text out of the dataset");
    page.until("it is listed as excluded", || {
        expect(page.inspector().contains("1 stretch left out"), true)
    });
    page.click_in_inspector("Include again");
    page.until("it is no longer listed", || {
        expect(page.inspector().contains("left out"), false)
    });
    page.leave();
}

#[test]
fn the_last_label_is_repeated_hit_by_hit() {
    let page = Page::open();
    page.click_button("Search");
    page.fill("Search the text", "Ushakov");
    page.until("there are hits", || expect(page.hits().len(), 2));
    page.click_hit(1);
    page.wait_for_selection("Ushakov");
    page.click_label("Attribution");
    page.wait_for_announcement("Labelled as Attribution: Ushakov");
    page.click_hit(2);
    page.wait_for_selection("Ushakov");
    page.click_in("Search", "This hit as Attribution, then the next");
    page.until("both are labelled", || expect(page.spans().len(), 2));
    page.leave();
}

#[test]
fn the_panels_are_shown() {
    let page = Page::open();
    page.click_button("Guidelines");
    page.until("the guidelines are shown", || {
        expect(page.panel("Guidelines").contains("on whose say-so"), true)
    });
    page.click_command("Show what looks unfinished or contradictory");
    page.until("the checks are shown", || {
        expect(page.panel("Checks").is_empty(), false)
    });
    page.leave();
}

#[test]
fn another_key_is_chosen_and_given_back() {
    let page = Page::open();
    page.click_button("Keys and help");
    page.wait_for_dialog("Keys and help");
    let button = "Change the key of: Select the whole article. Now: Ctrl+A";
    page.scroll_in_dialog(button);
    page.click_button(button);
    page.press("q");
    page.until("the new key is shown", || {
        let button = page.button("Change the key of: Select the whole article. Now: q");
        expect(button.is_some(), true)
    });
    page.scroll_in_dialog("Close");
    page.click_button("Close");
    page.wait_for_no_dialog();
    page.click_at(page.middle_of("given this escapade"));
    page.press("q");
    page.until("the article is selected", || {
        expect(page.selected_words().contains("Kremlin aide"), true)
    });

    page.click_button("Keys and help");
    page.wait_for_dialog("Keys and help");
    page.scroll_in_dialog("reset");
    page.click_button("reset");
    page.until("the old key is back", || {
        expect(page.button(button).is_some(), true)
    });
    page.leave();
}
