//! JSON CAS 0.4: a CAS in JSON, with its types in the same file.
//!
//! A file is an object with `%TYPES`, `%FEATURE_STRUCTURES` (a list, each with `%ID` and `%TYPE` first) and
//! `%VIEWS`. The name of a feature that refers to another structure begins with `@`.

mod read;
mod write;

use crate::formats::{About, Format, Reader, SourceFile, Writer};

/// A JSON file for each article.
#[derive(Debug)]
pub struct UimaJsonCas;

/// What users are told of it.
pub(in crate::formats) const ABOUT: About = About {
    name: "UIMA JSON CAS",
    extension: "json",
    media_type: "application/json",
    description: "JSON CAS 0.4, a .json for each article, for INCEpTION and DKPro.",
    offset_units: &[],
};

/// The field that every file has.
const STRUCTURES: &str = "%FEATURE_STRUCTURES";

impl Format for UimaJsonCas {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        // A quotation mark within a string is escaped, so this can be nothing but the field.
        text.trim_start().starts_with('{') && text.contains("\"%FEATURE_STRUCTURES\"")
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
