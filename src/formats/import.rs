//! What reading gives: a project and the warnings beside it.

use std::fmt;

use super::OffsetUnit;
use crate::model::Project;

/// What could be read of a file (I7).
#[derive(Clone, Debug)]
pub struct Import {
    /// A project of its own, to be opened or merged. One read from plain text has an empty scheme.
    pub project: Project,
    /// What could not be read, or was read with a doubt, in the order of the file.
    pub warnings: Vec<Warning>,
    /// What the file's offsets count, where the format leaves it open.
    pub offsets: Option<FoundUnit>,
    /// The name of the format that it was read in; none where its parts are in several.
    pub format: Option<&'static str>,
}

impl Import {
    /// An import of a format that counts in one unit alone.
    pub fn new(project: Project, warnings: Vec<Warning>) -> Self {
        Self {
            project,
            warnings,
            offsets: None,
            format: None,
        }
    }
}

/// What the offsets of a file count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundUnit {
    /// The unit that was taken.
    pub unit: OffsetUnit,
    /// Whether the file or the user says so; else its text allows others as well, and the one that is
    /// usual for the format was taken.
    pub is_certain: bool,
}

/// Something that could not be read, or was read with a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where it stands.
    pub place: Place,
    /// What is wrong and what became of it, as one or more sentences.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.message)
    }
}

/// A place in a file, as exactly as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1, in code points.
    pub column: Option<usize>,
    /// The record, in words: `span 0190a1b2-…`.
    pub record: Option<String>,
}

impl Place {
    /// A file as a whole.
    pub(super) fn file(name: &str) -> Self {
        Self {
            file: name.into(),
            ..Self::default()
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(formatter, ", line {line}")?;
        }
        if let Some(column) = self.column {
            write!(formatter, ", column {column}")?;
        }
        match &self.record {
            Some(record) => write!(formatter, ", {record}"),
            None => Ok(()),
        }
    }
}
