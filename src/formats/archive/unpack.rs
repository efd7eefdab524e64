//! An archive as files.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::formats::{ReadError, ReadErrorKind, SourceFile};

/// The most files that an archive may hold.
const MOST_FILES: usize = 50_000;

/// The most that all files of an archive may come to, in bytes: far more than text, and less than a
/// browser's memory.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// How many times larger than the archive its files may come to. Text becomes three to ten times
/// smaller; a hundredfold is a trap.
const MOST_TIMES: u64 = 200;

/// What nobody means to import: what systems put into folders by themselves.
const LITTER: &[&str] = &["__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini"];

/// The files of an archive whose names are wanted, in the order of their names, without folders and
/// litter.
pub(in crate::formats) fn unpacked(
    file: &SourceFile,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<SourceFile>, ReadError> {
    let error = |kind| ReadError::of_file(file, kind);
    let broken = |reason: &dyn std::fmt::Display| {
        let reason = reason.to_string();
        error(ReadErrorKind::broken_container(&reason))
    };
    let refused = |reason: String| error(ReadErrorKind::Unusable { reason });
    let bytes = file.bytes.as_slice();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|reason| broken(&reason))?;
    if archive.len() > MOST_FILES {
        return Err(refused(format!(
            "The archive holds {} files; {MOST_FILES} are the most. Split it.",
            archive.len()
        )));
    }
    let limit = MOST_BYTES.min(
        (bytes.len() as u64)
            .saturating_mul(MOST_TIMES)
            .max(1024 * 1024),
    );
    let mut rest = limit;
    let mut files = Vec::new();
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|reason| broken(&reason))?;
        let name = entry
            .name()
            .map_err(|reason| broken(&reason))?
            .replace('\\', "/");
        if leads_out(&name) {
            return Err(refused(format!(
                "“{name}” leads out of the archive. No honest program packs that."
            )));
        }
        let is_litter = LITTER.iter().any(|litter| name.contains(litter));
        if entry.is_dir() || is_litter || !is_wanted(&name) {
            continue;
        }
        let mut bytes = Vec::new();
        let read = entry
            .by_ref()
            .take(rest + 1)
            .read_to_end(&mut bytes)
            .map_err(|reason| broken(&reason))?;
        rest = rest.checked_sub(read as u64).ok_or_else(|| {
            refused(format!(
                "The archive unpacks to more than {limit} bytes, which is too much for what it is."
            ))
        })?;
        if bytes.starts_with(b"PK\x03\x04") && !is_document(&name) {
            return Err(refused(format!(
                "“{name}” is an archive within the archive. Unpack it and import what is in it."
            )));
        }
        files.push(SourceFile { name, bytes });
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// Whether a name is an absolute path or climbs out of its folder.
fn leads_out(name: &str) -> bool {
    name.starts_with('/')
        || name.get(1..2) == Some(":")
        || name.split('/').any(|part| part == "..")
        || name.contains('\0')
}

/// Whether a file is a document that happens to be packed as an archive.
fn is_document(name: &str) -> bool {
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("docx" | "odt"))
}
