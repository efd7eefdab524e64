//! Who has marked what, and whose spans are shown.

use serde_json::json;

use super::{Page, Rectangle};

const HIDDEN: &str = "section[aria-label=\"Hidden layers\"]";

impl Page {
    /// What the marks are tagged with: labels, and the initials of other annotators.
    pub(crate) fn tags(&self) -> Vec<String> {
        self.see(
            "[...article().querySelectorAll('mark[data-tag]')].map((mark) => mark.dataset.tag)",
            json!([]),
        )
    }

    /// The colours of the other annotators whose spans are marked.
    pub(crate) fn colors_of_others(&self) -> Vec<String> {
        self.see(
            "[...article().querySelectorAll('mark')].flatMap((mark) => [...mark.classList]).filter((name) => name.startsWith('by-')).map((name) => name.slice(3))",
            json!([]),
        )
    }

    /// What the page says of hidden layers; none if it says nothing.
    pub(crate) fn hidden_layers(&self) -> Option<String> {
        self.see(
            &format!("document.querySelector('{HIDDEN} .words')?.textContent ?? null"),
            json!([]),
        )
    }

    /// Where it says so.
    pub(crate) fn place_of_hidden_layers(&self) -> Rectangle {
        self.place_of(HIDDEN)
    }

    /// From the next loading of the page on, notes the words of all marks that ever come up in it.
    pub(crate) fn watch_marks(&self) {
        const WATCH: &str = "globalThis.marksEverSeen = new Set(); \
             new MutationObserver(() => document.querySelectorAll('mark[data-span]') \
             .forEach((mark) => marksEverSeen.add(mark.textContent))) \
             .observe(document, { subtree: true, childList: true, attributes: true });";
        self.chromium.devtools("Page.enable", json!({}));
        self.chromium.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": WATCH }),
        );
    }

    /// The words of all marks since the page was loaded, if they are watched.
    pub(crate) fn marks_ever_seen(&self) -> Vec<String> {
        self.see("[...marksEverSeen]", json!([]))
    }

    /// Chooses the colour of an annotator in the panel.
    #[track_caller]
    pub(crate) fn choose_color(&self, annotator: &str, color: &str) {
        let summary = format!(".annotators summary[aria-label^=\"Colour of {annotator}:\"]");
        self.click_at(self.place_of(&summary).middle());
        let choice = format!(".annotators details[open] .choice.color-{color}");
        self.click_at(self.place_of(&choice).middle());
    }
}
