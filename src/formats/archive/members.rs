//! What an archive holds, told without unpacking it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The member in which OpenDocument and EPUB name the type of a file.
const TYPE: &str = "mimetype";

/// Whether bytes begin as an archive does.
pub(in crate::formats) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether an archive has a member of that name.
pub(in crate::formats) fn holds(bytes: &[u8], name: &str) -> bool {
    is_archive(bytes)
        && ZipArchive::new(Cursor::new(bytes))
            .is_ok_and(|archive| archive.index_for_name(name).is_some())
}

/// Whether an archive says that it is a document of that type.
pub(in crate::formats) fn is_of_type(bytes: &[u8], media_type: &str) -> bool {
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
