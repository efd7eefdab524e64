//! The clipboard, for writing only.

use wasm_bindgen_futures::JsFuture;

use super::{BrowserError, page};

/// Puts `text` on the clipboard. Call it from the handler of a click or a key: browsers refuse it
/// at other times.
///
/// # Errors
/// Where the browser refuses, or has no clipboard because the page came over plain HTTP.
pub async fn write_text(text: &str) -> Result<(), BrowserError> {
    let clipboard = page::window().navigator().clipboard();
    if clipboard.is_undefined() {
        return Err(BrowserError::new(
            "the browser gives this page no access to the clipboard",
        ));
    }
    JsFuture::from(clipboard.write_text(text))
        .await
        .map(drop)
        .map_err(|reason| BrowserError::from_js("the text could not be copied", &reason))
}
