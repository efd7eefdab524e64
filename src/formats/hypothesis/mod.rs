//! Annotations of Hypothesis: what its client exports and its service answers. Only read.
//!
//! Source: the API of Hypothesis (`GET /api/search`) and the types of its client. Its offsets count the
//! text of a web page as the browser had it, menus and all, so words are looked up by their quotation
//! and what stands around them. The text has to come along: the saved page, or the text itself. What is
//! mapped to what:
//!
//! | in the annotation | here |
//! | --- | --- |
//! | first of `tags` | the label: "annotation" where there is none, "highlight" where there is no remark either |
//! | other `tags` | the value `tags` |
//! | `text` | the note; replies are added to it, each with its author |
//! | `user_info.display_name`, or `user` | the annotator |

mod note;
mod read;

use super::json::looks_like_json;
use super::{About, Format, Reader, SourceFile};

/// What users are called there begins so.
const ACCOUNT: &str = "acct:";

/// Annotations of web pages.
#[derive(Debug)]
pub struct Hypothesis;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Hypothesis",
    extension: "json",
    media_type: "application/json",
    description: "Exported annotations, placed by their quotations in a page or text that comes along.",
    offset_units: &[],
};

impl Format for Hypothesis {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, file: &SourceFile, text: &str) -> bool {
        has_annotations(file) && looks_like_json(file, text) && note::is_export(text)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }
}

/// Whether a file may have annotations of Hypothesis, at a glance.
fn has_annotations(file: &SourceFile) -> bool {
    memchr::memmem::find(&file.bytes, ACCOUNT.as_bytes()).is_some()
        && memchr::memmem::find(&file.bytes, b"\"uri\"").is_some()
}
