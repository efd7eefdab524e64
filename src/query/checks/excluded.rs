//! What lies in excluded regions.

use std::collections::BTreeMap;

use crate::model::{ArticleId, Project, Span};
use crate::text::{ByteOffset, TextRange};

/// The excluded regions of a project, by article.
#[derive(Clone, Debug)]
pub(super) struct Excluded {
    articles: BTreeMap<ArticleId, Vec<Reach>>,
}

/// A region and those before it.
#[derive(Clone, Copy, Debug)]
struct Reach {
    /// Where the region starts.
    start: ByteOffset,
    /// How far this region, or one that starts before it, reaches.
    furthest: ByteOffset,
}

impl Excluded {
    /// The regions of a project, in a time that grows with their number.
    pub(super) fn of(project: &Project) -> Self {
        let mut ranges: BTreeMap<ArticleId, Vec<TextRange>> = BTreeMap::new();
        for region in project.regions() {
            ranges.entry(region.article).or_default().push(region.range);
        }
        let articles = ranges.into_iter().map(|(article, mut ranges)| {
            ranges.sort_unstable();
            let mut furthest = ByteOffset::ZERO;
            let reaches = ranges.into_iter().map(|range| {
                furthest = furthest.max(range.end());
                let start = range.start();
                Reach { start, furthest }
            });
            (article, reaches.collect())
        });
        Self {
            articles: articles.collect(),
        }
    }

    /// Whether a region holds the whole span: it is no part of the dataset then.
    pub(super) fn holds(&self, span: &Span) -> bool {
        let extent = span.fragments.extent();
        let start = extent.start();
        self.furthest(span.article, |reach| reach.start <= start) >= Some(extent.end())
    }

    /// Whether a region shares a byte with a fragment of the span.
    pub(super) fn touches(&self, span: &Span) -> bool {
        span.fragments.iter().any(|range| {
            let end = range.end();
            self.furthest(span.article, |reach| reach.start < end) > Some(range.start())
        })
    }

    /// How far the regions of an article reach that come first, as long as they are such.
    fn furthest(&self, article: ArticleId, is_such: impl Fn(&Reach) -> bool) -> Option<ByteOffset> {
        let reaches = self.articles.get(&article)?;
        let last = reaches.partition_point(is_such).checked_sub(1)?;
        Some(reaches.get(last)?.furthest)
    }
}
