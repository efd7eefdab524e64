//! The index from a stretch of an article to the fragments over it: what the reader paints.
//!
//! Fragments are kept by the power of two of their length, and within one class by their start. A
//! fragment over a stretch starts before the stretch ends and, if its class is known, not further
//! before it than twice the class's length: so a question is one short range scan for each class
//! that occurs, and each change one insertion. Both are logarithmic, however many fragments there
//! are, however long they are, and whether they lie in one paragraph or in a thousand.

use std::cmp::Reverse;
use std::sync::Arc;

use imbl::OrdMap;

use super::{ArticleId, Span, SpanId};
use crate::text::{ByteOffset, TextRange};

/// One fragment of a span over a stretch of text. It may begin before the stretch and end after it.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The fragment, in bytes of the article.
    pub range: TextRange,
    /// Which fragment of the span it is, from 0.
    pub fragment: usize,
    /// The span.
    pub span: Arc<Span>,
}

/// Equal if they paint the same: a comparison of marks decides whether a paragraph is painted
/// again, so the usual case, the very same span, is decided by its address.
impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        self.range == other.range
            && self.fragment == other.fragment
            && (Arc::ptr_eq(&self.span, &other.span) || self.span == other.span)
    }
}

impl Eq for Mark {}

impl Mark {
    /// In order of start; of two that start together the longer first, then the older.
    pub(crate) fn order(&self) -> impl Ord + use<> {
        (
            self.range.start(),
            Reverse(self.range.end()),
            self.span.id,
            self.fragment,
        )
    }
}

/// The power of two of a fragment's length: class 4 holds lengths from 16 to 31 bytes.
type LengthClass = u32;

/// Where a fragment stands in the index: article, class, start, span, place in the span.
type Place = (ArticleId, LengthClass, ByteOffset, SpanId, usize);

/// All fragments of a project.
#[derive(Clone, Debug, Default)]
pub(super) struct MarkIndex {
    fragments: OrdMap<Place, Arc<Span>>,
}

impl MarkIndex {
    /// The marks that share a byte with `stretch`, in order of start (of two that start together
    /// the longer first). Costs logarithmic time for each length class that occurs in the article,
    /// and O(m log m) for the m marks of the answer.
    pub(super) fn over(&self, article: ArticleId, stretch: TextRange) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut class = 0;
        while let Some(occurring) = self.first_class(article, class) {
            self.collect(article, occurring, stretch, &mut marks);
            class = occurring + 1;
        }
        marks.sort_unstable_by_key(Mark::order);
        marks
    }

    /// The first length class from `class` on of which the article has a fragment.
    fn first_class(&self, article: ArticleId, class: LengthClass) -> Option<LengthClass> {
        let from = (article, class, ByteOffset::ZERO, SpanId::NIL, 0);
        let to = (
            article,
            LengthClass::MAX,
            ByteOffset::MAX,
            SpanId::MAX,
            usize::MAX,
        );
        let ((_, found, ..), _) = self.fragments.range(from..=to).next()?;
        Some(*found)
    }

    /// The marks of one class over a stretch.
    fn collect(
        &self,
        article: ArticleId,
        class: LengthClass,
        stretch: TextRange,
        marks: &mut Vec<Mark>,
    ) {
        // 2^(class + 1) is more than any length of the class.
        let reach = 1_u32.checked_shl(class + 1).unwrap_or(u32::MAX);
        let from = ByteOffset::new(stretch.start().get().saturating_sub(reach));
        let from = (article, class, from, SpanId::NIL, 0);
        let to = (article, class, stretch.end(), SpanId::NIL, 0);
        for ((.., fragment), span) in self.fragments.range(from..to) {
            if let Some(range) = span.fragments.get(*fragment)
                && range.overlaps(stretch)
            {
                marks.push(Mark {
                    range,
                    fragment: *fragment,
                    span: Arc::clone(span),
                });
            }
        }
    }

    pub(super) fn insert(&mut self, span: &Arc<Span>) {
        for (fragment, range) in span.fragments.iter().enumerate() {
            self.fragments
                .insert(place_of(span, fragment, range), Arc::clone(span));
        }
    }

    pub(super) fn remove(&mut self, span: &Span) {
        for (fragment, range) in span.fragments.iter().enumerate() {
            self.fragments.remove(&place_of(span, fragment, range));
        }
    }
}

fn place_of(span: &Span, fragment: usize, range: TextRange) -> Place {
    let class = range.len().max(1).ilog2();
    (span.article, class, range.start(), span.id, fragment)
}
