//! Going through articles, some bytes at a time.

use std::sync::Arc;

use super::line::{Attempt, Line};
use super::{Hit, Searcher};
use crate::model::{Article, ArticleId, Project};
use crate::text::TextRange;

/// How many hits a search collects at most: a list of more is of no use to anybody.
pub const MAXIMUM_HITS: usize = 100_000;

/// How many times the bytes of a step are looked through for hits before the step ends. An expression
/// can look through the rest of a line again and again.
const EFFORT: usize = 8;

/// What looking for one hit costs besides the text that is looked through, in bytes of text.
const EFFORT_OF_ATTEMPT: usize = 16;

/// Where to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In one article.
    Article(ArticleId),
    /// In all articles.
    All,
}

/// A search under way.
///
/// It goes through the articles that there were when it began, in the project's order; the hits in
/// an article that is removed meanwhile stay in its list.
#[derive(Clone, Debug)]
pub struct Search {
    searcher: Searcher,
    articles: Vec<Arc<Article>>,
    /// How many articles are done.
    article: usize,
    /// How many lines of the next one are done.
    line: usize,
    /// From which byte of its next line, folded, the search goes on.
    position: usize,
    progress: SearchProgress,
    hits: Vec<Hit>,
    is_limited: bool,
}

/// How far a search has come, in bytes of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchProgress {
    /// What has been searched.
    pub done: usize,
    /// All that there is to search.
    pub all: usize,
}

impl Search {
    /// Begins to search.
    pub fn new(project: &Project, searcher: Searcher, scope: Scope) -> Self {
        let articles: Vec<Arc<Article>> = match scope {
            Scope::Article(id) => project.article(id).cloned().into_iter().collect(),
            Scope::All => project.articles().cloned().collect(),
        };
        let lengths = articles.iter().map(|article| article.text.len().index());
        Self {
            searcher,
            progress: SearchProgress {
                done: 0,
                all: lengths.sum(),
            },
            articles,
            article: 0,
            line: 0,
            position: 0,
            hits: Vec::new(),
            is_limited: false,
        }
    }

    /// Searches about so many bytes of text, one line at least. Returns how far it has come, and
    /// nothing if all is done or the limit is reached.
    ///
    /// A line is folded as a whole, so what one step costs can grow to the longest line. Where an
    /// expression makes the search take far longer than that, as `.*x` with whole words may, a step
    /// ends earlier, also within a line.
    pub fn step(&mut self, bytes: usize) -> Option<SearchProgress> {
        let enough = self.progress.done.saturating_add(bytes.max(1));
        let mut effort = bytes.saturating_mul(EFFORT);
        while self.progress.done < enough {
            let article = Arc::clone(self.articles.get(self.article)?);
            let Some(line) = article.text.lines().range(self.line) else {
                self.article += 1;
                self.line = 0;
                continue;
            };
            // Of a long line at least so much that folding it again does not count.
            let most = effort.max((line.len() as usize).saturating_mul(EFFORT));
            let spent = self.search_line(&article, line, most);
            if self.is_limited {
                return None;
            }
            effort = effort.saturating_sub(spent);
            if spent >= most {
                return Some(self.progress);
            }
            self.progress.done += line.len() as usize;
            self.line += 1;
            self.position = 0;
        }
        Some(self.progress)
    }

    /// Searches a line of an article from the position on, until that is done or the effort is spent.
    /// Returns how much was.
    fn search_line(&mut self, article: &Article, line: TextRange, most: usize) -> usize {
        let mut line = Line::new(&self.searcher, &article.text, line, self.position);
        let mut attempts = 0;
        loop {
            let spent = line.read() + attempts * EFFORT_OF_ATTEMPT;
            if spent >= most {
                self.position = line.position();
                return spent;
            }
            match line.attempt() {
                Attempt::Hit(_) if self.hits.len() == MAXIMUM_HITS => {
                    self.is_limited = true;
                    return spent;
                }
                Attempt::Hit(range) => self.hits.push(Hit {
                    article: article.id,
                    range,
                }),
                Attempt::Miss => {}
                Attempt::End => return spent,
            }
            attempts += 1;
        }
    }

    /// How far it has come.
    pub fn progress(&self) -> SearchProgress {
        self.progress
    }

    /// What has been found so far: ascending within each article.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Whether there is more to be found than [`MAXIMUM_HITS`]; then the search ends there.
    pub fn is_limited(&self) -> bool {
        self.is_limited
    }
}
