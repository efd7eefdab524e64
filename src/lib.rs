//! Sayso: annotate who says what, whole inside the browser.
//!
//! The code map, in the order of dependency (each module may use those above it, as said):
//!
//! - [`text`]: offsets and their units, lines, words, sentences, quote anchoring.
//! - [`model`]: a project and its records: plain values and their invariants. Uses `text`.
//! - [`edit`]: every change as a value with an inverse; undo; merging. Uses `model`.
//! - [`query`]: read-only questions about a project. Uses `model`.
//! - [`formats`]: reading and writing files. Uses `model`.
//! - [`store`]: the page's state and the pure function that reduces actions into it. Uses all above.
//! - [`worker`]: reading and writing files beside the page, in a web worker. Uses `formats`.
//! - `browser` (wasm only): the browser's own interfaces, thinly wrapped. Uses `text` and values of
//!   `model`, and knows nothing of the page.
//! - `ui` (wasm only): the page. Uses `store` and `browser`.
//!
//! `docs/architecture.md` has the same map with the invariants and the reasons.

pub mod edit;
pub mod formats;
pub mod model;
pub mod query;
pub mod store;
pub mod text;
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
