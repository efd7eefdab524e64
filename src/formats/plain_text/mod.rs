//! Plain text: one article per file, with a title, an outlet, an author and a date where the text
//! shows them. Only read.
//!
//! What is found is found by rules that are written down where they are applied (`title`, `date`,
//! `origin`); where none fits nothing is said, since no outlet is better than a wrong one.

mod credits;
mod date;
mod origin;
mod title;

pub(super) use title::title;

use std::sync::Arc;

use super::{
    About, Format, Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile, characters,
};
use crate::model::{Article, Digest, Metadata, Name, Project, Scheme, UnknownFields};
use crate::text::Text;

/// The largest file that is read, in bytes. No article comes near it; a browser's memory does.
const LARGEST: usize = 64 * 1024 * 1024;

/// One article per file.
#[derive(Debug)]
pub struct PlainText;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Plain text",
    extension: "txt",
    media_type: "text/plain",
    description: "One article per file, .txt or .md: Markdown is kept as it stands. Title, outlet, author and \
                  date are read from the text.",
    offset_units: &[],
};

impl Format for PlainText {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// Any text at all, so this comes last.
    fn takes_the_rest(&self, _file: &SourceFile, _text: &str) -> bool {
        true
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }
}

/// What a text shows of its origin.
pub(super) fn metadata(text: &str) -> Metadata {
    Metadata {
        outlet: origin::outlet(text).map(Name::from),
        author: origin::author(text).map(Name::from),
        date: date::date(text).map(Name::from),
        ..Metadata::default()
    }
}

impl Reader for PlainText {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let too_large = |bytes| {
            let limit = LARGEST;
            ReadError::of_file(file, ReadErrorKind::TooLarge { bytes, limit })
        };
        if file.bytes.len() > LARGEST {
            return Err(too_large(file.bytes.len()));
        }
        let text = Text::new(text).map_err(|error| too_large(error.bytes))?;
        let ReadContext {
            ids,
            stamp,
            details,
            ..
        } = context;
        let found = Metadata {
            file: Some(Name::from(&*file.name)),
            ..metadata(text.as_str())
        };
        let article = Article {
            id: ids.mint(stamp.time),
            title: details
                .title
                .clone()
                .unwrap_or_else(|| title(text.as_str())),
            status: details.status.unwrap_or_default(),
            metadata: details.override_metadata(found),
            created: stamp.time,
            digest: Digest::of(&text),
            text: Arc::new(text),
            unknown: UnknownFields::new(),
        };
        let warnings = characters::warnings(&file.name, article.text.as_str());
        let mut project = Project::new(
            ids.mint(stamp.time),
            Name::from(file.stem()),
            Scheme::default(),
        );
        project.put(article.into(), stamp);
        Ok(Import::new(project, warnings))
    }
}
