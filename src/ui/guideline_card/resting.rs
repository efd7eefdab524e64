//! What the pointer or the focus rests on.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::GUIDELINE_ATTRIBUTE;
use crate::browser::listen::{EventListener, EventListenerOptions, on_document, on_window};
use crate::browser::page;

/// How long something must be rested on for its card to come, and how long the card waits for the pointer
/// to come over to it, in milliseconds.
const REST: u32 = 500;
const GRACE: u32 = 250;

/// The button whose guideline is shown, if one is.
#[hook]
pub(super) fn use_resting(card: &NodeRef) -> Option<Element> {
    let shown = use_state_eq(|| None::<Element>);
    let resting = use_memo((), |()| Resting {
        card: card.clone(),
        shown: RefCell::new(None),
        setter: shown.setter(),
        next: RefCell::new(None),
    });
    use_effect_with((), move |()| {
        // Something may have been rested on since before this part of the program was there.
        let selector = format!("[{GUIDELINE_ATTRIBUTE}]:is(:hover, :focus-visible)");
        if let Ok(Some(button)) = page::document().query_selector(&selector) {
            resting.come(button);
        }
        let listeners = resting.listen();
        move || drop(listeners)
    });
    (*shown).clone()
}

struct Resting {
    card: NodeRef,
    /// The button whose card is shown; known here at once, elsewhere after the next rendering.
    shown: RefCell<Option<Element>>,
    setter: UseStateSetter<Option<Element>>,
    /// What happens unless something else does before.
    next: RefCell<Option<Timeout>>,
}

impl Resting {
    fn listen(self: &Rc<Self>) -> [EventListener; 6] {
        // Before any other listener hears of it.
        let capture = || EventListenerOptions {
            passive: false,
            ..EventListenerOptions::run_in_capture_phase()
        };
        let by_key = Rc::clone(self);
        let on = |event_type: &'static str, act: fn(&Rc<Self>, &Event)| {
            let resting = Rc::clone(self);
            on_document(event_type, capture(), move |event| act(&resting, event))
        };
        [
            on("pointerover", |resting, event| {
                let pointer = event.dyn_ref::<PointerEvent>();
                if pointer.is_some_and(|pointer| pointer.pointer_type() != "touch") {
                    resting.point(event);
                }
            }),
            on("focusin", |resting, event| {
                let is_from_keys = |button: &Element| {
                    let is_focus_visible = button.matches(":focus-visible");
                    is_focus_visible.unwrap_or(false)
                };
                match button_of(event).filter(is_from_keys) {
                    Some(button) => resting.come(button),
                    None => resting.go(),
                }
            }),
            on("focusout", |resting, _| resting.go()),
            on("pointerdown", |resting, event| {
                if !resting.is_in_card(event) {
                    resting.show(None);
                }
            }),
            on("scroll", |resting, event| {
                // What gets the focus may be scrolled to, and its card comes all the same.
                let is_shown = resting.shown.borrow().is_some();
                if is_shown && !resting.is_in_card(event) {
                    resting.show(None);
                }
            }),
            // Before the arrow keys move the focus, for which there is a card in turn.
            on_window("keydown", capture(), move |event| by_key.press(event)),
        ]
    }

    /// Any key puts the card away; Escape does nothing else then.
    fn press(&self, event: &Event) {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        let was_shown = self.shown.borrow().is_some();
        self.show(None);
        if was_shown && key.as_deref() == Some("Escape") {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// The pointer has come to something.
    fn point(self: &Rc<Self>, event: &Event) {
        let button = button_of(event);
        let is_shown = button.is_some() && *self.shown.borrow() == button;
        if is_shown || self.is_in_card(event) {
            self.next.replace(None);
        } else if let Some(button) = button {
            self.come(button);
        } else {
            self.go();
        }
    }

    fn come(self: &Rc<Self>, button: Element) {
        self.wait(REST, Some(button));
    }

    fn go(self: &Rc<Self>) {
        self.wait(GRACE, None);
    }

    fn wait(self: &Rc<Self>, milliseconds: u32, then: Option<Element>) {
        let resting = Rc::clone(self);
        let timeout = Timeout::new(milliseconds, move || {
            // What is shown beside must still be there.
            resting.show(then.filter(|button| button.is_connected()));
        });
        self.next.replace(Some(timeout));
    }

    fn show(&self, button: Option<Element>) {
        self.next.replace(None);
        if *self.shown.borrow() != button {
            self.shown.replace(button.clone());
            self.setter.set(button);
        }
    }

    fn is_in_card(&self, event: &Event) -> bool {
        let card = self.card.cast::<Element>();
        card.is_some_and(|card| card.contains(target(event).as_deref()))
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The button with a guideline that an event is about.
fn button_of(event: &Event) -> Option<Element> {
    let selector = format!("[{GUIDELINE_ATTRIBUTE}]");
    target(event)?.closest(&selector).ok().flatten()
}
