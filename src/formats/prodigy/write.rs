//! A project as tasks of Prodigy.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::value::RawValue;

use super::{ANNOTATOR, ANSWER, Prodigy, SESSION};
use crate::formats::writing::tokens::{SpacedToken, spaced_tokens};
use crate::formats::writing::{
    ARTICLE_FIELDS, ArticleFields, ExchangeWriter, Fitted, Holds, Reach, fitted, in_order_of_text,
    lines_of_json, offset_in, trim_names, unknown_fields, without_relations,
};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{AnnotatorId, Article, Project, Span, SpanId, UnknownFields};
use crate::text::{ByteOffset, Text};

/// Offsets are those of Python's strings, whatever else is asked for.
const UNIT: OffsetUnit = OffsetUnit::CodePoints;

/// The fields that a task has of its own. Its hashes are Prodigy's to make.
const TASK: &[&str] = &[
    "text",
    "tokens",
    "spans",
    "relations",
    "meta",
    ANSWER,
    ANNOTATOR,
    SESSION,
    "_input_hash",
    "_task_hash",
];
const SPAN: &[&str] = &[
    "start",
    "end",
    "token_start",
    "token_end",
    "label",
    "text",
    ANSWER,
];
const RELATION: &[&str] = &["head", "child", "head_span", "child_span", "label"];

#[derive(Serialize)]
struct Task<'p> {
    text: &'p str,
    meta: Meta<'p>,
    tokens: Vec<Token<'p>>,
    spans: Vec<SpanRecord<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Link<'p>>,
    answer: &'static str,
    #[serde(rename = "_annotator_id", skip_serializing_if = "Option::is_none")]
    annotator: Option<&'p str>,
    #[serde(flatten)]
    more: BTreeMap<&'p str, &'p RawValue>,
}

#[derive(Serialize)]
struct Meta<'p> {
    #[serde(flatten)]
    known: ArticleFields<'p>,
    #[serde(flatten)]
    more: BTreeMap<String, Box<RawValue>>,
}

#[derive(Serialize)]
struct Token<'p> {
    text: &'p str,
    start: u32,
    end: u32,
    id: usize,
    ws: bool,
}

#[derive(Clone, Serialize)]
struct Place<'p> {
    start: u32,
    end: u32,
    token_start: usize,
    token_end: usize,
    label: &'p str,
}

#[derive(Serialize)]
struct SpanRecord<'p> {
    #[serde(flatten)]
    place: Place<'p>,
    #[serde(flatten)]
    more: BTreeMap<&'p str, &'p RawValue>,
}

#[derive(Serialize)]
struct Link<'p> {
    head: usize,
    child: usize,
    head_span: Place<'p>,
    child_span: Place<'p>,
    label: &'p str,
    #[serde(flatten)]
    more: BTreeMap<&'p str, &'p RawValue>,
}

/// With spaCy, as Prodigy itself does.
const LOADED_BY: Loading = Loading::python(
    "pip install spacy",
    r#"import json
import spacy
from spacy.tokens import Doc
vocab = spacy.blank("xx").vocab
tasks = [json.loads(line) for line in open("{file}", encoding="utf-8")]
docs = []
for task in tasks:
    words = [token["text"] for token in task["tokens"]]
    doc = Doc(vocab, words, [token["ws"] for token in task["tokens"]])
    doc.spans["sc"] = [doc.char_span(s["start"], s["end"], s["label"]) for s in task["spans"]]
    docs.append(doc)"#,
);

impl ExchangeWriter for Prodigy {
    fn holds(&self) -> Holds {
        Holds {
            titles: true,
            metadata: true,
            annotators: true,
            relations: Reach::WithinArticle,
            ..Holds::SPANS
        }
    }

    fn fit(&self, project: &Project) -> Fitted {
        let mut fitted = fitted(project, &self.holds());
        trim_names(&mut fitted);
        let between = without_relations(&mut fitted.project, |project, relation| {
            let by = |id| project.span(id).map(|span| span.annotator);
            by(relation.from) != by(relation.to)
        });
        fitted.drop("relations between spans of two annotators", between);
        let is_answered = |article: &Article| {
            let spans = fitted.project.spans_of(article.id);
            let mut fields = spans.map(|span| &span.unknown).chain([&article.unknown]);
            fields.any(|fields| fields.contains_key(ANSWER))
        };
        let articles = fitted.project.articles();
        let answered = articles.filter(|article| is_answered(article)).count();
        fitted.drop(
            "articles with an answer other than “accept”, which is written",
            answered,
        );
        fitted
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, _: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let articles = project.articles();
        lines_of_json(articles.flat_map(|article| {
            let annotators = annotators(project, article);
            annotators
                .into_iter()
                .map(move |annotator| task(project, article, annotator))
        }))
    }
}

