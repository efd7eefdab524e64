//! The index from a line of an article to the spans that touch it: what the reader paints.

use std::cmp::Reverse;
use std::sync::Arc;

use imbl::OrdMap;

use super::{Article, ArticleId, Span};
use crate::text::TextRange;

/// One fragment of a span that touches a line. The fragment may begin before the line and end
/// after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The fragment, in bytes of the article.
    pub range: TextRange,
    /// Which fragment of the span it is, from 0.
    pub fragment: usize,
    /// The span.
    pub span: Arc<Span>,
}

impl Mark {
    /// In order of start; of two that start together the longer first, then the older.
    fn order(&self) -> impl Ord + use<> {
        (
            self.range.start(),
            Reverse(self.range.end()),
            self.span.id,
            self.fragment,
        )
    }
}

/// The marks of one line, in order of start (of two that start together the longer first).
pub type LineMarks = Vec<Mark>;

/// Marks by article and line.
///
/// An edit replaces the value of exactly the lines that its spans touch, so a line needs repainting
/// if and only if its `Arc` is another one.
#[derive(Clone, Debug, Default)]
pub(super) struct MarkIndex {
    lines: OrdMap<(ArticleId, usize), Arc<LineMarks>>,
}

impl MarkIndex {
    pub(super) fn line(&self, article: ArticleId, line: usize) -> Option<&Arc<LineMarks>> {
        self.lines.get(&(article, line))
    }

    pub(super) fn lines(
        &self,
        article: ArticleId,
    ) -> impl Iterator<Item = (usize, &Arc<LineMarks>)> {
        self.lines
            .range((article, 0)..=(article, usize::MAX))
            .map(|((_, line), marks)| (*line, marks))
    }

    pub(super) fn insert(&mut self, article: &Article, span: &Arc<Span>) {
        for (fragment, range) in span.fragments.iter().enumerate() {
            let mark = Mark {
                range,
                fragment,
                span: Arc::clone(span),
            };
            for line in article.text.lines().touched(range) {
                let marks = Arc::make_mut(self.lines.entry((article.id, line)).or_default());
                let place = marks.partition_point(|other| other.order() < mark.order());
                marks.insert(place, mark.clone());
            }
        }
    }

    pub(super) fn remove(&mut self, article: &Article, span: &Span) {
        for line in span
            .fragments
            .iter()
            .flat_map(|range| article.text.lines().touched(range))
        {
            let Some(marks) = self.lines.get_mut(&(article.id, line)) else {
                continue;
            };
            Arc::make_mut(marks).retain(|mark| mark.span.id != span.id);
            if marks.is_empty() {
                self.lines.remove(&(article.id, line));
            }
        }
    }

    pub(super) fn remove_article(&mut self, article: ArticleId) {
        let lines: Vec<_> = self
            .lines
            .range((article, 0)..=(article, usize::MAX))
            .map(|(key, _)| *key)
            .collect();
        for line in lines {
            self.lines.remove(&line);
        }
    }
}
