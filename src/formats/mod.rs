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

mod archive;
mod beside;
mod binary;
mod brat;
pub(crate) mod cbor;
mod characters;
mod check;
mod conll;
mod data_card;
mod doccano;
mod documentation;
mod documents;
mod encoding;
mod error;
mod export;
mod file_name;
mod found;
mod hypothesis;
mod import;
mod json;
mod json_lines;
mod label_studio;
mod loading;
pub mod manifest;
mod native;
mod pairs;
mod plain_text;
mod prodigy;
mod reading;
mod selection;
mod source;
mod spacy_json;
mod splits;
pub mod stored;
mod tables;
mod together;
mod token_classification;
mod uima;
mod unit;
mod web_annotations;
mod web_pages;
mod webanno_tsv;
mod writing;

pub use archive::Archive;
pub use beside::Beside;
pub use brat::Brat;
pub use conll::{CONLL_2002, CONLL_2003, CONLL_BILOU, CONLL_BIO, CONLL_IOB1, Conll};
pub use doccano::{Doccano, DoccanoRelations};
pub use documentation::documentation;
pub use documents::{OpenDocument, Word};
pub use encoding::Encoding;
pub use error::{ReadError, ReadErrorKind, WriteError};
pub use export::{Draft, Export, Report};
pub use file_name::file_name;
pub use found::{Found, Manner};
pub use hypothesis::Hypothesis;
pub use import::{FoundUnit, Import, Place, Warning};
pub use json_lines::SaysoJsonLines;
pub use label_studio::LabelStudio;
pub use loading::Loading;
pub use native::SaysoProject;
pub use native::scheme::file::{SchemeImport, read_scheme, scheme_file};
pub use pairs::Pairs;
pub use plain_text::PlainText;
pub use prodigy::Prodigy;
pub use source::{ArticleDetails, ReadContext, SourceFile};
pub use spacy_json::SpacyJson;
pub use splits::{Split, SplitBy, Splits};
pub use tables::{Columns, CsvTables, FoundColumns, JsonArticles, Role, columns_of};
pub use together::read_together;
pub use token_classification::TokenClassification;
pub use uima::{UimaJsonCas, UimaXmi};
pub use unit::OffsetUnit;
pub use web_annotations::WebAnnotations;
pub use web_pages::{WebArchive, WebPage};
pub use webanno_tsv::WebAnnoTsv;
pub use writing::{Choice, Excluded, Holds, Overlaps, Reach};

use std::borrow::Cow;
use std::collections::BTreeSet;

use self::data_card::{Card, Part};
use self::loading::PartFiles;
use crate::model::Project;
use crate::text::shortened;

/// A kind of file.
pub trait Format: Sync {
    /// What users are told of it.
    fn about(&self) -> &'static About;

    /// Whether its files are no text.
    fn is_binary(&self) -> bool {
        false
    }

    /// Whether a file is of this kind by its bytes: for kinds that are no text.
    fn recognizes_bytes(&self, _file: &SourceFile) -> bool {
        false
    }

    /// Whether a file of this kind says something even where nothing stands in it.
    fn may_be_empty(&self, _file: &SourceFile) -> bool {
        false
    }

    /// Whether a text is of this kind, by its content or, where that does not tell, by its name.
    fn recognizes(&self, _file: &SourceFile, _text: &str) -> bool {
        false
    }

    /// Whether a text that no format recognizes is read as this one: so as to say what is wrong with it,
    /// or because any text will do.
    fn takes_the_rest(&self, _file: &SourceFile, _text: &str) -> bool {
        false
    }

    /// The files that came along and are parts of this one, which is of this kind: they are read with it
    /// and not by themselves.
    fn parts<'f>(&self, _file: &SourceFile, _beside: &Beside<'f>) -> Vec<&'f SourceFile> {
        Vec::new()
    }

    /// How such files are read; none for a format that is only written.
    fn reader(&self) -> Option<&dyn Reader> {
        None
    }

    /// How such files are written; none for a format that is only read.
    fn writer(&self) -> Option<&dyn Writer> {
        None
    }
}

