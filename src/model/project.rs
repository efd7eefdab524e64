//! A project: articles, scheme, annotations and entities, with the indexes that keep questions and
//! changes logarithmic.

use std::cmp::Reverse;
use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use super::marks::MarkIndex;
use super::{
    Annotator, AnnotatorId, Article, ArticleId, Digest, Entity, EntityId, Entry, LineMarks, Name,
    ProjectId, Record, RecordKey, Region, RegionId, Relation, RelationId, Scheme, Span, SpanId,
    Stamp, Table, UnknownFields,
};
use crate::text::ByteOffset;

/// What is known about a project as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProjectInfo {
    /// What the project is called.
    pub name: Name,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

/// A stamped value that always exists.
type Stamped<T> = (Stamp, Arc<T>);

/// Everything that one file holds.
///
/// **Deletion and visibility.** A record whose anchor is deleted (a span of a removed article, a
/// relation of a deleted span) is not itself deleted: it is hidden, and returns with its anchor.
/// That makes a deletion one tombstone however much hangs on it, and it keeps merging associative.
/// The accessors without `entries` in their name answer with visible records alone.
///
/// **One article per text.** Articles with the same [`Digest`] have the same id, also when one was
/// deleted; `edit::merge` sees to it when two copies met the same text apart.
#[derive(Clone, Debug)]
pub struct Project {
    id: ProjectId,
    info: Stamped<ProjectInfo>,
    scheme: Stamped<Scheme>,
    annotators: Table<AnnotatorId, Annotator>,
    articles: Table<ArticleId, Article>,
    entities: Table<EntityId, Entity>,
    spans: Table<SpanId, Span>,
    relations: Table<RelationId, Relation>,
    regions: Table<RegionId, Region>,
    /// Of all articles ever known, the deleted ones too.
    digests: OrdMap<ArticleId, Digest>,
    articles_by_digest: OrdMap<Digest, ArticleId>,
    /// Articles that got another id in a merge, by the id that they had: an edit remembered from
    /// before it, such as a step of the history, still speaks of that one.
    renamed_articles: OrdMap<ArticleId, ArticleId>,
    spans_in_order: OrdSet<SpanPlace>,
    span_counts: OrdMap<ArticleId, usize>,
    relations_by_end: OrdSet<(SpanId, RelationId)>,
    regions_in_order: OrdSet<(ArticleId, ByteOffset, RegionId)>,
    marks: MarkIndex,
    latest: Stamp,
}

/// Where a span stands in reading order; of spans that start together the longer comes first.
type SpanPlace = (ArticleId, ByteOffset, Reverse<ByteOffset>, SpanId);

fn place_of(span: &Span) -> SpanPlace {
    let extent = span.fragments.extent();
    (span.article, extent.start(), Reverse(extent.end()), span.id)
}

/// Equal if every record, tombstone and stamp is.
impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.info == other.info
            && self.scheme == other.scheme
            && self.annotators == other.annotators
            && self.articles == other.articles
            && self.entities == other.entities
            && self.spans == other.spans
            && self.relations == other.relations
            && self.regions == other.regions
            && self.digests == other.digests
    }
}

impl Project {
    /// An empty project with a scheme.
    pub fn new(id: ProjectId, name: Name, scheme: Scheme) -> Self {
        let info = ProjectInfo {
            name,
            unknown: UnknownFields::new(),
        };
        Self {
            id,
            info: (Stamp::ZERO, Arc::new(info)),
            scheme: (Stamp::ZERO, Arc::new(scheme)),
            annotators: Table::default(),
            articles: Table::default(),
            entities: Table::default(),
            spans: Table::default(),
            relations: Table::default(),
            regions: Table::default(),
            digests: OrdMap::new(),
            articles_by_digest: OrdMap::new(),
            renamed_articles: OrdMap::new(),
            spans_in_order: OrdSet::new(),
            span_counts: OrdMap::new(),
            relations_by_end: OrdSet::new(),
            regions_in_order: OrdSet::new(),
            marks: MarkIndex::default(),
            latest: Stamp::ZERO,
        }
    }

