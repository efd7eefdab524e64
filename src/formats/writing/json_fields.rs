//! What the JSON of other tools is made of: what is known of an article under Sayso's names, fields that
//! came from elsewhere, offsets in a unit, records on lines.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::Fitted;
use crate::formats::{OffsetUnit, SourceFile, WriteError, plain_text};
use crate::model::{Annotator, Article, Name, UnknownFields};
use crate::text::{ByteOffset, Text};

/// The title and the facts of an article.
#[derive(Debug, Serialize)]
pub(in crate::formats) struct ArticleFields<'p> {
    title: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'p str>,
}

/// The names of the fields.
pub(in crate::formats) const ARTICLE_FIELDS: &[&str] =
    &["title", "outlet", "author", "date", "url", "language"];

impl<'p> ArticleFields<'p> {
    /// What is known of an article.
    pub(in crate::formats) fn of(article: &'p Article) -> Self {
        let known = &article.metadata;
        Self {
            title: &article.title,
            outlet: known.outlet.as_deref(),
            author: known.author.as_deref(),
            date: known.date.as_deref(),
            url: known.url.as_deref(),
            language: known.language.as_deref(),
        }
    }

    /// The names of those that are known.
    pub(in crate::formats) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let known = [
            true,
            self.outlet.is_some(),
            self.author.is_some(),
            self.date.is_some(),
            self.url.is_some(),
            self.language.is_some(),
        ];
        let names = ARTICLE_FIELDS.iter().copied().zip(known);
        names.filter_map(|(name, is_known)| is_known.then_some(name))
    }
}

/// Fields that came with a record from another program, but for those that the format itself has.
pub(in crate::formats) fn unknown_fields<'p>(
    unknown: &'p UnknownFields,
    taken: &[&[&str]],
) -> BTreeMap<&'p str, &'p RawValue> {
    let is_free = |name: &str| taken.iter().all(|names| !names.contains(&name));
    let fields = unknown.iter().filter(|(name, _)| is_free(name));
    fields
        .filter_map(|(name, json)| Some((&**name, serde_json::from_str(json).ok()?)))
        .collect()
}

/// An offset of a text, counted in a unit.
pub(in crate::formats) fn offset_in(text: &Text, offset: ByteOffset, unit: OffsetUnit) -> u32 {
    match unit {
        OffsetUnit::CodePoints => text.code_point(offset).get(),
        OffsetUnit::Utf16 => text.utf16(offset).get(),
        OffsetUnit::Bytes => offset.get(),
    }
}

/// Gives articles and annotators names that come back as they are: without white space around them.
pub(in crate::formats) fn trim_names(fitted: &mut Fitted) {
    let project = &mut fitted.project;
    let stamp = project.latest();
    let (mut titles, mut annotators) = (0, 0);
    let articles: Vec<_> = project.articles().cloned().collect();
    for article in articles {
        let title = match article.title.trim() {
            "" => plain_text::title(article.text.as_str()),
            title => Name::from(title),
        };
        if title != article.title {
            titles += 1;
            let article = Article {
                title,
                ..Article::clone(&article)
            };
            project.put(article.into(), stamp);
        }
    }
    let all: Vec<_> = project.annotators().cloned().collect();
    for annotator in all {
        let name = annotator.name.trim();
        if *name != *annotator.name {
            annotators += 1;
            let annotator = Annotator {
                name: Name::from(name),
                ..Annotator::clone(&annotator)
            };
            project.put(annotator.into(), stamp);
        }
    }
    fitted.drop("white space around titles", titles);
    fitted.drop("white space around names of annotators", annotators);
}

/// A file of JSON with a record on each line.
///
/// # Errors
///
/// [`WriteError::Inexpressible`] if a record cannot be written as JSON.
pub(in crate::formats) fn lines_of_json<T: Serialize>(
    records: impl IntoIterator<Item = T>,
) -> Result<Vec<SourceFile>, WriteError> {
    let mut bytes = Vec::new();
    for record in records {
        serde_json::to_writer(&mut bytes, &record)
            .map_err(|error| WriteError::Inexpressible(error.to_string()))?;
        bytes.push(b'\n');
    }
    Ok(vec![SourceFile::unnamed(bytes)])
}
