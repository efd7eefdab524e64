//! The archive that a document is.

use crate::formats::archive::unpacked;
use crate::formats::{ReadError, SourceFile};

/// Some parts of a document.
pub(super) struct Parts(Vec<(String, String)>);

impl Parts {
    /// Every part with its text.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (&**name, &**text))
    }

    /// The text of a part.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let part = self.0.iter().find(|(known, _)| known == name);
        part.map(|(_, text)| text.as_str())
    }
}

/// Unpacks some parts of a document, within the limits of every archive. What is not UTF-8 there is
/// replaced: XML that word processors write always is.
pub(super) fn parts(file: &SourceFile, is_read: impl Fn(&str) -> bool) -> Result<Parts, ReadError> {
    let files = unpacked(file, is_read)?;
    let parts = files.into_iter().map(|part| {
        let text = String::from_utf8_lossy(&part.bytes).into_owned();
        (part.name, text)
    });
    Ok(Parts(parts.collect()))
}