    /// Stable id.
    pub fn id(&self) -> ProjectId {
        self.id
    }

    /// The project's name and so on.
    pub fn info(&self) -> &Arc<ProjectInfo> {
        &self.info.1
    }

    /// The scheme.
    pub fn scheme(&self) -> &Arc<Scheme> {
        &self.scheme.1
    }

    /// The greatest stamp of any record; a new change must have a greater one.
    pub fn latest(&self) -> Stamp {
        self.latest
    }

    /// The article, unless it is deleted.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.get(id)
    }

    /// All articles, in the order in which they were added.
    pub fn articles(&self) -> impl Iterator<Item = &Arc<Article>> {
        self.articles.live().map(|(_, article)| article)
    }

    /// How many articles there are.
    pub fn article_count(&self) -> usize {
        self.articles.live_count()
    }

    /// The id under which a text is or was known here.
    pub fn article_with(&self, digest: Digest) -> Option<ArticleId> {
        self.articles_by_digest.get(&digest).copied()
    }

    /// The id that an article goes by now: another one than before if a merge found the same text
    /// under a smaller id.
    pub fn current_id(&self, id: ArticleId) -> ArticleId {
        self.renamed_articles.get(&id).copied().unwrap_or(id)
    }

    /// The digest of an article, also of a deleted one.
    pub fn digest(&self, id: ArticleId) -> Option<Digest> {
        self.digests.get(&id).copied()
    }

    /// The digests of all articles ever known.
    pub fn digests(&self) -> impl Iterator<Item = (ArticleId, Digest)> {
        self.digests.iter().map(|(id, digest)| (*id, *digest))
    }

    /// The span, if it is visible.
    pub fn span(&self, id: SpanId) -> Option<&Arc<Span>> {
        self.spans
            .get(id)
            .filter(|span| self.articles.get(span.article).is_some())
    }

    /// All visible spans, in the order of their making.
    pub fn spans(&self) -> impl Iterator<Item = &Arc<Span>> {
        self.spans
            .live()
            .map(|(_, span)| span)
            .filter(|span| self.articles.get(span.article).is_some())
    }

    /// The spans of an article in reading order: by start, the longer first.
    pub fn spans_of(&self, article: ArticleId) -> impl DoubleEndedIterator<Item = &Arc<Span>> {
        self.spans_between(article, ByteOffset::ZERO, ByteOffset::MAX)
    }

    /// The spans of an article that start at or after one offset and before another, in reading
    /// order. Reaching each costs logarithmic time.
    pub fn spans_between(
        &self,
        article: ArticleId,
        from: ByteOffset,
        to: ByteOffset,
    ) -> impl DoubleEndedIterator<Item = &Arc<Span>> {
        let visible = self.articles.get(article).is_some();
        let lowest = (article, from, Reverse(ByteOffset::MAX), SpanId::NIL);
        let highest = (article, to.max(from), Reverse(ByteOffset::MAX), SpanId::NIL);
        self.spans_in_order
            .range(lowest..highest)
            .filter(move |_| visible)
            .filter_map(|(_, _, _, id)| self.spans.get(*id))
    }

    /// The span after another in reading order, in the same article.
    pub fn span_after(&self, span: &Span) -> Option<&Arc<Span>> {
        let end = (
            span.article,
            ByteOffset::MAX,
            Reverse(ByteOffset::ZERO),
            SpanId::MAX,
        );
        let (_, _, _, id) = self
            .spans_in_order
            .range(place_of(span)..end)
            .find(|(_, _, _, id)| *id != span.id)?;
        self.span(*id)
    }

    /// The span before another in reading order, in the same article.
    pub fn span_before(&self, span: &Span) -> Option<&Arc<Span>> {
        let start = (
            span.article,
            ByteOffset::ZERO,
            Reverse(ByteOffset::MAX),
            SpanId::NIL,
        );
        let (_, _, _, id) = self
            .spans_in_order
            .range(start..place_of(span))
            .next_back()?;
        self.span(*id)
    }

    /// How many spans an article has.
    pub fn span_count(&self, article: ArticleId) -> usize {
        match self.articles.get(article) {
            Some(_) => self.span_counts.get(&article).copied().unwrap_or(0),
            None => 0,
        }
    }

    /// The marks of one line of an article; none where nothing is marked. The `Arc` is the same one
    /// for as long as nothing on the line changes.
    pub fn line_marks(&self, article: ArticleId, line: usize) -> Option<&Arc<LineMarks>> {
        self.marks.line(article, line)
    }

    /// The lines of an article on which something is marked, in order, with their marks: each `Arc`
    /// as [`Project::line_marks`] gives it.
    pub fn marked_lines(
        &self,
        article: ArticleId,
    ) -> impl Iterator<Item = (usize, &Arc<LineMarks>)> {
        self.marks.lines(article)
    }

    /// The relation, if both its spans are visible.
    pub fn relation(&self, id: RelationId) -> Option<&Arc<Relation>> {
        self.relations
            .get(id)
            .filter(|relation| self.is_visible(relation))
    }

    /// All visible relations, in the order of their making.
    pub fn relations(&self) -> impl Iterator<Item = &Arc<Relation>> {
        self.relations
            .live()
            .map(|(_, relation)| relation)
            .filter(|link| self.is_visible(link))
    }

    /// The visible relations that start or end at a span.
    pub fn relations_of(&self, span: SpanId) -> impl Iterator<Item = &Arc<Relation>> {
        self.relations_by_end
            .range((span, RelationId::NIL)..=(span, RelationId::MAX))
            .filter_map(|(_, id)| self.relation(*id))
    }

    fn is_visible(&self, relation: &Relation) -> bool {
        self.span(relation.from).is_some() && self.span(relation.to).is_some()
    }

    /// The entity, unless it is deleted.
    pub fn entity(&self, id: EntityId) -> Option<&Arc<Entity>> {
        self.entities.get(id)
    }

    /// All entities, in the order of their making.
    pub fn entities(&self) -> impl Iterator<Item = &Arc<Entity>> {
        self.entities.live().map(|(_, entity)| entity)
    }

    /// The region, if it is visible.
    pub fn region(&self, id: RegionId) -> Option<&Arc<Region>> {
        self.regions
            .get(id)
            .filter(|region| self.articles.get(region.article).is_some())
    }

    /// All visible regions, in the order of their making.
    pub fn regions(&self) -> impl Iterator<Item = &Arc<Region>> {
        self.regions
            .live()
            .map(|(_, region)| region)
            .filter(|region| self.articles.get(region.article).is_some())
    }

    /// The regions of an article by ascending start.
    pub fn regions_of(&self, article: ArticleId) -> impl Iterator<Item = &Arc<Region>> {
        self.regions_in_order
            .range(
                (article, ByteOffset::ZERO, RegionId::NIL)
                    ..=(article, ByteOffset::MAX, RegionId::MAX),
            )
            .filter_map(|(_, _, id)| self.region(*id))
    }

    /// The annotator, unless it is deleted.
    pub fn annotator(&self, id: AnnotatorId) -> Option<&Arc<Annotator>> {
        self.annotators.get(id)
    }

    /// All annotators, in the order in which they joined.
    pub fn annotators(&self) -> impl Iterator<Item = &Arc<Annotator>> {
        self.annotators.live().map(|(_, annotator)| annotator)
    }

    /// The keys of everything known, tombstones and hidden records included.
    pub fn entries(&self) -> impl Iterator<Item = RecordKey> {
        [RecordKey::Info, RecordKey::Scheme]
            .into_iter()
            .chain(
                self.annotators
                    .entries()
                    .map(|(id, _)| RecordKey::Annotator(id)),
            )
            .chain(
                self.articles
                    .entries()
                    .map(|(id, _)| RecordKey::Article(id)),
            )
            .chain(self.entities.entries().map(|(id, _)| RecordKey::Entity(id)))
            .chain(self.spans.entries().map(|(id, _)| RecordKey::Span(id)))
            .chain(
                self.relations
                    .entries()
                    .map(|(id, _)| RecordKey::Relation(id)),
            )
            .chain(self.regions.entries().map(|(id, _)| RecordKey::Region(id)))
    }

    /// What is known under a key, visible or not, and its version; none if nothing is.
    pub fn entry(&self, key: RecordKey) -> Option<(Record, Stamp)> {
        fn split<T>(
            entry: Option<&Entry<T>>,
            record: impl Fn(Option<Arc<T>>) -> Record,
        ) -> Option<(Record, Stamp)> {
            entry.map(|entry| (record(entry.content.clone()), entry.stamp))
        }
        match key {
            RecordKey::Info => Some((Record::Info(Arc::clone(&self.info.1)), self.info.0)),
            RecordKey::Scheme => Some((Record::Scheme(Arc::clone(&self.scheme.1)), self.scheme.0)),
            RecordKey::Annotator(id) => split(self.annotators.entry(id), |content| {
                Record::Annotator(id, content)
            }),
            RecordKey::Article(id) => split(self.articles.entry(id), |content| {
                Record::Article(id, content)
            }),
            RecordKey::Entity(id) => split(self.entities.entry(id), |content| {
                Record::Entity(id, content)
            }),
            RecordKey::Span(id) => split(self.spans.entry(id), |content| Record::Span(id, content)),
            RecordKey::Relation(id) => split(self.relations.entry(id), |content| {
                Record::Relation(id, content)
            }),
            RecordKey::Region(id) => split(self.regions.entry(id), |content| {
                Record::Region(id, content)
            }),
        }
    }

    /// Puts a record in place with its stamp, whatever stood there, keeps every index true, and
    /// returns what stood there (nothing and a tombstone are the same). A record that speaks of an
    /// article by an id from before a merge goes where that article is now.
    ///
    /// This is the one way in which a project changes. It does not check the record against the
    /// rest of the project: `edit` does for changes of the user, `formats` for files.
    pub fn put(&mut self, record: Record, stamp: Stamp) -> Record {
        self.latest = self.latest.max(stamp);
        match record.readdressed(|id| self.renamed_articles.get(&id).copied()) {
            Record::Info(info) => Record::Info(std::mem::replace(&mut self.info, (stamp, info)).1),
            Record::Scheme(scheme) => {
                Record::Scheme(std::mem::replace(&mut self.scheme, (stamp, scheme)).1)
            }
            Record::Annotator(id, content) => {
                let old = self.annotators.put(id, Entry { stamp, content });
                Record::Annotator(id, old.and_then(|old| old.content))
            }
            Record::Article(id, content) => {
                Record::Article(id, self.put_article(id, content, stamp))
            }
            Record::Entity(id, content) => {
                let old = self.entities.put(id, Entry { stamp, content });
                Record::Entity(id, old.and_then(|old| old.content))
            }
            Record::Span(id, content) => {
                let old = self.spans.put(
                    id,
                    Entry {
                        stamp,
                        content: content.clone(),
                    },
                );
                let old = old.and_then(|old| old.content);
                self.unindex_span(old.as_deref());
                self.index_span(content.as_ref());
                Record::Span(id, old)
            }
            Record::Relation(id, content) => {
                let old = self.relations.put(
                    id,
                    Entry {
                        stamp,
                        content: content.clone(),
                    },
                );
                let old = old.and_then(|old| old.content);
                if let Some(old) = &old {
                    self.relations_by_end.remove(&(old.from, id));
                    self.relations_by_end.remove(&(old.to, id));
                }
                if let Some(new) = content {
                    self.relations_by_end.insert((new.from, id));
                    self.relations_by_end.insert((new.to, id));
                }
                Record::Relation(id, old)
            }
            Record::Region(id, content) => {
                let old = self.regions.put(
                    id,
                    Entry {
                        stamp,
                        content: content.clone(),
                    },
                );
                let old = old.and_then(|old| old.content);
                if let Some(old) = &old {
                    self.regions_in_order
                        .remove(&(old.article, old.range.start(), id));
                }
                if let Some(new) = content {
                    self.regions_in_order
                        .insert((new.article, new.range.start(), id));
                }
                Record::Region(id, old)
            }
        }
    }

    /// Remembers that an article of this id and text existed, so that its tombstone is recognized.
    pub fn remember_digest(&mut self, id: ArticleId, digest: Digest) {
        if let Some(old) = self.digests.insert(id, digest)
            && old != digest
        {
            self.articles_by_digest.remove(&old);
        }
        self.articles_by_digest.insert(digest, id);
    }

    /// Moves an article to another id: its spans and regions follow, each under the stamp that it
    /// has. Returns the keys of all that changed, the old id's included. For merging alone.
    pub fn rename_article(&mut self, from: ArticleId, to: ArticleId) -> Vec<RecordKey> {
        let mut changed = vec![RecordKey::Article(from), RecordKey::Article(to)];
        let spans: Vec<SpanId> = self
            .spans_in_order
            .range(
                (
                    from,
                    ByteOffset::ZERO,
                    Reverse(ByteOffset::MAX),
                    SpanId::NIL,
                )
                    ..=(
                        from,
                        ByteOffset::MAX,
                        Reverse(ByteOffset::ZERO),
                        SpanId::MAX,
                    ),
            )
            .map(|place| place.3)
            .collect();
        let regions: Vec<RegionId> = self
            .regions_in_order
            .range((from, ByteOffset::ZERO, RegionId::NIL)..=(from, ByteOffset::MAX, RegionId::MAX))
            .map(|place| place.2)
            .collect();
        let earlier = self
            .renamed_articles
            .iter()
            .filter(|(_, now)| **now == from);
        let earlier: Vec<ArticleId> = earlier.map(|(before, _)| *before).collect();
        for before in earlier.into_iter().chain([from]) {
            self.renamed_articles.insert(before, to);
        }
        let digest = self.digests.remove(&from);
        self.marks.remove_article(from);
        if let Some(entry) = self.articles.forget(from) {
            self.put(Record::Article(from, entry.content), entry.stamp);
        }
        if let Some(digest) = digest {
            self.remember_digest(to, digest);
        }
        for id in spans {
            if let Some(Entry { stamp, content }) = self.spans.entry(id).cloned() {
                self.put(Record::Span(id, content), stamp);
                changed.push(RecordKey::Span(id));
            }
        }
        for id in regions {
            if let Some(Entry { stamp, content }) = self.regions.entry(id).cloned() {
                self.put(Record::Region(id, content), stamp);
                changed.push(RecordKey::Region(id));
            }
        }
        changed
    }

    fn put_article(
        &mut self,
        id: ArticleId,
        content: Option<Arc<Article>>,
        stamp: Stamp,
    ) -> Option<Arc<Article>> {
        let old = self.articles.put(
            id,
            Entry {
                stamp,
                content: content.clone(),
            },
        );
        let old = old.and_then(|old| old.content);
        if let Some(new) = &content {
            self.remember_digest(id, new.digest);
        }
        let same_text = match (&old, &content) {
            (Some(old), Some(new)) => Arc::ptr_eq(&old.text, &new.text),
            (None, None) => true,
            _ => false,
        };
        if !same_text {
            self.marks.remove_article(id);
            let spans: Vec<_> = self.spans_of(id).cloned().collect();
            if let Some(article) = content {
                for span in spans {
                    self.marks.insert(&article, &span);
                }
            }
        }
        old
    }

    fn index_span(&mut self, span: Option<&Arc<Span>>) {
        let Some(span) = span else { return };
        self.spans_in_order.insert(place_of(span));
        *self.span_counts.entry(span.article).or_default() += 1;
        if let Some(article) = self.articles.get(span.article) {
            self.marks.insert(article, span);
        }
    }

    fn unindex_span(&mut self, span: Option<&Span>) {
        let Some(span) = span else { return };
        self.spans_in_order.remove(&place_of(span));
        if let Some(count) = self.span_counts.get_mut(&span.article) {
            *count = count.saturating_sub(1);
        }
        if let Some(article) = self.articles.get(span.article) {
            self.marks.remove(article, span);
        }
    }
}
