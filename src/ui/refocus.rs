//! What has the focus when what had it has gone.
//!
//! A line of a list may remove itself: an article, another name, an option, a link. Browsers then give the
//! focus to the page as a whole, and whoever works by keys starts again at its top. So after each click
//! (Enter and the space bar click as well) it is looked whether the control is still there. If it is not
//! and nothing else has taken the focus, the control that stands in its place gets it: in its set (see
//! `ui::roving`) the one of the same number, or the last; else the first within the nearest element that
//! is left.
//!
//! Called by `ui::later` alone.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::roving::{CONTROLS, SETS};
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::browser::page;

/// Listens for as long as the page lives. To be called once.
pub(super) fn listen() {
    let options = EventListenerOptions::run_in_capture_phase();
    let listener = on_document("click", options, |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let control = target.and_then(|target| target.closest(CONTROLS).ok().flatten());
        let Some(place) = control.map(Place::of) else {
            return;
        };
        // By then the click has done what it does, and the page shows it.
        Timeout::new(0, move || place.refill()).forget();
    });
    listener.forget();
}

/// Where a control stands.
struct Place {
    control: Element,
    /// The set that it is one of, and its number there.
    in_set: Option<(Element, usize)>,
    /// What it stands in, the nearest first.
    around: Vec<Element>,
}

impl Place {
    fn of(control: Element) -> Self {
        let in_set = control.closest(SETS).ok().flatten().and_then(|set| {
            let number = controls(&set)
                .iter()
                .position(|other| other.is_same_node(Some(&control)))?;
            Some((set, number))
        });
        let around =
            std::iter::successors(control.parent_element(), |element| element.parent_element());
        Self {
            around: around.collect(),
            in_set,
            control,
        }
    }

    /// Gives the focus to what stands here now, if what stood here has gone and nothing has the focus.
    fn refill(&self) {
        let document = page::document();
        let active = document.active_element();
        let is_nowhere = active.is_none_or(|active| active.tag_name() == "BODY");
        if self.control.is_connected() || !is_nowhere {
            return;
        }
        let in_set = self.in_set.as_ref().filter(|(set, _)| set.is_connected());
        let in_set = in_set.and_then(|(set, number)| {
            let left = controls(set);
            left.get(*number).or_else(|| left.last()).cloned()
        });
        let left = || {
            let mut around = self.around.iter().filter(|element| element.is_connected());
            around.find_map(|element| controls(element).into_iter().next())
        };
        if let Some(control) = in_set.or_else(left) {
            // What is not shown takes none.
            let _takes_none = control.focus();
        }
    }
}

/// The controls within an element, in the order of the document.
fn controls(element: &Element) -> Vec<HtmlElement> {
    let found = element.query_selector_all(CONTROLS).ok();
    let found = found
        .into_iter()
        .flat_map(|found| found.values().into_iter().flatten());
    found
        .filter_map(|control| control.dyn_into().ok())
        .collect()
}
