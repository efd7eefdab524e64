//! Files that came together: a folder, an archive, several files at once.

use std::collections::BTreeSet;

use super::reading::combined;
use super::{Beside, Format, Import, Place, ReadContext, ReadError, SourceFile, Warning};
use super::{detect, detect_bytes, detect_empty, read, read_text};

/// Reads files that came together as one import. A file that is a part of another one, such as the
/// text of an annotation file, is read with it. One that cannot be read is a warning.
///
/// # Errors
///
/// Why the first of them cannot be read, if none can.
pub fn read_together(
    name: &str,
    files: &[SourceFile],
    mut context: ReadContext<'_>,
) -> Result<Import, ReadError> {
    let beside = Beside::of(files);
    let formats = files.iter().map(recognized);
    let parts: BTreeSet<&str> = files
        .iter()
        .zip(formats)
        .filter_map(|(file, format)| Some((file, format?.parts(file, &beside))))
        .flat_map(|(file, parts)| parts.into_iter().filter(|part| part.name != file.name))
        .map(|part| &*part.name)
        .collect();
    let mut imports = Vec::new();
    let mut left_out = Vec::new();
    let mut first_error = None;
    for (number, file) in files.iter().enumerate() {
        if let Some(on_progress) = context.on_progress.as_mut() {
            on_progress(number, files.len());
        }
        if parts.contains(&*file.name) {
            continue;
        }
        let context = ReadContext {
            ids: context.ids,
            stamp: context.stamp,
            encoding: context.encoding,
            details: context.details.clone(),
            unit: context.unit,
            format: context.format,
            columns: context.columns,
            beside: &beside,
            on_progress: None,
        };
        match read(file, context) {
            Ok(import) => imports.push(import),
            Err(error) => {
                left_out.push(Warning {
                    place: error.place.clone(),
                    message: format!("It is left out. {}", error.kind),
                });
                first_error.get_or_insert(error);
            }
        }
    }
    match combined(name, imports) {
        Some(mut import) => {
            import.warnings.extend(left_out);
            Ok(import)
        }
        None => Err(first_error.unwrap_or_else(|| ReadError {
            place: Place::file(name),
            kind: super::ReadErrorKind::Empty,
        })),
    }
}

/// The format that a file is in; none if it is not even a text.
fn recognized(file: &SourceFile) -> Option<&'static dyn Format> {
    detect_bytes(file)
        .or_else(|| detect_empty(file))
        .or_else(|| read_text(file, None, |text| Ok(detect(file, text))).ok())
}
