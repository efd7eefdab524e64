//! Which column of a table is what.

use std::collections::BTreeMap;

use super::guess::guess;
use super::table::Table;

/// How many rows are shown to somebody who looks a guess over.
const SHOWN: usize = 5;

/// What a column of a table of articles can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The text.
    Text,
    /// The title.
    Title,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Author,
    /// When it was published.
    Date,
    /// Where it was published.
    Url,
    /// Its language as a BCP 47 tag.
    Language,
    /// What the table calls the article.
    Id,
}

impl Role {
    /// Every role, the text first.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Title,
        Self::Outlet,
        Self::Author,
        Self::Date,
        Self::Url,
        Self::Language,
        Self::Id,
    ];

    /// Its name, for users.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "title",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Date => "date",
            Self::Url => "address",
            Self::Language => "language",
            Self::Id => "id",
        }
    }
}

/// Which columns of a table are what, by their numbers from 0. A column can be several things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(BTreeMap<Role, usize>);

impl Columns {
    /// The column of a role.
    pub fn get(&self, role: Role) -> Option<usize> {
        self.0.get(&role).copied()
    }

    /// Gives a role to a column, or to none.
    pub fn set(&mut self, role: Role, column: Option<usize>) {
        match column {
            Some(column) => {
                self.0.insert(role, column);
            }
            None => {
                self.0.remove(&role);
            }
        }
    }

    /// Whether a column has a role.
    pub fn uses(&self, column: usize) -> bool {
        self.0.values().any(|used| *used == column)
    }
}

/// The columns of a file, for somebody who is to say what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundColumns {
    /// What they are called: made up where the file has no names.
    pub names: Vec<String>,
    /// What they seem to be.
    pub guess: Columns,
    /// The first rows.
    pub first_rows: Vec<Vec<String>>,
    /// How many rows there are.
    pub rows: usize,
}

impl FoundColumns {
    pub(super) fn of(table: &Table) -> Self {
        let first_rows = table.rows.iter().take(SHOWN);
        Self {
            names: table.names.clone(),
            guess: guess(table),
            first_rows: first_rows
                .map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect())
                .collect(),
            rows: table.rows.len(),
        }
    }
}
