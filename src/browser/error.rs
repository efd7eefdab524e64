//! The one error of this room.

use std::error::Error;
use std::fmt;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Something that the browser refused or could not do: what was tried, and the browser's reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserError {
    /// For the user, in whole sentences.
    pub message: String,
}

impl BrowserError {
    /// An error with this message, which is made of whole sentences.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }

    /// An error made from a thrown value or a rejected promise. `failure` begins the sentence and
    /// says what failed: "The changes could not be saved".
    pub fn from_js(failure: &str, reason: &JsValue) -> Self {
        Self {
            message: format!("{failure}: {}.", describe(reason)),
        }
    }
}

impl fmt::Display for BrowserError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for BrowserError {}

/// The reason in words, without a full stop.
pub(super) fn describe(reason: &JsValue) -> String {
    in_words(reason).trim_end_matches('.').to_owned()
}

/// The browsers' own messages are kept except where a reader could not know what they mean.
fn in_words(reason: &JsValue) -> String {
    if let Some(exception) = reason.dyn_ref::<DomException>() {
        return describe_exception(exception);
    }
    if let Some(error) = reason.dyn_ref::<js_sys::Error>() {
        return String::from(error.message());
    }
    reason.as_string().unwrap_or_else(|| format!("{reason:?}"))
}

fn describe_exception(exception: &DomException) -> String {
    let name = exception.name();
    let message = exception.message();
    match name.as_str() {
        "QuotaExceededError" => String::from(
            "the storage that the browser gives this site is full (QuotaExceededError)",
        ),
        "NotReadableError" => String::from(
            "it could not be read; it may have been moved, changed or locked since it was chosen \
             (NotReadableError)",
        ),
        _ if message.is_empty() => name,
        _ => format!("{message} ({name})"),
    }
}
