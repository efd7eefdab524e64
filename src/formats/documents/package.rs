//! The archive that a document is.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::formats::archive::unpacked;
use crate::formats::{ReadError, SourceFile};

/// The part that names the type of a document in OpenDocument.
const TYPE: &str = "mimetype";

/// Some parts of a document.
pub(super) struct Parts(Vec<(String, String)>);

impl Parts {
    /// The text of a part.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let part = self.0.iter().find(|(known, _)| known == name);
        part.map(|(_, text)| text.as_str())
    }
}

/// Whether an archive holds a part of that name.
pub(super) fn holds(bytes: &[u8], name: &str) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        && ZipArchive::new(Cursor::new(bytes))
            .is_ok_and(|archive| archive.index_for_name(name).is_some())
}

/// Whether an archive says that it is a document of that type.
pub(super) fn is_of_type(bytes: &[u8], media_type: &str) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let Ok(part) = archive.by_name(TYPE) else {
        return false;
    };
    let mut found = Vec::new();
    let longest = media_type.len() as u64 + 16;
    part.take(longest).read_to_end(&mut found).is_ok()
        && found.trim_ascii().starts_with(media_type.as_bytes())
}

/// Unpacks some parts of a document, within the limits of every archive. What is not UTF-8 there is
/// replaced: XML that word processors write always is.
pub(super) fn parts(file: &SourceFile, names: &[&str]) -> Result<Parts, ReadError> {
    let files = unpacked(file, |name| names.contains(&name))?;
    let parts = files.into_iter().map(|part| {
        let text = String::from_utf8_lossy(&part.bytes).into_owned();
        (part.name, text)
    });
    Ok(Parts(parts.collect()))
}
