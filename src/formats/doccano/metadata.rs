//! What is known of examples beside their text.
//!
//! doccano reads a file as a table. Where a row lacks a field that another has, it makes up a number that
//! is none (`NaN`), which its database refuses with the whole file. So each row has all fields: `null`
//! where nothing is known, which the table keeps, but in a column of numbers, which is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use super::COMMENTS;
use crate::formats::writing::{ARTICLE_FIELDS, ArticleFields, unknown_fields};
use crate::model::{Article, Project};

/// The fields of an example that are no metadata, or that doccano adds itself.
const EXAMPLE: &[&str] = &[
    "id",
    "text",
    "label",
    "labels",
    "entities",
    "relations",
    COMMENTS,
    "filename",
    "upload_name",
    "example_uuid",
    "#line_number",
];

/// The fields that the rows of a file have.
pub(super) struct Metadata<'p> {
    /// Those that Sayso has a name for.
    known: BTreeSet<&'static str>,
    /// Those that came from elsewhere.
    others: BTreeSet<&'p str>,
}

impl<'p> Metadata<'p> {
    /// What the rows for a project have.
    pub(super) fn of(project: &'p Project) -> Self {
        let mut values: BTreeMap<&'p str, Vec<&'p RawValue>> = BTreeMap::new();
        for article in project.articles() {
            for (name, json) in others(article) {
                values.entry(name).or_default().push(json);
            }
        }
        let count = project.article_count();
        let can_stay = |values: &[&RawValue]| {
            let is_complete = values.len() == count && values.iter().all(|one| !is_null(one));
            is_complete || !values.iter().any(|one| is_number(one))
        };
        let articles = project.articles();
        Self {
            known: articles
                .flat_map(|article| ArticleFields::of(article).names())
                .collect(),
            others: values
                .into_iter()
                .filter(|(_, values)| can_stay(values))
                .map(|(name, _)| name)
                .collect(),
        }
    }

    /// What the row of an article has beside the known fields that it has a value for.
    pub(super) fn of_article(&self, article: &'p Article) -> BTreeMap<&'p str, &'p RawValue> {
        let has: BTreeSet<&str> = ArticleFields::of(article).names().collect();
        let missing = self.known.iter().filter(|name| !has.contains(**name));
        let missing = missing.map(|name| (*name, RawValue::NULL));
        let values = others(article);
        let others = self.others.iter().map(|name| {
            let value = values.get(name).copied();
            (*name, value.unwrap_or(RawValue::NULL))
        });
        missing.chain(others).collect()
    }
}

fn others(article: &Article) -> BTreeMap<&str, &RawValue> {
    unknown_fields(&article.unknown, &[EXAMPLE, ARTICLE_FIELDS])
}

fn is_null(json: &RawValue) -> bool {
    json.get() == "null"
}

fn is_number(json: &RawValue) -> bool {
    json.get()
        .starts_with(|first: char| first == '-' || first.is_ascii_digit())
}
