//! The native format: a Sayso project as one JSON object, version 1.
//!
//! Source: `docs/format.md`, with a JSON Schema in `docs/sayso.schema.json` that tests validate
//! every export against.
//!
//! `wire` holds the serde types, `write` makes them of a project, `read` makes a project of their
//! JSON again, `read_back` reads them for the check. The records of [`json_lines`] are the same ones,
//! so that uses `wire`, `to_wire` and `from_json` too. `scheme` has the scheme, and the file that
//! holds one alone.
//!
//! [`json_lines`]: super::json_lines

pub(super) mod anchoring;
pub(super) mod assembly;
pub(super) mod attributes;
pub(super) mod from_json;
pub(super) mod inferred_scheme;
mod layout;
mod read;
pub(super) mod read_back;
pub(super) mod scheme;
pub(super) mod to_wire;
pub(super) mod wire;
mod write;

use super::json::names_format;
use super::{About, Format, Reader, SourceFile, Writer};

/// What `format` says.
const FORMAT: &str = "sayso";

/// What `format` says in a file that holds a scheme alone.
const SCHEME_FORMAT: &str = "sayso-scheme";

/// The version that is written, and the newest that is read.
const VERSION: u64 = 1;

/// What `offsets` says.
const OFFSETS: &str = "code points";

/// Begins the name, in the model, of an unknown field that stands beside `project` rather than in
/// it. Both kinds are kept with the project's own record.
const TOP_LEVEL: &str = "/";

/// A project as one JSON object.
#[derive(Debug)]
pub struct SaysoProject;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Sayso project",
    extension: "json",
    media_type: "application/json",
    description: "Everything: articles, scheme, spans, relations and what merging needs. Can be opened again.",
    is_written: true,
};

impl Format for SaysoProject {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// It is read as well where JSON is no format's, so as to say what is wrong.
    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        names_format(text, &[FORMAT, SCHEME_FORMAT])
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
