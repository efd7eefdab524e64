//! The files that came together, and how to find one among them.

use std::collections::BTreeMap;
use std::ops::Deref;

use super::SourceFile;

/// Files that came together. As a slice, they are in the order in which they came.
#[derive(Debug, Default)]
pub struct Beside<'a> {
    files: Vec<&'a SourceFile>,
    /// The same files by their names without folders.
    by_name: BTreeMap<&'a str, Vec<&'a SourceFile>>,
}

/// No files at all.
pub(super) static NOTHING: Beside<'static> = Beside {
    files: Vec::new(),
    by_name: BTreeMap::new(),
};

impl<'a> Beside<'a> {
    /// These files.
    pub fn of(files: &'a [SourceFile]) -> Self {
        let mut by_name: BTreeMap<&str, Vec<&SourceFile>> = BTreeMap::new();
        for file in files {
            by_name.entry(file.base_name()).or_default().push(file);
        }
        Self {
            files: files.iter().collect(),
            by_name,
        }
    }

    /// The files of this name, whatever their folders. Found without a look at the others: there may be
    /// thousands, each of which looks for another one.
    pub fn called(&self, name: &str) -> &[&'a SourceFile] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Deref for Beside<'a> {
    type Target = [&'a SourceFile];

    fn deref(&self) -> &Self::Target {
        &self.files
    }
}
