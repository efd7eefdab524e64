//! The whole job without a pointer.

use crate::page::{Page, expect};
use crate::story::PROJECT;
use crate::{stranger, whole_job};

#[test]
fn the_whole_job_from_the_keyboard_alone() {
    let page = Page::open();
    go_to_the_text(&page);

    page.press("Control+Home");
    for words in ["Kremlin", "Kremlin aide", "Kremlin aide rules"] {
        page.press("Shift+ArrowRight");
        page.wait_for_selection(words);
    }
    page.press("Shift+ArrowLeft");
    page.wait_for_selection("Kremlin aide");
    page.press("Shift+ArrowRight");
    page.wait_for_selection("Kremlin aide rules");
    page.press("1");
    page.wait_for_announcement("Labelled as Claim: Kremlin aide rules");
    page.press("ArrowRight");
    page.press("Shift+ArrowRight");
    page.press("Shift+ArrowRight");
    page.wait_for_selection("out talks");
    page.press("d");
    page.wait_for_announcement("Labelled as Denial: out talks");

    page.press("p");
    page.wait_for_selected_span("Kremlin aide rules");
    page.press("n");
    page.wait_for_selected_span("out talks");
    page.press("n");
    page.wait_for_selected_span("Kremlin aide rules");
    page.press("3");
    page.wait_for_announcement("Changed to Attribution: Kremlin aide rules");
    page.wait_for_selected_label("Attribution");

    for (key, words) in [
        ("]", "Kremlin aide rules out"),
        ("}", "Kremlin aide rules"),
        ("{", "aide rules"),
        ("[", "Kremlin aide rules"),
        ("Alt+}", "Kremlin aide rule"),
        ("Alt+]", "Kremlin aide rules"),
    ] {
        page.press(key);
        page.wait_for_selected_span(words);
    }

    let both = [
        ("Attribution", "Kremlin aide rules"),
        ("Denial", "out talks"),
    ];
    page.press("Delete");
    page.wait_for_announcement("Deleted Attribution: Kremlin aide rules");
    page.wait_for_spans(&both[1..]);
    page.press("Control+z");
    page.wait_for_spans(&both);
    page.press("Control+Shift+z");
    page.wait_for_spans(&both[1..]);
    page.press("Control+z");
    page.wait_for_spans(&both);

    page.press("x");
    page.wait_for_dialog("Export");
    let is_on_download = || expect(page.focused_name().as_str(), "Download").is_ok();
    tab_until(&page, "the focus is on Download", is_on_download);
    page.press("Enter");
    page.wait_for_no_dialog();
    let export = page.take_download();
    whole_job::check_name(&export.name, PROJECT, "json");
    assert_eq!(stranger::read(&export).labelled(), both);

    page.press("Control+s");
    let saved = page.take_download();
    assert!(
        saved.name == export.name && saved.bytes == export.bytes,
        "two ways, one file"
    );
    page.leave();
}

#[test]
fn escape_steps_back_from_selection_and_span() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.wait_for_selected_span("we will not talk");
    page.press("Escape");
    page.wait_for_selected_span("");
    page.select_words("given this escapade");
    page.press("Escape");
    page.until("nothing is selected", || {
        expect(page.selected_words().as_str(), "")
    });
    page.wait_for_spans(&[("Denial", "we will not talk")]);
    page.leave();
}

#[test]
fn the_keys_are_listed_and_the_focus_comes_back() {
    let page = Page::open();
    go_to_the_text(&page);
    page.press("?");
    let keys = page.wait_for_dialog("Keys and help");
    for words in [
        "Next span",
        "Undo",
        "Ctrl+Z",
        "Denial: label the selection",
        "Delete the selected spans",
    ] {
        assert!(
            keys.contains(words),
            "the help does not say “{words}”:\n{keys}"
        );
    }
    page.press("Escape");
    page.wait_for_no_dialog();
    page.until("the focus is back on the text", || {
        expect(page.is_on_text(), true)
    });
    page.press("Control+Home");
    page.press("Shift+ArrowRight");
    page.wait_for_selection("Kremlin");
    page.leave();
}

#[test]
fn nothing_is_labelled_from_within_a_field() {
    let page = Page::open();
    page.select_words("we will not talk");
    page.fill("Search articles", "1 2 3 c d a x ?");
    page.until("the keys are in the field", || {
        let field = page
            .field("Search articles")
            .ok_or("there is no such field")?;
        expect(field.value.as_str(), "1 2 3 c d a x ?")
    });
    assert_eq!(page.labelled(), []);
    assert_eq!(page.dialog(), None);
    page.leave();
}

/// Tabs to the text, as a reader does who has no mouse.
fn go_to_the_text(page: &Page) {
    tab_until(page, "the focus is on the text", || page.is_on_text());
}

fn tab_until(page: &Page, what: &str, is_there: impl Fn() -> bool) {
    for _ in 0..40 {
        if is_there() {
            return;
        }
        page.press("Tab");
    }
    panic!("40 presses of Tab, and it is not so that {what}");
}
