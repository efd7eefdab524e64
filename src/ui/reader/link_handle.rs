//! The handle above the selected span's tag: dragged to another span, it links the two; pressed, it
//! begins a link as the key does.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::Parts;
use super::pointer::span_of_mark;
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::browser::page;
use crate::model::SpanId;
use crate::store::Action;
use crate::ui::Dispatch;

/// What to do when a pointer goes down on the handle.
#[hook]
pub(super) fn use_link_dragging(parts: &Parts, dispatch: &Dispatch) -> Callback<PointerEvent> {
    let listeners = use_memo((), |()| RefCell::new(Vec::<EventListener>::new()));
    let (parts, dispatch) = (parts.clone(), dispatch.clone());
    use_callback((), move |event: PointerEvent, ()| {
        event.prevent_default();
        dispatch.dispatch(Action::StartLink);
        let from = (event.client_x(), event.client_y());
        let options = EventListenerOptions::enable_prevent_default;
        let end = {
            let (parts, dispatch) = (parts.clone(), dispatch.clone());
            let listeners = Rc::clone(&listeners);
            move |to: Option<SpanId>| {
                parts.dragging.set(false);
                show_line(&parts, None);
                if let Some(to) = to {
                    dispatch.dispatch(Action::LinkTo(to));
                }
                let ended = listeners.take();
                gloo::timers::callback::Timeout::new(0, move || drop(ended)).forget();
            }
        };
        parts.dragging.set(true);
        let (moving, cancelled) = (parts.clone(), end.clone());
        listeners.replace(vec![
            on_document("pointermove", options(), move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    event.prevent_default();
                    show_line(&moving, Some((from, (event.client_x(), event.client_y()))));
                }
            }),
            on_document("pointerup", options(), move |event| {
                let event = event.dyn_ref::<PointerEvent>();
                end(event.and_then(span_under));
            }),
            on_document("pointercancel", options(), move |_| cancelled(None)),
        ]);
    })
}

/// The span whose mark is at the point of an event, whatever floats over it.
fn span_under(event: &PointerEvent) -> Option<SpanId> {
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let target: Element = page::document().element_from_point(x, y)?;
    span_of_mark(&target)
}

type Point = (i32, i32);

/// Draws the line from the handle to the pointer, or takes it away.
fn show_line(parts: &Parts, line: Option<(Point, Point)>) {
    let (Some(element), Some(column)) =
        (parts.line.cast::<Element>(), parts.column.cast::<Element>())
    else {
        return;
    };
    let corner = column.get_bounding_client_rect();
    let (left, top) = (corner.left() as i32, corner.top() as i32);
    let path = line.map(|((x, y), (to_x, to_y))| {
        format!("M{} {} L{} {}", x - left, y - top, to_x - left, to_y - top)
    });
    let _no_line = element.set_attribute("d", &path.unwrap_or_default());
}
