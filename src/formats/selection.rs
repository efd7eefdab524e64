//! The records that an export is about.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Report;
use crate::model::{
    Annotator, AnnotatorId, Article, ArticleId, Entity, EntityId, Fragments, Project, Region,
    Relation, Span, SpanId, Value,
};

/// The visible records of a project, by ascending id.
#[derive(Debug)]
pub(super) struct Selection<'p> {
    pub(super) articles: Vec<&'p Arc<Article>>,
    pub(super) annotators: Vec<&'p Arc<Annotator>>,
    pub(super) entities: Vec<&'p Arc<Entity>>,
    pub(super) spans: Vec<&'p Arc<Span>>,
    pub(super) relations: Vec<&'p Arc<Relation>>,
    pub(super) regions: Vec<&'p Arc<Region>>,
}

impl<'p> Selection<'p> {
    /// Everything visible in a project.
    pub(super) fn new(project: &'p Project) -> Self {
        Self {
            articles: project.articles().collect(),
            annotators: project.annotators().collect(),
            entities: project.entities().collect(),
            spans: project.spans().collect(),
            relations: project.relations().collect(),
            regions: project.regions().collect(),
        }
    }

    /// The part of this that belongs to a dataset: no span that touches an excluded region, no
    /// relation of such a span, and no entity or annotator that nothing refers to.
    pub(super) fn dataset(&self, project: &'p Project) -> Self {
        let excluded: BTreeMap<ArticleId, Fragments> = self
            .articles
            .iter()
            .filter_map(|article| Some((article.id, project.excluded(article.id)?)))
            .collect();
        let mut spans = self.spans.clone();
        spans.retain(|span| {
            let excluded = excluded.get(&span.article);
            !excluded.is_some_and(|excluded| span.fragments.overlap(excluded))
        });
        let ids: BTreeSet<SpanId> = spans.iter().map(|span| span.id).collect();
        let mut relations = self.relations.clone();
        relations.retain(|relation| ids.contains(&relation.from) && ids.contains(&relation.to));
        Self {
            articles: self.articles.clone(),
            annotators: annotators_of(project, &spans, &relations, &self.regions),
            entities: entities_of(project, &spans),
            spans,
            relations,
            regions: self.regions.clone(),
        }
    }

    /// A report of all this.
    pub(super) fn report(&self, project: &Project) -> Report {
        let mut report = Report {
            articles: self.articles.len(),
            spans: self.spans.len(),
            fragments: self.spans.iter().map(|span| span.fragments.count()).sum(),
            relations: self.relations.len(),
            entities: self.entities.len(),
            regions: self.regions.len(),
            annotators: self.annotators.len(),
            ..Report::default()
        };
        report.count_labels(self.spans.iter().map(|span| &span.label), project.scheme());
        report
    }

    /// A report of all this, which is the [dataset](Self::dataset) of `all`.
    pub(super) fn dataset_report(&self, project: &Project, all: &Self) -> Report {
        let mut report = self.report(project);
        for (what, selected, kept) in [
            (
                "spans that touch excluded regions",
                all.spans.len(),
                self.spans.len(),
            ),
            (
                "relations of those spans",
                all.relations.len(),
                self.relations.len(),
            ),
            (
                "entities that no span points at",
                all.entities.len(),
                self.entities.len(),
            ),
            (
                "annotators without a span",
                all.annotators.len(),
                self.annotators.len(),
            ),
        ] {
            report.drop(what, selected - kept);
        }
        report
    }

    /// The spans, for the check.
    pub(super) fn owned_spans(&self) -> Vec<Arc<Span>> {
        self.spans.iter().map(|span| Arc::clone(span)).collect()
    }
}

/// Those who made these records, by ascending id.
pub(super) fn annotators_of<'p>(
    project: &'p Project,
    spans: &[&Arc<Span>],
    relations: &[&Arc<Relation>],
    regions: &[&Arc<Region>],
) -> Vec<&'p Arc<Annotator>> {
    let of_spans = spans.iter().map(|span| span.annotator);
    let of_relations = relations.iter().map(|relation| relation.annotator);
    let of_regions = regions.iter().map(|region| region.annotator);
    let ids: BTreeSet<AnnotatorId> = of_spans.chain(of_relations).chain(of_regions).collect();
    ids.into_iter()
        .filter_map(|id| project.annotator(id))
        .collect()
}

/// The entities that these spans point at, by ascending id.
pub(super) fn entities_of<'p>(project: &'p Project, spans: &[&Arc<Span>]) -> Vec<&'p Arc<Entity>> {
    let values = spans.iter().flat_map(|span| span.attributes.values());
    let ids: BTreeSet<EntityId> = values
        .filter_map(|value| match value {
            Value::Entity(id) => Some(*id),
            _ => None,
        })
        .collect();
    ids.into_iter()
        .filter_map(|id| project.entity(id))
        .collect()
}
