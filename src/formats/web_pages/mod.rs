//! Saved web pages: HTML, and MHTML (a page and what it shows as one file). Only read.
//!
//! Sources: the HTML standard of the WHATWG for the encoding of a page, RFC 2557 and what Chromium and
//! Word write for MHTML. What of a page is the article, and who wrote it when, is found by a port of
//! Mozilla's Readability (`dom_smoothie`): menus, adverts, appeals and comments fall away. Paragraphs
//! stand with one blank line between them; items of lists and rows of tables are lines.
//!
//! A page never becomes markup here: only its text is kept.

mod charset;
mod mime;
mod page;
mod sniff;

use super::reading::{At, Intake, NewArticle, SourceText, calendar_day};
use super::{
    About, Beside, Format, Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile,
    plain_text,
};
use crate::model::{Metadata, Name};
use page::Page;

/// Pages in HTML.
#[derive(Debug)]
pub struct WebPage;

/// Pages in MHTML.
#[derive(Debug)]
pub struct WebArchive;

/// What users are told of HTML.
pub(super) const PAGE_ABOUT: About = About {
    name: "Web page",
    extension: "html",
    media_type: "text/html",
    description: "The article of a saved page, with its title, author, date and outlet, without menus \
                  and adverts.",
    offset_units: &[],
};

/// What users are told of MHTML.
pub(super) const ARCHIVE_ABOUT: About = About {
    name: "Web page as one file",
    extension: "mhtml",
    media_type: "multipart/related",
    description: "The article of a page saved as MHTML.",
    offset_units: &[],
};

impl Format for WebPage {
    fn about(&self) -> &'static About {
        &PAGE_ABOUT
    }

    /// A page says itself which encoding it is in, which need not be one of ours.
    fn is_binary(&self) -> bool {
        true
    }

    fn recognizes_bytes(&self, file: &SourceFile) -> bool {
        sniff::is_page(file)
    }

    /// What a browser saves beside a page: its pictures, scripts and styles.
    fn parts<'f>(&self, file: &SourceFile, beside: &Beside<'f>) -> Vec<&'f SourceFile> {
        let is_of_page = |other: &&SourceFile| {
            let folder = other.folder();
            let folder = folder.rsplit(['/', '\\']).next().unwrap_or(folder);
            folder
                .strip_prefix(file.stem())
                .is_some_and(|end| matches!(end, "_files" | "-Dateien" | "_fichiers" | "_archivos"))
        };
        beside.iter().copied().filter(is_of_page).collect()
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }
}

impl Reader for WebPage {
    fn read(
        &self,
        file: &SourceFile,
        _text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        read_page(file, &file.bytes, None, context)
    }
}

impl Format for WebArchive {
    fn about(&self) -> &'static About {
        &ARCHIVE_ABOUT
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn recognizes_bytes(&self, file: &SourceFile) -> bool {
        mime::is_archive(&file.bytes)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }
}

impl Reader for WebArchive {
    fn read(
        &self,
        file: &SourceFile,
        _text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let Some(part) = mime::page_of(&file.bytes) else {
            let reason = "there is no page in HTML in it".to_owned();
            let kind = ReadErrorKind::broken_container(&reason);
            return Err(ReadError::of_file(file, kind));
        };
        read_page(file, &part.bytes, Some(part.told), context)
    }
}

/// Reads a page. `told` is what an archive says of it.
fn read_page(
    file: &SourceFile,
    bytes: &[u8],
    told: Option<mime::Told>,
    context: ReadContext<'_>,
) -> Result<Import, ReadError> {
    let told = told.unwrap_or_default();
    let decoded = charset::decode(bytes, context.encoding, told.charset.as_deref())
        .map_err(|kind| ReadError::of_file(file, kind))?;
    let page = Page::of(&decoded.text);
    if page.text.trim().is_empty() {
        let reason = "There is no text in this page. Pages that are put together by a script hold \
                      none when they are saved: save it as MHTML, or copy its text and paste it."
            .to_owned();
        return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
    }
    let text = SourceText::new(&page.text).map_err(|error| {
        let (bytes, limit) = (error.bytes, u32::MAX as usize);
        ReadError::of_file(file, ReadErrorKind::TooLarge { bytes, limit })
    })?;
    let details = context.details.clone();
    let shown = plain_text::metadata(text.text().as_str());
    let found = Metadata {
        outlet: page.outlet.map(Name::from).or(shown.outlet),
        author: page.author.map(Name::from).or(shown.author),
        date: page
            .date
            .map(|date| Name::from(calendar_day(&date)))
            .or(shown.date),
        url: page.url.or(told.url).map(Name::from),
        language: page.language.map(Name::from),
        file: None,
    };
    let mut intake = Intake::new(file, context);
    if let Some(doubt) = decoded.doubt {
        intake.warn(At::default(), doubt);
    }
    if page.is_whole {
        let message = "Its article could not be told from what stands around it, so all of its text \
                       was taken. Exclude what is no part of the article.";
        intake.warn(At::default(), message);
    }
    let title = details.title.as_deref().map(str::to_owned);
    let article = NewArticle {
        title: title.or(page.title).or(told.title).unwrap_or_default(),
        status: details.status.unwrap_or_default(),
        metadata: details.override_metadata(found),
        ..NewArticle::default()
    };
    intake.article(At::default(), &text, article);
    Ok(intake.finish())
}
