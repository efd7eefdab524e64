//! A project as examples of doccano.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::value::RawValue;

use super::metadata::Metadata;
use super::{COMMENTS, Doccano, DoccanoRelations};
use crate::formats::writing::{
    ArticleFields, ExchangeWriter, Fitted, Holds, Reach, fitted, in_order_of_text, lines_of_json,
    offset_in, renamed, trim_names, unknown_fields,
};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{Article, ArticleId, Project, Record, Span, SpanId};

/// The fields that entities and relations have of their own.
const ENTITY: &[&str] = &[
    "id",
    "label",
    "start_offset",
    "end_offset",
    "uuid",
    "example_uuid",
];
const RELATION: &[&str] = &["id", "from_id", "to_id", "type", "uuid", "example_uuid"];

#[derive(Serialize)]
struct Example<'p> {
    id: usize,
    text: &'p str,
    #[serde(flatten)]
    known: ArticleFields<'p>,
    #[serde(flatten)]
    more: BTreeMap<&'p str, &'p RawValue>,
    #[serde(flatten)]
    spans: Spans<'p>,
    #[serde(rename = "Comments")]
    comments: Vec<Box<RawValue>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Spans<'p> {
    Alone {
        label: Vec<(u32, u32, &'p str)>,
    },
    Linked {
        entities: Vec<Entity<'p>>,
        relations: Vec<Relation<'p>>,
    },
}

#[derive(Serialize)]
struct Entity<'p> {
    id: usize,
    label: &'p str,
    start_offset: u32,
    end_offset: u32,
    #[serde(flatten)]
    more: BTreeMap<&'p str, &'p RawValue>,
}

#[derive(Serialize)]
struct Relation<'p> {
    id: usize,
    from_id: usize,
    to_id: usize,
    #[serde(rename = "type")]
    relation_type: &'p str,
    #[serde(flatten)]
    more: BTreeMap<&'p str, &'p RawValue>,
}

/// Either form, without doccano: what doccano takes is uploaded to it.
const LOADED_BY: Loading = Loading::python_alone(
    r#"import json
examples = [json.loads(line) for line in open("{file}", encoding="utf-8")]"#,
);

impl ExchangeWriter for Doccano {
    fn holds(&self) -> Holds {
        Holds {
            titles: true,
            metadata: true,
            ..Holds::SPANS
        }
    }

    fn fit(&self, project: &Project) -> Fitted {
        tidied(fitted(project, &self.holds()))
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, unit: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        lines_of_json(examples(project, |article, spans| Spans::Alone {
            label: spans
                .iter()
                .map(|span| {
                    let (start, end) = place(article, span, unit);
                    (start, end, &*span.label)
                })
                .collect(),
        }))
    }
}

impl ExchangeWriter for DoccanoRelations {
    fn holds(&self) -> Holds {
        Holds {
            relations: Reach::WithinArticle,
            ..Doccano.holds()
        }
    }

    fn fit(&self, project: &Project) -> Fitted {
        tidied(fitted(project, &self.holds()))
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, unit: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        // Numbers that are given once in a file are unique in each of its examples as well.
        let mut ids: BTreeMap<SpanId, usize> = BTreeMap::new();
        for article in project.articles() {
            for span in in_order_of_text(project, article) {
                ids.insert(span.id, ids.len() + 1);
            }
        }
        let mut links = 0;
        lines_of_json(examples(project, |article, spans| Spans::Linked {
            entities: spans
                .iter()
                .map(|span| {
                    let (start_offset, end_offset) = place(article, span, unit);
                    Entity {
                        id: ids.get(&span.id).copied().unwrap_or_default(),
                        label: &span.label,
                        start_offset,
                        end_offset,
                        more: unknown_fields(&span.unknown, &[ENTITY]),
                    }
                })
                .collect(),
            relations: relations(project, spans, &ids, &mut links),
        }))
    }
}

/// What doccano takes: names and texts that are not empty.
fn tidied(mut fitted: Fitted) -> Fitted {
    let renamed = renamed(&mut fitted.project, |name| match name {
        "" => "_".to_owned(),
        name => name.to_owned(),
    });
    fitted.drop("labels and relation types without a name, now “_”", renamed);
    let stamp = fitted.project.latest();
    let articles = fitted.project.articles();
    let empty: Vec<ArticleId> = articles
        .filter(|article| article.text.is_empty())
        .map(|article| article.id)
        .collect();
    for id in &empty {
        fitted.project.put(Record::Article(*id, None), stamp);
    }
    fitted.drop("articles without a text", empty.len());
    trim_names(&mut fitted);
    fitted
}

fn examples<'p>(
    project: &'p Project,
    mut spans: impl FnMut(&'p Article, &[&'p Span]) -> Spans<'p>,
) -> Vec<Example<'p>> {
    let metadata = Metadata::of(project);
    let articles = project.articles().enumerate();
    articles
        .map(|(number, article)| Example {
            id: number + 1,
            text: article.text.as_str(),
            known: ArticleFields::of(article),
            more: metadata.of_article(article),
            spans: spans(article, &in_order_of_text(project, article)),
            comments: comments(article),
        })
        .collect()
}

/// The comments that came with an article.
fn comments(article: &Article) -> Vec<Box<RawValue>> {
    let json = article.unknown.get(COMMENTS);
    json.and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

fn place(article: &Article, span: &Span, unit: OffsetUnit) -> (u32, u32) {
    let range = span.fragments.extent();
    let offset = |offset| offset_in(&article.text, offset, unit);
    (offset(range.start()), offset(range.end()))
}

/// The relations that start from spans of an article. `count` is how many there are in the file so far.
fn relations<'p>(
    project: &'p Project,
    spans: &[&Span],
    ids: &BTreeMap<SpanId, usize>,
    count: &mut usize,
) -> Vec<Relation<'p>> {
    let here: BTreeSet<SpanId> = spans.iter().map(|span| span.id).collect();
    let mut all = Vec::new();
    for span in spans {
        let mut from_here: Vec<_> = project
            .relations_of(span.id)
            .filter(|one| one.from == span.id && here.contains(&one.to))
            .collect();
        from_here.sort_by_key(|one| one.id);
        for relation in from_here {
            let ends = ids.get(&relation.from).zip(ids.get(&relation.to));
            let Some((from_id, to_id)) = ends else {
                continue;
            };
            *count += 1;
            all.push(Relation {
                id: *count,
                from_id: *from_id,
                to_id: *to_id,
                relation_type: &relation.relation_type,
                more: unknown_fields(&relation.unknown, &[RELATION]),
            });
        }
    }
    all
}
