//! A table before anybody has said what its columns are.

/// A table of whatever origin: names of columns, and rows of as many cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// What the columns are called.
    pub(super) names: Vec<String>,
    /// Whether the file has names of columns; else they are made up.
    pub(super) has_names: bool,
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// What is wrong with it, each with the line.
    pub(super) faults: Vec<(usize, String)>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The line on which it begins, from 1; for a list of JSON, none.
    pub(super) line: Option<usize>,
    /// Which row it is, from 1.
    pub(super) number: usize,
    /// A cell for each column.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// What it says; empty where it says nothing.
    pub(super) text: String,
    /// How JSON says it, where that is not the same text.
    pub(super) json: Option<String>,
}

impl Table {
    /// The number of a column.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Whether there are columns of all these names.
    pub(super) fn has_columns(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(name).is_some())
    }
}

impl Row {
    /// What stands in a column; nothing where the row has no such cell.
    pub(super) fn text(&self, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.cells.get(column))
            .map_or("", |cell| &cell.text)
    }
}

impl Cell {
    /// A cell of words.
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            json: None,
        }
    }
}
