//! A project as tables.

use std::collections::BTreeSet;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::articles::{FILE, STATUS};
use super::spans::{OF_ENTITIES, OF_RELATIONS, OF_SPANS};
use super::values::{Kind, cell, column_name, list};
use super::{ARTICLES, CsvTables, ENTITIES, RELATIONS, SPANS};
use crate::formats::reading::calendar_day;
use crate::formats::writing::{
    ExchangeWriter, Fitted, Holds, changed_spans, fitted, in_order_of_text, without_margins,
};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{Article, EntityId, Name, Project, Span, Value};

/// With pandas: every cell is words, but offsets are numbers.
const LOADED_BY: Loading = Loading::python(
    "pip install pandas",
    r#"import pandas
words = {"dtype": str, "keep_default_na": False}
articles = pandas.read_csv("{file}/articles.csv", **words)
spans = pandas.read_csv("{file}/spans.csv", **words).astype({"start": int, "end": int})
relations = pandas.read_csv("{file}/relations.csv", **words)"#,
);

impl ExchangeWriter for CsvTables {
    fn holds(&self) -> Holds {
        Holds::EVERYTHING
    }

    /// An empty cell says nothing, so what is empty is not there.
    fn fit(&self, project: &Project) -> Fitted {
        let mut fitted = fitted(project, &self.holds());
        let trimmed = without_margins(&mut fitted.project);
        fitted.drop("white space around titles, facts and names", trimmed);
        let mut shortened = 0;
        let articles: Vec<_> = fitted.project.articles().cloned().collect();
        let stamp = fitted.project.latest();
        for article in articles {
            let Some(date) = &article.metadata.date else {
                continue;
            };
            let day = calendar_day(date);
            if *day != **date {
                shortened += 1;
                let mut article = Article::clone(&article);
                article.metadata.date = Some(day.into());
                fitted.project.put(article.into(), stamp);
            }
        }
        fitted.drop("times of the day in dates", shortened);
        let mut empty = 0;
        let entities: BTreeSet<EntityId> = fitted.project.entities().map(|one| one.id).collect();
        changed_spans(&mut fitted.project, |span, _| {
            let before = span.attributes.len();
            span.attributes.retain(|_, value| match value {
                Value::Choice(words) | Value::Text(words) => !words.is_empty(),
                Value::Choices(_) | Value::YesNo(_) => true,
                Value::Entity(id) => entities.contains(id),
            });
            empty += before - span.attributes.len();
        });
        fitted.drop("values that say nothing", empty);
        fitted
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, unit: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        Ok(vec![
            file(ARTICLES, articles(project))?,
            file(SPANS, spans(project, unit))?,
            file(RELATIONS, relations(project))?,
            file(ENTITIES, entities(project))?,
        ])
    }
}

/// Rows of cells, the first of them the names of the columns.
type Rows = Vec<Vec<String>>;

fn file(name: &str, rows: Rows) -> Result<SourceFile, WriteError> {
    let failed = |error: String| WriteError::Inexpressible(error);
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::Any(b'\n'))
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row)
            .map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| failed(error.to_string()))?;
    Ok(SourceFile {
        name: name.to_owned(),
        bytes,
    })
}

fn head(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn articles(project: &Project) -> Rows {
    let mut rows = vec![head(&[
        "id", "title", "outlet", "author", "date", "url", "language", STATUS, FILE, "text",
    ])];
    for article in project.articles() {
        let known = &article.metadata;
        let fact = |fact: &Option<Name>| fact.as_deref().unwrap_or_default().to_owned();
        rows.push(vec![
            article.id.to_string(),
            article.title.to_string(),
            fact(&known.outlet),
            fact(&known.author),
            fact(&known.date),
            fact(&known.url),
            fact(&known.language),
            article.status.name().to_owned(),
            fact(&known.file),
            article.text.as_str().to_owned(),
        ]);
    }
    rows
}

fn spans(project: &Project, unit: OffsetUnit) -> Rows {
    let attributes = attributes(project);
    let mut names = head(OF_SPANS);
    names.extend(
        attributes
            .iter()
            .map(|(name, kind)| column_name(name, *kind)),
    );
    let mut rows = vec![names];
    for article in project.articles() {
        for span in in_order_of_text(project, article) {
            for range in span.fragments.iter() {
                let offset = |offset| unit.count(&article.text, offset).to_string();
                let mut row = vec![
                    span.id.to_string(),
                    article.id.to_string(),
                    span.label.to_string(),
                    offset(range.start()),
                    offset(range.end()),
                    article.text.slice(range).to_owned(),
                    annotator(project, span),
                    span.note.to_string(),
                ];
                row.extend(attributes.iter().map(|(name, kind)| {
                    let value = span.attributes.get(name);
                    let value = value.filter(|value| Kind::of(value) == *kind);
                    value.map(cell).unwrap_or_default()
                }));
                rows.push(row);
            }
        }
    }
    rows
}

fn annotator(project: &Project, span: &Span) -> String {
    let annotator = project.annotator(span.annotator);
    annotator.map_or_else(String::new, |one| one.name.to_string())
}

/// The attributes that have a column: those of the scheme in its order, then what else spans have.
fn attributes(project: &Project) -> Vec<(Name, Kind)> {
    let of_scheme = project.scheme().attributes.iter();
    let mut attributes: Vec<(Name, Kind)> = of_scheme
        .map(|one| (Name::clone(&one.name), Kind::of_attribute(&one.kind)))
        .collect();
    let used: BTreeSet<(Name, Kind)> = project
        .spans()
        .flat_map(|span| &span.attributes)
        .map(|(name, value)| (Name::clone(name), Kind::of(value)))
        .collect();
    for one in used {
        if !attributes.contains(&one) {
            attributes.push(one);
        }
    }
    attributes
}

fn relations(project: &Project) -> Rows {
    let mut rows = vec![head(OF_RELATIONS)];
    let mut relations: Vec<_> = project.relations().collect();
    relations.sort_by_key(|relation| relation.id);
    for relation in relations {
        let annotator = project.annotator(relation.annotator);
        rows.push(vec![
            relation.id.to_string(),
            relation.relation_type.to_string(),
            relation.from.to_string(),
            relation.to.to_string(),
            annotator.map_or_else(String::new, |one| one.name.to_string()),
        ]);
    }
    rows
}

fn entities(project: &Project) -> Rows {
    let mut rows = vec![head(OF_ENTITIES)];
    for entity in project.entities() {
        let aliases: Vec<&str> = entity.aliases.iter().map(|one| &**one).collect();
        rows.push(vec![
            entity.id.to_string(),
            entity.kind.to_string(),
            entity.name.to_string(),
            if aliases.is_empty() {
                String::new()
            } else {
                list(&aliases)
            },
        ]);
    }
    rows
}
