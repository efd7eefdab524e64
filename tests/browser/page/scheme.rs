//! The page "Scheme", and the way there and back.

use std::path::Path;

use serde_json::json;

use super::{Page, expect};

const VIEWS: &str = "nav[aria-label=Views]";
const PARTS: &str = "nav[aria-label='Parts of the scheme']";
const PAGE: &str = "section[aria-label=Scheme]";

impl Page {
    /// Goes to one of the pages by its link: `Text`, `Scheme`.
    #[track_caller]
    pub(crate) fn show_view(&self, name: &str) {
        self.click_control("link", name, Some(VIEWS));
        self.until(&format!("the page “{name}” is shown"), || {
            let shown: String = self.see(
                &format!(
                    "document.querySelector('{VIEWS} [aria-current=page]')?.textContent ?? ''"
                ),
                json!([]),
            );
            expect(shown.as_str(), name)
        });
    }

    /// The parts of the scheme that are listed, as the list names them.
    pub(crate) fn scheme_parts(&self) -> Vec<String> {
        self.see(
            "controls('button', arguments[0]).map(nameOf)",
            json!([PARTS]),
        )
    }

    /// Shows a part of the scheme.
    #[track_caller]
    pub(crate) fn show_part(&self, name: &str) {
        self.scroll_to("button", name, PARTS);
        self.click_control("button", name, Some(PARTS));
    }

    /// Clicks a button of the page.
    #[track_caller]
    pub(crate) fn click_in_scheme(&self, name: &str) {
        self.scroll_to("button", name, PAGE);
        self.click_control("button", name, Some(PAGE));
    }

    /// Clicks the button of the page over the text whose words begin so.
    #[track_caller]
    pub(crate) fn click_on_page(&self, words: &str) {
        const PAGE: &str = "section.whole-page";
        let name = self.until(&format!("there is a button “{words}”"), || {
            let name: Option<String> = self.see(
                "controls('button', arguments[0]).map(nameOf).find((name) => name.startsWith(arguments[1])) ?? null",
                json!([PAGE, words]),
            );
            name.ok_or_else(|| "there is none".to_owned())
        });
        self.scroll_to("button", &name, PAGE);
        self.click_control("button", &name, Some(PAGE));
    }

    /// Chooses the radio button of this name.
    #[track_caller]
    pub(crate) fn choose(&self, name: &str) {
        self.click_control("radio", name, None);
    }

    /// Waits until the page says something.
    #[track_caller]
    pub(crate) fn wait_for_scheme_to_say(&self, words: &str) {
        self.until(&format!("the page says “{words}”"), || {
            let said: String = self.see(
                "document.querySelector(arguments[0])?.innerText ?? ''",
                json!([PAGE]),
            );
            if said.contains(words) {
                Ok(())
            } else {
                Err(said)
            }
        });
    }

    /// Waits until a field of the page holds this.
    #[track_caller]
    pub(crate) fn wait_for_scheme_field(&self, name: &str, value: &str) {
        self.until(&format!("“{name}” is “{value}”"), || {
            let field = self.control("field", name, Some(PAGE));
            expect(field.map(|field| field.value), Some(value.to_owned()))
        });
    }

    /// Writes into a field of the page, in place of what it holds.
    #[track_caller]
    pub(crate) fn fill_in_scheme(&self, name: &str, words: &str) {
        self.click_control("field", name, Some(PAGE));
        self.press("Control+a");
        self.press("Delete");
        self.type_words(words);
        self.wait_for_scheme_field(name, words);
    }

    /// Chooses a file through "Import scheme…".
    pub(crate) fn import_scheme(&self, file: &Path) {
        let field = "input[type=file][aria-label='File with a scheme']";
        self.chromium.choose_files(field, &[file]);
    }
}
