//! The words of a span.

use std::borrow::Cow;

use crate::model::{Article, Span};

/// The text of a span: its fragments, joined by " … " where it has several.
pub fn quotation<'article>(article: &'article Article, span: &Span) -> Cow<'article, str> {
    let mut fragments = span.fragments.iter().map(|range| article.text.slice(range));
    let first = fragments.next().unwrap_or_default();
    fragments.fold(Cow::Borrowed(first), |joined, fragment| {
        joined + " … " + fragment
    })
}
