//! Undo and redo, wherever the edit was.

use crate::page::Page;
use crate::story::{FAR_LAMP, HARBOUR_WIRE, MERIDIAN};

const HERE: (&str, &str) = ("Denial", "we will not talk");
const THERE: (&str, &str) = ("Claim", "we won’t be talking");

#[test]
fn undo_and_redo_open_the_article_of_the_edit() {
    let page = Page::open();
    page.label_with("2", HERE.1);
    page.open_article(FAR_LAMP);
    page.label_with("1", THERE.1);
    page.open_article(MERIDIAN);

    page.press("Control+z");
    page.wait_for_open(FAR_LAMP);
    page.wait_for_spans(&[]);
    page.press("Control+z");
    page.wait_for_open(HARBOUR_WIRE);
    page.wait_for_spans(&[]);

    page.open_article(MERIDIAN);
    page.press("Control+Shift+z");
    page.wait_for_open(HARBOUR_WIRE);
    page.wait_for_spans(&[HERE]);
    page.press("Control+Shift+z");
    page.wait_for_open(FAR_LAMP);
    page.wait_for_spans(&[THERE]);
    page.wait_for_saved();

    page.reload();
    page.wait_for_spans(&[THERE]);
    page.open_article(HARBOUR_WIRE);
    page.wait_for_spans(&[HERE]);
    page.leave();
}

#[test]
fn the_buttons_say_what_they_take_back() {
    let page = Page::open();
    assert!(page.button("Undo").is_some_and(|button| button.is_disabled));
    page.label_with("2", HERE.1);
    page.click_button("Undo: Label “we will not talk” as Denial");
    page.wait_for_announcement("Undone: Label “we will not talk” as Denial");
    page.wait_for_spans(&[]);
    page.click_button("Redo: Label “we will not talk” as Denial");
    page.wait_for_announcement("Redone: Label “we will not talk” as Denial");
    page.wait_for_spans(&[HERE]);
    page.leave();
}