/// Those who made the spans of an article, in the order of their records; nobody, once, if there are
/// none.
fn annotators(project: &Project, article: &Article) -> Vec<Option<AnnotatorId>> {
    let spans = project.spans_of(article.id);
    let ids: BTreeSet<AnnotatorId> = spans.map(|span| span.annotator).collect();
    if ids.is_empty() {
        return vec![None];
    }
    ids.into_iter().map(Some).collect()
}

fn task<'p>(
    project: &'p Project,
    article: &'p Article,
    annotator: Option<AnnotatorId>,
) -> Task<'p> {
    let text = &article.text;
    let spans: Vec<&Span> = in_order_of_text(project, article)
        .into_iter()
        .filter(|span| annotator == Some(span.annotator))
        .collect();
    let tokens = spaced_tokens(text, spans.iter().map(|span| span.fragments.extent()));
    let places: BTreeMap<SpanId, Place<'_>> = spans
        .iter()
        .filter_map(|span| Some((span.id, place(text, &tokens, span)?)))
        .collect();
    let records = spans.iter().filter_map(|span| {
        Some(SpanRecord {
            place: places.get(&span.id)?.clone(),
            more: unknown_fields(&span.unknown, &[SPAN]),
        })
    });
    let name = annotator.and_then(|id| project.annotator(id));
    Task {
        text: text.as_str(),
        meta: Meta {
            known: ArticleFields::of(article),
            more: more_meta(&article.unknown),
        },
        spans: records.collect(),
        relations: spans
            .iter()
            .flat_map(|span| links(project, span, &places))
            .collect(),
        tokens: tokens
            .iter()
            .enumerate()
            .map(|(id, token)| Token {
                text: text.slice(token.range),
                start: offset_in(text, token.range.start(), UNIT),
                end: offset_in(text, token.range.end(), UNIT),
                id,
                ws: token.has_space,
            })
            .collect(),
        answer: "accept",
        annotator: name
            .map(|annotator| &*annotator.name)
            .filter(|name| !name.is_empty()),
        more: unknown_fields(&article.unknown, &[TASK]),
    }
}

/// What else was in the `meta` of the task that an article came from.
fn more_meta(unknown: &UnknownFields) -> BTreeMap<String, Box<RawValue>> {
    let meta = unknown.get("meta");
    let fields = meta.and_then(|json| serde_json::from_str(json).ok());
    let mut fields: BTreeMap<String, Box<RawValue>> = fields.unwrap_or_default();
    fields.retain(|name, _| !ARTICLE_FIELDS.contains(&&**name));
    fields
}

/// Where a span lies. It begins and ends with a token.
fn place<'p>(text: &Text, tokens: &[SpacedToken], span: &'p Span) -> Option<Place<'p>> {
    let range = span.fragments.extent();
    let offset = |offset: ByteOffset| offset_in(text, offset, UNIT);
    let first = tokens.partition_point(|token| token.range.start() < range.start());
    let after = tokens.partition_point(|token| token.range.end() <= range.end());
    Some(Place {
        start: offset(range.start()),
        end: offset(range.end()),
        token_start: first,
        token_end: after.checked_sub(1)?,
        label: &span.label,
    })
}

fn links<'p>(
    project: &'p Project,
    span: &Span,
    places: &BTreeMap<SpanId, Place<'p>>,
) -> Vec<Link<'p>> {
    let relations = project.relations_of(span.id);
    let mut relations: Vec<_> = relations.filter(|one| one.from == span.id).collect();
    relations.sort_by_key(|one| one.id);
    relations
        .into_iter()
        .filter_map(|relation| {
            let (head, child) = (places.get(&relation.from)?, places.get(&relation.to)?);
            Some(Link {
                head: head.token_end,
                child: child.token_end,
                head_span: head.clone(),
                child_span: child.clone(),
                label: &relation.relation_type,
                more: unknown_fields(&relation.unknown, &[RELATION]),
            })
        })
        .collect()
}
