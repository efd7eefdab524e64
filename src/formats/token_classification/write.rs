//! A project as lines of tokens and tags.

use serde::Serialize;

use super::TokenClassification;
use crate::formats::conll::tags::{Scheme, tags};
use crate::formats::conll::{fitted_to_tokens, labelled, parts};
use crate::formats::writing::{ExchangeWriter, Fitted, Holds, Overlaps};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::Project;

impl ExchangeWriter for TokenClassification {
    fn holds(&self) -> Holds {
        Holds {
            overlaps: Overlaps::None,
            ..Holds::SPANS
        }
    }

    /// A text becomes its tokens, without sentences, and labels words without white space.
    fn fit(&self, project: &Project) -> Fitted {
        fitted_to_tokens(project, &self.holds(), " ")
    }

    fn has_offsets(&self) -> bool {
        false
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(Loading::DATASETS)
    }

    fn files(&self, project: &Project, _: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let mut bytes = Vec::new();
        for article in project.articles() {
            let tokens = parts(&article.text, article.text.whole(), ' ');
            let line = Line {
                id: article.id.to_string(),
                tokens: tokens
                    .iter()
                    .map(|token| article.text.slice(*token))
                    .collect(),
                ner_tags: tags(Scheme::Iob2, &tokens, &labelled(project, article)),
            };
            serde_json::to_writer(&mut bytes, &line)
                .map_err(|error| WriteError::Inexpressible(error.to_string()))?;
            bytes.push(b'\n');
        }
        Ok(vec![SourceFile::unnamed(bytes)])
    }
}

/// A line.
#[derive(Serialize)]
struct Line<'p> {
    id: String,
    tokens: Vec<&'p str>,
    ner_tags: Vec<String>,
}
