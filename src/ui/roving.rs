//! Roving focus: a set of like controls is one stop of Tab, and the arrow keys, Home and End go from one control
//! to the next.
//!
//! A set is whatever has the attribute `data-roving`. Its *rows* are list items, or lines of a table, with all
//! their controls; a control outside of those is a row by itself. Up and Down go from row to row, Left and Right
//! from control to control within a row or, where rows have one control, from row to row as well.
//!
//! Which row Tab leads to is settled at the moment Tab is pressed, for the length of that event: the one that
//! has the focus, else the one that is current, else the first. At all other times every control can be
//! focused. So nothing has to be kept in step with rendering, and whatever comes or goes, no control is ever
//! out of reach.
//!
//! A line of fields is no set: arrow keys belong to the text in a field, so Tab must lead to each.
//!
//! Called by `ui::later` alone, when the part of the program that this is in has come.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::browser::focus;
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::browser::page;

/// What is a set.
pub(super) const SETS: &str = "[data-roving]";

/// What takes the focus in a set.
pub(super) const CONTROLS: &str = ":is(a[href], button, input, select, textarea):not(:disabled)";

/// The control that Tab leads to when the focus comes from elsewhere.
const CURRENT: &str =
    ":is([aria-selected=true], [aria-current], [aria-pressed=true]):not(:disabled)";

/// What holds the controls of a row.
const ROW: &str = "li, [role=listitem], tr";

/// A control that wants the next key for itself.
const TAKES_KEYS: &str = "data-takes-keys";

/// Listens for as long as the page lives. To be called once.
pub(super) fn listen() {
    // Before anybody else: the keys of a set are no keys of the page.
    let options = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    let listener = on_document("keydown", options, |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if event.key() == "Tab" {
            make_stops();
        } else if !event.shift_key() && press(event).is_some() {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    listener.forget();
}

/// Moves the focus within a set. None if the key says nothing here.
fn press(event: &KeyboardEvent) -> Option<()> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let is_radio = target.get_attribute("type").as_deref() == Some("radio");
    if focus::is_field(&target) || is_radio || target.has_attribute(TAKES_KEYS) {
        return None;
    }
    let set = target.closest(SETS).ok().flatten()?;
    let controls = Controls::of(&set);
    let here = controls.place_of(&target)?;
    match event.key().as_str() {
        "ArrowDown" => controls.focus_row(here, true),
        "ArrowUp" => controls.focus_row(here, false),
        "ArrowRight" => controls.focus_beside(here, true),
        "ArrowLeft" => controls.focus_beside(here, false),
        "Home" => controls.focus_first(0..controls.0.len()),
        "End" => controls.focus_first((0..controls.0.len()).rev()),
        _ => return None,
    };
    Some(())
}

/// Lets Tab stop once in each set, for the length of the event.
fn make_stops() {
    let document = page::document();
    let active = document.active_element();
    let Ok(sets) = document.query_selector_all(SETS) else {
        return;
    };
    let sets = sets.values().into_iter().flatten();
    let mut passed = Vec::new();
    for set in sets.filter_map(|set| set.dyn_into::<Element>().ok()) {
        let controls = Controls::of(&set);
        let stop = active.clone().filter(|active| set.contains(Some(active)));
        let stop = stop.or_else(|| set.query_selector(CURRENT).ok().flatten());
        let stop = stop.or_else(|| controls.0.first().map(|first| first.clone().into()));
        let row = stop.map(|stop| row_of(&stop));
        let others = controls
            .0
            .into_iter()
            .filter(|control| Some(row_of(control)) != row);
        passed.extend(others);
    }
    for control in &passed {
        control.set_tab_index(-1);
    }
    Timeout::new(0, move || {
        for control in passed {
            // The controls of sets have no such attribute of their own.
            let _gone = control.remove_attribute("tabindex");
        }
    })
    .forget();
}

/// The controls of a set, in the order of the document.
struct Controls(Vec<HtmlElement>);

impl Controls {
    fn of(set: &Element) -> Self {
        let found = set.query_selector_all(CONTROLS).ok();
        let found = found
            .into_iter()
            .flat_map(|found| found.values().into_iter().flatten());
        Self(
            found
                .filter_map(|control| control.dyn_into().ok())
                .collect(),
        )
    }

    fn place_of(&self, control: &Element) -> Option<usize> {
        let mut all = self.0.iter();
        all.position(|other| other.is_same_node(Some(control)))
    }

    fn row_at(&self, place: usize) -> Option<Element> {
        self.0.get(place).map(|control| row_of(control))
    }

    /// Goes to the next row, or the one before: to the control that stands there as this one does here.
    fn focus_row(&self, here: usize, forward: bool) -> Option<HtmlElement> {
        let row = self.row_at(here);
        let is_here = |place: &usize| self.row_at(*place) == row;
        let in_row = (0..here).rev().take_while(is_here).count();
        let next = if forward {
            (here..self.0.len()).find(|place| !is_here(place))
        } else {
            (0..here).rev().find(|place| !is_here(place))
        }?;
        let next_row = self.row_at(next);
        let is_there = |place: &usize| self.row_at(*place) == next_row;
        let before = (0..next).rev().take_while(is_there).count();
        let first = next - before;
        let same = (first..self.0.len()).take_while(is_there).take(in_row + 1);
        self.focus_first(same.collect::<Vec<_>>().into_iter().rev())
    }

    /// Goes to the next control, or the one before, of a row that has several; else to another row.
    fn focus_beside(&self, here: usize, forward: bool) -> Option<HtmlElement> {
        let next = if forward {
            Some(here + 1)
        } else {
            here.checked_sub(1)
        };
        let row = self.row_at(here);
        let neighbours = [here.checked_sub(1), Some(here + 1)];
        let has_several = neighbours
            .into_iter()
            .flatten()
            .any(|place| self.row_at(place) == row);
        match next.filter(|place| self.row_at(*place) == row) {
            Some(next) => self.focus_first([next].into_iter()),
            None if has_several => None,
            None => self.focus_row(here, forward),
        }
    }

    /// Gives the focus to the first of these places that takes it.
    fn focus_first(&self, mut places: impl Iterator<Item = usize>) -> Option<HtmlElement> {
        places.find_map(|place| {
            let control = self.0.get(place)?;
            // What is not shown takes no focus.
            let _takes_none = control.focus();
            let active = page::document().active_element()?;
            active.is_same_node(Some(control)).then(|| control.clone())
        })
    }
}

/// The row of a control.
fn row_of(control: &Element) -> Element {
    let row = control.closest(ROW).ok().flatten();
    // A set may itself stand in a row of something else.
    let row = row.filter(|row| row.closest(SETS).ok().flatten().is_some());
    row.unwrap_or_else(|| control.clone())
}
