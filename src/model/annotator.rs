//! Who made a span.

use super::{AnnotatorId, Color, Name, UnknownFields};

/// A person (or a program) whose spans make up a layer of the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Annotator {
    /// Stable id.
    pub id: AnnotatorId,
    /// As the annotator wants to be called; empty is shown as "anonymous".
    pub name: Name,
    /// Their colour where layers are told apart; none if nobody chose one.
    pub color: Option<Color>,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

impl Annotator {
    /// The name, or "anonymous" where none was given.
    pub fn display_name(&self) -> &str {
        if self.name.trim().is_empty() {
            "anonymous"
        } else {
            &self.name
        }
    }
}
