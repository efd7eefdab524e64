//! A project as documents of spaCy.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::{GROUP, OTHER_GROUP, SpacyJson};
use crate::formats::writing::tokens::{is_space, spaced_tokens};
use crate::formats::writing::{
    ExchangeWriter, Fitted, Holds, changed_spans, fitted, in_order_of_text, lines_of_json,
    offset_in,
};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{Article, Fragments, Project, Record, Span, SpanId};
use crate::text::{Text, TextRange};

/// Offsets are those of Python's strings, whatever else is asked for.
const UNIT: OffsetUnit = OffsetUnit::CodePoints;

#[derive(Serialize)]
struct Document<'p> {
    text: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cats: Option<&'p RawValue>,
    tokens: Vec<Token>,
    spans: BTreeMap<String, Vec<SpanRecord<'p>>>,
}

#[derive(Serialize)]
struct Token {
    id: usize,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct SpanRecord<'p> {
    start: u32,
    end: u32,
    label: &'p str,
    kb_id: String,
    id: String,
}

/// With spaCy.
const LOADED_BY: Loading = Loading::python(
    "pip install spacy",
    r#"import json
import spacy
from spacy.tokens import Doc
vocab = spacy.blank("xx").vocab
docs = [Doc(vocab).from_json(json.loads(line)) for line in open("{file}", encoding="utf-8")]"#,
);

impl ExchangeWriter for SpacyJson {
    fn holds(&self) -> Holds {
        Holds::SPANS
    }

    fn fit(&self, project: &Project) -> Fitted {
        let mut fitted = fitted(project, &self.holds());
        let (mut shorter, mut blank) = (0, Vec::new());
        changed_spans(&mut fitted.project, |span, text| {
            match without_space(&span.fragments, text) {
                Some(fragments) if fragments != span.fragments => {
                    shorter += 1;
                    span.fragments = fragments;
                }
                Some(_) => {}
                None => blank.push(span.id),
            }
        });
        let stamp = fitted.project.latest();
        let count = blank.len();
        for id in blank {
            let id: SpanId = id;
            fitted.project.put(Record::Span(id, None), stamp);
        }
        fitted.drop("spans of nothing but white space", count);
        fitted.drop("white space at the ends of spans", shorter);
        fitted
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, _: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        lines_of_json(project.articles().map(|article| document(project, article)))
    }
}

fn document<'p>(project: &'p Project, article: &'p Article) -> Document<'p> {
    let text = &article.text;
    let at = |offset| offset_in(text, offset, UNIT);
    let all = in_order_of_text(project, article);
    let mut spans: BTreeMap<String, Vec<SpanRecord<'p>>> =
        BTreeMap::from([(GROUP.to_owned(), Vec::new())]);
    for span in &all {
        let group = kept(span, OTHER_GROUP).unwrap_or_else(|| GROUP.to_owned());
        let group = spans.entry(group).or_default();
        let range = span.fragments.extent();
        group.push(SpanRecord {
            start: at(range.start()),
            end: at(range.end()),
            label: &span.label,
            kb_id: kept(span, "kb_id").unwrap_or_default(),
            id: kept(span, "id").unwrap_or_default(),
        });
    }
    let tokens = spaced_tokens(text, all.iter().map(|span| span.fragments.extent()));
    let tokens = tokens.iter().enumerate();
    let cats = article.unknown.get("cats");
    Document {
        text: text.as_str(),
        cats: cats
            .filter(|json| json.starts_with('{'))
            .and_then(|json| serde_json::from_str(json).ok()),
        tokens: tokens
            .map(|(id, token)| Token {
                id,
                start: at(token.range.start()),
                end: at(token.range.end()),
            })
            .collect(),
        spans,
    }
}

/// A text that came with a span.
fn kept(span: &Span, name: &str) -> Option<String> {
    serde_json::from_str(span.unknown.get(name)?).ok()
}

/// Fragments without the white space at their ends, if anything is left.
fn without_space(fragments: &Fragments, text: &Text) -> Option<Fragments> {
    let ranges = fragments.iter().map(|range| {
        let words = text.slice(range);
        let start = words.len() - words.trim_start_matches(is_space).len();
        let end = words.trim_end_matches(is_space).len();
        TextRange::between(
            range.start().plus(start),
            range.start().plus(end.max(start)),
        )
    });
    Fragments::new(ranges.collect::<Vec<_>>())
}
