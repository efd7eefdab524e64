//! Tables of articles: CSV, TSV, lists of JSON objects and lines of JSON, read; CSV written.
//!
//! Source: RFC 4180 and what spreadsheets and pandas make of it (other delimiters, a byte-order mark,
//! rows of other lengths), RFC 8259 for JSON. There is no agreement on how the columns of articles are
//! called, so which one is the text, the title and so on is guessed from their names and from what
//! stands in them ([`columns`]), and the user can say otherwise ([`ReadContext::columns`]). A column
//! that is none of these is kept with the article, by its name.
//!
//! Written are four tables, tidy in the sense of data frames, so that each can be joined with the
//! others by its ids:
//!
//! | table | a row for each |
//! | --- | --- |
//! | `articles.csv` | article: its id, what is known about it, its text |
//! | `spans.csv` | fragment of a span: `span` and `article` are ids; a column for each attribute and kind |
//! | `relations.csv` | relation: `from` and `to` are ids of spans |
//! | `entities.csv` | entity; `aliases` is a JSON list |
//!
//! A column of an attribute is called by its name and the kind of its values, as in
//! `certainty [choice]`; several options are a JSON list, an entity is its id.
//!
//! [`ReadContext::columns`]: super::ReadContext::columns

mod articles;
mod columns;
mod csv_table;
mod guess;
mod json_table;
mod spans;
mod table;
mod values;
mod write;

pub use self::columns::{Columns, FoundColumns, Role};

use super::{
    About, Beside, Format, Import, OffsetUnit, ReadContext, ReadError, Reader, SourceFile, Writer,
};
use crate::formats::{binary, encoding};

/// The table of articles of an export.
const ARTICLES: &str = "articles.csv";

/// The table of spans of an export.
const SPANS: &str = "spans.csv";

/// The table of relations of an export.
const RELATIONS: &str = "relations.csv";

/// The table of entities of an export.
const ENTITIES: &str = "entities.csv";

/// Articles in rows of a table, with spans, relations and entities in tables beside it.
#[derive(Debug)]
pub struct CsvTables;

/// Articles as JSON objects, in a list or one on each line.
#[derive(Debug)]
pub struct JsonArticles;

/// What users are told of tables.
pub(super) const CSV_ABOUT: About = About {
    name: "CSV tables",
    extension: "zip",
    media_type: "application/zip",
    description: "Tables of articles, spans, relations and entities. Read from any .csv or .tsv with a \
                  column of texts.",
    offset_units: &OffsetUnit::ALL,
};

/// What users are told of articles in JSON.
pub(super) const JSON_ABOUT: About = About {
    name: "Articles in JSON",
    extension: "json",
    media_type: "application/json",
    description: "A list of objects, or one on each line, with their texts, titles, dates and so on.",
    offset_units: &[],
};

impl Format for CsvTables {
    fn about(&self) -> &'static About {
        &CSV_ABOUT
    }

    fn recognizes(&self, file: &SourceFile, text: &str) -> bool {
        csv_table::recognizes(file, text)
    }

    /// The tables of spans, relations and entities beside one of articles.
    fn parts<'f>(&self, file: &SourceFile, beside: &Beside<'f>) -> Vec<&'f SourceFile> {
        if !file.base_name().eq_ignore_ascii_case(ARTICLES) {
            return Vec::new();
        }
        let files = beside.iter().copied();
        let in_folder = files.filter(|other| other.folder() == file.folder());
        in_folder
            .filter(|other| {
                let mut names = [SPANS, RELATIONS, ENTITIES].iter();
                names.any(|name| other.base_name().eq_ignore_ascii_case(name))
            })
            .collect()
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

impl Reader for CsvTables {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let table = csv_table::read(text, file);
        articles::read(file, table, context)
    }
}

impl Format for JsonArticles {
    fn about(&self) -> &'static About {
        &JSON_ABOUT
    }

    fn recognizes(&self, file: &SourceFile, text: &str) -> bool {
        json_table::recognizes(file, text)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }
}

impl Reader for JsonArticles {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let table = json_table::read(file, text)?;
        articles::read(file, table, context)
    }
}

/// The columns of a file that is a table, with the guess of what each is and its first rows: for a
/// dialog in which users say otherwise.
///
/// # Errors
///
/// A [`ReadError`] if the file is no text, or JSON that cannot be read.
pub fn columns_of(
    file: &SourceFile,
    chosen: Option<super::Encoding>,
) -> Result<FoundColumns, ReadError> {
    if let Some(what) = binary::signature(&file.bytes) {
        let kind = super::ReadErrorKind::Binary(what.into());
        return Err(ReadError::of_file(file, kind));
    }
    let text =
        encoding::decode(&file.bytes, chosen).map_err(|kind| ReadError::of_file(file, kind))?;
    let is_json = text.trim_start().starts_with(['{', '[']) && !csv_table::is_called_so(file);
    let table = if is_json {
        json_table::read(file, &text)?
    } else {
        csv_table::read(&text, file)
    };
    Ok(FoundColumns::of(&table))
}
