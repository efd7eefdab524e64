//! Documents of word processors: Word (`.docx`) and OpenDocument (`.odt`). Only read.
//!
//! Sources: ECMA-376 (Office Open XML), parts 1 and 2; OASIS OpenDocument 1.3, part 3. Both are archives
//! of XML. What is made of them:
//!
//! | in the document | here |
//! | --- | --- |
//! | paragraph, heading, item of a list, text box | a paragraph; one blank line between two |
//! | table | a line for each row, with tabs between cells |
//! | line break, tab | the same |
//! | title, author, date of creation, language of the properties | what is known about the article |
//!
//! What stands beside the text is no part of it, but is told of, with how much it is: headers and footers,
//! footnotes, comments, tracked deletions, diagrams, descriptions of pictures, readings above characters.

mod left_out;
mod open_document;
mod package;
mod properties;
mod prose;
mod word;
mod xml;

use super::reading::{At, Intake, NewArticle, SourceText, calendar_day};
use super::{
    About, Format, Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile, archive,
    plain_text,
};
use crate::model::{Metadata, Name};
use properties::Properties;
use prose::Prose;

/// Documents of Word.
#[derive(Debug)]
pub struct Word;

/// Documents in OpenDocument, as LibreOffice makes them.
#[derive(Debug)]
pub struct OpenDocument;

/// What users are told of documents of Word.
pub(super) const WORD_ABOUT: About = About {
    name: "Word document",
    extension: "docx",
    media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    description: "One article per document: its paragraphs, headings and tables, without their looks.",
    offset_units: &[],
};

/// What users are told of documents in OpenDocument.
pub(super) const OPEN_DOCUMENT_ABOUT: About = About {
    name: "OpenDocument text",
    extension: "odt",
    media_type: open_document::MEDIA_TYPE,
    description: "One article per document: its paragraphs, headings and tables, without their looks.",
    offset_units: &[],
};

impl Format for Word {
    fn about(&self) -> &'static About {
        &WORD_ABOUT
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn recognizes_bytes(&self, file: &SourceFile) -> bool {
        archive::holds(&file.bytes, word::DOCUMENT)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }
}

impl Reader for Word {
    fn read(
        &self,
        file: &SourceFile,
        _text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let parts = package::parts(file, word::is_read)?;
        let mut prose = word::read(parts.text(word::DOCUMENT).unwrap_or_default());
        for (part, xml) in parts.all() {
            word::look_beside(part, xml, prose.left_out());
        }
        let properties = Properties::of(parts.text(word::PROPERTIES));
        article(file, prose, properties, context)
    }
}

impl Format for OpenDocument {
    fn about(&self) -> &'static About {
        &OPEN_DOCUMENT_ABOUT
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn recognizes_bytes(&self, file: &SourceFile) -> bool {
        archive::holds(&file.bytes, open_document::DOCUMENT)
            && archive::is_of_type(&file.bytes, open_document::MEDIA_TYPE)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }
}

impl Reader for OpenDocument {
    fn read(
        &self,
        file: &SourceFile,
        _text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let parts = package::parts(file, |part| {
            use open_document::{DOCUMENT, PROPERTIES, STYLES};
            [DOCUMENT, PROPERTIES, STYLES].contains(&part)
        })?;
        let mut prose =
            open_document::read(parts.text(open_document::DOCUMENT).unwrap_or_default());
        let styles = parts.text(open_document::STYLES).unwrap_or_default();
        open_document::look_at_page_edges(styles, prose.left_out());
        let properties = Properties::of(parts.text(open_document::PROPERTIES));
        article(file, prose, properties, context)
    }
}

/// A document as an article.
fn article(
    file: &SourceFile,
    mut prose: Prose,
    properties: Properties,
    context: ReadContext<'_>,
) -> Result<Import, ReadError> {
    let fault = prose.fault().map(str::to_owned);
    let text = prose.text();
    if text.trim().is_empty() {
        return Err(ReadError::of_file(
            file,
            match fault {
                Some(reason) => ReadErrorKind::broken_container(&reason),
                None => ReadErrorKind::Empty,
            },
        ));
    }
    let text = SourceText::new(&text).map_err(|error| {
        let (bytes, limit) = (error.bytes, u32::MAX as usize);
        ReadError::of_file(file, ReadErrorKind::TooLarge { bytes, limit })
    })?;
    let details = context.details.clone();
    let shown = plain_text::metadata(text.text().as_str());
    let found = Metadata {
        author: properties.author.map(Name::from).or(shown.author),
        // The text says when it was published, the properties when somebody began to write.
        date: shown.date.or(properties
            .created
            .as_deref()
            .map(|date| Name::from(calendar_day(date)))),
        language: properties.language.map(Name::from),
        ..shown
    };
    let mut intake = Intake::new(file, context);
    if let Some(reason) = fault {
        let message =
            format!("The document is broken: {reason}. What comes after that place is left out.");
        intake.warn(At::default(), message);
    }
    prose.left_out().warn(&mut intake);
    let title = details.title.as_deref().map(str::to_owned);
    let article = NewArticle {
        title: title.or(properties.title).unwrap_or_default(),
        status: details.status.unwrap_or_default(),
        metadata: details.override_metadata(found),
        ..NewArticle::default()
    };
    intake.article(At::default(), &text, article);
    Ok(intake.finish())
}
