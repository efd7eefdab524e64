//! The panels, pages and links, as far as the tests of depth look at them.

use serde_json::json;

use super::{Page, Point, Rectangle};

impl Page {
    /// What the bar says that asks for the other end of a link; none if no link is being made.
    pub(crate) fn linking(&self) -> Option<String> {
        self.see(
            "document.querySelector('[aria-label=Linking]')?.textContent ?? null",
            json!([]),
        )
    }

    /// How many links are drawn from mark to mark.
    pub(crate) fn drawn_links(&self) -> usize {
        self.see(
            "document.querySelectorAll('.links path.curve').length",
            json!([]),
        )
    }

    /// The names of the chips that lead to ends out of sight.
    pub(crate) fn chips(&self) -> Vec<String> {
        self.see(
            "[...document.querySelectorAll('.links button')].map((chip) => chip.getAttribute('aria-label'))",
            json!([]),
        )
    }

    /// Where the chain of the selected span is, if it is on the screen.
    pub(crate) fn link_handle(&self) -> Option<Point> {
        let place: Option<Rectangle> = self.see(
            "(() => { const chain = document.querySelector('.link-handle.shown'); \
             return chain && isShown(chain) && chain.style.left ? box(chain.getBoundingClientRect()) : null })()",
            json!([]),
        );
        place.map(|place| place.middle())
    }

    /// The words that a search found, as its list shows them.
    pub(crate) fn hits(&self) -> Vec<String> {
        self.see(
            "[...document.querySelectorAll('[aria-label=Search] .hit mark')].map((hit) => hit.textContent)",
            json!([]),
        )
    }

    /// Clicks the first of what a search found.
    #[track_caller]
    pub(crate) fn click_first_hit(&self) {
        const PANEL: &str = "section[aria-label=Search]";
        let name: String = self.see(
            "nameOf(document.querySelector(`${arguments[0]} .hit button`))",
            json!([PANEL]),
        );
        self.click_control("button", &name, Some(PANEL));
    }

    /// Clicks what a search found, by its number from 1.
    #[track_caller]
    pub(crate) fn click_hit(&self, number: usize) {
        let hit = format!("[aria-label=Search] [aria-label=\"Label hit {number}\"] + button");
        self.click_at(self.place_of(&hit).middle());
    }

    /// Does something by its name with the mouse: in the help, the way to the list of all commands, and there
    /// the command.
    #[track_caller]
    pub(crate) fn click_command(&self, title: &str) {
        self.click_button("Keys and help");
        self.wait_for_dialog("Keys and help");
        self.click_button("Do anything by its name…");
        self.wait_for_dialog("Do anything");
        // The list is longer than the dialog.
        let id = self.until(&format!("“{title}” is listed"), || {
            let id: Option<String> = self.see(
                "(() => { const found = [...document.querySelectorAll('dialog [role=option]')]\
                 .find((option) => option.firstElementChild.textContent === arguments[0]); \
                 found?.scrollIntoView({ block: 'center' }); return found?.id ?? null })()",
                json!([title]),
            );
            id.ok_or_else(|| "it is not".to_owned())
        });
        self.click_at(self.place_of(&format!("#{id}")).middle());
        self.wait_for_no_dialog();
    }

    /// All that a panel of the left column says; empty if it is not shown.
    pub(crate) fn panel(&self, name: &str) -> String {
        self.see(
            "document.querySelector(`.side section[aria-label=\"${arguments[0]}\"]`)?.innerText ?? ''",
            json!([name]),
        )
    }

    /// All that the page says which lies over the text; empty if there is none.
    pub(crate) fn whole_page(&self) -> String {
        self.see(
            "document.querySelector('main > section.whole-page')?.innerText ?? ''",
            json!([]),
        )
    }

    /// Clicks an entity that is offered while one types.
    #[track_caller]
    pub(crate) fn click_offered(&self, name: &str) {
        let number: usize = self.until(&format!("“{name}” is offered"), || {
            let offered: Vec<String> = self.see(
                "[...document.querySelectorAll('.entity-field [role=option]')].map((each) => each.innerText)",
                json!([]),
            );
            let place = offered.iter().position(|words| words.starts_with(name));
            place.ok_or_else(|| format!("{offered:?}"))
        });
        let option = format!(".entity-field [role=option]:nth-child({})", number + 1);
        self.click_at(self.place_of(&option).middle());
    }

    /// What Enter does in the command palette.
    pub(crate) fn palette_choice(&self) -> String {
        self.see(
            "document.querySelector('dialog [role=option][aria-selected=true] span')?.textContent ?? ''",
            json!([]),
        )
    }

    /// Clicks a link by its name.
    #[track_caller]
    pub(crate) fn click_link(&self, name: &str) {
        self.click_control("link", name, None);
    }

    /// Clicks a box to be ticked by its name.
    #[track_caller]
    pub(crate) fn click_checkbox(&self, name: &str) {
        self.click_control("checkbox", name, None);
    }

    /// Clicks a button of a section by their names.
    #[track_caller]
    pub(crate) fn click_in(&self, section: &str, name: &str) {
        let within = format!("section[aria-label=\"{section}\"]");
        self.click_control("button", name, Some(&within));
    }

    /// Clicks the button whose words begin so.
    #[track_caller]
    pub(crate) fn click_button_that_begins(&self, words: &str) {
        let name: String = self.see(
            "controls('button').map(nameOf).find((name) => name.startsWith(arguments[0])) ?? ''",
            json!([words]),
        );
        self.click_button(&name);
    }

    /// The titles of the articles of the list that have a status.
    pub(crate) fn articles_with_status(&self, status: &str) -> Vec<String> {
        self.see(
            "[...document.querySelectorAll('nav[aria-label=\"Articles\"] a')]\
             .filter((link) => (link.getAttribute('aria-description') ?? '').includes(`${arguments[0]},`))\
             .map(nameOf)",
            json!([status]),
        )
    }
}
