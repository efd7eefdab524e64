//! Tests of `sayso::browser` in a real browser. Each starts from an empty document or database of
//! its own making and cleans up by dropping.
//!
//! `cargo xtask test --only wasm` runs them.

#![cfg(target_arch = "wasm32")]
// A test may fail by panicking. clippy.toml allows it, but does not know `wasm_bindgen_test`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod wasm {
    mod dom_text;
    mod error;
    mod files;
    mod fixture;
    mod geometry;
    mod json;
    mod page;
    mod selection;
    mod storage;
    mod storage_failures;
    mod storage_projects;
    mod style;
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
