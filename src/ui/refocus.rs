//! What has the focus when what had it has gone.
//!
//! A line of a list may remove itself: an article, another name, an option, a link. Browsers then give the
//! focus to the page as a whole, and whoever works by keys starts again at its top. So after each click
//! (Enter and the space bar click as well) it is looked whether a control of a set (see `ui::roving`) is still
//! there. If it is not and nothing else has taken the focus, the control of the same number in the set gets
//! it, or the last. Where the whole set has gone, nothing is done: the keys then are the page's, and a field
//! elsewhere that took them would be worse.
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
        let Some(place) = control.and_then(Place::of) else {
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
    /// The set that it is one of.
    set: Element,
    /// Its number there.
    number: usize,
}

impl Place {
    /// The place of a control; none if it is not one of a set.
    fn of(control: Element) -> Option<Self> {
        let set = control.closest(SETS).ok().flatten()?;
        let number = controls(&set)
            .iter()
            .position(|other| other.is_same_node(Some(&control)))?;
        Some(Self {
            control,
            set,
            number,
        })
    }

    /// Gives the focus to what stands here now, if what stood here has gone and nothing has the focus.
    fn refill(&self) {
        let active = page::document().active_element();
        let is_nowhere = active.is_none_or(|active| active.tag_name() == "BODY");
        if self.control.is_connected() || !self.set.is_connected() || !is_nowhere {
            return;
        }
        let left = controls(&self.set);
        if let Some(control) = left.get(self.number).or(left.last()) {
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
