//! The ends of Prodigy's relations.
//!
//! A relation names a token at each of its ends, the last one of a span, and beside it repeats the span,
//! if the tool that wrote it is new enough.

use std::collections::BTreeMap;

use crate::formats::json::Fields;
use crate::formats::reading::{take, take_text};
use crate::model::{Name, SpanId};

/// Both ends of a relation as a file tells them.
#[derive(Debug, Default)]
pub(super) struct Link {
    pub(super) head: Found,
    pub(super) child: Found,
}

impl Link {
    /// Takes the ends out of the fields of a relation.
    pub(super) fn take(fields: &mut Fields<'_>) -> Self {
        Self {
            head: Found::take(fields, "head", "head_span"),
            child: Found::take(fields, "child", "child_span"),
        }
    }
}

/// An end of a relation as a file tells it.
#[derive(Debug, Default)]
pub(super) struct Found {
    token: Option<usize>,
    place: Option<(u32, u32)>,
    label: Option<Name>,
}

impl Found {
    fn take(fields: &mut Fields<'_>, token: &str, span: &str) -> Self {
        let mut span: Fields<'_> = take(fields, span).unwrap_or_default();
        Self {
            token: take(fields, token),
            place: take(&mut span, "start").zip(take(&mut span, "end")),
            label: take_text(&mut span, "label"),
        }
    }
}

/// A span of a task, as relations find it.
#[derive(Debug)]
struct End {
    id: SpanId,
    place: (u32, u32),
    last_token: Option<usize>,
    label: Option<Name>,
}

/// The spans and tokens of a task.
#[derive(Debug)]
pub(super) struct Ends {
    tokens: BTreeMap<usize, (u32, u32)>,
    spans: Vec<End>,
}

impl Ends {
    /// The tokens of a task, by their numbers.
    pub(super) fn of(tokens: BTreeMap<usize, (u32, u32)>) -> Self {
        Self {
            tokens,
            spans: Vec::new(),
        }
    }

    /// Adds a span: where the file says that it lies, its last token and its label.
    pub(super) fn add(
        &mut self,
        id: SpanId,
        place: (u32, u32),
        last_token: Option<usize>,
        label: Option<&Name>,
    ) {
        self.spans.push(End {
            id,
            place,
            last_token,
            label: label.cloned(),
        });
    }

    /// From the first of two tokens to the second.
    pub(super) fn stretch(&self, tokens: (Option<usize>, Option<usize>)) -> Option<(u32, u32)> {
        let (first, last) = (self.tokens.get(&tokens.0?)?, self.tokens.get(&tokens.1?)?);
        Some((first.0, last.1))
    }

    /// The token that ends here.
    pub(super) fn token_at_end(&self, end: u32) -> Option<usize> {
        let mut tokens = self.tokens.iter();
        tokens
            .find(|(_, (_, other))| *other == end)
            .map(|(number, _)| *number)
    }

    /// The span at an end of a relation: by its place, else by its last token. None where it is a token
    /// that is no span.
    pub(super) fn span(&self, end: &Found) -> Option<SpanId> {
        let mut spans = self.spans.iter();
        let found = match end.place {
            Some(place) => spans
                .clone()
                .find(|span| span.place == place && span.label == end.label)
                .or_else(|| spans.find(|span| span.place == place)),
            None => spans.find(|span| end.token.is_some() && span.last_token == end.token),
        };
        found.map(|span| span.id)
    }

    /// Where an end of a relation lies.
    pub(super) fn place(&self, end: &Found) -> Option<(u32, u32)> {
        end.place.or_else(|| self.tokens.get(&end.token?).copied())
    }
}
