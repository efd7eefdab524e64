//! A project, or one article of it, as JSONL.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::SaysoJsonLines;
use super::line::{FIELDS, Line, SchemeName};
use crate::formats::native::attributes::ChoiceAttributes;
use crate::formats::native::read_back;
use crate::formats::native::to_wire::{ToWire, bare_fragment, is_deleted};
use crate::formats::native::wire;
use crate::formats::selection::{Selection, annotators_of, entities_of};
use crate::formats::{
    Choice, Draft, Loading, OffsetUnit, Report, SourceFile, WriteError, Writer, check,
};
use crate::model::{Article, Project, Relation, Span, SpanId, Value};

impl Writer for SaysoJsonLines {
    /// Writes what is visible: articles in their order, the spans of each in the
    /// order of its text.
    fn draft(&self, project: &Project, choice: &Choice) -> Result<Draft, WriteError> {
        let all = Selection::new(project);
        let dataset = Dataset::new(project, &all);
        let writing = ToWire {
            project,
            choices: ChoiceAttributes::of(project.scheme()),
        };
        let mut bytes = Vec::new();
        for article in &dataset.selection.articles {
            serde_json::to_writer(&mut bytes, &dataset.line(&writing, article))
                .map_err(|error| WriteError::Inexpressible(error.to_string()))?;
            bytes.push(b'\n');
        }

        let kept = &dataset.selection;
        Ok(Draft {
            files: vec![SourceFile::unnamed(bytes)],
            report: report(project, choice, &all, kept),
            spans: kept.owned_spans(),
            kept: project.clone(),
            unit: Some(OffsetUnit::CodePoints),
        })
    }

    fn loading(&self) -> Option<Loading> {
        Some(Loading::DATASETS)
    }

    fn check(&self, draft: &Draft) -> Result<usize, WriteError> {
        check::check(draft, |bytes| {
            let lines = bytes
                .split(|byte| *byte == b'\n')
                .filter(|line| !line.is_empty());
            lines.map(read_back::article).collect()
        })
    }
}

/// What is written, and what of the scope is not.
fn report(project: &Project, choice: &Choice, all: &Selection<'_>, kept: &Selection<'_>) -> Report {
    let mut report = kept.dataset_report(project, all);
    let articles = kept.articles.iter();
    let hidden = articles.map(|article| {
        FIELDS
            .iter()
            .filter(|name| article.unknown.contains_key(**name))
            .count()
    });
    report.drop(
        "unknown fields that have the name of a known one",
        hidden.sum(),
    );
    if choice.is_everything() {
        let deleted = project.entries().filter(|key| is_deleted(project, *key));
        report.drop("notes of deletions, for merging", deleted.count());
    }
    let scheme = project.scheme();
    report.drop("rules of the scheme", scheme.rules.len());
    let definitions = scheme.labels.len()
        + scheme.attributes.len()
        + scheme.entity_kinds.len()
        + scheme.relation_types.len();
    report.drop(
        "definitions of the scheme, whose names alone are there",
        definitions,
    );
    report
}

/// What belongs to the data set.
struct Dataset<'p> {
    project: &'p Project,
    /// All that is written.
    selection: Selection<'p>,
    /// The ids of the spans among it.
    spans: BTreeSet<SpanId>,
}

impl<'p> Dataset<'p> {
    /// Leaves out of a selection what is no part of a data set.
    fn new(project: &'p Project, all: &Selection<'p>) -> Self {
        let selection = all.dataset(project);
        let ids = selection.spans.iter().map(|span| span.id).collect();
        Self {
            project,
            selection,
            spans: ids,
        }
    }

    fn line<'a>(&'a self, writing: &'a ToWire<'p>, article: &'a Arc<Article>) -> Line<'a> {
        let spans = self
            .project
            .spans_of(article.id)
            .filter(|span| self.spans.contains(&span.id));
        let spans: Vec<&Arc<Span>> = spans.collect();
        let relations = self.relations_from(&spans);
        let regions: Vec<_> = self.project.regions_of(article.id).collect();
        let entities = entities_of(self.project, &spans);
        let annotators = annotators_of(self.project, &spans, &relations, &regions);
        let mut written_article = writing.article(article);
        written_article.ending.unknown.except = FIELDS;
        let scheme = self.project.scheme();
        Line {
            article: written_article,
            scheme: SchemeName {
                name: &scheme.name,
                version: scheme.version,
            },
            choice_attributes: choice_attributes(writing, &spans),
            spans: spans
                .iter()
                .map(|span| written_span(writing, article, span))
                .collect(),
            relations: relations
                .into_iter()
                .map(|one| self.relation(writing, article, one))
                .collect(),
            regions: regions
                .into_iter()
                .map(|region| {
                    let place = bare_fragment(&article.text, region.range);
                    writing.region(region, None, place)
                })
                .collect(),
            entities: entities
                .into_iter()
                .map(|entity| writing.entity(entity))
                .collect(),
            annotators: annotators
                .into_iter()
                .map(|annotator| writing.annotator(annotator))
                .collect(),
        }
    }

    /// The relations that start from some spans and lead to a span of the data set.
    fn relations_from(&self, spans: &[&Arc<Span>]) -> Vec<&'p Arc<Relation>> {
        let relations = spans.iter().flat_map(|span| {
            self.project
                .relations_of(span.id)
                .filter(|relation| relation.from == span.id)
        });
        let mut relations: Vec<_> = relations
            .filter(|relation| self.spans.contains(&relation.to))
            .collect();
        relations.sort_unstable_by_key(|relation| relation.id);
        relations
    }

    fn relation<'a>(
        &self,
        writing: &ToWire<'p>,
        from: &Article,
        relation: &'a Relation,
    ) -> wire::Relation<'a> {
        let to = self.project.span(relation.to).map(|span| span.article);
        writing.relation(relation, to.filter(|to| *to != from.id))
    }
}

fn written_span<'a>(
    writing: &'a ToWire<'_>,
    article: &'a Article,
    span: &'a Span,
) -> wire::Span<'a> {
    let whole = bare_fragment(&article.text, span.fragments.extent());
    let fragments = span
        .fragments
        .iter()
        .map(|range| bare_fragment(&article.text, range));
    let place = wire::SpanPlace::Extent {
        whole,
        fragments: fragments.collect(),
    };
    writing.span(span, None, place)
}

/// The attributes of these spans for which a bare string is one choice.
fn choice_attributes<'a>(writing: &'a ToWire<'_>, spans: &[&Arc<Span>]) -> Vec<&'a str> {
    let used: BTreeSet<_> = spans
        .iter()
        .flat_map(|span| &span.attributes)
        .filter(|(_, value)| matches!(value, Value::Choice(_) | Value::Text(_)))
        .map(|(name, _)| name)
        .collect();
    writing
        .choices
        .0
        .iter()
        .filter(|name| used.contains(name))
        .map(|name| &**name)
        .collect()
}
