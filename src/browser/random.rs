//! Randomness for ids.

use super::{BrowserError, page};

/// `COUNT` bytes from the browser's cryptographic generator.
///
/// # Errors
/// Where the browser has no such generator, or for more than 65,536 bytes at once.
pub fn random_bytes<const COUNT: usize>() -> Result<[u8; COUNT], BrowserError> {
    let failure = |reason| BrowserError::from_js("No random numbers could be drawn", &reason);
    let mut bytes = [0; COUNT];
    page::window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).map(drop))
        .map_err(failure)?;
    Ok(bytes)
}
