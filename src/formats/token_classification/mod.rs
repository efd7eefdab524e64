//! Token classification: an article on each line of JSON, as a list of tokens and a list of tags.
//!
//! Source: the data sets of the Hugging Face Hub for this task (CoNLL-2003, WNUT 17 and their like) and
//! what `datasets` makes of lists of texts and of `ClassLabel`. What is mapped to what:
//!
//! | field | here |
//! | --- | --- |
//! | `tokens` | the text: tokens are joined by one space |
//! | `ner_tags`, `tags` or `labels` | spans: a run of tags of one type is a span with that label |
//! | any other field | a field of the article, for whoever wants it back |
//!
//! Tags are texts (`B-Claim`); where they are numbers, they count the names in `labels.json` beside the
//! file (a list, or an object of names and numbers) or in a field `label_names` or `names` of the line.
//! Sayso writes texts: they mean the same in every part of a data set, whatever is in the part.

mod read;
mod write;

use super::json::Fields;
use super::{About, Beside, Format, Reader, SourceFile, Writer};

/// Tokens and tags in JSON lines.
#[derive(Debug)]
pub struct TokenClassification;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Token classification JSONL",
    extension: "jsonl",
    media_type: "application/jsonl",
    description: "Tokens and BIO tags, one article per line, for Hugging Face datasets.",
    offset_units: &[],
};

/// The field with the tokens.
const TOKENS: &str = "tokens";

/// The fields that may have the tags, the usual one first.
const TAGS: [&str; 3] = ["ner_tags", "tags", "labels"];

/// The file beside that has the names of numbered tags.
const LABELS: &str = "labels.json";

impl Format for TokenClassification {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        let first = text.trim_start().lines().next().unwrap_or_default();
        first.starts_with('{')
            && serde_json::from_str::<Fields<'_>>(first).is_ok_and(|fields| {
                let begins_list = |name| {
                    fields
                        .get(name)
                        .is_some_and(|json| json.get().starts_with('['))
                };
                begins_list(TOKENS) && TAGS.into_iter().any(begins_list)
            })
    }

    fn parts<'f>(&self, _file: &SourceFile, beside: &Beside<'f>) -> Vec<&'f SourceFile> {
        beside.called(LABELS).to_vec()
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
