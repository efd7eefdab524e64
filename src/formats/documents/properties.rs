//! What a document says about itself.

use super::xml::{Piece, walk};

/// The properties of a document; any may be missing.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    /// When it was created, as RFC 3339 has it.
    pub(super) created: Option<String>,
    pub(super) language: Option<String>,
}

impl Properties {
    /// Reads the part that has them. Both formats call most of them by the names of Dublin Core.
    pub(super) fn of(xml: Option<&str>) -> Self {
        let mut properties = Self::default();
        let mut last_author = None;
        let mut words = String::new();
        // What can be read of a broken part is as good as that of a whole one.
        let _fault = walk(xml.unwrap_or_default(), |piece| match piece {
            Piece::Open(_) => words.clear(),
            Piece::Words(more) => words.push_str(&more),
            Piece::Close(name) => {
                let said = Some(words.trim().to_owned()).filter(|said| !said.is_empty());
                words.clear();
                let Some(said) = said else { return };
                match name.as_str() {
                    "title" => properties.title = Some(said),
                    "initial-creator" => properties.author = Some(said),
                    // In OpenDocument this is who changed it last.
                    "creator" => last_author = Some(said),
                    "created" | "creation-date" => properties.created = Some(said),
                    "language" => properties.language = Some(said),
                    _ => {}
                }
            }
        });
        properties.author = properties.author.or(last_author);
        properties
    }
}
