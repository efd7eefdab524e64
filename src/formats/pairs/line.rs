//! The serde types of a line.

use serde::{Deserialize, Serialize};

/// A pair.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) relation: String,
    pub(super) from: Statement,
    pub(super) to: Statement,
}

/// One of the two statements.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Statement {
    pub(super) span: String,
    pub(super) label: String,
    pub(super) text: String,
    pub(super) fragments: Vec<Fragment>,
    pub(super) sentence: String,
    pub(super) speakers: Vec<String>,
    pub(super) article: Source,
}

/// A stretch of the article.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Fragment {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: String,
}

/// The article that a statement stands in; what is not known of it is empty.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) author: String,
    pub(super) date: String,
    pub(super) url: String,
    pub(super) language: String,
}
