//! The column "Inspector": the selected span, or the list of all.

use serde_json::json;

use super::{Page, expect};

const INSPECTOR: &str = "[role=complementary][aria-label=Inspector]";

impl Page {
    /// All that the inspector says.
    pub(crate) fn inspector(&self) -> String {
        self.see(
            &format!("document.querySelector('{INSPECTOR}')?.innerText ?? ''"),
            json!([]),
        )
    }

    /// The quotation of the selected span; empty if no span is selected.
    pub(crate) fn selected_span(&self) -> String {
        self.see(
            &format!("document.querySelector('{INSPECTOR} blockquote')?.textContent ?? ''"),
            json!([]),
        )
    }

    /// Waits until the span of these words is selected; with empty words, until none is.
    #[track_caller]
    pub(crate) fn wait_for_selected_span(&self, words: &str) {
        self.until(&format!("the span “{words}” is selected"), || {
            expect(self.selected_span().as_str(), words)
        });
    }

    /// The label of the selected span; empty if no span is selected.
    pub(crate) fn selected_label(&self) -> String {
        self.see(
            &format!(
                "document.querySelector('{INSPECTOR} [aria-label=Label] [aria-pressed=true]')?.textContent ?? ''"
            ),
            json!([]),
        )
    }

    /// Waits until a span of a label is selected.
    #[track_caller]
    pub(crate) fn wait_for_selected_label(&self, label: &str) {
        self.until(&format!("a span of {label} is selected"), || {
            expect(self.selected_label().as_str(), label)
        });
    }

    /// Clicks a button of the inspector.
    #[track_caller]
    pub(crate) fn click_in_inspector(&self, name: &str) {
        self.click_control("button", name, Some(INSPECTOR));
    }
}
