//! The keys of the list, while it has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::browser::focus;

/// What a key does while the list has the focus. All keys are the list's.
pub(super) fn press(event: &KeyboardEvent, leave: &Callback<()>) {
    event.stop_propagation();
    let key = event.key();
    let list = event.target_dyn_into::<Element>();
    let list = list.and_then(|entry| entry.closest("[role=menu]").ok().flatten());
    let Some(list) = list else { return };
    let has_focus = |entry: &Element| focus::is_on(entry);
    let step = |forward: bool| {
        move |entries: &[Element]| {
            let count = entries.len();
            let here = entries.iter().position(has_focus).unwrap_or(0);
            (here + if forward { 1 } else { count - 1 }) % count.max(1)
        }
    };
    match key.as_str() {
        "ArrowDown" => focus_entry(&list, step(true)),
        "ArrowUp" => focus_entry(&list, step(false)),
        "Home" => focus_entry(&list, |_| 0),
        "End" => focus_entry(&list, |entries| entries.len().saturating_sub(1)),
        "Escape" | "Tab" => leave.emit(()),
        // The browser clicks the entry.
        "Enter" | " " => return,
        digit => {
            let number = digit.parse::<usize>().ok();
            let number = number.and_then(|digit| digit.checked_sub(1));
            if let Some(entry) = number.and_then(|number| entries(&list).into_iter().nth(number))
                && let Some(entry) = entry.dyn_ref::<HtmlElement>()
            {
                entry.click();
            }
        }
    }
    event.prevent_default();
}

fn entries(list: &Element) -> Vec<Element> {
    let children = list.children();
    (0..children.length())
        .filter_map(|place| children.item(place))
        .collect()
}

/// Gives the focus to the entry of the number that is made of all of them.
pub(super) fn focus_entry(list: &Element, which: impl FnOnce(&[Element]) -> usize) {
    let entries = entries(list);
    let entry = entries.get(which(&entries));
    if let Some(entry) = entry.and_then(|entry| entry.dyn_ref::<HtmlElement>()) {
        focus::move_to(entry);
    }
}
