//! Reading and writing files: one trait, one static table, one folder or file per format.
//!
//! The way in is [`read`]: bytes become text ([`Encoding`]), the text is recognized by its content
//! first and its name second ([`detect`]), and that format's reader makes an [`Import`] of it: a
//! project of its own and a list of warnings. The way out is [`write()`]: that format's writer
//! makes bytes, and the bytes are read back and checked before anybody gets them.
//!
//! Invariants:
//!
//! - Reading never panics and never loses anything in silence: what cannot be read is an error or
//!   a warning with its place (I7).
//! - What [`write()`] returns was checked: the offsets of every span, applied to the written text,
//!   give the quoted words (I8).
//! - The serde types of a format are private to it; the model is not serializable (I10).
//!
//! Called by `store` and by tests. Uses `text` and `model` alone.
//!
//! Beside the formats of the table stand [`manifest`], the list of a story's articles, and
//! [`stored`], the records of the browser's database. These two are part of the page; the JSON formats,
//! and the file that holds a scheme alone ([`read_scheme`], [`scheme_file`]), are part of the worker, and
//! nothing that the page calls may call them.

mod binary;
pub(crate) mod cbor;
mod characters;
mod check;
mod encoding;
mod error;
mod export;
mod file_name;
mod import;
mod json;
mod json_lines;
pub mod manifest;
mod native;
mod plain_text;
mod selection;
mod source;
pub mod stored;

pub use check::{WrittenArticle, WrittenFragment, WrittenSpan};
pub use encoding::Encoding;
pub use error::{ReadError, ReadErrorKind, WriteError};
pub use export::{Draft, Export, Report, Scope};
pub use file_name::file_name;
pub use import::{Import, Place, Warning};
pub use json_lines::SaysoJsonLines;
pub use native::SaysoProject;
pub use native::scheme::file::{SchemeImport, read_scheme, scheme_file};
pub use plain_text::PlainText;
pub use source::{ArticleDetails, ReadContext, SourceFile};

use std::borrow::Cow;

use crate::model::Project;

/// A kind of file.
pub trait Format: Sync {
    /// What users are told of it.
    fn about(&self) -> &'static About;

    /// Whether a file is of this kind, by its content or, where that does not tell, by its name.
    fn recognizes(&self, file: &SourceFile, text: &str) -> bool;

    /// How such files are read; none for a format that is only written.
    fn reader(&self) -> Option<&dyn Reader>;

    /// How such files are written; none for a format that is only read.
    fn writer(&self) -> Option<&dyn Writer>;
}

/// What users are told of a format. Stands apart from the format itself, so that a program can offer
/// formats that another one reads and writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What users call it.
    pub name: &'static str,
    /// The extension of its files, without the dot.
    pub extension: &'static str,
    /// Its media type (RFC 6838).
    pub media_type: &'static str,
    /// What it is good for, in a sentence.
    pub description: &'static str,
    /// Whether it can be written, not only read.
    pub is_written: bool,
}

/// The reading half of a format.
pub trait Reader: Sync {
    /// Reads a file, given its text as well.
    ///
    /// # Errors
    ///
    /// A [`ReadError`] if nothing of it can be read.
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError>;
}

/// The writing half of a format.
pub trait Writer: Sync {
    /// Writes a project or a part of it.
    ///
    /// # Errors
    ///
    /// A [`WriteError`] if the article is not there or the format cannot express something.
    fn draft(&self, project: &Project, scope: Scope) -> Result<Draft, WriteError>;

    /// Reads texts and spans back out of written bytes, as a stranger to this program would.
    ///
    /// # Errors
    ///
    /// What is wrong with the bytes.
    fn read_back(&self, bytes: &[u8]) -> Result<Vec<WrittenArticle>, String>;
}

/// Every format, in the order in which files are tried; the last takes any text.
pub static FORMATS: &[&dyn Format] = &[&SaysoProject, &SaysoJsonLines, &PlainText];

/// What users are told of each of [`FORMATS`], in the same order.
pub static CATALOG: &[About] = &[native::ABOUT, json_lines::ABOUT, plain_text::ABOUT];