/// What users are told of a format.
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
    /// What offsets may count where programs that read the format do not agree, the usual unit first;
    /// empty where there is only one.
    pub offset_units: &'static [OffsetUnit],
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
    /// Writes a project.
    ///
    /// # Errors
    ///
    /// A [`WriteError`] if the format cannot express something.
    fn draft(&self, project: &Project, choice: &Choice) -> Result<Draft, WriteError>;

    /// Checks what was written, from its bytes alone (I8). Returns how many spans were checked.
    ///
    /// # Errors
    ///
    /// [`WriteError::CheckFailed`], with the first record that came out wrong.
    fn check(&self, draft: &Draft) -> Result<usize, WriteError>;

    /// How others load what is written; none if no library does.
    fn loading(&self) -> Option<Loading> {
        None
    }

    /// What such files can hold; none if that is everything.
    fn limits(&self) -> Option<Holds> {
        None
    }
}

/// Every format, in the order in which files are tried and in which users are offered them: what is told by
/// its content stands before what takes many kinds of files. The last takes any text.
pub static FORMATS: &[&dyn Format] = &[
    &SaysoProject,
    &SaysoJsonLines,
    &Brat,
    &Doccano,
    &DoccanoRelations,
    &LabelStudio,
    &Prodigy,
    &SpacyJson,
    &WebAnnotations,
    &WebAnnoTsv,
    &UimaXmi,
    &UimaJsonCas,
    &CONLL_2002,
    &CONLL_2003,
    &CONLL_BIO,
    &CONLL_IOB1,
    &CONLL_BILOU,
    &TokenClassification,
    &Pairs,
    &Hypothesis,
    &JsonArticles,
    &CsvTables,
    &WebPage,
    &WebArchive,
    &Word,
    &OpenDocument,
    &Archive,
    &PlainText,
];

/// A format that can be written, as a program offers it that does not have the format itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// See [`About::name`].
    pub name: String,
    /// See [`About::extension`].
    pub extension: String,
    /// See [`About::media_type`].
    pub media_type: String,
    /// See [`About::description`].
    pub description: String,
    /// See [`About::offset_units`].
    pub offset_units: Vec<OffsetUnit>,
}

/// The formats that can be written, in their order.
pub fn offered() -> Vec<Offered> {
    let written = FORMATS.iter().filter(|format| format.writer().is_some());
    written
        .map(|format| {
            let about = format.about();
            Offered {
                name: about.name.to_owned(),
                extension: about.extension.to_owned(),
                media_type: about.media_type.to_owned(),
                description: about.description.to_owned(),
                offset_units: about.offset_units.to_vec(),
            }
        })
        .collect()
}

/// The names of the formats that hold nothing but texts, or were written by Sayso itself.
pub const FORMATS_WITHOUT_A_LOOK: [&str; 3] = [
    native::ABOUT.name,
    json_lines::ABOUT.name,
    plain_text::ABOUT.name,
];

/// What users are told of the native format: the one that holds everything.
pub const NATIVE: About = native::ABOUT;

/// What users are told of the file that holds a scheme alone, which is none of [`FORMATS`]: see
/// [`scheme_file`] and [`read_scheme`].
pub const SCHEME: About = native::scheme::file::ABOUT;

/// Which format a file is in, given its text: the first of [`FORMATS`] that recognizes it and can
/// read it, else the first that takes what nobody recognizes.
pub fn detect(file: &SourceFile, text: &str) -> &'static dyn Format {
    let readable = || {
        let formats = FORMATS.iter().copied();
        formats.filter(|format| format.reader().is_some())
    };
    readable()
        .find(|format| format.recognizes(file, text))
        .or_else(|| readable().find(|format| format.takes_the_rest(file, text)))
        .unwrap_or(&PlainText)
}

/// Which format a file is in that has nothing in it.
fn detect_empty(file: &SourceFile) -> Option<&'static dyn Format> {
    let mut formats = FORMATS.iter().copied();
    let is_empty = file.bytes.trim_ascii().is_empty();
    formats.find(|format| is_empty && format.may_be_empty(file))
}

/// Reads a file in whatever format it is.
///
/// # Errors
///
/// A [`ReadError`] if nothing of it can be read. What can be read only in part is no error: see
/// [`Import::warnings`].
pub fn read(file: &SourceFile, context: ReadContext<'_>) -> Result<Import, ReadError> {
    let chosen = context.format.and_then(named);
    // An archive is unpacked whatever its files are said to be.
    let is_archive = |format: &&dyn Format| format.about().name == archive::ABOUT.name;
    let by_bytes = match chosen {
        Some(format) if format.is_binary() => Some(format),
        Some(_) => detect_bytes(file).filter(is_archive),
        None => detect_bytes(file),
    };
    let by_bytes = by_bytes.or_else(|| detect_empty(file));
    if let Some((format, reader)) = by_bytes.and_then(|one| Some((one, one.reader()?))) {
        return Ok(read_as(format, reader.read(file, "", context)?));
    }
    read_text(file, context.encoding, |text| {
        let format = chosen.unwrap_or_else(|| detect(file, text));
        let reader = format.reader().unwrap_or(&PlainText);
        Ok(read_as(format, reader.read(file, text, context)?))
    })
}

