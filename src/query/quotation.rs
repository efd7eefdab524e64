//! The words of a span.

use crate::model::{Article, Span};

/// The text of a span: its fragments, joined by " … " where it has several.
pub fn quotation(article: &Article, span: &Span) -> String {
    let fragments: Vec<&str> = span
        .fragments
        .iter()
        .map(|range| article.text.slice(range))
        .collect();
    fragments.join(" … ")
}
