//! The handles at the edges of the selected span.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::Parts;
use super::geometry::Transparent;
use crate::browser::dom_text;
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::model::SpanId;
use crate::store::{Action, Edge};
use crate::text::ByteOffset;
use crate::ui::Dispatch;
use crate::ui::app::Latest;

/// How far above the hand the text lies that a dragged handle points at, in CSS pixels: the handle
/// hangs below its line.
const HANDLE_DROP: f64 = 14.0;

/// Dragging the edges of the selected span. While a handle is dragged, the browser's selection
/// shows what the span will be.
#[hook]
pub(super) fn use_edge_dragging(
    state: &Latest,
    parts: &Parts,
    dispatch: &Dispatch,
) -> Callback<(Edge, PointerEvent)> {
    let latest = use_mut_ref(|| state.clone());
    *latest.borrow_mut() = state.clone();
    let listeners = use_memo((), |()| RefCell::new(Vec::<EventListener>::new()));
    let (parts, dispatch) = (parts.clone(), dispatch.clone());
    use_callback((), move |(edge, event): (Edge, PointerEvent), ()| {
        event.prevent_default();
        let state = Rc::clone(&latest.borrow().0);
        let Some(span) = state.selected_span() else {
            return;
        };
        let drag = Drag {
            latest: Rc::clone(&latest),
            parts: parts.clone(),
            dispatch: dispatch.clone(),
            span: span.id,
            edge,
        };
        parts.dragging.set(true);
        let moving = drag.clone();
        let (listening, ended) = (Rc::clone(&listeners), parts.clone());
        let options = EventListenerOptions::enable_prevent_default;
        listeners.replace(vec![
            on_document("pointermove", options(), move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    event.prevent_default();
                    moving.preview(event);
                }
            }),
            on_document("pointerup", options(), move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    drag.finish(event);
                }
                stop(&listening, &ended.dragging);
            }),
            on_document("pointercancel", options(), {
                let (listening, cancelled) = (Rc::clone(&listeners), parts.clone());
                move |_| {
                    dom_text::clear_selection();
                    stop(&listening, &cancelled.dragging);
                }
            }),
        ]);
    })
}

/// Removes the listeners of a drag, after the event that ended it.
fn stop(listeners: &RefCell<Vec<EventListener>>, dragging: &Cell<bool>) {
    dragging.set(false);
    let ended = listeners.take();
    gloo::timers::callback::Timeout::new(0, move || drop(ended)).forget();
}

#[derive(Clone)]
struct Drag {
    latest: Rc<RefCell<Latest>>,
    parts: Parts,
    dispatch: Dispatch,
    span: SpanId,
    edge: Edge,
}

impl Drag {
    fn offset(&self, event: &PointerEvent) -> Option<ByteOffset> {
        let root = self.parts.root.cast::<Element>()?;
        let _palette_out_of_the_way = self.parts.toolbar.cast().map(Transparent::new);
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let offset = dom_text::offset_at_point(&root, x, y - HANDLE_DROP)?;
        self.latest
            .borrow()
            .0
            .open_article()?
            .text
            .from_utf16(offset)
    }

    fn preview(&self, event: &PointerEvent) {
        let Some(offset) = self.offset(event) else {
            return;
        };
        let state = Rc::clone(&self.latest.borrow().0);
        let (Some(root), Some(article), Some(span)) = (
            self.parts.root.cast::<Element>(),
            state.open_article(),
            state.project.span(self.span),
        ) else {
            return;
        };
        let extent = span.fragments.extent();
        let fixed = match self.edge {
            Edge::Start => extent.end(),
            Edge::End => extent.start(),
        };
        let text = &article.text;
        let _unselectable = dom_text::select(&root, text.utf16(fixed), text.utf16(offset));
    }

    fn finish(&self, event: &PointerEvent) {
        dom_text::clear_selection();
        if let Some(offset) = self.offset(event) {
            let exact = event.alt_key();
            let (span, edge) = (self.span, self.edge);
            self.dispatch.dispatch(Action::DragEdge {
                span,
                edge,
                offset,
                exact,
            });
        }
    }
}
