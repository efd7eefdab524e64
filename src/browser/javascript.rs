//! What web-sys does not bind: calling a method by its name, and waiting for events.

use std::future::Future;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventTarget};

/// Whether `target` has a method of this name. For interfaces that not every browser has.
pub(super) fn has_method(target: &JsValue, name: &str) -> bool {
    Reflect::get(target, &JsValue::from_str(name)).is_ok_and(|method| method.is_function())
}

/// Calls `target.name(arguments…)`.
///
/// # Errors
/// The thrown value; a `TypeError` or the property itself where there is no such method.
pub(super) fn call_method(
    target: &JsValue,
    name: &str,
    arguments: impl IntoIterator<Item = JsValue>,
) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &JsValue::from_str(name))?.dyn_into()?;
    method.apply(target, &arguments.into_iter().collect::<Array>())
}

/// The first event of one of these types at `target`.
///
/// Listens from the call on, not from the first poll, so nothing is missed in between; stops
/// listening when the future is done or dropped.
pub(super) fn first_event<const COUNT: usize>(
    target: &EventTarget,
    types: [&'static str; COUNT],
) -> impl Future<Output = Result<Event, JsValue>> + use<COUNT> {
    let mut listeners = Vec::new();
    let promise = Promise::new(&mut |resolve, _reject| {
        listeners = resolve_at(target, types, &resolve);
    });
    async move {
        let event = JsFuture::from(promise).await;
        drop(listeners);
        event.map(JsCast::unchecked_into)
    }
}

/// As [`first_event`]; none if none comes within this many milliseconds.
pub(super) fn first_event_within<const COUNT: usize>(
    target: &EventTarget,
    types: [&'static str; COUNT],
    milliseconds: u32,
) -> impl Future<Output = Result<Option<Event>, JsValue>> + use<COUNT> {
    let mut listeners = Vec::new();
    let mut timeout = None;
    let promise = Promise::new(&mut |resolve, _reject| {
        listeners = resolve_at(target, types, &resolve);
        timeout = Some(Timeout::new(milliseconds, move || {
            resolve_with(&resolve, &JsValue::NULL);
        }));
    });
    async move {
        let event = JsFuture::from(promise).await;
        drop((listeners, timeout));
        event.map(|event| event.dyn_into().ok())
    }
}

fn resolve_at<const COUNT: usize>(
    target: &EventTarget,
    types: [&'static str; COUNT],
    resolve: &Function,
) -> Vec<EventListener> {
    let listen = |event_type| {
        let resolve = resolve.clone();
        EventListener::once(target, event_type, move |event| {
            resolve_with(&resolve, event);
        })
    };
    types.map(listen).into()
}

fn resolve_with(resolve: &Function, value: &JsValue) {
    // Resolving a promise cannot throw, and a second resolution is ignored.
    let _ = resolve.call1(&JsValue::UNDEFINED, value);
}
