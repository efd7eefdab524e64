//! Which part of a project is written.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Retext;
use crate::formats::{OffsetUnit, Splits, WriteError};
use crate::model::{
    AnnotatorId, Article, ArticleId, Digest, EntityId, Fragments, Name, Project, Record, RecordKey,
    Relation, Span, SpanId, Stamp, Value,
};
use crate::text::TextRange;

/// Which part of a project to write, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The articles; all of them if none is named.
    pub articles: Option<BTreeSet<ArticleId>>,
    /// Those whose spans are written; everybody's if nobody is named.
    pub annotators: Option<BTreeSet<AnnotatorId>>,
    /// The labels whose spans are written; all of them if none is named.
    pub labels: Option<BTreeSet<Name>>,
    /// What becomes of excluded regions.
    pub excluded: Excluded,
    /// What offsets count, where the format leaves it open; what is usual there if it is not said.
    pub unit: Option<OffsetUnit>,
    /// How it is divided into parts for training, development and testing, if it is.
    pub splits: Option<Splits>,
    /// Whether a card that says what the dataset is goes along, as `README.md`.
    pub data_card: bool,
}

/// What becomes of what was excluded from the dataset. Spans that touch it are left out either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Excluded {
    /// The text stays whole.
    #[default]
    KeepText,
    /// The text is cut out, and offsets count what is left.
    CutText,
}

/// A part of a project, and what was left behind.
#[derive(Debug)]
pub(in crate::formats) struct Chosen<'p> {
    pub(in crate::formats) project: Cow<'p, Project>,
    /// What was left behind, by kind, in words; never a count of zero.
    pub(in crate::formats) dropped: Vec<(String, usize)>,
}

impl Choice {
    /// The whole project.
    pub fn everything() -> Self {
        Self::default()
    }

    /// One article with its spans, the relations among them, and what they refer to.
    pub fn article(id: ArticleId) -> Self {
        Self {
            articles: Some([id].into()),
            ..Self::default()
        }
    }

    /// Whether all records are chosen.
    pub fn is_everything(&self) -> bool {
        self.articles.is_none() && self.annotators.is_none() && self.labels.is_none()
    }

    /// The part of a project that is chosen, without anything that lies outside of it or that nothing
    /// in it refers to. Deletions are a part of the whole project alone.
    ///
    /// # Errors
    ///
    /// [`WriteError::NoSuchArticle`].
    pub(in crate::formats) fn of<'p>(
        &self,
        project: &'p Project,
    ) -> Result<Chosen<'p>, WriteError> {
        let mut named = self.articles.iter().flatten();
        if named.any(|id| project.article(*id).is_none()) {
            return Err(WriteError::NoSuchArticle);
        }
        let mut chosen = if self.is_everything() {
            Chosen {
                project: Cow::Borrowed(project),
                dropped: Vec::new(),
            }
        } else {
            self.part_of(project)
        };
        if self.excluded == Excluded::CutText {
            let cut = without_excluded(&chosen.project, self.excluded);
            chosen.dropped.extend(cut.dropped);
            chosen.project = Cow::Owned(cut.project.into_owned());
        }
        Ok(chosen)
    }

    fn part_of<'p>(&self, project: &'p Project) -> Chosen<'p> {
        let is_chosen = |id: &ArticleId| self.articles.as_ref().is_none_or(|ids| ids.contains(id));
        let mut part = Part::of(project);
        for article in project.articles().filter(|one| is_chosen(&one.id)) {
            part.keep(RecordKey::Article(article.id));
        }
        let (mut other_labels, mut other_annotators) = (0, 0);
        for span in project.spans().filter(|one| is_chosen(&one.article)) {
            let has_label = self
                .labels
                .as_ref()
                .is_none_or(|all| all.contains(&span.label));
            let annotators = self.annotators.as_ref();
            let has_annotator = annotators.is_none_or(|all| all.contains(&span.annotator));
            match (has_label, has_annotator) {
                (true, true) => part.keep(RecordKey::Span(span.id)),
                (false, _) => other_labels += 1,
                (true, false) => other_annotators += 1,
            }
        }
        for region in project.regions().filter(|one| is_chosen(&one.article)) {
            part.keep(RecordKey::Region(region.id));
        }
        let (mut outside, mut of_others) = (0, 0);
        for relation in project.relations() {
            let ends = [relation.from, relation.to];
            let is_here = |id: &SpanId| part.project.span(*id).is_some();
            let is_in_article = |id: &SpanId| {
                project
                    .span(*id)
                    .is_some_and(|span| is_chosen(&span.article))
            };
            match ends.iter().filter(|id| is_in_article(id)).count() {
                0 => {}
                1 => outside += 1,
                _ if ends.iter().all(is_here) => part.keep(RecordKey::Relation(relation.id)),
                _ => of_others += 1,
            }
        }
        part.keep_what_is_referred_to();
        let mut dropped = vec![
            ("relations to other articles".to_owned(), outside),
            (
                "spans of labels that are not chosen".to_owned(),
                other_labels,
            ),
            (
                "spans of annotators who are not chosen".to_owned(),
                other_annotators,
            ),
            ("relations of those spans".to_owned(), of_others),
        ];
        dropped.retain(|(_, count)| *count > 0);
        Chosen {
            project: Cow::Owned(part.project),
            dropped,
        }
    }
}

