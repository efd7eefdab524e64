//! What a project is asked for other than by key: spans in reading order and by the entities that they
//! point at, relations by their ends, regions by their place, articles by their text.
//!
//! All of it stands in two persistent maps, since every further type of map is compiled anew and the
//! page has a budget. Each change and each question costs logarithmic time, and the size of the
//! answer. Marks have an index of their own, in [`super::marks`].
//!
//! Called by [`super::Project`] alone, which keeps it true.

use std::cmp::Reverse;
use std::ops::RangeBounds;

use imbl::{OrdMap, OrdSet};

use super::{
    AnnotatorId, ArticleId, Digest, EntityId, Region, RegionId, Relation, RelationId, Span, SpanId,
    Value,
};
use crate::text::ByteOffset;

/// The indexes of one project. They know nothing of visibility.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes {
    places: OrdSet<Place>,
    articles: OrdMap<ArticleId, KnownArticle>,
}

/// Where something stands among its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// A span in reading order, and whose it is; of spans that start together the longer comes first.
    Span(
        ArticleId,
        ByteOffset,
        Reverse<ByteOffset>,
        SpanId,
        AnnotatorId,
    ),
    /// A relation by one of its ends.
    Relation(SpanId, RelationId),
    /// A region by its start.
    Region(ArticleId, ByteOffset, RegionId),
    /// An article by its text.
    Article(Digest, ArticleId),
    /// A span by an entity that one of its attributes points at.
    Entity(EntityId, SpanId),
}

/// What is known about an article, also about a deleted one.
#[derive(Clone, Debug, Default)]
struct KnownArticle {
    /// The digest of its text.
    digest: Option<Digest>,
    /// The id that it got in a merge: an edit remembered from before it, such as a step of the
    /// history, still speaks of the one that it had.
    now: Option<ArticleId>,
    /// How many spans of each annotator lie in it; of those alone who have some.
    span_counts: Vec<(AnnotatorId, usize)>,
}

/// Before and after all spans of an article that start at an offset.
fn before_spans(article: ArticleId, start: ByteOffset) -> Place {
    Place::Span(
        article,
        start,
        Reverse(ByteOffset::MAX),
        SpanId::NIL,
        AnnotatorId::NIL,
    )
}

fn after_spans(article: ArticleId, start: ByteOffset) -> Place {
    Place::Span(
        article,
        start,
        Reverse(ByteOffset::ZERO),
        SpanId::MAX,
        AnnotatorId::MAX,
    )
}

fn place_of(span: &Span) -> Place {
    let extent = span.fragments.extent();
    Place::Span(
        span.article,
        extent.start(),
        Reverse(extent.end()),
        span.id,
        span.annotator,
    )
}

/// The entities that a span points at, in its attributes' order; some may come twice.
fn entities_of(span: &Span) -> impl Iterator<Item = EntityId> {
    span.attributes.values().filter_map(|value| match value {
        Value::Entity(id) => Some(*id),
        _ => None,
    })
}

impl Indexes {
    pub(super) fn insert_span(&mut self, span: &Span) {
        self.places.insert(place_of(span));
        for entity in entities_of(span) {
            self.places.insert(Place::Entity(entity, span.id));
        }
        let counts = &mut self.articles.entry(span.article).or_default().span_counts;
        match counts.iter_mut().find(|(id, _)| *id == span.annotator) {
            Some((_, count)) => *count += 1,
            None => counts.push((span.annotator, 1)),
        }
    }

    pub(super) fn remove_span(&mut self, span: &Span) {
        self.places.remove(&place_of(span));
        for entity in entities_of(span) {
            self.places.remove(&Place::Entity(entity, span.id));
        }
        if let Some(article) = self.articles.get_mut(&span.article) {
            article.span_counts.retain_mut(|(id, count)| {
                *count -= usize::from(*id == span.annotator);
                *count > 0
            });
        }
    }

    pub(super) fn insert_relation(&mut self, relation: &Relation) {
        for end in [relation.from, relation.to] {
            self.places.insert(Place::Relation(end, relation.id));
        }
    }

    pub(super) fn remove_relation(&mut self, relation: &Relation) {
        for end in [relation.from, relation.to] {
            self.places.remove(&Place::Relation(end, relation.id));
        }
    }

    pub(super) fn insert_region(&mut self, region: &Region) {
        let place = Place::Region(region.article, region.range.start(), region.id);
        self.places.insert(place);
    }

    pub(super) fn remove_region(&mut self, region: &Region) {
        let place = Place::Region(region.article, region.range.start(), region.id);
        self.places.remove(&place);
    }

    /// The spans of an article that start at or after one offset and before another, in reading
    /// order.
    pub(super) fn spans_between(
        &self,
        article: ArticleId,
        from: ByteOffset,
        to: ByteOffset,
    ) -> impl DoubleEndedIterator<Item = SpanId> {
        let end = before_spans(article, to.max(from));
        self.spans(before_spans(article, from)..end)
    }

    /// All spans of an article in reading order.
    pub(super) fn spans_of(&self, article: ArticleId) -> impl DoubleEndedIterator<Item = SpanId> {
        let start = before_spans(article, ByteOffset::ZERO);
        self.spans(start..=after_spans(article, ByteOffset::MAX))
    }

