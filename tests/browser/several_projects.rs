//! Several projects in one browser: made, opened, renamed, copied, deleted and brought back, and the
//! one that was opened last comes back.

use serde_json::json;

use crate::chromium::Profile;
use crate::page::{DESKTOP, PHONE, Page, expect};
use crate::settings;
use crate::story::{FAR_LAMP, HARBOUR_WIRE, PROJECT};

const CLAIM: &str = "we won’t be talking";

#[test]
fn the_project_that_was_opened_last_comes_back_with_the_page() {
    let page = Page::open();
    page.open_article(FAR_LAMP);
    page.label_with("1", CLAIM);
    page.click_button("Projects");
    wait_for_words(&page, "5 articles");
    page.fill("Name of the new project", "Second opinion");
    page.click_button("New project");
    page.wait_for_no_dialog();
    wait_for_name(&page, "Second opinion");
    page.wait_for_articles(0);
    page.wait_for_saved();
    page.reload();
    wait_for_name(&page, "Second opinion");
    page.wait_for_articles(0);

    page.press("Control+o");
    page.wait_for_dialog("Projects");
    page.click_button(&format!("Open {PROJECT}"));
    page.wait_for_no_dialog();
    wait_for_name(&page, PROJECT);
    page.wait_for_open(FAR_LAMP);
    page.wait_for_spans(&[("Claim", CLAIM)]);
    page.reload();
    page.wait_for_open(FAR_LAMP);
    page.wait_for_spans(&[("Claim", CLAIM)]);
    page.leave();
}

#[test]
fn what_was_changed_last_is_saved_before_another_project_opens() {
    let page = Page::open();
    make(&page, "Empty");
    open(&page, PROJECT);
    page.open_article(FAR_LAMP);
    page.label_with("1", CLAIM);
    open(&page, "Empty");
    page.wait_for_articles(0);
    page.press("Control+z");
    page.wait_for_announcement("There is nothing to undo.");
    open(&page, PROJECT);
    page.wait_for_open(FAR_LAMP);
    page.wait_for_spans(&[("Claim", CLAIM)]);
    page.leave();
}

#[test]
fn a_copy_goes_its_own_way() {
    let page = Page::open();
    page.open_article(FAR_LAMP);
    page.label_with("1", CLAIM);
    show(&page);
    page.click_button(&format!("Duplicate {PROJECT}"));
    let copy = format!("{PROJECT} copy");
    wait_for_words(&page, &format!("“{copy}” is there now."));
    page.press("Escape");
    page.wait_for_no_dialog();
    open(&page, &copy);
    page.open_article(FAR_LAMP);
    page.wait_for_spans(&[("Claim", CLAIM)]);
    page.press("n");
    page.press("Delete");
    page.wait_for_spans(&[]);
    page.wait_for_saved();
    open(&page, PROJECT);
    page.open_article(FAR_LAMP);
    page.wait_for_spans(&[("Claim", CLAIM)]);
    page.leave();
}

#[test]
fn a_deleted_project_can_be_restored_until_it_is_deleted_for_good() {
    let page = Page::open();
    make(&page, "Trial");
    open(&page, PROJECT);
    show(&page);
    page.until("the open project cannot be deleted", || {
        let button = page.button(&format!("Delete {PROJECT}"));
        expect(button.map(|button| button.is_disabled), Some(true))
    });
    page.click_button("Delete Trial");
    wait_for_words(&page, "Deleted, gone for good in 7 days");
    wait_for_words(&page, "7 days left");
    page.reload();
    wait_for_name(&page, PROJECT);
    show(&page);
    page.click_button("Restore Trial");
    wait_for_words(&page, "“Trial” is back.");

    page.click_button("Delete Trial");
    wait_for_words(&page, "7 days left");
    page.click_button("Delete now Trial");
    page.until("the harmless answer has the focus", || {
        expect(page.focused_name().as_str(), "Keep it")
    });
    page.press("Enter");
    wait_for_words(&page, "It can still be restored.");
    page.click_button("Delete now Trial");
    page.click_button("Delete for good Trial");
    wait_for_words(&page, "“Trial” is deleted for good.");
    assert_eq!(page.button("Restore Trial").map(|_| ()), None);
    page.reload();
    show(&page);
    wait_for_words(&page, "5 articles");
    assert_eq!(page.button("Restore Trial").map(|_| ()), None);
    page.leave();
}

#[test]
fn a_project_is_renamed_whether_it_is_open_or_not() {
    let page = Page::open();
    make(&page, "Trial");
    show(&page);
    for (old, new) in [("Trial", "Rehearsal"), (PROJECT, "Kursk")] {
        page.click_button(&format!("Rename {old}"));
        page.until("the field for the name has the focus", || {
            expect(page.focused_name(), format!("New name of {old}"))
        });
        page.press("Control+a");
        page.type_words(new);
        page.press("Enter");
        wait_for_words(&page, &format!("It is called “{new}” now."));
    }
    page.press("Escape");
    page.wait_for_no_dialog();
    wait_for_name(&page, "Rehearsal");
    open(&page, "Kursk");
    wait_for_name(&page, "Kursk");
    page.wait_for_saved();
    page.reload();
    wait_for_name(&page, "Kursk");
    page.leave();
}

#[test]
fn the_list_says_how_much_of_the_disk_each_project_takes_and_fits_every_screen() {
    let page = Page::open();
    page.wait_for_saved();
    make(&page, "Small");
    page.wait_for_saved();
    for screen in [DESKTOP, PHONE] {
        page.show_on(screen);
        page.click_button("Projects");
        page.wait_for_dialog("Projects");
        page.until("the sizes are known", || {
            let words = page.dialog().unwrap_or_default();
            if words.contains(" kB") && !words.contains('…') {
                Ok(())
            } else {
                Err(words)
            }
        });
        let dialog = page.dialog_place();
        assert!(
            screen.whole().contains(&dialog),
            "{}: {dialog:?} is cut off",
            screen.name
        );
        page.photograph(&format!("{}-projects", screen.name));
        page.press("Escape");
        page.wait_for_no_dialog();
    }
    page.leave();
}

