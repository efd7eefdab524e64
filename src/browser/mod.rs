//! The browser's own interfaces, thinly wrapped: what the page needs of files, IndexedDB, the
//! selection and the document, as plain functions and values.
//!
//! Compiled for wasm32 alone. Invariants:
//!
//! - This room uses [`text`](crate::text) and plain values of [`model`](crate::model) and
//!   [`formats`](crate::formats). It knows nothing of `store` or `ui`, and nothing of Yew; `ui` and
//!   the wire of `worker` are its only callers.
//! - It makes no decisions: what is read is handed on as bytes, offsets and strings.
//! - Whatever can fail returns a [`BrowserError`] that says what was being done.
//! - Every listener and every style sheet is owned by a value and goes when that value is dropped.
//! - Nothing here needs more than `script-src 'self' 'wasm-unsafe-eval'; style-src 'self'`: no
//!   evaluated code, no inline script, no markup made from text (I9).

pub mod clipboard;
pub mod clock;
pub mod dom_text;
pub mod files;
pub mod focus;
pub mod frames;
pub mod highlight;
pub mod json;
pub mod listen;
pub mod page;
pub mod random;
pub mod slices;
pub mod storage;
pub mod style;
pub mod worker;

mod error;
mod javascript;

pub use error::BrowserError;
