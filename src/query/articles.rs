//! The list of articles: searching it and how far the work has come.

use std::sync::Arc;

use crate::model::{Article, Project};

/// How far the work on a project has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Articles with at least one span.
    pub annotated: usize,
    /// All articles.
    pub articles: usize,
    /// All spans.
    pub spans: usize,
}

/// How far the work has come, in constant time.
pub fn progress(project: &Project) -> Progress {
    Progress {
        annotated: project.annotated_article_count(),
        articles: project.article_count(),
        spans: project.visible_span_count(),
    }
}

/// The articles whose title, outlet, author or date together hold every word of a query, whatever
/// the case, in the project's order. An empty query matches all.
pub fn matching_articles<'a>(
    project: &'a Project,
    query: &str,
) -> impl Iterator<Item = &'a Arc<Article>> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    project.articles().filter(move |article| {
        if words.is_empty() {
            return true;
        }
        let metadata = [
            &article.metadata.outlet,
            &article.metadata.author,
            &article.metadata.date,
        ];
        let mut searched = article.title.to_lowercase();
        for value in metadata.into_iter().flatten() {
            searched.push('\n');
            searched.push_str(&value.to_lowercase());
        }
        words.iter().all(|word| searched.contains(word.as_str()))
    })
}
