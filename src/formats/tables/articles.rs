//! A table of articles as a project.

use std::collections::BTreeMap;

use super::columns::{Columns, Role};
use super::guess::guess;
use super::table::{Cell, Row, Table};
use super::{ARTICLES, spans};
use crate::formats::reading::{At, Intake, NewArticle, SourceText, calendar_day};
use crate::formats::{Import, ReadContext, ReadError, ReadErrorKind, SourceFile};
use crate::model::{ArticleId, Metadata, Name, Status, UnknownFields};

/// The column that tells how far the work on an article is.
pub(super) const STATUS: &str = "status";

/// The column that tells which file an article came from.
pub(super) const FILE: &str = "file";

/// Begins the name of the field in which a column is kept that Sayso has no use for.
const COLUMN: &str = "column_";

/// The articles that were read, by what the table calls them.
pub(super) type Known = BTreeMap<String, (ArticleId, SourceText)>;

/// Reads a table of articles, and the tables beside it.
pub(super) fn read(
    file: &SourceFile,
    table: Table,
    context: ReadContext<'_>,
) -> Result<Import, ReadError> {
    if spans::is_one_of_an_export(&table) && context.columns.is_none() {
        let needed = ARTICLES.to_owned();
        return Err(ReadError::of_file(file, ReadErrorKind::alone(&needed)));
    }
    let columns = match context.columns {
        Some(columns) => columns.clone(),
        None => guess(&table),
    };
    if columns.get(Role::Text).is_none() {
        let names: Vec<String> = table.names.iter().map(|name| format!("“{name}”")).collect();
        let reason = format!(
            "No column of this table looks like the texts of articles: it has {}. Call the column of \
             the texts “text”, or say which one it is.",
            names.join(", ")
        );
        return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
    }
    let (beside, unit) = (context.beside, context.unit);
    let mut intake = Intake::new(file, context);
    for (line, message) in &table.faults {
        let at = At {
            line: (*line > 0).then_some(*line),
            record: None,
        };
        intake.warn(at, message.clone());
    }
    let mut known = Known::new();
    for row in &table.rows {
        article(&mut intake, &table, row, &columns, &mut known);
    }
    let offsets = spans::read_beside(&mut intake, file, beside, unit, &known);
    let mut import = intake.finish();
    if import.project.article_count() == 0 && !table.rows.is_empty() {
        let reason = "No row of this table has a text.".to_owned();
        return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
    }
    import.offsets = offsets;
    Ok(import)
}

fn article(
    intake: &mut Intake<'_>,
    table: &Table,
    row: &Row,
    columns: &Columns,
    known: &mut Known,
) {
    let record = format!("article {}", row.number);
    let at = At {
        line: row.line,
        record: row.line.is_none().then_some(&*record),
    };
    let raw = row.text(columns.get(Role::Text));
    if raw.trim().is_empty() && !is_own(table) {
        return intake.warn(at, "It is left out: it has no text.");
    }
    let Ok(text) = SourceText::new(raw) else {
        return intake.warn(at, "It is left out: its text is too long.");
    };
    let fact = |role| Some(row.text(columns.get(role)).trim()).filter(|fact| !fact.is_empty());
    let name = |role| fact(role).map(Name::from);
    let status = table.column(STATUS).map(|column| row.text(Some(column)));
    let file = table.column(FILE).map(|column| row.text(Some(column)));
    let details = NewArticle {
        title: fact(Role::Title).unwrap_or_default().to_owned(),
        metadata: Metadata {
            outlet: name(Role::Outlet),
            author: name(Role::Author),
            date: fact(Role::Date).map(|date| Name::from(calendar_day(date))),
            url: name(Role::Url),
            language: name(Role::Language),
            file: file.filter(|file| !file.is_empty()).map(Name::from),
        },
        status: status.and_then(Status::from_name).unwrap_or_default(),
        unknown: rest(table, row, columns),
    };
    let article = intake.article(at, &text, details);
    if let Some(id) = fact(Role::Id)
        && known.insert(id.to_owned(), (article, text)).is_some()
    {
        let message = format!("The id “{id}” is used twice; spans of it go to this article.");
        intake.warn(at, message);
    }
}

/// What stands in columns that Sayso has no use for.
fn rest(table: &Table, row: &Row, columns: &Columns) -> UnknownFields {
    let cells = table.names.iter().zip(&row.cells).enumerate();
    cells
        .filter(|(column, (name, cell))| {
            let is_used = columns.uses(*column) || [STATUS, FILE].contains(&name.as_str());
            !is_used && !cell.text.is_empty()
        })
        .map(|(_, (name, cell))| (format!("{COLUMN}{name}").into(), json(cell)))
        .collect()
}

fn json(cell: &Cell) -> Name {
    match &cell.json {
        Some(json) => Name::from(&**json),
        None => serde_json::to_string(&cell.text).unwrap_or_default().into(),
    }
}

/// Whether this is a table that Sayso wrote: then it may have an article without words.
fn is_own(table: &Table) -> bool {
    table.has_columns(&["id", STATUS, FILE, "text"])
}
