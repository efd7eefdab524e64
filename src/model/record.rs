//! Any record of a project, and its key: the unit of change, of undo and of saving.

use std::sync::Arc;

use super::{
    Annotator, AnnotatorId, Article, ArticleId, Entity, EntityId, ProjectInfo, Region, RegionId,
    Relation, RelationId, Scheme, Span, SpanId,
};

/// Names one record of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// The project's own name and so on.
    Info,
    /// The scheme.
    Scheme,
    /// An annotator.
    Annotator(AnnotatorId),
    /// An article.
    Article(ArticleId),
    /// An entity.
    Entity(EntityId),
    /// A span.
    Span(SpanId),
    /// A relation.
    Relation(RelationId),
    /// A region.
    Region(RegionId),
}

/// A record's content: none where it is deleted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// The project's own name and so on; it cannot be deleted.
    Info(Arc<ProjectInfo>),
    /// The scheme; it cannot be deleted.
    Scheme(Arc<Scheme>),
    /// An annotator.
    Annotator(AnnotatorId, Option<Arc<Annotator>>),
    /// An article.
    Article(ArticleId, Option<Arc<Article>>),
    /// An entity.
    Entity(EntityId, Option<Arc<Entity>>),
    /// A span.
    Span(SpanId, Option<Arc<Span>>),
    /// A relation.
    Relation(RelationId, Option<Arc<Relation>>),
    /// A region.
    Region(RegionId, Option<Arc<Region>>),
}

impl Record {
    /// The key of the record.
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Info(_) => RecordKey::Info,
            Self::Scheme(_) => RecordKey::Scheme,
            Self::Annotator(id, _) => RecordKey::Annotator(*id),
            Self::Article(id, _) => RecordKey::Article(*id),
            Self::Entity(id, _) => RecordKey::Entity(*id),
            Self::Span(id, _) => RecordKey::Span(*id),
            Self::Relation(id, _) => RecordKey::Relation(*id),
            Self::Region(id, _) => RecordKey::Region(*id),
        }
    }

    /// The record as it is when it is deleted; what cannot be deleted stays as it is.
    #[must_use]
    pub fn deleted(&self) -> Self {
        match self {
            Self::Info(_) | Self::Scheme(_) => self.clone(),
            Self::Annotator(id, _) => Self::Annotator(*id, None),
            Self::Article(id, _) => Self::Article(*id, None),
            Self::Entity(id, _) => Self::Entity(*id, None),
            Self::Span(id, _) => Self::Span(*id, None),
            Self::Relation(id, _) => Self::Relation(*id, None),
            Self::Region(id, _) => Self::Region(*id, None),
        }
    }

    /// The record with the article that it is, or lies in, under the id that `now` gives for it;
    /// none leaves the id as it is.
    #[must_use]
    pub fn readdressed(self, now: impl Fn(ArticleId) -> Option<ArticleId>) -> Self {
        match self {
            Self::Article(old, content) => match now(old) {
                Some(id) => Self::Article(
                    id,
                    content.map(|article| {
                        Arc::new(Article {
                            id,
                            ..Article::clone(&article)
                        })
                    }),
                ),
                None => Self::Article(old, content),
            },
            Self::Span(id, Some(span)) => match now(span.article) {
                Some(article) => Self::from(Span {
                    article,
                    ..Span::clone(&span)
                }),
                None => Self::Span(id, Some(span)),
            },
            Self::Region(id, Some(region)) => match now(region.article) {
                Some(article) => Self::from(Region {
                    article,
                    ..Region::clone(&region)
                }),
                None => Self::Region(id, Some(region)),
            },
            record => record,
        }
    }
}

macro_rules! present {
    ($($content:ident),*) => {$(
        impl From<$content> for Record {
            fn from(content: $content) -> Self {
                Self::$content(content.id, Some(Arc::new(content)))
            }
        }
    )*};
}

present!(Annotator, Article, Entity, Span, Relation, Region);

impl From<ProjectInfo> for Record {
    fn from(info: ProjectInfo) -> Self {
        Self::Info(Arc::new(info))
    }
}

impl From<Scheme> for Record {
    fn from(scheme: Scheme) -> Self {
        Self::Scheme(Arc::new(scheme))
    }
}
