//! The list of articles: searching, filtering and sorting it, and how far the work has come.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::model::{Article, Project, Status};

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

/// How many articles are done. Costs a look at each article.
pub fn done_articles(project: &Project) -> usize {
    let articles = project.articles();
    articles
        .filter(|article| article.status == Status::Done)
        .count()
}

/// What articles are listed by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they came into the project.
    #[default]
    Project,
    /// By outlet, then title.
    Outlet,
    /// By date, the earliest first; those without one last.
    Date,
    /// By status, in the order of the work.
    Status,
    /// By the number of spans, the most first.
    Spans,
}

impl Order {
    /// Every order, with what it is called.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Project, "as imported"),
        (Self::Outlet, "by outlet"),
        (Self::Date, "by date"),
        (Self::Status, "by status"),
        (Self::Spans, "by spans"),
    ];
}

/// Which articles are listed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Words that title, outlet, author or date hold.
    pub words: String,
    /// The only status that is listed, if not every one.
    pub status: Option<Status>,
    /// What they are listed by.
    pub order: Order,
}

/// The articles of a listing.
pub fn listed_articles(project: &Project, listing: &Listing) -> Vec<Arc<Article>> {
    let matching = matching_articles(project, &listing.words);
    let mut articles: Vec<Arc<Article>> = matching
        .filter(|article| listing.status.is_none_or(|status| article.status == status))
        .cloned()
        .collect();
    // One comparison for every order: each kind of sorting is a program of its own.
    articles.sort_by(|one, other| match listing.order {
        Order::Project => Ordering::Equal,
        Order::Outlet => {
            let place =
                |article: &Article| (article.metadata.outlet.clone(), article.title.clone());
            place(one).cmp(&place(other))
        }
        Order::Date => {
            let (one, other) = (&one.metadata.date, &other.metadata.date);
            (one.is_none(), one).cmp(&(other.is_none(), other))
        }
        Order::Status => one.status.cmp(&other.status),
        Order::Spans => project
            .span_count(other.id)
            .cmp(&project.span_count(one.id)),
    });
    articles
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
