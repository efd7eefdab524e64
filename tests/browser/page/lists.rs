//! Lists that drop down: what is chosen in them, with the mouse and with keys.

use serde_json::json;

use super::{Page, expect};

impl Page {
    /// Chooses an option of a list with the mouse.
    #[track_caller]
    pub(crate) fn click_option(&self, list: &str, option: &str) {
        let number = self.number_of_option(list, option);
        let option = format!("select[aria-label=\"{list}\"] > option:nth-child({number})");
        self.chromium.click(&option);
    }

    /// Goes to a list with Tab, and to one of its options with the arrow keys.
    #[track_caller]
    pub(crate) fn choose_option(&self, list: &str, option: &str) {
        let number = self.number_of_option(list, option);
        self.tab_to(list);
        // From wherever it stands to the first, and on.
        self.press("Home");
        for _ in 1..number {
            self.press("ArrowDown");
        }
        self.until(&format!("“{option}” is chosen"), || {
            expect(self.chosen_option(list).as_str(), option)
        });
    }

    /// What is chosen in a list; empty if there is no such list.
    pub(crate) fn chosen_option(&self, list: &str) -> String {
        self.see(
            "document.querySelector(`select[aria-label=\"${arguments[0]}\"]`)?.selectedOptions[0]?.textContent ?? ''",
            json!([list]),
        )
    }

    /// The number of an option, from 1.
    #[track_caller]
    fn number_of_option(&self, list: &str, option: &str) -> usize {
        self.until(&format!("“{list}” has “{option}”"), || {
            let options: Vec<String> = self.see(
                "[...(document.querySelector(`select[aria-label=\"${arguments[0]}\"]`)?.options ?? [])]\
                 .map((option) => option.textContent)",
                json!([list]),
            );
            let place = options.iter().position(|words| words == option);
            place.map(|place| place + 1).ok_or(format!("{options:?}"))
        })
    }
}