/// A part of a project that takes in one record after the other, in an order in which each refers to
/// those before it alone.
#[derive(Debug)]
pub(super) struct Part<'p> {
    whole: &'p Project,
    pub(super) project: Project,
}

impl<'p> Part<'p> {
    /// A part with the project's name and scheme, and nothing else.
    pub(super) fn of(whole: &'p Project) -> Self {
        let mut part = Self {
            whole,
            project: Project::new(whole.id(), Name::from(""), whole.scheme().as_ref().clone()),
        };
        part.keep(RecordKey::Info);
        part.keep(RecordKey::Scheme);
        part
    }

    /// Takes a record in as it is.
    pub(super) fn keep(&mut self, key: RecordKey) {
        if let Some((record, stamp)) = self.whole.entry(key) {
            self.project.put(record, stamp);
        }
    }

    /// Takes a record in that differs from the one of the whole project.
    pub(super) fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        let stamp = self
            .whole
            .entry(record.key())
            .map_or(Stamp::ZERO, |(_, stamp)| stamp);
        self.project.put(record, stamp);
    }

    /// Takes in the entities and annotators that the records so far refer to.
    pub(super) fn keep_what_is_referred_to(&mut self) {
        let mut entities: BTreeSet<EntityId> = BTreeSet::new();
        let mut annotators: BTreeSet<AnnotatorId> = BTreeSet::new();
        for span in self.project.spans() {
            annotators.insert(span.annotator);
            for value in span.attributes.values() {
                if let Value::Entity(id) = value {
                    entities.insert(*id);
                }
            }
        }
        annotators.extend(self.project.relations().map(|one| one.annotator));
        annotators.extend(self.project.regions().map(|one| one.annotator));
        for id in entities {
            self.keep(RecordKey::Entity(id));
        }
        for id in annotators {
            self.keep(RecordKey::Annotator(id));
        }
    }
}

/// A project without what is excluded from its dataset: spans that touch a region are gone and, if
/// asked for, the regions' text as well. Regions themselves are gone either way.
pub(super) fn without_excluded(project: &Project, excluded: Excluded) -> Chosen<'_> {
    if project.regions().next().is_none() {
        return Chosen {
            project: Cow::Borrowed(project),
            dropped: Vec::new(),
        };
    }
    let mut part = Part::of(project);
    let (mut spans, mut relations, mut cut) = (0, 0, 0);
    for article in project.articles() {
        let regions = project.excluded(article.id);
        let retext = match (excluded, &regions) {
            (Excluded::CutText, Some(regions)) => {
                cut += regions.count();
                Some(Retext::without(&article.text, regions))
            }
            _ => None,
        };
        match &retext {
            Some(retext) => part.put(shortened(article, retext)),
            None => part.keep(RecordKey::Article(article.id)),
        }
        for span in project.spans_of(article.id) {
            if regions
                .as_ref()
                .is_some_and(|regions| span.fragments.overlap(regions))
            {
                spans += 1;
                continue;
            }
            match retext.as_ref().and_then(|retext| moved(span, retext)) {
                Some(span) => part.put(span),
                None => part.keep(RecordKey::Span(span.id)),
            }
        }
    }
    for relation in project.relations() {
        let Relation { id, from, to, .. } = **relation;
        if [from, to]
            .iter()
            .all(|end| part.project.span(*end).is_some())
        {
            part.keep(RecordKey::Relation(id));
        } else {
            relations += 1;
        }
    }
    part.keep_what_is_referred_to();
    let mut dropped = vec![
        ("spans that touch excluded regions".to_owned(), spans),
        ("relations of those spans".to_owned(), relations),
        ("excluded regions, whose text is cut out".to_owned(), cut),
    ];
    dropped.retain(|(_, count)| *count > 0);
    Chosen {
        project: Cow::Owned(part.project),
        dropped,
    }
}

/// An article with another text.
pub(super) fn shortened(article: &Article, retext: &Retext) -> Article {
    Article {
        text: Arc::clone(retext.text()),
        digest: Digest::of(retext.text()),
        ..article.clone()
    }
}

/// A span where it lies in another text; none if nothing of it is there.
pub(super) fn moved(span: &Span, retext: &Retext) -> Option<Span> {
    let ranges = span
        .fragments
        .iter()
        .filter_map(|range| retext.moved(range));
    let fragments = Fragments::new(ranges.collect::<Vec<TextRange>>())?;
    Some(Span {
        fragments,
        ..span.clone()
    })
}
