//! Finding a quotation again after the text around it has changed.
//!
//! A span is stored with its words and a little of what stands around them, after the
//! `TextQuoteSelector` of the W3C Web Annotation model. When its offsets no longer fit the text,
//! [`anchor`] looks for the words, and says so rather than guess when it cannot tell.

use super::occurrences::occurrences;
use super::{ByteOffset, Text, TextRange};

/// How much context a quotation is stored with, in code points on each side.
pub const CONTEXT_CHARACTERS: usize = 32;

/// The least length, in code points, of a quotation that is recognised without any context.
const CHARACTERS_WITHOUT_CONTEXT: usize = 8;

/// The words of a span and what stands around them.
///
/// They are compared as they are: line ends must be LF, as in a [`Text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote<'a> {
    /// The words themselves.
    pub exact: &'a str,
    /// What stands before them; empty if unknown, or at the start of the text.
    pub before: &'a str,
    /// What stands after them; empty if unknown, or at the end of the text.
    pub after: &'a str,
}

/// Where a quotation was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchored {
    /// Where it was expected.
    AtPosition(TextRange),
    /// Somewhere else, beyond doubt.
    Moved(TextRange),
    /// In several places that fit equally well.
    Ambiguous {
        /// How many places there are: at least two.
        candidates: usize,
    },
    /// Nowhere, or nowhere with enough around it to be sure.
    NotFound,
}

/// What stands before and after a range: up to [`CONTEXT_CHARACTERS`] code points on each side,
/// fewer only at the start and the end of the text.
#[must_use]
pub fn context(text: &Text, range: TextRange) -> (&str, &str) {
    let range = text.nearest(range);
    let (before, after) = surroundings(text, range);
    let first = before.char_indices().rev().nth(CONTEXT_CHARACTERS - 1);
    let before = first
        .and_then(|(index, _)| before.get(index..))
        .unwrap_or(before);
    let last = after.char_indices().nth(CONTEXT_CHARACTERS);
    let after = last
        .and_then(|(index, _)| after.get(..index))
        .unwrap_or(after);
    (before, after)
}

/// Finds a quotation in a text.
///
/// 1. If its words stand at the `expected` range, that is it, whatever stands around them.
/// 2. Otherwise every other place where the words stand is a candidate if at least one side of the
///    context that is given (not empty) is there in full. Without any context every place is a
///    candidate, provided that there are several or that the quotation has at least 8 code points.
/// 3. Candidates are compared by the number of code points of context that agree, counted outward
///    from the quotation on both sides. One that is better than every other is the answer; equally
///    good ones make it [`Anchored::Ambiguous`]; no candidate is [`Anchored::NotFound`].
///
/// Words that are empty can be found by rule 1 only.
#[must_use]
pub fn anchor(text: &Text, expected: Option<TextRange>, quote: &Quote<'_>) -> Anchored {
    if let Some(expected) = expected
        && text.holds(expected)
        && text.slice(expected) == quote.exact
    {
        return Anchored::AtPosition(expected);
    }
    let mut best: Option<Candidate> = None;
    let mut equally_good = 0;
    for start in occurrences(text.as_str(), quote.exact) {
        let start = ByteOffset::from_index(start);
        let range = TextRange::between(start, start.plus(quote.exact.len()));
        let Some(agreement) = quote.agreement(text, range) else {
            continue;
        };
        match &best {
            Some(best) if agreement < best.agreement => {}
            Some(best) if agreement == best.agreement => equally_good += 1,
            _ => {
                best = Some(Candidate { range, agreement });
                equally_good = 1;
            }
        }
    }
    match best {
        None => Anchored::NotFound,
        Some(_) if equally_good > 1 => Anchored::Ambiguous {
            candidates: equally_good,
        },
        Some(_) if quote.says_too_little() => Anchored::NotFound,
        Some(best) => Anchored::Moved(best.range),
    }
}

struct Candidate {
    range: TextRange,
    agreement: usize,
}

impl Quote<'_> {
    /// How many code points of the context stand around the range; `None` if context is given and
    /// neither side of it is there in full.
    fn agreement(&self, text: &Text, range: TextRange) -> Option<usize> {
        let (before, after) = surroundings(text, range);
        let fits = self.has_no_context()
            || (!self.before.is_empty() && before.ends_with(self.before))
            || (!self.after.is_empty() && after.starts_with(self.after));
        fits.then(|| {
            agreeing(self.before.chars().rev(), before.chars().rev())
                + agreeing(self.after.chars(), after.chars())
        })
    }

    fn has_no_context(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    fn says_too_little(&self) -> bool {
        self.has_no_context() && self.exact.chars().count() < CHARACTERS_WITHOUT_CONTEXT
    }
}

/// All the text before and after a range that it holds.
fn surroundings(text: &Text, range: TextRange) -> (&str, &str) {
    (
        text.slice(TextRange::between(ByteOffset::ZERO, range.start())),
        text.slice(TextRange::between(range.end(), text.len())),
    )
}

/// How many code points two sequences have in common at their start.
fn agreeing(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}
