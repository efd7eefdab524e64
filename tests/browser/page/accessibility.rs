//! The page as the rules of accessibility have it.

use std::fs;

use serde::Deserialize;
use serde_json::json;

use super::Page;
use crate::settings;

/// A rule that something on the page breaks.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule: String,
    help: String,
    target: String,
    reason: String,
}

/// What the keys go to.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Focused {
    /// Tells it from everything else that had the focus since the page was loaded.
    number: u32,
    /// Whether it is the page as such: between the last stop and the first.
    is_page: bool,
    pub(crate) name: String,
    /// Which part of the page it is in: the names of what is around it, the innermost first.
    pub(crate) parts: Vec<String>,
    /// Whether it is on the screen, and nothing lies over it.
    pub(crate) is_seen: bool,
    /// Whether it is drawn differently for having the focus.
    pub(crate) is_marked: bool,
}

impl Page {
    /// What axe-core finds wrong with all that is on the screen: a line for each element, with the rule, the
    /// element and what axe says of it.
    pub(crate) fn accessibility_findings(&self) -> Vec<String> {
        const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => \
             violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => \
             ({ rule: id, help, target: target.join(' '), reason: failureSummary }))));";
        self.bring_axe();
        let found = self.chromium.run(RUN, json!([]));
        let found: Vec<Finding> = serde_json::from_value(found).expect("axe lists what it finds");
        let words = found.into_iter().map(|finding| {
            let Finding {
                rule,
                help,
                target,
                reason,
            } = finding;
            format!("{rule} ({help}) at {target}: {reason}")
        });
        words.collect()
    }

    /// The controls on the screen that are less than 24 CSS pixels wide or high, unless they stand in running
    /// text: a line for each, with its size.
    pub(crate) fn small_targets(&self) -> Vec<String> {
        self.see("smallTargets()", json!([]))
    }

    /// Where the keys go, and whether that can be seen.
    pub(crate) fn focused(&self) -> Focused {
        self.see("focused()", json!([]))
    }

    /// Goes with Tab through all that it stops at, from wherever the keys go now, until it comes back to
    /// something. Returns the stops in their order.
    #[track_caller]
    pub(crate) fn tab_stops(&self) -> Vec<Focused> {
        const MOST: usize = 150;
        let mut stops: Vec<Focused> = Vec::new();
        for _ in 0..MOST {
            self.press("Tab");
            let stop = self.focused();
            if stops.iter().any(|known| known.number == stop.number) {
                return stops;
            }
            if !stop.is_page {
                stops.push(stop);
            }
        }
        panic!("Tab comes back to nothing: {stops:#?}");
    }

    /// Presses Tab until something of this name has the focus.
    #[track_caller]
    pub(crate) fn tab_to(&self, name: &str) {
        const MOST: usize = 80;
        for _ in 0..MOST {
            if self.focused_name() == name {
                return;
            }
            self.press("Tab");
        }
        panic!("Tab does not come to “{name}”");
    }

    /// What forced colours leave of the marks of a label: how its underline is drawn. Empty if there is none.
    pub(crate) fn underline_of(&self, label: &str) -> String {
        self.see("underlineOf(...arguments)", json!([label]))
    }

    /// Whether the first element that a selector means has a frame.
    pub(crate) fn is_framed(&self, selector: &str) -> bool {
        self.see(
            "getComputedStyle(document.querySelector(arguments[0])).outlineStyle !== 'none'",
            json!([selector]),
        )
    }

    /// Brings axe-core into the page, past its policy, unless it is there.
    fn bring_axe(&self) {
        if self.see("typeof axe === 'object'", json!([])) {
            return;
        }
        let path = settings::accessibility_rules();
        let script = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("axe-core is not at {}: {error}", path.display()));
        self.chromium.run(&script, json!([]));
    }
}
