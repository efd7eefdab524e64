//! The checks: what each rule finds, what it leaves alone, and that all of them together find what a slow
//! and simple reading of the rules finds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

mod checks {
    mod building;
    mod naive;
    mod properties;
    mod several;
    mod single;
    mod walk;
}