    /// The span after another in its article.
    pub(super) fn span_after(&self, span: &Span) -> Option<SpanId> {
        let end = after_spans(span.article, ByteOffset::MAX);
        self.spans(place_of(span)..=end).find(|id| *id != span.id)
    }

    /// The span before another in its article.
    pub(super) fn span_before(&self, span: &Span) -> Option<SpanId> {
        let start = before_spans(span.article, ByteOffset::ZERO);
        self.spans(start..place_of(span)).next_back()
    }

    fn spans(&self, places: impl RangeBounds<Place>) -> impl DoubleEndedIterator<Item = SpanId> {
        self.places.range(places).filter_map(|place| match place {
            Place::Span(_, _, _, id, _) => Some(*id),
            _ => None,
        })
    }

    /// As [`spans_between`](Self::spans_between), but only those of some annotators.
    pub(super) fn spans_by(
        &self,
        article: ArticleId,
        from: ByteOffset,
        to: ByteOffset,
        is_by: impl Fn(AnnotatorId) -> bool,
    ) -> impl DoubleEndedIterator<Item = SpanId> {
        let places = before_spans(article, from)..before_spans(article, to.max(from));
        self.places
            .range(places)
            .filter_map(move |place| match place {
                Place::Span(_, _, _, id, annotator) if is_by(*annotator) => Some(*id),
                _ => None,
            })
    }

    /// The relations that start or end at a span.
    pub(super) fn relations_of(&self, span: SpanId) -> impl Iterator<Item = RelationId> {
        let all = Place::Relation(span, RelationId::NIL)..=Place::Relation(span, RelationId::MAX);
        self.places.range(all).filter_map(|place| match place {
            Place::Relation(_, id) => Some(*id),
            _ => None,
        })
    }

    /// The spans that point at an entity, in the order of their making.
    pub(super) fn spans_of_entity(&self, entity: EntityId) -> impl Iterator<Item = SpanId> {
        let all = Place::Entity(entity, SpanId::NIL)..=Place::Entity(entity, SpanId::MAX);
        self.places.range(all).filter_map(|place| match place {
            Place::Entity(_, id) => Some(*id),
            _ => None,
        })
    }

    /// The regions of an article by ascending start.
    pub(super) fn regions_of(&self, article: ArticleId) -> impl Iterator<Item = RegionId> {
        let first = Place::Region(article, ByteOffset::ZERO, RegionId::NIL);
        let last = Place::Region(article, ByteOffset::MAX, RegionId::MAX);
        self.places
            .range(first..=last)
            .filter_map(|place| match place {
                Place::Region(_, _, id) => Some(*id),
                _ => None,
            })
    }

    /// How many spans of each annotator lie in an article.
    pub(super) fn span_counts(&self, article: ArticleId) -> &[(AnnotatorId, usize)] {
        let known = self.articles.get(&article);
        known.map_or(&[], |known| &known.span_counts)
    }

    /// The id under which a text is or was known.
    pub(super) fn article_with(&self, digest: Digest) -> Option<ArticleId> {
        let first = Place::Article(digest, ArticleId::NIL);
        match self.places.range(first..).next()? {
            Place::Article(found, id) if *found == digest => Some(*id),
            _ => None,
        }
    }

    /// The digest of an article.
    pub(super) fn digest(&self, article: ArticleId) -> Option<Digest> {
        self.articles.get(&article)?.digest
    }

    /// The digests of all articles.
    pub(super) fn digests(&self) -> impl Iterator<Item = (ArticleId, Digest)> {
        let articles = self.articles.iter();
        articles.filter_map(|(id, known)| Some((*id, known.digest?)))
    }

    /// Remembers which text an article has. An article that was known with this text before is not
    /// found by it any more.
    pub(super) fn set_digest(&mut self, article: ArticleId, digest: Digest) {
        self.remove_digest(article);
        while let Some(other) = self.article_with(digest) {
            self.places.remove(&Place::Article(digest, other));
        }
        self.places.insert(Place::Article(digest, article));
        self.articles.entry(article).or_default().digest = Some(digest);
    }

    /// Forgets which text an article has, and returns it.
    pub(super) fn remove_digest(&mut self, article: ArticleId) -> Option<Digest> {
        let digest = self.articles.get_mut(&article)?.digest.take()?;
        self.places.remove(&Place::Article(digest, article));
        Some(digest)
    }

    /// The id that an article goes by now.
    pub(super) fn current_id(&self, article: ArticleId) -> Option<ArticleId> {
        self.articles.get(&article)?.now
    }

    /// Remembers that an article, and all that had become it before, go by another id now.
    pub(super) fn rename(&mut self, from: ArticleId, to: ArticleId) {
        let renamed = self.articles.iter();
        let renamed = renamed.filter(|(_, known)| known.now == Some(from));
        let earlier: Vec<ArticleId> = renamed.map(|(before, _)| *before).collect();
        for before in earlier.into_iter().chain([from]) {
            self.articles.entry(before).or_default().now = Some(to);
        }
    }
}
