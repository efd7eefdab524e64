//! The pairs of a project.

use std::collections::BTreeSet;

use super::line::{Fragment, Line, Source, Statement};
use super::speakers::speakers;
use super::{Pairs, check};
use crate::formats::writing::{Choice, Holds, fitted, in_order_of_text};
use crate::formats::{Draft, Loading, OffsetUnit, Report, SourceFile, WriteError, Writer};
use crate::model::{Article, Name, PAIRING_RELATIONS, Project, Relation, SPEAKER, Span, SpanId};
use crate::text::{Text, TextRange, sentences};

impl Writer for Pairs {
    fn draft(&self, project: &Project, _: &Choice) -> Result<Draft, WriteError> {
        let fitted = fitted(project, &Holds::EVERYTHING);
        let project = &fitted.project;
        let relations = pairs(project);
        let mut bytes = Vec::new();
        for relation in &relations {
            let Some(line) = line(project, relation) else {
                continue;
            };
            serde_json::to_writer(&mut bytes, &line)
                .map_err(|error| WriteError::Inexpressible(error.to_string()))?;
            bytes.push(b'\n');
        }
        let mut report = report(project, &relations);
        for (what, count) in &fitted.dropped {
            report.drop(what, *count);
        }
        Ok(Draft {
            files: vec![SourceFile::unnamed(bytes)],
            report,
            spans: Vec::new(),
            kept: fitted.project,
            unit: Some(OffsetUnit::CodePoints),
        })
    }

    fn check(&self, draft: &Draft) -> Result<usize, WriteError> {
        check::check(draft, pairs(&draft.kept).len())
    }

    fn loading(&self) -> Option<Loading> {
        Some(Loading::DATASETS)
    }
}

/// The relations that make a pair, by where they start.
fn pairs(project: &Project) -> Vec<&Relation> {
    let spans = project
        .articles()
        .flat_map(|article| in_order_of_text(project, article));
    spans
        .flat_map(|span| {
            let relations = project.relations_of(span.id).map(|one| &**one);
            let mut relations: Vec<&Relation> = relations
                .filter(|one| one.from == span.id)
                .filter(|one| PAIRING_RELATIONS.contains(&&*one.relation_type))
                .collect();
            relations.sort_by_key(|one| one.id);
            relations
        })
        .collect()
}

fn report(project: &Project, relations: &[&Relation]) -> Report {
    let ids: BTreeSet<SpanId> = relations
        .iter()
        .flat_map(|one| [one.from, one.to])
        .collect();
    let spans: Vec<&Span> = ids
        .iter()
        .filter_map(|id| Some(&**project.span(*id)?))
        .collect();
    let articles: BTreeSet<_> = spans.iter().map(|span| span.article).collect();
    let mut report = Report {
        articles: articles.len(),
        spans: spans.len(),
        fragments: spans.iter().map(|span| span.fragments.count()).sum(),
        relations: relations.len(),
        ..Report::default()
    };
    report.count_labels(spans.iter().map(|span| &span.label), project.scheme());
    report.drop(
        "articles without a pair",
        project.article_count() - articles.len(),
    );
    report.drop(
        "spans that are in no pair",
        project.spans().count() - spans.len(),
    );
    let others = project.relations().count() - relations.len();
    report.drop("relations that neither deny nor repeat", others);
    let values = spans.iter().flat_map(|span| span.attributes.keys());
    let values = values.filter(|name| ***name != *SPEAKER).count();
    report.drop("values of attributes, but for speakers", values);
    let notes = spans.iter().filter(|span| !span.note.is_empty()).count();
    report.drop("notes", notes);
    report.drop("annotators", project.annotators().count());
    report
}

fn line(project: &Project, relation: &Relation) -> Option<Line> {
    Some(Line {
        id: relation.id.to_string(),
        relation: relation.relation_type.to_string(),
        from: statement(project, relation.from)?,
        to: statement(project, relation.to)?,
    })
}

fn statement(project: &Project, id: SpanId) -> Option<Statement> {
    let span = project.span(id)?;
    let article = project.article(span.article)?;
    let text = &article.text;
    let words: Vec<&str> = span
        .fragments
        .iter()
        .map(|range| text.slice(range))
        .collect();
    let fragments = span.fragments.iter().map(|range| Fragment {
        start: text.code_point(range.start()).get(),
        end: text.code_point(range.end()).get(),
        text: text.slice(range).to_owned(),
    });
    Some(Statement {
        span: span.id.to_string(),
        label: span.label.to_string(),
        text: words.join(" … "),
        fragments: fragments.collect(),
        sentence: around(text, span.fragments.extent()),
        speakers: speakers(project, span),
        article: source(article),
    })
}

/// The sentences that a stretch lies in.
fn around(text: &Text, range: TextRange) -> String {
    let touched = sentences(text, range);
    let whole = touched
        .reduce(TextRange::cover)
        .map_or(range, |all| all.cover(range));
    text.slice(whole).to_owned()
}

fn source(article: &Article) -> Source {
    let words = |name: &Option<Name>| name.as_deref().unwrap_or_default().to_owned();
    let metadata = &article.metadata;
    Source {
        id: article.id.to_string(),
        title: article.title.to_string(),
        outlet: words(&metadata.outlet),
        author: words(&metadata.author),
        date: words(&metadata.date),
        url: words(&metadata.url),
        language: words(&metadata.language),
    }
}
