//! Lists of JSON objects, and lines of them, as a table.

use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::guess::is_name_of_text;
use super::table::{Cell, Row, Table};
use crate::formats::json::{Fields, broken, describe, names_format};
use crate::formats::{ReadError, ReadErrorKind, SourceFile};

/// The field of an object that may hold the list.
const LIST: &str = "articles";

/// Whether a text is a list of objects that have texts, or lines of such objects. Lines whose text is
/// called `text` are for Sayso's own reader, which knows what else may stand there.
pub(super) fn recognizes(file: &SourceFile, text: &str) -> bool {
    let start = text.trim_start();
    if file.has_extension(&["txt", "text", "md", "markdown"]) {
        return false;
    }
    if start.starts_with('[') {
        let items: Option<Vec<&RawValue>> = serde_json::from_str(text).ok();
        return items.is_some_and(|items| items.first().is_some_and(|first| has_text(first.get())));
    }
    if !start.starts_with('{') {
        return false;
    }
    let first = start.lines().next().unwrap_or_default();
    if let Ok(fields) = serde_json::from_str::<Fields<'_>>(first)
        && fields.get(LIST).is_none()
    {
        return fields.get("text").is_none() && has_text(first);
    }
    !names_format(text, &["sayso", "sayso-scheme", "sayso-articles"])
        && list_of(text).is_some_and(|items| {
            let first = items.first();
            first.is_some_and(|first| has_text(first.get()))
        })
}

/// Whether an object has a field that is called like a text and is one.
fn has_text(json: &str) -> bool {
    serde_json::from_str::<Fields<'_>>(json).is_ok_and(|fields| {
        let mut names = fields.iter().map(|(name, _)| name);
        names.any(|name| is_name_of_text(name) && fields.get_text(name).is_some())
    })
}

/// The list of articles within an object.
fn list_of(text: &str) -> Option<Vec<&RawValue>> {
    let fields: Fields<'_> = serde_json::from_str(text).ok()?;
    serde_json::from_str(fields.get(LIST)?.get()).ok()
}

/// Reads a table.
pub(super) fn read(file: &SourceFile, text: &str) -> Result<Table, ReadError> {
    let mut table = Table {
        has_names: true,
        ..Table::default()
    };
    if text.trim_start().starts_with('[') {
        let items: Vec<&RawValue> =
            serde_json::from_str(text).map_err(|problem| broken(&file.name, text, 1, &problem))?;
        for (number, item) in items.iter().enumerate() {
            add(&mut table, None, number + 1, item.get());
        }
    } else if let Some(items) = list_of(text) {
        for (number, item) in items.iter().enumerate() {
            add(&mut table, None, number + 1, item.get());
        }
    } else {
        let lines = text.lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim().is_empty());
        for (row, (number, line)) in lines.enumerate() {
            add(&mut table, Some(number + 1), row + 1, line);
        }
    }
    if table.rows.is_empty() {
        let seen = describe(text);
        return Err(ReadError::of_file(file, ReadErrorKind::OtherJson { seen }));
    }
    let width = table.names.len();
    for row in &mut table.rows {
        row.cells.resize(width, Cell::default());
    }
    Ok(table)
}

fn add(table: &mut Table, line: Option<usize>, number: usize, json: &str) {
    let Ok(fields) = serde_json::from_str::<Fields<'_>>(json) else {
        let message = format!("Article {number} is left out: it is no object of JSON.");
        table.faults.push((line.unwrap_or(0), message));
        return;
    };
    let mut cells: Vec<Cell> = vec![Cell::default(); table.names.len()];
    for (name, value) in fields.iter() {
        let column = match table.column(name) {
            Some(column) => column,
            None => {
                table.names.push(name.to_owned());
                cells.push(Cell::default());
                table.names.len() - 1
            }
        };
        if let Some(cell) = cells.get_mut(column) {
            *cell = cell_of(value);
        }
    }
    table.rows.push(Row {
        line,
        number,
        cells,
    });
}

/// A value as a cell. Lists of words, such as authors, are words with commas between them, and what has
/// a name is called by it.
fn cell_of(json: &RawValue) -> Cell {
    let value: Json = serde_json::from_str(json.get()).unwrap_or(Json::Null);
    match value {
        Json::String(text) => Cell::of(text),
        Json::Null => Cell::default(),
        value => Cell {
            text: words(&value),
            json: Some(json.get().to_owned()),
        },
    }
}

fn words(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(words).collect();
            items.join(", ")
        }
        Json::Object(fields) => match fields.get("name") {
            Some(name) => words(name),
            None => value.to_string(),
        },
        Json::Bool(_) | Json::Number(_) => value.to_string(),
    }
}
