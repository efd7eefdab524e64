//! A web worker and what passes between it and the page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::BrowserError;

/// What is sent: a few words and, with them, some bytes.
#[derive(Clone, Debug, Default)]
pub struct Parcel {
    /// What it is about; empty in the first one from a worker, which says that it listens.
    pub words: Vec<u8>,
    /// Bytes that go with it, in the browser's own form: they are often only passed on. Whoever
    /// sends them has them no longer.
    pub payload: Option<Uint8Array>,
}

impl Parcel {
    /// As a list of words and payload, and the list of what is handed over instead of copied.
    fn to_js(&self) -> (Array, Array) {
        let words = Uint8Array::from(self.words.as_slice());
        let handed_over = Array::of1(&words.buffer());
        let list = Array::of1(&words);
        if let Some(payload) = &self.payload {
            handed_over.push(&payload.buffer());
            list.push(payload);
        }
        (list, handed_over)
    }

    fn from_js(data: &JsValue) -> Option<Self> {
        let list = data.dyn_ref::<Array>()?;
        let words: Uint8Array = list.get(0).dyn_into().ok()?;
        Some(Self {
            words: words.to_vec(),
            payload: list.get(1).dyn_into().ok(),
        })
    }
}

/// A worker, as the page has it. Dropping it ends it, in the middle of whatever it does.
#[derive(Debug)]
pub struct Worker {
    worker: web_sys::Worker,
    /// What is to be sent once the worker listens; none when it does.
    waiting: Rc<RefCell<Option<Vec<Parcel>>>>,
    _listeners: [EventListener; 2],
}

impl Worker {
    /// Starts the worker whose script is at `url`, relative to the page. `receive` is called with
    /// each parcel that it sends, and with an error if it cannot be loaded or breaks down.
    ///
    /// # Errors
    /// Where the browser has no workers or forbids this one.
    pub fn start(
        url: &str,
        receive: impl Fn(Result<Parcel, BrowserError>) + 'static,
    ) -> Result<Self, BrowserError> {
        let worker = web_sys::Worker::new(url).map_err(|reason| {
            BrowserError::from_js("The helper program could not be started", &reason)
        })?;
        let waiting = Rc::new(RefCell::new(Some(Vec::new())));
        let receive = Rc::new(receive);
        let failed = Rc::clone(&receive);
        let listeners = [
            EventListener::new(&worker, "message", {
                let (waiting, worker) = (Rc::clone(&waiting), worker.clone());
                move |event| {
                    let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                    let Some(parcel) = data.as_ref().and_then(Parcel::from_js) else {
                        return;
                    };
                    if !parcel.words.is_empty() {
                        receive(Ok(parcel));
                        return;
                    }
                    for parcel in waiting.take().unwrap_or_default() {
                        if let Err(error) = post(&worker, &parcel) {
                            receive(Err(error));
                        }
                    }
                }
            }),
            EventListener::new(&worker, "error", move |_| {
                failed(Err(BrowserError::new(String::from(
                    "The helper program could not be loaded, or broke down. Reload the page and \
                     try again.",
                ))));
            }),
        ];
        Ok(Self {
            worker,
            waiting,
            _listeners: listeners,
        })
    }

    /// Sends a parcel, at the latest when the worker listens.
    ///
    /// # Errors
    /// If there is not memory enough for it.
    pub fn post(&self, parcel: Parcel) -> Result<(), BrowserError> {
        match self.waiting.borrow_mut().as_mut() {
            Some(waiting) => waiting.push(parcel),
            None => post(&self.worker, &parcel)?,
        }
        Ok(())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn post(worker: &web_sys::Worker, parcel: &Parcel) -> Result<(), BrowserError> {
    let (list, handed_over) = parcel.to_js();
    worker
        .post_message_with_transfer(&list, &handed_over)
        .map_err(|reason| BrowserError::from_js("The file could not be handed over", &reason))
}

/// In a worker: calls `receive` with each parcel from the page, for as long as the worker lives.
pub fn serve(mut receive: impl FnMut(Parcel) + 'static) {
    let Some(scope) = scope() else { return };
    let listener = EventListener::new(&scope, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
        if let Some(parcel) = data.as_ref().and_then(Parcel::from_js) {
            receive(parcel);
        }
    });
    listener.forget();
    reply(&Parcel::default());
}

/// In a worker: sends a parcel to the page.
pub fn reply(parcel: &Parcel) {
    if let Some(scope) = scope() {
        let (list, handed_over) = parcel.to_js();
        // The page is told of what is thrown here by the worker's error event.
        if let Err(reason) = scope.post_message_with_transfer(&list, &handed_over) {
            wasm_bindgen::throw_val(reason);
        }
    }
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}
