//! CSV and TSV as a table.

use csv::ReaderBuilder;

use super::guess::{is_known_name, is_name_of_text};
use super::table::{Cell, Row, Table};
use crate::formats::SourceFile;

/// The signs between cells, the likeliest first.
const DELIMITERS: &[u8] = b",\t;|";

/// How many rows are looked at to find the delimiter.
const ROWS_LOOKED_AT: usize = 20;

/// The longest name of a column, in characters.
const LONGEST_NAME: usize = 60;

/// Extensions of such files.
const EXTENSIONS: &[&str] = &["csv", "tsv", "tab"];

/// Extensions of files that are prose, whatever they look like.
const PROSE: &[&str] = &["txt", "text", "md", "markdown"];

/// Whether a file is called like a table.
pub(super) fn is_called_so(file: &SourceFile) -> bool {
    file.has_extension(EXTENSIONS)
}

/// Whether a text is a table: by its name or, unless its name says that it is something else, by its
/// first row, which has to name a column of texts.
pub(super) fn recognizes(file: &SourceFile, text: &str) -> bool {
    if file.has_extension(&["csv"]) {
        return true;
    }
    if file.has_extension(PROSE) || text.trim_start().starts_with(['{', '[', '<', '#']) {
        return false;
    }
    let delimiter = delimiter(text, file);
    let rows: Vec<Vec<String>> = records(text, delimiter)
        .take(2)
        .map(|(_, cells)| cells)
        .collect();
    // Files of tokens have this extension as well, but hardly a column that is called "text".
    match rows.as_slice() {
        [first, second] => {
            first.len() > 1
                && first.len() == second.len()
                && first.iter().any(|name| is_name_of_text(name))
                && first
                    .iter()
                    .all(|name| name.chars().count() <= LONGEST_NAME)
        }
        _ => false,
    }
}

/// Reads a table. Nothing in it can be broken beyond a warning.
pub(super) fn read(text: &str, file: &SourceFile) -> Table {
    let delimiter = delimiter(text, file);
    let mut rows = records(text, delimiter).peekable();
    let names = rows.next_if(|(_, cells)| is_head(cells));
    let mut table = Table {
        has_names: names.is_some(),
        ..Table::default()
    };
    let width = match names {
        Some((_, cells)) => {
            table.names = cells;
            table.names.len()
        }
        None => rows.peek().map_or(0, |(_, cells)| cells.len()),
    };
    for number in table.names.len()..width {
        table.names.push(format!("column {}", number + 1));
    }
    for (number, (line, mut cells)) in rows.enumerate() {
        if cells.len() != width {
            let message = if cells.len() > width {
                "What stands in the others is left out"
            } else {
                "Those that are missing are taken for empty"
            };
            let message = format!(
                "It has {} cells, and the first row has {width}. {message}.",
                cells.len()
            );
            table.faults.push((line, message));
            cells.resize(width, String::new());
        }
        table.rows.push(Row {
            line: Some(line),
            number: number + 1,
            cells: cells.into_iter().map(Cell::of).collect(),
        });
    }
    if text.matches('"').count() % 2 == 1
        && let Some(last) = table.rows.last()
    {
        let message = "There is an odd number of quotation marks in the file. If one is never closed, \
                       all that follows it stands in one cell: look at the last article.";
        table.faults.push((last.line.unwrap_or(1), message.into()));
    }
    table
}

/// Whether the first row names the columns: it does if one of the names is known, or if all of its cells
/// say something short.
fn is_head(cells: &[String]) -> bool {
    cells.iter().any(|cell| is_known_name(cell))
        || cells.iter().all(|cell| {
            let is_name = cell.chars().any(char::is_alphabetic);
            is_name && cell.chars().count() <= LONGEST_NAME && !cell.contains('\n')
        })
}

/// The rows, each with its line.
fn records(text: &str, delimiter: u8) -> impl Iterator<Item = (usize, Vec<String>)> {
    let rest = without_announcement(text);
    let skipped = usize::from(rest.len() < text.len());
    // Cells end where they should; what the reader complains of otherwise is bytes that are no UTF-8.
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(rest.as_bytes());
    reader.into_records().filter_map(move |record| {
        let record = record.ok()?;
        let line = record.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let cells = record.iter().map(str::to_owned).collect();
        Some((line.saturating_add(skipped), cells))
    })
}

/// A text without the line by which Excel is told the delimiter: `sep=;`.
fn without_announcement(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if announced(first).is_some() => rest,
        _ => text,
    }
}

/// The delimiter that a first line announces.
fn announced(line: &str) -> Option<u8> {
    let sign = line.trim_end_matches('\r').strip_prefix("sep=")?;
    let [sign] = sign.as_bytes() else {
        return None;
    };
    Some(*sign)
}

/// The sign between the cells: the one that divides the most of the first rows into as many cells as
/// the first row has.
fn delimiter(text: &str, file: &SourceFile) -> u8 {
    if let Some(sign) = text.lines().next().and_then(announced) {
        return sign;
    }
    if file.has_extension(&["tsv", "tab"]) {
        return b'\t';
    }
    let fit = |delimiter: u8| {
        let counts: Vec<usize> = records(text, delimiter)
            .take(ROWS_LOOKED_AT)
            .map(|(_, cells)| cells.len())
            .collect();
        let first = counts.first().copied().unwrap_or(1);
        let same = counts.iter().filter(|count| **count == first).count();
        // All rows alike tell more than many columns, and one column tells nothing.
        (first > 1).then_some((same * 100 / counts.len().max(1), first))
    };
    let best = DELIMITERS
        .iter()
        .rev()
        .filter_map(|sign| Some((fit(*sign)?, *sign)))
        .max_by_key(|(fit, _)| *fit);
    best.map_or(b',', |(_, sign)| sign)
}
