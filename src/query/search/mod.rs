//! Searching the texts of articles.
//!
//! A [`Query`] says what is wanted, a [`Searcher`] is a query made ready, and a [`Search`] is the work
//! of going through one article or all of them, some bytes at a time. What is found are
//! [`Hit`]s: stretches of the articles as they are, whatever was folded to find them.
//!
//! Rules that hold for every hit:
//!
//! - **Lines.** A hit lies within one line (a paragraph, mostly). So a text can be searched line
//!   by line, `^` and `$` mean the start and the end of one, and `\s` never reaches into the next.
//! - **Whole characters.** A hit consists of grapheme clusters: where it would end inside of one it grows
//!   to its end. Where the rest of the cluster is a diacritic, and diacritics count, the letter is
//!   another one and there is no hit. What was folded to several letters is found as a whole or not
//!   at all: “s” is not found in “ß”, “strasse” is in “Straße”.
//! - **Order.** Hits ascend and do not overlap; of two that would, the one that starts first
//!   stands. None is empty.
//!
//! Nothing that the page needs at its start may call this: it brings an engine for regular expressions
//! and Unicode's tables with it. [`Hit`] alone is for everyone.

mod context;
mod expression;
mod line;
mod searcher;
mod walk;
mod words;

pub use context::{Context, context};
pub use searcher::Searcher;
pub use walk::{MAXIMUM_HITS, Scope, Search, SearchProgress};

use std::error::Error;
use std::fmt;

use crate::model::ArticleId;
use crate::text::{Folding, TextRange};

/// What is searched for, and how it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, or the expression.
    pub pattern: String,
    /// Which of the two it is.
    pub mode: Mode,
    /// Whether hits that begin or end inside of a word are left out.
    pub whole_words: bool,
    /// What is passed over.
    pub folding: Folding,
}

/// How a pattern is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As the characters that it is made of.
    #[default]
    Plain,
    /// As a regular expression, in the syntax of the crate `regex`.
    Expression,
}

/// A stretch that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The article.
    pub article: ArticleId,
    /// Where in its text; never empty.
    pub range: TextRange,
}

/// Why there is nothing to search for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchError {
    /// The pattern is empty, or diacritics are all that it consists of while they are passed over.
    EmptyPattern,
    /// There is an end of a line in the pattern, and no hit reaches over one.
    LineBreak,
    /// The expression is wrong.
    BadExpression {
        /// How many characters (code points) of the pattern come before the wrong one.
        character: usize,
        /// What is wrong there.
        reason: String,
    },
    /// The expression needs too much memory.
    TooLarge,
}

impl fmt::Display for SearchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyPattern => formatter.write_str("There is nothing to search for yet."),
            Self::LineBreak => {
                formatter.write_str("A search does not reach over the end of a line. Leave it out.")
            }
            Self::BadExpression { character, reason } => write!(
                formatter,
                "The expression is wrong at character {}: {reason}.",
                character + 1
            ),
            Self::TooLarge => {
                formatter.write_str("The expression is too large. Repeat fewer things fewer times.")
            }
        }
    }
}

impl Error for SearchError {}
