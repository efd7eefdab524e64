//! The check of what was written (I8), by other means than those that wrote it.
//!
//! The bytes are parsed afresh and their offsets applied to the written text by counting code
//! points one by one, without the index of [`Text`](crate::text::Text) that made them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Draft, WriteError};
use crate::model::{Project, Span};

/// An article as it is found in written bytes.
#[derive(Debug)]
pub(super) struct WrittenArticle {
    /// The text.
    pub(super) text: String,
    /// The spans in it.
    pub(super) spans: Vec<WrittenSpan>,
}

/// A span as it is found in written bytes.
#[derive(Debug)]
pub(super) struct WrittenSpan {
    /// Its id.
    pub(super) id: String,
    /// Its fragments.
    pub(super) fragments: Vec<WrittenFragment>,
}

/// A fragment as it is found in written bytes.
#[derive(Debug)]
pub(super) struct WrittenFragment {
    /// Where it starts, in code points of the written text.
    pub(super) start: usize,
    /// Where it ends, in code points; the end itself does not belong to it.
    pub(super) end: usize,
    /// What it says that stands there.
    pub(super) text: String,
}

/// Checks that exactly the spans of a draft were written, each with the words that the project has,
/// and that the written offsets find those words in the written text. Returns how many there are.
/// `read` takes the written bytes apart.
pub(super) fn check(
    draft: &Draft,
    read: impl Fn(&[u8]) -> Result<Vec<WrittenArticle>, String>,
) -> Result<usize, WriteError> {
    let mut written = Vec::new();
    for file in &draft.files {
        written.extend(
            read(&file.bytes).map_err(|message| WriteError::CheckFailed {
                record: "the file".into(),
                message,
            })?,
        );
    }
    check_spans(&draft.kept, &draft.spans, &written)
}

fn check_spans(
    project: &Project,
    spans: &[Arc<Span>],
    written: &[WrittenArticle],
) -> Result<usize, WriteError> {
    let mut expected: BTreeMap<String, &Span> = spans
        .iter()
        .map(|span| (span.id.to_string(), &**span))
        .collect();
    for article in written {
        let bytes = bytes_of_offsets(article);
        for found in &article.spans {
            let failed = |message: String| WriteError::CheckFailed {
                record: format!("span {}", found.id),
                message,
            };
            let span = expected
                .remove(&found.id)
                .ok_or_else(|| failed("it is there twice, or should not be there".into()))?;
            check_span(project, span, found, &article.text, &bytes).map_err(failed)?;
        }
    }
    match expected.keys().next() {
        Some(id) => Err(WriteError::CheckFailed {
            record: format!("span {id}"),
            message: "it is missing".into(),
        }),
        None => Ok(spans.len()),
    }
}

/// The bytes at which the offsets of an article's spans lie; those past its end are missing.
fn bytes_of_offsets(article: &WrittenArticle) -> BTreeMap<usize, usize> {
    let fragments = article.spans.iter().flat_map(|span| &span.fragments);
    let offsets: BTreeSet<usize> = fragments
        .flat_map(|fragment| [fragment.start, fragment.end])
        .collect();
    let characters = article.text.char_indices().map(|(byte, _)| byte);
    let mut counted = characters.chain([article.text.len()]).enumerate();
    // Both ascend, so one walk through the text finds them all.
    offsets
        .into_iter()
        .filter_map(|offset| counted.by_ref().find(|(count, _)| *count == offset))
        .collect()
}

fn check_span(
    project: &Project,
    span: &Span,
    found: &WrittenSpan,
    text: &str,
    bytes: &BTreeMap<usize, usize>,
) -> Result<(), String> {
    let article = project
        .article(span.article)
        .ok_or("its article is not there")?;
    let quotes: Vec<&str> = span
        .fragments
        .iter()
        .map(|range| article.text.slice(range))
        .collect();
    let written: Vec<&str> = found
        .fragments
        .iter()
        .map(|fragment| &*fragment.text)
        .collect();
    if quotes != written {
        return Err(format!("it says {written:?} instead of {quotes:?}"));
    }
    for WrittenFragment {
        start,
        end,
        text: quote,
    } in &found.fragments
    {
        let slice = bytes
            .get(start)
            .zip(bytes.get(end))
            .and_then(|(start, end)| text.get(*start..*end));
        if slice != Some(quote) {
            return Err(format!(
                "the offsets {start} to {end} do not give {quote:?}"
            ));
        }
    }
    Ok(())
}
