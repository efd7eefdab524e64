//! Where the keyboard's input goes.

use web_sys::{Element, FocusOptions, HtmlElement};

use super::page;

/// Whether an element takes text, or chooses with keys of its own.
pub fn is_field(element: &Element) -> bool {
    let is_button_like = || {
        matches!(
            element.get_attribute("type").as_deref(),
            Some("button" | "checkbox" | "file" | "radio" | "submit")
        )
    };
    match element.tag_name().as_str() {
        "INPUT" => !is_button_like(),
        "TEXTAREA" | "SELECT" => true,
        _ => element.has_attribute("contenteditable"),
    }
}

/// Gives an element the focus without scrolling to it. Does nothing while the user is in a field.
pub fn move_to(element: &HtmlElement) {
    if !is_writing() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // The binding can fail like any other; an element that takes no focus leaves it elsewhere.
        let _takes_none = element.focus_with_options(&options);
    }
}

/// Whether the keys go to an element itself.
pub fn is_on(element: &Element) -> bool {
    page::document().active_element().as_ref() == Some(element)
}

/// Whether the user is in a field now.
pub fn is_writing() -> bool {
    page::document()
        .active_element()
        .is_some_and(|element| is_field(&element))
}
