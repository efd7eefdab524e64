//! What a stranger to Sayso makes of an export: `read_export.py`, which shares no code with it.

use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;
use serde_json::Value;

use crate::chromium::Profile;
use crate::page::Download;

/// A data set, as the stranger has read it.
#[derive(Debug, Deserialize)]
pub(crate) struct Dataset {
    /// The titles of its articles.
    pub(crate) articles: Vec<String>,
    pub(crate) spans: Vec<ReadSpan>,
}

/// A span of a data set. That `text[start:end]` is its text was checked while reading.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ReadSpan {
    pub(crate) article: String,
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) note: String,
    pub(crate) attributes: Value,
}

impl Dataset {
    /// The spans as their labels and words.
    pub(crate) fn labelled(&self) -> Vec<(&str, &str)> {
        self.spans
            .iter()
            .map(|span| (span.label.as_str(), span.text.as_str()))
            .collect()
    }
}

/// Reads an export with every check that the stranger makes.
#[track_caller]
pub(crate) fn read(export: &Download) -> Dataset {
    let profile = Profile::fresh();
    let file = profile.file(&export.name, &export.bytes);
    let program = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/browser/read_export.py");
    let output = Command::new("python3")
        .arg(program)
        .arg(file)
        .output()
        .unwrap_or_else(|error| panic!("python3 reads the exports, and does not start: {error}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the stranger says: {complaint}");
    serde_json::from_slice(&output.stdout).expect("the stranger answers in JSON")
}
