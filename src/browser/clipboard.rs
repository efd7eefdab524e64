//! Putting text where the user can paste it.

use wasm_bindgen_futures::JsFuture;

use super::{BrowserError, page};

/// Puts a text on the clipboard.
///
/// # Errors
/// Where the browser refuses, as it does without a click before.
pub async fn copy(text: &str) -> Result<(), BrowserError> {
    let written = page::window().navigator().clipboard().write_text(text);
    JsFuture::from(written)
        .await
        .map(|_| ())
        .map_err(|reason| BrowserError::from_js("The text could not be copied", &reason))
}
