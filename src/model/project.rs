//! A project: articles, scheme, annotations and entities, with the indexes that keep questions and
//! changes logarithmic.

use std::sync::Arc;

use super::indexes::Indexes;
use super::marks::MarkIndex;
use super::records::Records;
use super::{
    Annotator, AnnotatorId, Article, ArticleId, Digest, Entity, EntityId, Fragments, Mark, Name,
    ProjectId, Record, RecordKey, Region, RegionId, Relation, RelationId, Scheme, Span, SpanId,
    Stamp, UnknownFields,
};
use crate::text::{ByteOffset, TextRange};

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
    records: Records,
    article_count: usize,
    /// Another one whenever an article is put.
    articles_version: Arc<()>,
    visible_spans: usize,
    annotated_articles: usize,
    indexes: Indexes,
    marks: MarkIndex,
    latest: Stamp,
}

/// Equal if every record, tombstone and stamp is.
impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.info == other.info
            && self.scheme == other.scheme
            && self.records == other.records
            && self.digests().eq(other.digests())
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
            records: Records::default(),
            article_count: 0,
            articles_version: Arc::new(()),
            visible_spans: 0,
            annotated_articles: 0,
            indexes: Indexes::default(),
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
        self.records.article(id)
    }

    /// All articles, in the order in which they were added.
    pub fn articles(&self) -> impl Iterator<Item = &Arc<Article>> {
        self.records.articles()
    }

    /// How many articles there are.
    pub fn article_count(&self) -> usize {
        self.article_count
    }

    /// How many articles have at least one span.
    pub fn annotated_article_count(&self) -> usize {
        self.annotated_articles
    }

    /// Whether all articles are known to be the same as in another copy, in constant time: so that a
    /// list of them need not be made again after an edit of a span.
    pub fn has_same_articles(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.articles_version, &other.articles_version)
    }

    /// The id under which a text is or was known here.
    pub fn article_with(&self, digest: Digest) -> Option<ArticleId> {
        self.indexes.article_with(digest)
    }

    /// The id that an article goes by now: another one than before if a merge found the same text
    /// under a smaller id.
    pub fn current_id(&self, id: ArticleId) -> ArticleId {
        self.indexes.current_id(id).unwrap_or(id)
    }

    /// The digest of an article, also of a deleted one.
    pub fn digest(&self, id: ArticleId) -> Option<Digest> {
        self.indexes.digest(id)
    }

    /// The digests of all articles ever known.
    pub fn digests(&self) -> impl Iterator<Item = (ArticleId, Digest)> {
        self.indexes.digests()
    }

    /// The span, if it is visible.
    pub fn span(&self, id: SpanId) -> Option<&Arc<Span>> {
        self.records
            .span(id)
            .filter(|span| self.records.article(span.article).is_some())
    }

    /// All visible spans, in the order of their making.
    pub fn spans(&self) -> impl Iterator<Item = &Arc<Span>> {
        self.records
            .spans()
            .filter(|span| self.records.article(span.article).is_some())
    }

    /// How many visible spans there are.
    pub fn visible_span_count(&self) -> usize {
        self.visible_spans
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
        let visible = self.records.article(article).is_some();
        self.indexes
            .spans_between(article, from, to)
            .filter(move |_| visible)
            .filter_map(|id| self.records.span(id))
    }

    /// As [`spans_between`](Self::spans_between), but only those of some annotators. Passing over others costs
    /// no look at them.
    pub fn spans_by(
        &self,
        article: ArticleId,
        from: ByteOffset,
        to: ByteOffset,
        is_by: impl Fn(AnnotatorId) -> bool,
    ) -> impl DoubleEndedIterator<Item = &Arc<Span>> {
        let visible = self.records.article(article).is_some();
        self.indexes
            .spans_by(article, from, to, is_by)
            .filter(move |_| visible)
            .filter_map(|id| self.records.span(id))
    }

    /// The span after another in reading order, in the same article.
    pub fn span_after(&self, span: &Span) -> Option<&Arc<Span>> {
        self.span(self.indexes.span_after(span)?)
    }

    /// The span before another in reading order, in the same article.
    pub fn span_before(&self, span: &Span) -> Option<&Arc<Span>> {
        self.span(self.indexes.span_before(span)?)
    }

    /// How many spans an article has.
    pub fn span_count(&self, article: ArticleId) -> usize {
        let counts = self.span_counts(article).iter();
        counts.map(|(_, count)| count).sum()
    }

    /// How many spans an article has of each annotator who has some, in no particular order. Costs
    /// logarithmic time.
    pub fn span_counts(&self, article: ArticleId) -> &[(AnnotatorId, usize)] {
        match self.records.article(article) {
            Some(_) => self.indexes.span_counts(article),
            None => &[],
        }
    }

    /// The marks over a stretch of an article, in order of start (of two that start together the
    /// longer first, then the older). Costs logarithmic time, and the size of the answer.
    pub fn marks_in(&self, article: ArticleId, stretch: TextRange) -> Vec<Mark> {
        match self.records.article(article) {
            Some(_) => self.marks.over(article, stretch),
            None => Vec::new(),
        }
    }

    /// The relation, if both its spans are visible.
    pub fn relation(&self, id: RelationId) -> Option<&Arc<Relation>> {
        self.records
            .relation(id)
            .filter(|relation| self.is_visible(relation))
    }

    /// All visible relations, in the order of their making.
    pub fn relations(&self) -> impl Iterator<Item = &Arc<Relation>> {
        self.records
            .relations()
            .filter(|link| self.is_visible(link))
    }

    /// The visible relations that start or end at a span.
    pub fn relations_of(&self, span: SpanId) -> impl Iterator<Item = &Arc<Relation>> {
        let relations = self.indexes.relations_of(span);
        relations.filter_map(|id| self.relation(id))
    }

    fn is_visible(&self, relation: &Relation) -> bool {
        self.span(relation.from).is_some() && self.span(relation.to).is_some()
    }

    /// The entity, unless it is deleted.
    pub fn entity(&self, id: EntityId) -> Option<&Arc<Entity>> {
        self.records.entity(id)
    }

    /// All entities, in the order of their making.
    pub fn entities(&self) -> impl Iterator<Item = &Arc<Entity>> {
        self.records.entities()
    }

    /// The visible spans that have an attribute that points at an entity, in the order of their
    /// making. Reaching each costs logarithmic time.
    pub fn spans_of_entity(&self, id: EntityId) -> impl Iterator<Item = &Arc<Span>> {
        let spans = self.indexes.spans_of_entity(id);
        spans.filter_map(|id| self.span(id))
    }

    /// The same with those of removed articles.
    pub fn span_entries_of_entity(&self, id: EntityId) -> impl Iterator<Item = &Arc<Span>> {
        let spans = self.indexes.spans_of_entity(id);
        spans.filter_map(|id| self.records.span(id))
    }

    /// The region, if it is visible.
    pub fn region(&self, id: RegionId) -> Option<&Arc<Region>> {
        self.records
            .region(id)
            .filter(|region| self.records.article(region.article).is_some())
    }

    /// All visible regions, in the order of their making.
    pub fn regions(&self) -> impl Iterator<Item = &Arc<Region>> {
        self.records
            .regions()
            .filter(|region| self.records.article(region.article).is_some())
    }

    /// The regions of an article by ascending start.
    pub fn regions_of(&self, article: ArticleId) -> impl Iterator<Item = &Arc<Region>> {
        let regions = self.indexes.regions_of(article);
        regions.filter_map(|id| self.region(id))
    }

    /// What of an article is no part of the dataset: its regions, joined where they overlap or touch;
    /// none if nothing is excluded. A span that [overlaps](Fragments::overlap) it is left out of
    /// exports and statistics.
    pub fn excluded(&self, article: ArticleId) -> Option<Fragments> {
        Fragments::new(self.regions_of(article).map(|region| region.range))
    }

    /// The annotator, unless it is deleted.
    pub fn annotator(&self, id: AnnotatorId) -> Option<&Arc<Annotator>> {
        self.records.annotator(id)
    }

    /// All annotators, in the order in which they joined.
    pub fn annotators(&self) -> impl Iterator<Item = &Arc<Annotator>> {
        self.records.annotators()
    }

    /// The keys of everything known, tombstones and hidden records included.
    pub fn entries(&self) -> impl Iterator<Item = RecordKey> {
        let always = [RecordKey::Info, RecordKey::Scheme];
        always.into_iter().chain(self.records.keys())
    }

    /// What is known under a key, visible or not, and its version; none if nothing is.
    pub fn entry(&self, key: RecordKey) -> Option<(Record, Stamp)> {
        match key {
            RecordKey::Info => Some((Record::Info(Arc::clone(&self.info.1)), self.info.0)),
            RecordKey::Scheme => Some((Record::Scheme(Arc::clone(&self.scheme.1)), self.scheme.0)),
            key => {
                let (stamp, record) = self.records.version(key)?;
                Some((record.clone(), *stamp))
            }
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
        match record.readdressed(|id| self.indexes.current_id(id)) {
            Record::Info(info) => Record::Info(std::mem::replace(&mut self.info, (stamp, info)).1),
            Record::Scheme(scheme) => {
                Record::Scheme(std::mem::replace(&mut self.scheme, (stamp, scheme)).1)
            }
            Record::Article(id, content) => {
                self.count_out(id);
                let old = self.replace(Record::Article(id, content), stamp);
                self.count_in(id);
                old
            }
            record => self.replace(record, stamp),
        }
    }

    /// Puts a record in place in the records and in the indexes.
    fn replace(&mut self, record: Record, stamp: Stamp) -> Record {
        let nothing = record.deleted();
        let old = self.records.put(record.clone(), stamp).unwrap_or(nothing);
        self.unindex(&old);
        self.index(&record);
        old
    }

    fn index(&mut self, record: &Record) {
        match record {
            Record::Article(id, content) => {
                self.articles_version = Arc::new(());
                if let Some(article) = content {
                    self.article_count += 1;
                    self.remember_digest(*id, article.digest);
                }
            }
            Record::Span(_, Some(span)) => {
                self.count_out(span.article);
                self.indexes.insert_span(span);
                self.count_in(span.article);
                self.marks.insert(span);
            }
            Record::Relation(_, Some(relation)) => self.indexes.insert_relation(relation),
            Record::Region(_, Some(region)) => self.indexes.insert_region(region),
            _ => {}
        }
    }

    fn unindex(&mut self, record: &Record) {
        match record {
            Record::Article(_, Some(_)) => {
                self.article_count = self.article_count.saturating_sub(1);
            }
            Record::Span(_, Some(span)) => {
                self.count_out(span.article);
                self.indexes.remove_span(span);
                self.count_in(span.article);
                self.marks.remove(span);
            }
            Record::Relation(_, Some(relation)) => self.indexes.remove_relation(relation),
            Record::Region(_, Some(region)) => self.indexes.remove_region(region),
            _ => {}
        }
    }

    /// Remembers that an article of this id and text existed, so that its tombstone is recognized.
    pub fn remember_digest(&mut self, id: ArticleId, digest: Digest) {
        self.indexes.set_digest(id, digest);
    }

    /// Moves an article to another id: its spans and regions follow, each under the stamp that it
    /// has. Returns the keys of all that changed, the old id's included. For merging alone.
    pub fn rename_article(&mut self, from: ArticleId, to: ArticleId) -> Vec<RecordKey> {
        let mut changed = vec![RecordKey::Article(from), RecordKey::Article(to)];
        let spans = self.indexes.spans_of(from).map(RecordKey::Span);
        let regions = self.indexes.regions_of(from).map(RecordKey::Region);
        let followers: Vec<RecordKey> = spans.chain(regions).collect();
        self.indexes.rename(from, to);
        let digest = self.indexes.remove_digest(from);
        self.count_out(from);
        if let Some((stamp, article)) = self.records.forget(RecordKey::Article(from)) {
            self.unindex(&article);
            self.put(article, stamp);
        }
        if let Some(digest) = digest {
            self.remember_digest(to, digest);
        }
        for key in followers {
            if let Some((record, stamp)) = self.entry(key) {
                self.put(record, stamp);
                changed.push(key);
            }
        }
        changed
    }

    /// Leaves the spans of an article out of what is counted as visible, before it changes.
    fn count_out(&mut self, article: ArticleId) {
        let spans = self.span_count(article);
        self.visible_spans = self.visible_spans.saturating_sub(spans);
        let annotated = usize::from(spans > 0);
        self.annotated_articles = self.annotated_articles.saturating_sub(annotated);
    }

    /// Counts the spans of an article, if it is visible, after it has changed.
    fn count_in(&mut self, article: ArticleId) {
        let spans = self.span_count(article);
        self.visible_spans += spans;
        self.annotated_articles += usize::from(spans > 0);
    }
}
