//! Files as an archive.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::formats::{SourceFile, WriteError};

/// Packs files, byte for byte the same each time: entries come in the order given and have no time but
/// the earliest that the format can express.
pub(in crate::formats) fn packed(files: &[SourceFile]) -> Result<Vec<u8>, WriteError> {
    let failed = |error: &dyn std::fmt::Display| WriteError::Inexpressible(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for file in files {
        archive
            .start_file(&*file.name, options)
            .map_err(|error| failed(&error))?;
        archive
            .write_all(&file.bytes)
            .map_err(|error| failed(&error))?;
    }
    let archive = archive.finish().map_err(|error| failed(&error))?;
    Ok(archive.into_inner())
}
