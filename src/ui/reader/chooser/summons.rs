//! When the list is wanted, and when it is in the way.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};
use yew::prelude::*;

use crate::browser::listen::{EventListener, EventListenerOptions, on_document, on_window};
use crate::ui::app::Latest;
use crate::ui::reader::pointer::span_of_mark;

/// What the list came up for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Summons {
    /// A click that picked one of the spans.
    Click,
    /// The key for it.
    Key,
}

/// What follows the hand between renderings.
#[derive(Default)]
struct Hand {
    /// Whether the last press began on a mark.
    pressed: Cell<bool>,
    /// Whether a mark was clicked, and what that picks is not known yet.
    clicked: Cell<bool>,
    /// Whether the list has the focus, and scrolls with the text rather than being in its way.
    has_focus: Cell<bool>,
    /// How often the key for the list was pressed.
    choices: Cell<u32>,
}

/// Whether the list is wanted, and how to send it away.
#[hook]
pub(super) fn use_summons(
    state: &Latest,
    list: &NodeRef,
) -> (UseStateHandle<Option<Summons>>, Callback<()>) {
    let summons = use_state_eq(|| None::<Summons>);
    let setter = summons.setter();
    let hand = use_memo((), |()| Hand {
        choices: Cell::new(state.0.choices),
        ..Hand::default()
    });
    let latest = use_mut_ref(|| state.clone());
    *latest.borrow_mut() = state.clone();
    let dismiss = use_callback(setter.clone(), |(): (), setter| setter.set(None));
    {
        let (hand, list, dismiss) = (Rc::clone(&hand), list.clone(), dismiss.clone());
        use_effect_with((), move |()| {
            let listeners = listen(&hand, &latest, &list, &dismiss);
            move || drop(listeners)
        });
    }
    // Not with every state: the disk may answer between a click and what it picks.
    let picked = (state.0.span, state.0.selection, state.0.choices);
    use_effect_with(picked, move |(span, _, choices)| {
        let was_clicked = hand.clicked.take();
        let is_asked = hand.choices.replace(*choices) != *choices;
        hand.has_focus.set(is_asked);
        if is_asked {
            setter.set(Some(Summons::Key));
        } else if was_clicked && span.is_some() {
            setter.set(Some(Summons::Click));
        }
    });
    (summons, dismiss)
}

/// Follows the hand: which click may have meant several spans, and when the list is in the way.
fn listen(
    hand: &Rc<Hand>,
    latest: &Rc<RefCell<Latest>>,
    list: &NodeRef,
    dismiss: &Callback<()>,
) -> Vec<EventListener> {
    let element = |event: &Event| event.target()?.dyn_into::<Element>().ok();
    let is_inside = {
        let list = list.clone();
        move |event: &Event| {
            let (list, target) = (list.cast::<Element>(), element(event));
            list.is_some_and(|list| list.contains(target.as_deref()))
        }
    };
    let is_on_mark = move |event: &Event| {
        let pointer = event.dyn_ref::<PointerEvent>();
        let is_plain = pointer.is_some_and(|pointer| {
            let is_held = pointer.ctrl_key() || pointer.meta_key() || pointer.shift_key();
            pointer.is_primary() && pointer.button() == 0 && !is_held
        });
        is_plain && element(event).as_ref().and_then(span_of_mark).is_some()
    };
    let away = {
        let (hand, dismiss) = (Rc::clone(hand), dismiss.clone());
        move |event: &Event| {
            if !is_inside(event) {
                hand.clicked.set(false);
                dismiss.emit(());
            }
        }
    };
    let capture = EventListenerOptions::run_in_capture_phase;
    let pressed = {
        let (hand, away, latest) = (Rc::clone(hand), away.clone(), Rc::clone(latest));
        move |event: &Event| {
            away(event);
            let is_linking = latest.borrow().0.linking.is_some();
            hand.pressed.set(is_on_mark(event) && !is_linking);
        }
    };
    let released = {
        let hand = Rc::clone(hand);
        move |event: &Event| {
            let is_click = hand.pressed.take() && is_on_mark(event);
            hand.clicked.set(is_click);
        }
    };
    let scrolled = {
        let (hand, away) = (Rc::clone(hand), away.clone());
        move |event: &Event| {
            if !hand.has_focus.get() {
                away(event);
            }
        }
    };
    let resized = dismiss.clone();
    vec![
        on_document("pointerdown", capture(), pressed),
        on_document("pointerup", capture(), released),
        on_document("keydown", capture(), away),
        on_document("scroll", capture(), scrolled),
        on_window("resize", EventListenerOptions::default(), move |_| {
            resized.emit(());
        }),
    ]
}
