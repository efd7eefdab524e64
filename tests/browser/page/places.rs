//! What comes up beside a place: the list of its spans, a label's guideline; and which way things run.

use serde::Deserialize;
use serde_json::json;

use super::{Page, Point, Rectangle, expect};

/// An entry of the list of spans.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) is_checked: bool,
    pub(crate) has_focus: bool,
}

impl Page {
    /// The entries of the list of spans at a place; none if it is not there.
    pub(crate) fn choices(&self) -> Vec<Choice> {
        self.see(
            "[...document.querySelectorAll('[role=menu] [role=menuitemradio]')].map((entry) => ({ \
               name: nameOf(entry), isChecked: entry.getAttribute('aria-checked') === 'true', \
               hasFocus: entry === document.activeElement }))",
            json!([]),
        )
    }

    /// Waits until the list has these entries, and returns them.
    #[track_caller]
    pub(crate) fn wait_for_choices(&self, names: &[&str]) -> Vec<Choice> {
        self.until(&format!("the choices are {names:?}"), || {
            let choices = self.choices();
            let seen: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
            expect(seen.as_slice(), names)?;
            Ok(choices)
        })
    }

    /// Where the list is.
    pub(crate) fn chooser(&self) -> Rectangle {
        self.place_of("[role=menu]")
    }

    /// Where the entry of a number is, from 1.
    #[track_caller]
    pub(crate) fn choice(&self, number: usize) -> Rectangle {
        self.place_of(&format!("[role=menu] > :nth-child({number})"))
    }

    /// The words that stand out since something that stands for them is under the pointer or has the focus.
    pub(crate) fn hovered_words(&self) -> String {
        self.see(
            "[...article().querySelectorAll('mark[data-hovered]')].map((mark) => mark.textContent).join('')",
            json!([]),
        )
    }

    /// The guideline that is shown beside a label's button, if one is.
    pub(crate) fn guideline_card(&self) -> Option<String> {
        self.see(
            "document.querySelector('[role=tooltip]')?.innerText ?? null",
            json!([]),
        )
    }

    /// Waits until a guideline is shown that says this, or until none is.
    #[track_caller]
    pub(crate) fn wait_for_guideline(&self, words: Option<&str>) {
        self.until(&format!("the guideline shown is {words:?}"), || {
            match (self.guideline_card(), words) {
                (None, None) => Ok(()),
                (Some(card), Some(words)) if card.contains(words) => Ok(()),
                (card, _) => Err(format!("{card:?}")),
            }
        });
    }

    /// Where the guideline is.
    pub(crate) fn card(&self) -> Rectangle {
        self.place_of("[role=tooltip]")
    }

    /// The words that describe what the keys go to, by reference.
    pub(crate) fn description_of_focused(&self) -> String {
        self.see(
            "document.getElementById(document.activeElement.getAttribute('aria-describedby'))?.innerText ?? ''",
            json!([]),
        )
    }

    /// Where the button of a label is, of the toolbar or of the inspector.
    pub(crate) fn label_button(&self, label: &str, within: &str) -> Rectangle {
        self.until(&format!("there is a button for {label}"), || {
            let button = self.control("button", label, Some(within));
            button.map(|button| button.place).ok_or_else(String::new)
        })
    }

    /// Where the caret is.
    pub(crate) fn caret(&self) -> Rectangle {
        self.place_of("main .caret.shown")
    }

    /// Which way the element runs that a selector means: `ltr` or `rtl`.
    pub(crate) fn direction_of(&self, selector: &str) -> String {
        self.see(
            "(() => { const one = document.querySelector(arguments[0]); return one ? getComputedStyle(one).direction : '' })()",
            json!([selector]),
        )
    }
}

impl Rectangle {
    pub(crate) fn center(&self) -> Point {
        self.middle()
    }
}
