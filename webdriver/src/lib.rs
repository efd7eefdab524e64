//! A headless Chromium, driven through chromedriver: WebDriver for what a user does, the DevTools
//! protocol for what WebDriver has no words for (dropped files, downloads, screens, metrics).
//!
//! Synchronous, on the standard library and `serde_json` alone. Every failure is an [`Error`] that
//! says which command failed; nothing here panics. The end-to-end tests and `cargo xtask bench`
//! use it.
//!
//! Sources: W3C WebDriver 2; <https://chromedevtools.github.io/devtools-protocol/>; chromedriver's
//! own `goog/cdp/execute` and `se/log`.

mod base64;
mod chromium;
mod driver;
mod error;
pub mod http;
mod profile;

pub use chromium::{Chromium, Settings};
pub use error::Error;
pub use profile::Profile;
