//! Where the spans and regions of a file lie in its texts.
//!
//! Offsets are believed only where the quoted words stand there. Otherwise the words are looked up
//! with what stands around them, and what is not found beyond doubt is left out with a warning.

use std::borrow::Cow;

use serde::Deserialize;

use crate::formats::json::{JsonText, LONGEST_QUOTE, Record};
use crate::model::Fragments;
use crate::text::{Anchored, CodePointOffset, Quote, Text, TextRange, anchor, shortened};

/// A stretch of text as files describe it, every part optional.
#[derive(Deserialize)]
struct Description<'a> {
    /// In code points.
    start: Option<u32>,
    /// In code points, exclusive.
    end: Option<u32>,
    #[serde(borrow)]
    text: Option<JsonText<'a>>,
    #[serde(borrow)]
    before: Option<JsonText<'a>>,
    #[serde(borrow)]
    after: Option<JsonText<'a>>,
}

/// Takes the fragments out of a span: a list of them or, in files made by other means, one that
/// stands in the span itself. None, with a warning, if not all of them can be found.
pub(super) fn fragments(span: &mut Record<'_, '_, '_>, text: &Text) -> Option<Fragments> {
    let described: Vec<Description<'_>> = if span.has("fragments") {
        // The whole extent is there for programs that know no fragments.
        span.ignore(&["start", "end", "text"]);
        span.required("fragments")?
    } else {
        vec![in_record(span)]
    };
    let ranges: Option<Vec<TextRange>> = described
        .iter()
        .map(|fragment| fragment.find(span, text))
        .collect();
    let fragments = Fragments::new(ranges?);
    if fragments.is_none() {
        span.warn("It is left out: it has no fragments.");
    }
    fragments
}

/// Takes the range out of a region. None, with a warning, if it cannot be found.
pub(super) fn range(region: &mut Record<'_, '_, '_>, text: &Text) -> Option<TextRange> {
    in_record(region).find(region, text)
}

fn in_record<'a>(record: &mut Record<'_, 'a, '_>) -> Description<'a> {
    Description {
        start: record.optional("start"),
        end: record.optional("end"),
        text: record.optional("text"),
        before: record.optional("before"),
        after: record.optional("after"),
    }
}

impl Description<'_> {
    fn find(&self, record: &mut Record<'_, '_, '_>, text: &Text) -> Option<TextRange> {
        let expected = self.start.zip(self.end).and_then(|(start, end)| {
            text.range_from_code_points(CodePointOffset::new(start), CodePointOffset::new(end))
        });
        let Some(words) = self.text.as_ref().map(with_line_feeds) else {
            let range = expected.filter(|range| !range.is_empty());
            if range.is_none() {
                record.warn(format!(
                    "It is left out: {} is no stretch of its article, and no words are quoted.",
                    self.offsets()
                ));
            }
            return range;
        };
        if words.is_empty() {
            record.warn(format!(
                "It is left out: it marks nothing (at {}).",
                self.offsets()
            ));
            return None;
        }
        let (before, after) = (around(&self.before), around(&self.after));
        let quote = Quote {
            exact: &words,
            before: &before,
            after: &after,
        };
        // In words only where there is something to say.
        let shown = || shortened(&words, LONGEST_QUOTE);
        let (message, range) = match anchor(text, expected, &quote) {
            Anchored::AtPosition(range) => return Some(range),
            Anchored::Moved(range) => {
                let (start, end) = (text.code_point(range.start()), text.code_point(range.end()));
                let message = format!(
                    "“{}” does not stand at {}. It was found at {start} to {end} and moved there.",
                    shown(),
                    self.offsets()
                );
                (message, Some(range))
            }
            Anchored::Ambiguous { candidates } => {
                let message = format!(
                    "It is left out: “{}” does not stand at {}, and {candidates} other places \
                     fit equally well.",
                    shown(),
                    self.offsets()
                );
                (message, None)
            }
            Anchored::NotFound => {
                let message = format!(
                    "It is left out: “{}” does not stand at {} and was not found for sure \
                     anywhere else.",
                    shown(),
                    self.offsets()
                );
                (message, None)
            }
        };
        record.warn(message);
        range
    }

    /// The offsets in words.
    fn offsets(&self) -> String {
        match (self.start, self.end) {
            (Some(start), Some(end)) => format!("{start} to {end}"),
            _ => "an unknown place".into(),
        }
    }
}

/// What stands on one side of a quotation; nothing where it is not said.
fn around<'t>(side: &'t Option<JsonText<'_>>) -> Cow<'t, str> {
    side.as_ref().map(with_line_feeds).unwrap_or_default()
}

/// Texts have line feeds alone, so quotations of them must as well.
fn with_line_feeds<'t>(text: &'t JsonText<'_>) -> Cow<'t, str> {
    if text.0.contains('\r') {
        Cow::Owned(text.0.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(&text.0)
    }
}
