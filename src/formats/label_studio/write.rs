//! A project as tasks of Label Studio.

use std::collections::{BTreeMap, BTreeSet};

use super::config_file::{self, FILE};
use super::fit::{plain, plain_options, plain_values, without_entities};
use super::wire::{Annotation, Data, Meta, Outcome, OutcomeValue, Person, Task, Words};
use super::{DIRECTION, LabelStudio, scheme};
use crate::formats::writing::{
    ARTICLE_FIELDS, ArticleFields, ExchangeWriter, Fitted, Holds, Reach, fitted, in_order_of_text,
    offset_in, renamed, trim_names, unknown_fields, without_relations,
};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{AnnotatorId, Article, Project, Relation, Span, SpanId, Value};

/// The fields of a region that are not those of another program.
const REGION: &[&str] = &[
    "id",
    "from_name",
    "to_name",
    "type",
    "origin",
    "value",
    "meta",
];
const RELATION: &[&str] = &["type", "from_id", "to_id", DIRECTION, "labels", "id"];

/// With the converter of Label Studio's SDK.
const LOADED_BY: Loading = Loading::python(
    "pip install label-studio-sdk",
    r#"from label_studio_sdk.converter import Converter
converter = Converter("{file}/config.xml", "{file}", download_resources=False)
tasks = list(converter.iter_from_json_file("{file}/tasks.json"))"#,
);

impl ExchangeWriter for LabelStudio {
    fn holds(&self) -> Holds {
        Holds {
            titles: true,
            metadata: true,
            attributes: true,
            notes: true,
            annotators: true,
            relations: Reach::WithinArticle,
            ..Holds::SPANS
        }
    }

    /// A tag asks for a choice or for words: where spans have both, all of them are words.
    fn fit(&self, project: &Project) -> Fitted {
        let mut fitted = fitted(
            project,
            &Holds {
                kinds_of_values: true,
                ..self.holds()
            },
        );
        let renamed = renamed(&mut fitted.project, plain);
        let options = plain_options(&mut fitted.project);
        fitted.drop(
            "names with signs that the configuration has no room for",
            renamed,
        );
        let values = plain_values(&mut fitted.project);
        without_entities(&mut fitted.project);
        fitted.drop(
            "options with signs that the configuration has no room for",
            options + values,
        );
        trim_names(&mut fitted);
        let between = without_relations(&mut fitted.project, |project, relation| {
            let by = |id| project.span(id).map(|span| span.annotator);
            by(relation.from) != by(relation.to)
        });
        fitted.drop("relations between spans of two annotators", between);
        fitted
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, unit: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let names = TagNames::of(project);
        let ids = ids(project);
        let writing = Writing {
            project,
            unit,
            names: &names,
            ids: &ids,
        };
        let mut json = Vec::new();
        for (number, article) in project.articles().enumerate() {
            json.extend_from_slice(if number == 0 { b"[\n" } else { b",\n" });
            serde_json::to_writer(&mut json, &writing.task(number, article))
                .map_err(|error| WriteError::Inexpressible(error.to_string()))?;
        }
        json.extend_from_slice(if json.is_empty() { b"[]\n" } else { b"\n]\n" });
        let config = scheme::config(project, &names.text);
        let config = config_file::write(&config, &names.labels);
        Ok(vec![
            SourceFile {
                name: "tasks.json".to_owned(),
                bytes: json,
            },
            SourceFile {
                name: FILE.to_owned(),
                bytes: config.into_bytes(),
            },
        ])
    }
}

/// The names of the tags for text and labels, which no attribute may have as well.
struct TagNames {
    text: String,
    labels: String,
}

impl TagNames {
    fn of(project: &Project) -> Self {
        let of_scheme = project.scheme().attributes.iter().map(|one| &one.name);
        let of_spans = project.spans().flat_map(|span| span.attributes.keys());
        let taken: BTreeSet<&str> = of_scheme.chain(of_spans).map(|name| &**name).collect();
        let free = |name: &str| {
            let mut name = name.to_owned();
            while taken.contains(&*name) {
                name.push('_');
            }
            name
        };
        Self {
            text: free("text"),
            labels: free("label"),
        }
    }
}

/// The ids of regions, unique in the file.
fn ids(project: &Project) -> BTreeMap<SpanId, String> {
    let mut ids = BTreeMap::new();
    for article in project.articles() {
        for span in in_order_of_text(project, article) {
            ids.insert(span.id, format!("s{}", ids.len() + 1));
        }
    }
    ids
}

struct Writing<'p> {
    project: &'p Project,
    unit: OffsetUnit,
    names: &'p TagNames,
    ids: &'p BTreeMap<SpanId, String>,
}

