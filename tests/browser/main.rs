//! The page as its users meet it: end-to-end tests in a real Chromium, through the automation
//! contract of `docs/architecture.md`, by pointer and keys alone.
//!
//! `cargo xtask test --only browser` builds the release page, serves it and runs them. Each test
//! has a browser of its own that was never used before, and ends by checking that the console, the
//! page's policy and the network stayed quiet. With `SAYSO_SCREENSHOTS` set, `layout` leaves
//! pictures in `target/screenshots`.
//!
//! `page` is the page in the words of the contract, `chromium` the browser around it; all others
//! are tests, a file for each capability.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it leaves out"
)]

mod chromium;
mod http;
mod page;
mod settings;
mod site;
mod story;
mod stranger;
mod transcript;
mod views;
mod words;

mod accessibility;
mod bad_input;
mod by_name;
mod checks;
mod choosing;
mod colours;
mod contract;
mod depth;
mod entities;
mod exchange;
mod guideline_cards;
mod keeping;
mod keyboard;
mod keys_alone;
mod layers;
mod layout;
mod leaks;
mod library;
mod linking;
mod long;
mod moving;
mod nesting;
mod overlaps;
mod places;
mod pointing;
mod project_list;
mod reach;
mod real_articles;
mod refused;
mod relations;
mod schemes;
mod scripts;
mod selecting;
mod several_projects;
mod statuses;
mod touch;
mod undo;
mod whole_job;
