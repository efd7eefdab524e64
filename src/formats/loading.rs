//! The lines of a program that load what was written: they stand in the data card, and
//! `cargo xtask interop` runs them from there.

use super::SourceFile;

/// Code that loads a part of a dataset with a library that others made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loading {
    /// The language, as Markdown names it.
    pub language: &'static str,
    /// The command that installs what the code needs; none if that is nothing.
    pub install: Option<&'static str>,
    /// The lines. `{file}` stands for the file, or for the folder if there are several; `{files}` for the
    /// pattern that all files of the format match.
    pub code: &'static str,
}

impl Loading {
    /// How Hugging Face's library loads lines of JSON.
    pub(super) const DATASETS: Self = Self::python(
        "pip install datasets",
        r#"from datasets import load_dataset
dataset = load_dataset("json", data_files="{file}")"#,
    );

    /// Code in Python, and how what it needs is installed.
    pub(super) const fn python(install: &'static str, code: &'static str) -> Self {
        Self {
            language: "python",
            install: Some(install),
            code,
        }
    }

    /// Code that needs nothing but Python.
    pub(super) const fn python_alone(code: &'static str) -> Self {
        Self {
            language: "python",
            install: None,
            code,
        }
    }

    /// Code in JavaScript, a module for Node, and how what it needs is installed.
    pub(super) const fn javascript(install: &'static str, code: &'static str) -> Self {
        Self {
            language: "javascript",
            install: Some(install),
            code,
        }
    }

    /// The lines for these files.
    pub(super) fn of(self, files: &PartFiles) -> String {
        self.code
            .replace("{files}", &files.pattern)
            .replace("{file}", &files.name)
    }
}

/// The files that a part of a dataset is in.
pub(super) struct PartFiles {
    /// The file's name, or the folder that they are in.
    pub(super) name: String,
    /// What matches those that are in the format.
    pub(super) pattern: String,
}

impl PartFiles {
    /// Of files that have their names, in a folder of that name or in none.
    pub(super) fn of(files: &[SourceFile], folder: Option<&str>, extension: &str) -> Self {
        if let [only] = files {
            return Self {
                name: only.name.clone(),
                pattern: only.name.clone(),
            };
        }
        Self {
            name: folder.unwrap_or(".").to_owned(),
            pattern: match folder {
                Some(folder) => format!("{folder}/*.{extension}"),
                None => format!("*.{extension}"),
            },
        }
    }
}
