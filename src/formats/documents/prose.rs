//! A text that is put together from paragraphs and tables.

use super::left_out::LeftOut;

/// A text that is being put together. Paragraphs may lie in others (text boxes do) and tables in cells.
#[derive(Debug, Default)]
pub(super) struct Prose {
    blocks: Vec<String>,
    /// The paragraphs that have begun, the innermost last.
    open: Vec<String>,
    /// The tables that have begun, the innermost last.
    tables: Vec<Table>,
    left_out: LeftOut,
    fault: Option<String>,
}

/// A table that has begun.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<String>,
    row: Vec<String>,
    cell: Vec<String>,
}

impl Prose {
    pub(super) fn begin_paragraph(&mut self) {
        self.open.push(String::new());
    }

    pub(super) fn end_paragraph(&mut self) {
        if let Some(paragraph) = self.open.pop() {
            self.put(paragraph.trim());
        }
    }

    /// Adds words to the paragraph that has begun; words outside of all are none of the text.
    pub(super) fn add(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.push_str(words);
        }
    }

    /// The paragraph that has begun, as far as it is there.
    pub(super) fn paragraph(&self) -> Option<&str> {
        self.open.last().map(String::as_str)
    }

    pub(super) fn begin_table(&mut self) {
        self.tables.push(Table::default());
    }

    pub(super) fn end_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let cell = std::mem::take(&mut table.cell).join(" ");
            // A row is a line, with tabs between its cells.
            table.row.push(cell.replace(['\n', '\t'], " "));
        }
    }

    pub(super) fn end_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let row = std::mem::take(&mut table.row);
            if row.iter().any(|cell| !cell.is_empty()) {
                table.rows.push(row.join("\t").trim_end().to_owned());
            }
        }
    }

    pub(super) fn end_table(&mut self) {
        if let Some(table) = self.tables.pop() {
            self.put(&table.rows.join("\n"));
        }
    }

    fn put(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        match self.tables.last_mut() {
            Some(table) => table.cell.push(block.to_owned()),
            None => self.blocks.push(block.to_owned()),
        }
    }

    /// What stands beside the text.
    pub(super) fn left_out(&mut self) -> &mut LeftOut {
        &mut self.left_out
    }

    /// Ends the text, which is broken if there is a fault.
    pub(super) fn ended(mut self, outcome: Result<(), String>) -> Self {
        self.fault = outcome.err();
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        while !self.tables.is_empty() {
            self.end_cell();
            self.end_row();
            self.end_table();
        }
        self
    }

    /// Why it ends early, if it does.
    pub(super) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// The text: one blank line between two paragraphs.
    pub(super) fn text(&self) -> String {
        let mut text = self.blocks.join("\n\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}