#[test]
fn the_story_stays_where_it_was_read() {
    let page = Page::open();
    page.bring_into_view("Volodymyr Zelenskyy, Ukraine's president");
    let scrolled = page.view().scrolled;
    make(&page, "Empty");
    open(&page, PROJECT);
    page.wait_for_open(HARBOUR_WIRE);
    page.until("the text is where it was left", || {
        let now = page.view().scrolled;
        if (now - scrolled).abs() <= 2.0 {
            Ok(())
        } else {
            Err(format!("{now}, not {scrolled}"))
        }
    });
    page.leave();
}

#[test]
fn a_project_that_another_tab_deletes_for_good_is_saved_again_whole() {
    let page = Page::open();
    page.open_article(FAR_LAMP);
    page.label_with("1", CLAIM);
    page.wait_for_saved();
    page.in_another_tab(|page| {
        make(page, "Elsewhere");
        delete_for_good(page, PROJECT);
    });
    page.select_words("depend on the situation");
    page.press("2");
    page.wait_for_announcement(
        "This project was deleted in another tab. It is open here, so it has been saved again.",
    );
    page.wait_for_saved();
    let spans = page.spans();
    assert_eq!(spans.len(), 2);
    page.reload();
    wait_for_name(&page, PROJECT);
    page.wait_for_articles(5);
    page.open_article(FAR_LAMP);
    assert_eq!(page.spans(), spans, "nothing is missing");
    page.leave();
}

#[test]
fn a_project_that_another_tab_deletes_comes_back_with_the_next_change() {
    let page = Page::open();
    page.wait_for_saved();
    page.in_another_tab(|page| {
        make(page, "Elsewhere");
        show(page);
        page.click_button(&format!("Delete {PROJECT}"));
        wait_for_words(page, "7 days left");
    });
    page.open_article(FAR_LAMP);
    page.label_with("1", CLAIM);
    page.wait_for_saved();
    page.reload();
    wait_for_name(&page, PROJECT);
    page.wait_for_open(FAR_LAMP);
    page.wait_for_spans(&[("Claim", CLAIM)]);
    show(&page);
    wait_for_words(&page, "Elsewhere");
    assert_eq!(page.button(&format!("Restore {PROJECT}")).map(|_| ()), None);
    page.leave();
}

#[test]
fn a_deleted_project_is_there_for_six_days_and_gone_after_eight() {
    let page = Page::open();
    page.wait_for_saved();
    make(&page, "Trial");
    page.wait_for_saved();
    open(&page, PROJECT);
    show(&page);
    page.click_button("Delete Trial");
    wait_for_words(&page, "7 days left");
    let profile = page.leave();

    let page = come_back_after(6, profile);
    show(&page);
    wait_for_words(&page, "1 day left");
    let profile = page.leave();

    let page = come_back_after(8, profile);
    page.until("the project is gone", || {
        show(&page);
        wait_for_words(&page, "5 articles");
        let is_there = page.button("Restore Trial").is_some();
        page.press("Escape");
        page.wait_for_no_dialog();
        expect(is_there, false)
    });
    wait_for_name(&page, PROJECT);
    page.leave();
}

/// Opens the page again in a browser whose clock is so many days ahead.
fn come_back_after(days: u32, profile: Profile) -> Page {
    let milliseconds = u64::from(days) * 24 * 60 * 60 * 1_000;
    let source = format!("const now = Date.now; Date.now = () => now.call(Date) + {milliseconds};");
    Page::come_prepared(profile, &settings::page(), |chromium| {
        let command = "Page.addScriptToEvaluateOnNewDocument";
        chromium.devtools(command, json!({ "source": source }));
    })
}

/// Deletes a project that is not open, and does not wait for seven days.
#[track_caller]
fn delete_for_good(page: &Page, name: &str) {
    show(page);
    page.click_button(&format!("Delete {name}"));
    page.click_button(&format!("Delete now {name}"));
    page.click_button(&format!("Delete for good {name}"));
    wait_for_words(page, &format!("“{name}” is deleted for good."));
}

/// Opens the dialog from the keyboard.
#[track_caller]
fn show(page: &Page) {
    page.press("Control+o");
    page.wait_for_dialog("Projects");
}

/// Makes a project, which is open then.
#[track_caller]
fn make(page: &Page, name: &str) {
    show(page);
    page.fill("Name of the new project", name);
    page.press("Enter");
    page.wait_for_no_dialog();
    wait_for_name(page, name);
}

/// Opens a project of the list.
#[track_caller]
fn open(page: &Page, name: &str) {
    show(page);
    let button = format!("Open {name}");
    page.until(&format!("“{name}” is listed"), || {
        page.button(&button).map(drop).ok_or("it is not".to_owned())
    });
    page.click_button(&button);
    page.wait_for_no_dialog();
    wait_for_name(page, name);
}

/// Waits until the dialog says something.
#[track_caller]
fn wait_for_words(page: &Page, words: &str) {
    page.until(&format!("the dialog says “{words}”"), || {
        let said = page.dialog().unwrap_or_default();
        if said.contains(words) {
            Ok(())
        } else {
            Err(said)
        }
    });
}

/// Waits until the open project is called this.
#[track_caller]
fn wait_for_name(page: &Page, name: &str) {
    page.until(&format!("“{name}” is open"), || {
        let field = page.field("Project name").ok_or("there is no name")?;
        expect(field.value.as_str(), name)
    });
}