impl<'p> Writing<'p> {
    fn task(&self, number: usize, article: &'p Article) -> Task<'p> {
        let spans = in_order_of_text(self.project, article);
        let annotators: BTreeSet<AnnotatorId> = spans.iter().map(|span| span.annotator).collect();
        let annotations = annotators.into_iter().map(|annotator| {
            let own = spans.iter().filter(|span| span.annotator == annotator);
            self.annotation(annotator, article, own.copied())
        });
        Task {
            id: number + 1,
            data: Data {
                text: article.text.as_str(),
                known: ArticleFields::of(article),
                more: unknown_fields(&article.unknown, &[&["text"], ARTICLE_FIELDS]),
            },
            annotations: annotations.collect(),
        }
    }

    fn annotation(
        &self,
        annotator: AnnotatorId,
        article: &'p Article,
        spans: impl Iterator<Item = &'p Span> + Clone,
    ) -> Annotation<'p> {
        let name = self.project.annotator(annotator).map(|one| &*one.name);
        let name = name.filter(|name| !name.is_empty());
        let completed_by = name.and_then(person);
        let regions = spans.clone().flat_map(|span| self.region(article, span));
        let links = spans.flat_map(|span| self.links(span));
        Annotation {
            annotator: name.filter(|_| completed_by.is_none()),
            completed_by,
            was_cancelled: false,
            ground_truth: false,
            result: regions.chain(links).collect(),
        }
    }

    /// A span, and what is said of it.
    fn region(&self, article: &'p Article, span: &'p Span) -> Vec<Outcome<'p>> {
        let Some(id) = self.ids.get(&span.id) else {
            return Vec::new();
        };
        let range = span.fragments.extent();
        let offset = |offset| offset_in(&article.text, offset, self.unit);
        let value = || OutcomeValue {
            start: offset(range.start()),
            end: offset(range.end()),
            text: Words::OfRegion(article.text.slice(range)),
            labels: None,
            choices: None,
        };
        let outcome = |from_name: &'p str, kind, value| Outcome::Region {
            id,
            from_name,
            to_name: &self.names.text,
            kind,
            origin: "manual",
            value,
            meta: None,
            more: BTreeMap::new(),
        };
        let labelled = OutcomeValue {
            labels: Some([&*span.label]),
            ..value()
        };
        let mut region = outcome(&self.names.labels, "labels", labelled);
        if let Outcome::Region { meta, more, .. } = &mut region {
            *more = unknown_fields(&span.unknown, &[REGION]);
            *meta = (!span.note.is_empty()).then(|| Meta {
                text: [&*span.note],
            });
        }
        let mut outcomes = vec![region];
        for (name, said) in &span.attributes {
            let (kind, value) = match said {
                Value::Choice(choice) => ("choices", with_choices(value(), vec![&**choice])),
                Value::Choices(choices) => {
                    let choices = choices.iter().map(|choice| &**choice).collect();
                    ("choices", with_choices(value(), choices))
                }
                Value::YesNo(is_so) => {
                    let word = if *is_so { "yes" } else { "no" };
                    ("choices", with_choices(value(), vec![word]))
                }
                Value::Text(words) => {
                    let text = Words::Written([&**words]);
                    ("textarea", OutcomeValue { text, ..value() })
                }
                // Those became words when the project was fitted.
                Value::Entity(_) => continue,
            };
            outcomes.push(outcome(name, kind, value));
        }
        outcomes
    }

    fn links(&self, span: &Span) -> Vec<Outcome<'p>> {
        let relations = self.project.relations_of(span.id);
        let mut relations: Vec<&'p Relation> = relations
            .map(|relation| &**relation)
            .filter(|relation| relation.from == span.id)
            .collect();
        relations.sort_by_key(|relation| relation.id);
        let links = relations.into_iter().filter_map(|relation| {
            let told = relation.unknown.get(DIRECTION);
            Some(Outcome::Link {
                kind: "relation",
                from_id: self.ids.get(&relation.from)?,
                to_id: self.ids.get(&relation.to)?,
                direction: if told.is_some_and(|told| &**told == "\"bi\"") {
                    "bi"
                } else {
                    "right"
                },
                labels: [&*relation.relation_type],
                more: unknown_fields(&relation.unknown, &[RELATION]),
            })
        });
        links.collect()
    }
}

fn with_choices<'p>(value: OutcomeValue<'p>, choices: Vec<&'p str>) -> OutcomeValue<'p> {
    OutcomeValue {
        choices: Some(choices),
        ..value
    }
}

/// Somebody whom Label Studio can know: by a number or by an address.
fn person(name: &str) -> Option<Person<'_>> {
    if let Ok(number) = name.parse::<u32>()
        && number.to_string() == name
    {
        return Some(Person::Number(number));
    }
    let is_address = name.contains('@') && !name.contains(char::is_whitespace);
    is_address.then_some(Person::Address { email: name })
}
