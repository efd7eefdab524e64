//! The dialog "Projects" with keys alone, and what it counts.

use crate::page::{Page, expect};
use crate::story::PROJECT;

#[track_caller]
fn show(page: &Page) {
    page.press("Control+o");
    page.wait_for_dialog("Projects");
}

/// Waits until the dialog says something.
#[track_caller]
fn wait_for_words(page: &Page, words: &str) {
    page.until(&format!("the dialog says “{words}”"), || {
        let said = page.dialog().unwrap_or_default();
        expect(said.contains(words), true).map_err(|_| said)
    });
}

#[track_caller]
fn wait_for_name(page: &Page, name: &str) {
    page.wait_for_no_dialog();
    page.until(&format!("“{name}” is open"), || {
        let field = page.field("Project name").map(|field| field.value);
        expect(field.as_deref(), Some(name))
    });
}

/// Presses a button of a list of projects: Tab leads into the list, arrow keys through its rows.
#[track_caller]
fn press(page: &Page, name: &str) {
    page.until(&format!("there is a button “{name}”"), || {
        page.button(name)
            .map(drop)
            .ok_or("there is none".to_owned())
    });
    for _ in 0..20 {
        if goes_to(page, name) {
            page.press("Enter");
            return;
        }
        page.press("Tab");
    }
    panic!("no key leads to “{name}”");
}

/// Goes through the rows of the list that the keys go to, and says whether the button is in it.
fn goes_to(page: &Page, name: &str) -> bool {
    let is_in_list = ["Open ", "Rename ", "Restore "]
        .iter()
        .any(|verb| page.focused_name().starts_with(verb));
    if !is_in_list {
        return page.focused_name() == name;
    }
    page.press("Home");
    for _ in 0..4 {
        for _ in 0..4 {
            if page.focused_name() == name {
                return true;
            }
            page.press("ArrowRight");
        }
        for _ in 0..4 {
            page.press("ArrowLeft");
        }
        page.press("ArrowDown");
    }
    false
}

#[test]
fn projects_are_opened_renamed_copied_deleted_and_restored_with_keys_alone() {
    let page = Page::open();
    show(&page);
    page.tab_to("Name of the new project");
    page.type_words("Trial");
    page.press("Enter");
    wait_for_name(&page, "Trial");
    page.wait_for_saved();

    show(&page);
    press(&page, &format!("Open {PROJECT}"));
    wait_for_name(&page, PROJECT);
    page.wait_for_articles(5);

    show(&page);
    press(&page, "Rename Trial");
    page.until("the field for the name has the focus", || {
        expect(page.focused_name().as_str(), "New name of Trial")
    });
    page.press("Control+a");
    page.type_words("Rehearsal");
    page.press("Enter");
    wait_for_words(&page, "It is called “Rehearsal” now.");
    press(&page, "Duplicate Rehearsal");
    wait_for_words(&page, "“Rehearsal copy” is there now.");
    press(&page, "Delete Rehearsal copy");
    wait_for_words(&page, "7 days left");
    press(&page, "Restore Rehearsal copy");
    wait_for_words(&page, "“Rehearsal copy” is back.");
    press(&page, "Delete Rehearsal copy");
    wait_for_words(&page, "7 days left");
    press(&page, "Delete now Rehearsal copy");
    page.until("the harmless answer has the focus", || {
        expect(page.focused_name().as_str(), "Keep it")
    });
    page.press("Shift+Tab");
    assert_eq!(page.focused_name(), "Delete for good Rehearsal copy");
    page.press("Enter");
    wait_for_words(&page, "“Rehearsal copy” is deleted for good.");
    page.leave();
}

#[test]
fn spans_in_excluded_regions_are_said_apart_also_of_a_project_that_is_not_open() {
    let page = Page::open();
    page.label_with("1", "given this escapade");
    page.label_with("1", "READ MORE");
    page.press("Escape");
    page.select_words("READ MORE");
    page.press("0");
    page.wait_for_saved();
    show(&page);
    wait_for_words(&page, "2 spans, 1 in excluded regions");
    page.tab_to("Name of the new project");
    page.type_words("Trial");
    page.press("Enter");
    wait_for_name(&page, "Trial");
    page.wait_for_saved();
    page.reload();
    show(&page);
    wait_for_words(&page, "2 spans, 1 in excluded regions");
    wait_for_words(&page, "0 spans");
    page.leave();
}