/// What users are told of the native format: the one that holds everything.
pub const NATIVE: About = native::ABOUT;

/// What users are told of the file that holds a scheme alone, which is none of [`FORMATS`]: see
/// [`scheme_file`] and [`read_scheme`].
pub const SCHEME: About = native::scheme::file::ABOUT;

/// Which format a file is in, given its text: the first of [`FORMATS`] that recognizes it and can
/// read it.
pub fn detect(file: &SourceFile, text: &str) -> &'static dyn Format {
    FORMATS
        .iter()
        .copied()
        .find(|format| format.reader().is_some() && format.recognizes(file, text))
        .unwrap_or(&PlainText)
}

/// Reads a file in whatever format it is.
///
/// # Errors
///
/// A [`ReadError`] if nothing of it can be read. What can be read only in part is no error: see
/// [`Import::warnings`].
pub fn read(file: &SourceFile, context: ReadContext<'_>) -> Result<Import, ReadError> {
    read_text(file, context.encoding, |text| {
        let reader = detect(file, text).reader().unwrap_or(&PlainText);
        reader.read(file, text, context)
    })
}

/// Whether a file is an article in plain text: neither in JSON nor called so.
pub fn is_plain_text(file: &SourceFile) -> bool {
    // A file in UTF-16 may hold anything.
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF");
    let bytes = bytes.unwrap_or(&file.bytes).trim_ascii_start();
    !matches!(bytes.first(), Some(b'{' | b'[' | 0xFE | 0xFF))
        && !file.has_extension(&["json", "jsonl", "ndjson"])
}

/// Reads an article in plain text: as [`read`], for the files that are [plain text](is_plain_text).
///
/// # Errors
///
/// A [`ReadError`] if it is no text.
pub fn read_plain_text(file: &SourceFile, context: ReadContext<'_>) -> Result<Import, ReadError> {
    read_text(file, context.encoding, |text| {
        PlainText.read(file, text, context)
    })
}

/// Writes a project or a part of it, and checks what was written (I8).
///
/// # Errors
///
/// A [`WriteError`] if the format is only read, the article is not there, or the check fails.
pub fn write(format: &dyn Format, project: &Project, scope: Scope) -> Result<Export, WriteError> {
    let writer = format.writer().ok_or(WriteError::ReadOnly {
        format: format.about().name,
    })?;
    let Draft {
        bytes,
        mut report,
        spans,
    } = writer.draft(project, scope)?;
    let written = writer
        .read_back(&bytes)
        .map_err(|message| WriteError::CheckFailed {
            record: "the file".into(),
            message,
        })?;
    report.checked = check::check(project, &spans, &written)?;
    Ok(Export { bytes, report })
}

/// Reads the text of a file.
///
/// What ends inside a character is not UTF-8. Where it is JSON, though, the reader of what stands
/// before that character says that the file is cut off, which tells more. Only that is asked of it:
/// what it makes of a text without its end is not to be had.
fn read_text<T>(
    file: &SourceFile,
    chosen: Option<Encoding>,
    read: impl FnOnce(&str) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let error = match decoded(file, chosen) {
        Ok(text) => return read(&text),
        Err(error) => error,
    };
    let beginning = match error.kind {
        ReadErrorKind::NotUtf8 { .. } => encoding::before_half_character(&file.bytes),
        _ => None,
    };
    match beginning.map(read) {
        Some(Err(cut_off)) if cut_off.is_cut_off() => Err(cut_off),
        _ => Err(error),
    }
}

/// The text of a file that has one.
fn decoded(file: &SourceFile, chosen: Option<Encoding>) -> Result<Cow<'_, str>, ReadError> {
    let error = |kind| ReadError::of_file(file, kind);
    if let Some(what) = binary::signature(&file.bytes) {
        return Err(error(ReadErrorKind::Binary(what.into())));
    }
    let text = encoding::decode(&file.bytes, chosen).map_err(error)?;
    if text.trim().is_empty() {
        return Err(error(ReadErrorKind::Empty));
    }
    if characters::share_out_of_place(&text) > characters::BINARY_SHARE {
        return Err(error(ReadErrorKind::Binary(characters::BINARY.into())));
    }
    Ok(text)
}
