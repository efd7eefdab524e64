//! What is shown when the program itself has failed.

use crate::browser::page::{self, AppPhase};

/// Covers the page with a plain message that needs nothing of the program that failed. What was
/// saved is safe: a reload brings it back.
pub(super) fn show(details: &str) {
    let _absent_root = page::set_app(AppPhase::Failed);
    let document = page::document();
    let Some(body) = document.body() else { return };
    let paragraphs = [
        "Sayso has stopped because of an error of its own.",
        "Everything that was shown as saved is safe. Reload the page to go on.",
        details,
    ];
    let Ok(banner) = document.create_element("div") else {
        return;
    };
    let _plain_look = banner.set_attribute("class", "failure");
    let _silent = banner.set_attribute("role", "alert");
    for words in paragraphs {
        if let Ok(paragraph) = document.create_element("p") {
            paragraph.set_text_content(Some(words));
            let _unreadable = banner.append_child(&paragraph);
        }
    }
    let _unreadable = body.append_child(&banner);
}