/// Notes the format of an import, unless what is within it has one of its own.
fn read_as(format: &'static dyn Format, mut import: Import) -> Import {
    import.format.get_or_insert(format.about().name);
    import
}

/// Whether files of the format of this name are tables of articles, whose columns [`columns_of`] tells.
pub fn is_table(name: &str) -> bool {
    [tables::CSV_ABOUT.name, tables::JSON_ABOUT.name].contains(&name)
}

/// The names of the formats that can be read, in their order: for somebody who knows better than
/// [`detect`].
pub fn readable() -> Vec<&'static str> {
    let read = FORMATS.iter().filter(|format| format.reader().is_some());
    read.map(|format| format.about().name).collect()
}

/// The format of this name.
fn named(name: &str) -> Option<&'static dyn Format> {
    let mut formats = FORMATS.iter().copied();
    formats.find(|format| format.about().name == name)
}

/// Which format a file is in that is no text.
fn detect_bytes(file: &SourceFile) -> Option<&'static dyn Format> {
    let mut formats = FORMATS.iter().copied();
    formats.find(|format| format.recognizes_bytes(file))
}

/// Whether a file is surely an article in plain text: called so, and not begun like something else. What
/// is not is for [`read`] to tell, which knows all formats.
pub fn is_plain_text(file: &SourceFile) -> bool {
    // A file in UTF-16 may hold anything.
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF");
    let bytes = bytes.unwrap_or(&file.bytes).trim_ascii_start();
    let first_line = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    file.has_extension(&["txt", "text", "md", "markdown"])
        && !matches!(bytes.first(), Some(b'{' | b'[' | b'<' | 0xFE | 0xFF))
        && !bytes.starts_with(b"PK")
        && !bytes.starts_with(b"-DOCSTART-")
        && !bytes.starts_with(b"#FORMAT=WebAnno")
        && !first_line.contains(&b'\t')
}

/// Whether files say something together that none of them says alone, as annotations and their text do.
pub fn belong_together(files: &[&SourceFile]) -> bool {
    files.len() > 1 && files.iter().any(|file| file.has_extension(PARTS))
}

/// What files that came together are called: the folder that all are in, else the first and how many
/// more there are.
pub fn name_of_all(files: &[&SourceFile]) -> String {
    let first = files.first().map_or("", |file| &*file.name);
    let folder = first.split_once('/').map(|(folder, _)| folder);
    let is_in = |folder: &str| {
        let rest = |file: &&SourceFile| {
            file.name
                .strip_prefix(folder)
                .map(|rest| rest.starts_with('/'))
        };
        files.iter().all(|file| rest(file) == Some(true))
    };
    match folder.filter(|folder| is_in(folder)) {
        Some(folder) => folder.to_owned(),
        None => format!("{first} and {} more", files.len().saturating_sub(1)),
    }
}

/// What files are called that are read with others.
const PARTS: &[&str] = &["ann", "a1", "a2", "conf", "xmi", "xml", "jsonld"];

/// Reads an article in plain text: as [`read`], for the files that are [plain text](is_plain_text).
///
/// # Errors
///
/// A [`ReadError`] if it is no text.
pub fn read_plain_text(file: &SourceFile, context: ReadContext<'_>) -> Result<Import, ReadError> {
    read_no_archive(file, context.encoding, |text| {
        let mut import = PlainText.read(file, text, context)?;
        import.format = Some(plain_text::ABOUT.name);
        Ok(import)
    })
}

