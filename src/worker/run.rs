//! The worker's side of the wire.

use super::jobs::Jobs;
use super::message::{self, Answer, Message, Payload};
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
                payload: Payload::None,
            }),
        }
    });
}

impl<Words: serde::Serialize> From<Message<Words>> for Parcel {
    fn from(message: Message<Words>) -> Self {
        let (text, bytes) = match message.payload {
            Payload::None => (None, None),
            Payload::Text(text) => (Some(text.into()), None),
            Payload::Bytes(bytes) => (None, Some(bytes)),
        };
        Self {
            words: message::to_json(&message.words),
            text,
            bytes,
        }
    }
}

impl<Words: serde::de::DeserializeOwned> TryFrom<Parcel> for Message<Words> {
    type Error = String;

    fn try_from(parcel: Parcel) -> Result<Self, String> {
        let words = message::from_json(&parcel.words).map_err(|reason| {
            format!(
                "The page and its helper program are of different versions ({reason}). Reload the \
                 page."
            )
        })?;
        let payload = match (parcel.text, parcel.bytes) {
            (Some(text), _) => Payload::Text(text.into()),
            (None, Some(bytes)) => Payload::Bytes(bytes),
            (None, None) => Payload::None,
        };
        Ok(Self { words, payload })
    }
}
