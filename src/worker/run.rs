//! The worker's side of the wire.

use js_sys::Uint8Array;

use super::jobs::Jobs;
use super::message::{Answer, Message, Words};
use crate::browser::worker::{self, Parcel};

/// Listens for jobs, for as long as the worker lives.
pub fn start() {
    let mut jobs = Jobs::default();
    worker::serve(move |parcel| {
        let answer = &mut |answer: Message<Answer>| worker::reply(&answer.into());
        match Message::try_from(parcel) {
            Ok(job) => jobs.take(job, answer),
            Err(reason) => answer(Message {
                words: Answer::Failed(reason),
                payload: None,
            }),
        }
    });
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