/// Writes a project or a part of it, and checks what was written (I8).
///
/// # Errors
///
/// A [`WriteError`] if the format is only read, an article is not there, or the check fails.
pub fn write(
    format: &dyn Format,
    project: &Project,
    choice: &Choice,
) -> Result<Export, WriteError> {
    let writer = format.writer().ok_or(WriteError::ReadOnly {
        format: format.about().name,
    })?;
    let chosen = choice.of(project)?;
    let about = format.about();
    let (mut files, mut parts) = (Vec::new(), Vec::new());
    let mut report = Report {
        dropped: chosen.dropped,
        ..Report::default()
    };
    let mut unit = None;
    for (split, project) in split(&chosen.project, choice)? {
        let draft = writer.draft(&project, choice)?;
        let mut of_part = draft.report.clone();
        of_part.checked = writer.check(&draft)?;
        let of_split = draft
            .files
            .into_iter()
            .map(|file| file.of_split(split, about));
        let mut of_split: Vec<SourceFile> = of_split.collect();
        if choice.data_card {
            for file in &mut of_split {
                file.name = file.name_in_archive(about);
            }
        }
        parts.push(Part {
            split,
            files: PartFiles::of(&of_split, split.map(Split::name), about.extension),
            articles: of_part.articles,
            spans: of_part.spans,
        });
        unit = draft.unit;
        report.add(of_part);
        files.extend(of_split);
    }
    if choice.data_card {
        let card = Card {
            project: &chosen.project,
            choice,
            format: about.name,
            unit,
            report: &report,
            parts,
            loading: writer.loading(),
        };
        files.push(SourceFile {
            name: "README.md".to_owned(),
            bytes: card.text().into_bytes(),
        });
    }
    let preview = preview(&files);
    let (bytes, is_archive) = match <[SourceFile; 1]>::try_from(files) {
        Ok([file]) => (file.bytes, false),
        Err(files) => (archive::packed(&files)?, true),
    };
    Ok(Export {
        bytes,
        is_archive,
        preview,
        report,
    })
}

/// How many lines a preview has.
const PREVIEW_LINES: usize = 12;

/// How long a line of a preview may be, in characters.
const PREVIEW_LINE: usize = 160;

/// How the first file begins, or the first that is in the format where settings come first; under its
/// name if there are several.
fn preview(files: &[SourceFile]) -> String {
    let is_setting = |file: &&SourceFile| file.has_extension(&["conf", "xml"]);
    let first = files
        .iter()
        .find(|file| !is_setting(file))
        .or(files.first());
    let Some(first) = first else {
        return String::new();
    };
    let head = first
        .bytes
        .get(..PREVIEW_LINES * PREVIEW_LINE * 4)
        .unwrap_or(&first.bytes);
    let text = String::from_utf8_lossy(head);
    let name = (files.len() > 1).then(|| format!("{}:", first.name));
    let lines = text
        .lines()
        .take(PREVIEW_LINES)
        .map(|line| shortened(line, PREVIEW_LINE));
    name.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// A part of a project, and which it is; none where the project is not divided.
type PartOfSplit<'p> = (Option<Split>, Cow<'p, Project>);

/// A project, or each of its parts.
fn split<'p>(project: &'p Project, choice: &Choice) -> Result<Vec<PartOfSplit<'p>>, WriteError> {
    let Some(splits) = &choice.splits else {
        return Ok(vec![(None, Cow::Borrowed(project))]);
    };
    let parts = splits.parts(project);
    let mut projects = Vec::new();
    for split in Split::ALL {
        let articles = parts.iter().filter(|(_, part)| **part == split);
        let articles: BTreeSet<_> = articles.map(|(id, _)| *id).collect();
        if !articles.is_empty() {
            let part = Choice {
                articles: Some(articles),
                ..Choice::everything()
            };
            let part = part.of(project)?.project.into_owned();
            projects.push((Some(split), Cow::Owned(part)));
        }
    }
    Ok(projects)
}

/// Reads the text of a file.
fn read_text<T>(
    file: &SourceFile,
    chosen: Option<Encoding>,
    read: impl FnOnce(&str) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    match binary::kind_of_archive(&file.bytes) {
        Some(what) => {
            let kind = ReadErrorKind::Binary(what.into());
            Err(ReadError::of_file(file, kind))
        }
        None => read_no_archive(file, chosen, read),
    }
}

/// Reads the text of a file that is never an archive by what it is for, so that nothing which reads archives
/// comes along.
///
/// What ends inside a character is not UTF-8. Where it is JSON, though, the reader of what stands
/// before that character says that the file is cut off, which tells more. Only that is asked of it:
/// what it makes of a text without its end is not to be had.
fn read_no_archive<T>(
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
    if let Some(what) = binary::first_bytes(&file.bytes) {
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
