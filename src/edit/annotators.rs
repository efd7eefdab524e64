//! What is changed about an annotator.

use super::Edit;
use crate::model::{Annotator, AnnotatorId, Color, Name, Project, UnknownFields};

/// The edit that gives an annotator a colour. One whom the project does not know yet comes in under the name.
pub fn color_annotator(project: &Project, id: AnnotatorId, name: &Name, color: Color) -> Edit {
    let known = project.annotator(id);
    let annotator = known.map_or_else(
        || Annotator {
            id,
            name: Name::clone(name),
            color: None,
            unknown: UnknownFields::new(),
        },
        |known| Annotator::clone(known),
    );
    Edit::PutAnnotator(Annotator {
        color: Some(color),
        ..annotator
    })
}
