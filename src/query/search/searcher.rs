//! A query made ready.

use std::ops::Range;

use memchr::memmem::Finder;
use regex::Regex;

use super::line::{Attempt, Line};
use super::{Mode, Query, SearchError, expression};
use crate::text::{ByteOffset, Folding, Text, TextRange};

/// A query made ready to be looked for in any text.
#[derive(Clone, Debug)]
pub struct Searcher {
    pattern: Pattern,
    pub(super) whole_words: bool,
    pub(super) folding: Folding,
}

#[derive(Clone, Debug)]
enum Pattern {
    /// Folded words, looked for in folded text.
    Plain(Box<Finder<'static>>),
    /// An expression that is applied to text with its diacritics folded. It sees to the case itself.
    Expression {
        expression: Regex,
        /// The same, but it goes on until the edge of a word, for whole words.
        to_edge: Option<Regex>,
    },
}

impl Searcher {
    /// Makes a query ready.
    ///
    /// # Errors
    ///
    /// A [`SearchError`] if there is nothing to search for, or if the expression is wrong.
    pub fn new(query: &Query) -> Result<Self, SearchError> {
        let Query {
            pattern,
            mode,
            whole_words,
            mut folding,
        } = query.clone();
        if folding.fold(&pattern).is_empty() {
            return Err(SearchError::EmptyPattern);
        }
        let pattern = match mode {
            Mode::Plain if pattern.contains(['\n', '\r']) => return Err(SearchError::LineBreak),
            Mode::Plain => {
                let words = Finder::new(folding.fold(&pattern).as_bytes()).into_owned();
                Pattern::Plain(Box::new(words))
            }
            Mode::Expression => {
                let (expression, to_edge) = expression::compile(&pattern, folding, whole_words)?;
                folding.case = false;
                Pattern::Expression {
                    expression,
                    to_edge,
                }
            }
        };
        Ok(Self {
            pattern,
            whole_words,
            folding,
        })
    }

    /// The hits of a text that start at an offset or after it, ascending. They are some of those that
    /// are found from the text's start. The cost is that of what is taken from the iterator.
    pub fn find<'a>(
        &'a self,
        text: &'a Text,
        from: ByteOffset,
    ) -> impl Iterator<Item = TextRange> + 'a {
        let lines = text.lines();
        (lines.at(from)..lines.len())
            .filter_map(|line| lines.range(line))
            .flat_map(move |line| {
                let mut line = Line::new(self, text, line, 0);
                std::iter::from_fn(move || {
                    loop {
                        match line.attempt() {
                            Attempt::Hit(hit) => return Some(hit),
                            Attempt::Miss => {}
                            Attempt::End => return None,
                        }
                    }
                })
            })
            .filter(move |hit| hit.start() >= from)
    }

    /// The first place in a folded line, from a byte of it on, that fits the pattern. It may be empty.
    pub(super) fn next_in(&self, folded: &str, from: usize) -> Option<Range<usize>> {
        match &self.pattern {
            Pattern::Plain(words) => {
                let start = from + words.find(folded.as_bytes().get(from..)?)?;
                Some(start..start + words.needle().len())
            }
            Pattern::Expression { expression, .. } => {
                let found = expression.find_at(folded, from)?;
                Some(found.range())
            }
        }
    }

    /// The first place that fits the pattern and ends at the edge of a word, as far as the engine
    /// knows. Where `Ukrain(e|ian)?` fits one that ends inside of a word, it may fit a longer one too.
    pub(super) fn next_to_edge(&self, folded: &str, from: usize) -> Option<Range<usize>> {
        match &self.pattern {
            Pattern::Expression {
                to_edge: Some(expression),
                ..
            } => Some(expression.find_at(folded, from)?.range()),
            _ => None,
        }
    }
}
