//! Label Studio's JSON: a list of tasks, and beside it the labelling configuration, `config.xml`.
//!
//! Source: Label Studio's documentation of its results and tags, its editor's code for offsets
//! (`selection-tools.js`) and its server's for import (`tasks/serializers.py`), read; the converter of
//! `label-studio-sdk`, run. Offsets count code points; older versions counted UTF-16 units. What is mapped
//! to what:
//!
//! | Label Studio | here |
//! | --- | --- |
//! | a task | an article; of its `data` the text, and title, outlet, author, date, address, language |
//! | an annotation (`completed_by`) | the spans of one annotator |
//! | a prediction | the spans of an annotator called by its `model_version` |
//! | a region of `labels` | a span, or one for each of its labels |
//! | `choices` of a region | a choice, several, or yes and no, as the configuration tells |
//! | `textarea`, `rating`, `number`, `taxonomy` of a region | a value |
//! | `meta.text` of a region | the span's note |
//! | a `relation` and its `direction` | a relation for each of its labels; “left” is turned round |
//! | `Label`, `Choice`, `Relation` of the configuration | the scheme |
//! | other fields of `data` and of regions | kept |
//!
//! The short form (“JSON_MIN”) is read as well: an object for each annotation of a task, without relations
//! and ids, in which whatever is said of one place is taken to be said of one region.
//!
//! Label Studio refuses a whole import if `completed_by` names somebody whom it does not know. So names
//! that are no number and no address, which cannot have come from there, are written to a field
//! `annotator` of the annotation, which it passes over.

mod annotation;
mod config;
mod config_file;
mod fit;
mod outcome;
mod read;
mod scheme;
mod short;
mod value;
mod wire;
mod write;

use super::json::Fields;
use super::reading::first_object;
use super::{About, Beside, Format, OffsetUnit, Reader, SourceFile, Writer};

/// The name of the annotator where Label Studio has nobody of that name.
const ANNOTATOR: &str = "annotator";

/// The direction of a relation that goes both ways: a JSON string.
const DIRECTION: &str = "direction";

/// The relation type of links without a label.
const UNNAMED: &str = "relation";

/// Tasks of Label Studio.
#[derive(Debug)]
pub struct LabelStudio;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Label Studio JSON",
    extension: "zip",
    media_type: "application/zip",
    description: "tasks.json to import, and config.xml, the labelling configuration that goes with it.",
    offset_units: &[OffsetUnit::CodePoints, OffsetUnit::Utf16],
};

impl Format for LabelStudio {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        first_object(text).is_some_and(|fields| is_task(&fields) || short::is_task(&fields))
    }

    fn parts<'f>(&self, file: &SourceFile, beside: &Beside<'f>) -> Vec<&'f SourceFile> {
        let files = beside.iter().copied();
        files
            .filter(|other| config_file::is_beside(file, other))
            .collect()
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

/// Whether an object is a task of Label Studio's.
fn is_task(fields: &Fields<'_>) -> bool {
    let begins = |name, sign: char| {
        fields
            .get(name)
            .is_some_and(|value| value.get().starts_with(sign))
    };
    begins("data", '{')
        && ["annotations", "predictions", "completions"]
            .into_iter()
            .any(|name| begins(name, '['))
}
