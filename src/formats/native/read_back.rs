//! Reading texts and spans back out of written bytes, for the check (I8). It shares nothing with
//! the reader but `serde_json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::formats::check::{WrittenArticle, WrittenFragment, WrittenSpan};

#[derive(Deserialize)]
struct Document {
    articles: Vec<Article>,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
    /// Within the article in JSONL.
    #[serde(default)]
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    id: String,
    /// Missing where the span stands within its article.
    article: Option<String>,
    fragments: Vec<Fragment>,
}

#[derive(Deserialize)]
struct Fragment {
    start: usize,
    end: usize,
    text: String,
}

/// The articles of a project file.
pub(super) fn document(bytes: &[u8]) -> Result<Vec<WrittenArticle>, String> {
    let document: Document = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let mut articles: BTreeMap<String, WrittenArticle> = BTreeMap::new();
    for article in document.articles {
        let written = WrittenArticle {
            text: article.text,
            spans: Vec::new(),
        };
        articles.insert(article.id, written);
    }
    for span in document.spans {
        let article = span
            .article
            .as_ref()
            .and_then(|id| articles.get_mut(id))
            .ok_or_else(|| format!("span {} has no article", span.id))?;
        article.spans.push(span.into());
    }
    Ok(articles.into_values().collect())
}

/// An article with its spans, as a line of JSONL has it.
pub(in crate::formats) fn article(line: &[u8]) -> Result<WrittenArticle, String> {
    serde_json::from_slice(line)
        .map(Article::into)
        .map_err(|error| error.to_string())
}

impl From<Article> for WrittenArticle {
    fn from(article: Article) -> Self {
        Self {
            text: article.text,
            spans: article.spans.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Span> for WrittenSpan {
    fn from(span: Span) -> Self {
        let fragments = span.fragments.into_iter();
        Self {
            id: span.id,
            fragments: fragments
                .map(|Fragment { start, end, text }| WrittenFragment { start, end, text })
                .collect(),
        }
    }
}
