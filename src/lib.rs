//! Sayso: annotate who says what, whole inside the browser.
//!
//! The code map, in the order of dependency (each module may use those above it):
//!
//! - [`text`]: offsets and their units, lines, words, sentences, quote anchoring.
//! - [`model`]: a project and its records: plain values and their invariants.

pub mod model;
pub mod text;
