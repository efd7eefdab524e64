//! A project as annotations beside its texts.

use serde::Serialize;

use super::{CONTEXT, LINKS, WebAnnotations};
use crate::formats::json::write_moment;
use crate::formats::writing::{
    ExchangeWriter, FileNames, Fitted, Holds, Reach, fitted, in_order_of_text, in_words,
    without_margins_of_annotators,
};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{AnnotatorId, Article, Project, Relation, Span};
use crate::text::context;

/// With the adapter of Recogito's annotator.
const LOADED_BY: Loading = Loading::javascript(
    "npm install @recogito/text-annotator",
    r#"import { readFileSync, readdirSync } from "node:fs";
import { W3CTextFormat } from "@recogito/text-annotator";
const isOfText = (name) => name.endsWith(".jsonld") && name !== "links.jsonld";
const names = readdirSync("{file}").filter(isOfText);
const documents = names.map((name) => {
  const { parse } = W3CTextFormat(name.replace(/jsonld$/, "txt"));
  const annotations = JSON.parse(readFileSync(`{file}/${name}`, "utf8"));
  return { name, annotations: annotations.map((annotation) => parse(annotation).parsed) };
});"#,
);

impl ExchangeWriter for WebAnnotations {
    fn holds(&self) -> Holds {
        Holds {
            titles: false,
            metadata: false,
            status: false,
            kinds_of_values: false,
            relations: Reach::Anywhere,
            entities: false,
            ..Holds::EVERYTHING
        }
    }

    fn fit(&self, project: &Project) -> Fitted {
        let mut fitted = fitted(project, &self.holds());
        let trimmed = without_margins_of_annotators(&mut fitted.project);
        fitted.drop("white space around names of annotators", trimmed);
        fitted
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, unit: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let mut names = FileNames::default();
        // The file of links has this name; no article gets it.
        names.plain(LINKS);
        let mut files = Vec::new();
        for article in project.articles() {
            let name = names.of(article);
            let text = format!("{name}.txt");
            let spans = in_order_of_text(project, article);
            let annotations = spans
                .into_iter()
                .map(|span| line(&annotation(project, article, span, &text, unit)))
                .collect::<Result<Vec<String>, WriteError>>()?;
            files.push(SourceFile {
                name: format!("{name}.jsonld"),
                bytes: list(&annotations),
            });
            files.push(SourceFile {
                name: text,
                bytes: article.text.as_str().as_bytes().to_vec(),
            });
        }
        let mut relations: Vec<&Relation> = project.relations().map(|one| &**one).collect();
        relations.sort_by_key(|relation| relation.id);
        let mut links = Vec::new();
        for relation in relations {
            links.push(line(&link(project, relation))?);
            links.push(line(&tag(relation))?);
        }
        if !links.is_empty() {
            files.push(SourceFile {
                name: format!("{LINKS}.jsonld"),
                bytes: list(&links),
            });
        }
        Ok(files)
    }
}

/// A list with an annotation on each line.
fn list(lines: &[String]) -> Vec<u8> {
    let mut list = String::from("[");
    for (number, line) in lines.iter().enumerate() {
        list.push_str(if number == 0 { "\n" } else { ",\n" });
        list.push_str(line);
    }
    list.push_str(if lines.is_empty() { "]\n" } else { "\n]\n" });
    list.into_bytes()
}

fn line(annotation: &impl Serialize) -> Result<String, WriteError> {
    serde_json::to_string(annotation).map_err(|error| WriteError::Inexpressible(error.to_string()))
}

#[derive(Serialize)]
struct Annotation<'a, B, T> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    motivation: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Person<'a>>,
    created: String,
    body: B,
    target: T,
}

#[derive(Serialize)]
struct Person<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    value: &'a str,
}

impl<'a> Body<'a> {
    fn of(purpose: &'static str, value: &'a str) -> Self {
        Self {
            kind: "TextualBody",
            purpose,
            label: None,
            value,
        }
    }
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    selector: (Quote<'a>, Position),
}

#[derive(Serialize)]
struct Quote<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

#[derive(Serialize)]
struct Position {
    #[serde(rename = "type")]
    kind: &'static str,
    start: u32,
    end: u32,
}

fn urn(id: impl std::fmt::Display) -> String {
    format!("urn:uuid:{id}")
}

fn person(project: &Project, id: AnnotatorId) -> Option<Person<'_>> {
    let annotator = project.annotator(id)?;
    (!annotator.name.is_empty()).then(|| Person {
        id: urn(annotator.id),
        kind: "Person",
        name: &annotator.name,
    })
}

fn annotation<'a>(
    project: &'a Project,
    article: &'a Article,
    span: &'a Span,
    source: &'a str,
    unit: OffsetUnit,
) -> impl Serialize + 'a {
    let mut body = vec![Body::of("tagging", &span.label)];
    for (name, value) in &span.attributes {
        // What fits has values of text alone.
        let crate::model::Value::Text(words) = value else {
            continue;
        };
        if in_words(project, value).is_some() {
            body.push(Body {
                label: Some(name),
                ..Body::of("classifying", words)
            });
        }
    }
    if !span.note.is_empty() {
        body.push(Body::of("commenting", &span.note));
    }
    let target: Vec<Target<'a>> = span
        .fragments
        .iter()
        .map(|range| {
            let (prefix, suffix) = context(&article.text, range);
            let quote = Quote {
                kind: "TextQuoteSelector",
                exact: article.text.slice(range),
                prefix,
                suffix,
            };
            let position = Position {
                kind: "TextPositionSelector",
                start: unit.count(&article.text, range.start()),
                end: unit.count(&article.text, range.end()),
            };
            Target {
                source,
                selector: (quote, position),
            }
        })
        .collect();
    Annotation {
        context: CONTEXT,
        id: urn(span.id),
        kind: "Annotation",
        motivation: None,
        creator: person(project, span.annotator),
        created: write_moment(span.created),
        body,
        target,
    }
}

/// A link, as Annotorious has it: from its target to its body.
fn link<'a>(project: &'a Project, relation: &'a Relation) -> impl Serialize + 'a {
    Annotation {
        context: CONTEXT,
        id: urn(relation.id),
        kind: "Annotation",
        motivation: Some("linking"),
        creator: person(project, relation.annotator),
        created: write_moment(relation.created),
        body: urn(relation.to),
        target: urn(relation.from),
    }
}

/// The annotation that says of which type a link is.
fn tag(relation: &Relation) -> impl Serialize + '_ {
    Annotation {
        context: CONTEXT,
        id: format!("{}#type", urn(relation.id)),
        kind: "Annotation",
        motivation: Some("tagging"),
        creator: None,
        created: write_moment(relation.created),
        body: [Body::of("tagging", &relation.relation_type)],
        target: urn(relation.id),
    }
}
