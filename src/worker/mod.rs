//! Reading and writing files beside the page, in a web worker: the page goes on painting and
//! answering meanwhile, whatever the size of a file.
//!
//! The worker is a program of its own (`src/bin/worker.rs`), fetched when it is first needed: with
//! it goes all that the page does not need to come up, such as the readers and writers of most
//! formats. What passes between the two is a [`Message`]: a few words and a payload of bytes. A project passes as packs of records, in the form in which they are stored
//! (`formats::stored`), so that the other side takes it in piece by piece.
//!
//! - [`message`]: what is asked and answered.
//! - [`jobs`]: what the worker does. Plain Rust, tested natively.
//! - [`practice`]: what it does before the first of them, so that none is slow. Tested natively, too.
//! - `run` (wasm only): the worker's side of the wire. The page's is `browser::worker`.
//!
//! Uses `formats` and `model`; `ui` and the worker's program are the only callers.

pub mod jobs;
pub mod message;
pub mod practice;

#[cfg(target_arch = "wasm32")]
mod run;

pub use message::{Answer, Job, Message, Order, Outcome, Words};

#[cfg(target_arch = "wasm32")]
pub use run::start;
