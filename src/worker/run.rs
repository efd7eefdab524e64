//! The worker's side of the wire.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;

use super::jobs::Jobs;
use super::message::{Answer, Job, Message, Words};
use super::practice::{ROUNDS, practise};
use crate::browser::worker::{self, Parcel};

/// Listens for jobs, for as long as the worker lives.
pub fn start() {
    let mut jobs = Jobs::default();
    let has_worked = Rc::new(Cell::new(false));
    worker::serve(move |parcel| {
        let answer = &mut |answer: Message<Answer>| worker::reply(&answer.into());
        match Message::try_from(parcel) {
            Ok(Message {
                words: Job::Practise,
                ..
            }) => spawn_local(practise_until_work_comes(Rc::clone(&has_worked))),
            Ok(job) => {
                has_worked.set(true);
                jobs.take(job, answer);
            }
            Err(reason) => answer(Message {
                words: Answer::Failed(reason),
                payload: None,
            }),
        }
    });
}

/// Practises, and looks between two rounds whether there is something to do.
async fn practise_until_work_comes(has_worked: Rc<Cell<bool>>) {
    for _ in 0..ROUNDS {
        // Messages that have arrived come first.
        TimeoutFuture::new(0).await;
        if has_worked.get() {
            return;
        }
        practise();
    }
}

impl<W: Words> From<Message<W>> for Parcel {
    fn from(message: Message<W>) -> Self {
        Self {
            words: message.words.to_bytes(),
            payload: message.payload.as_deref().map(Uint8Array::from),
        }
    }
}

impl<W: Words> TryFrom<Parcel> for Message<W> {
    type Error = String;

    fn try_from(parcel: Parcel) -> Result<Self, String> {
        let words = W::from_bytes(&parcel.words).map_err(|reason| {
            format!(
                "The page and its helper program are of different versions ({reason}). Reload the \
                 page."
            )
        })?;
        let payload = parcel.payload.map(|bytes| bytes.to_vec());
        Ok(Self { words, payload })
    }
}
