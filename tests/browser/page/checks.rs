//! The panel "Checks" of the left column.

use serde_json::json;

use super::{Page, expect};

const PANEL: &str = "section[aria-label=Checks]";

impl Page {
    /// Opens the panel and waits until the project has been checked.
    #[track_caller]
    pub(crate) fn show_checks(&self) {
        self.click_button("Checks");
        self.until("the project is checked", || {
            let busy: Option<String> = self.see(
                &format!("document.querySelector('{PANEL}')?.getAttribute('aria-busy') ?? null"),
                json!([]),
            );
            expect(busy.as_deref(), Some("false"))
        });
    }

    /// The quotations that a rule finds, as listed; those that they stand beside are left out.
    pub(crate) fn found_by(&self, rule: &str) -> Vec<String> {
        self.see(
            &format!("[...document.querySelectorAll('{PANEL} [role=group]')].filter((group) => group.getAttribute('aria-label') === arguments[0]).flatMap((group) => [...group.querySelectorAll('ol > li > button .quote')]).map((quote) => quote.textContent)"),
            json!([rule]),
        )
    }

    /// Waits until a rule finds these quotations.
    #[track_caller]
    pub(crate) fn wait_for_found(&self, rule: &str, quotations: &[&str]) {
        self.until(&format!("“{rule}” finds {quotations:?}"), || {
            expect(
                self.found_by(rule),
                quotations.iter().map(ToString::to_string).collect(),
            )
        });
    }

    /// Switches a rule on or off.
    #[track_caller]
    pub(crate) fn switch_rule(&self, rule: &str) {
        self.click_control("field", rule, Some(PANEL));
    }

    /// All words of the line that leads to a span of this quotation; empty if there is none.
    pub(crate) fn line_of(&self, quotation: &str) -> String {
        self.see(
            &format!("controls('button', '{PANEL}').filter((button) => button.querySelector('.quote')?.textContent === arguments[0]).map(nameOf)[0] ?? ''"),
            json!([quotation]),
        )
    }

    /// Clicks the line that leads to a span of this quotation.
    #[track_caller]
    pub(crate) fn click_found(&self, quotation: &str) {
        self.click_control("button", &self.line_of(quotation), Some(PANEL));
    }
}
