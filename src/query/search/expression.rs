//! Regular expressions: checking them, and folding what they spell out.
//!
//! An expression is applied to a text whose diacritics are folded, so the letters that it spells out
//! have to be folded the same way: outside brackets `ß` becomes `(?:ss)`, and a combining mark goes, as
//! in `e\u{301}+`, which is `e+` then. Inside brackets a letter that folds to one letter is replaced
//! by it, as are the ends of a range; one that folds to several stays and finds nothing. What is not
//! spelled out (`.`, `\p{…}`) means the folded letters. Case is left to the engine.

use std::convert::Infallible;

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{self, Ast, ClassSetItem, Literal, Span, Visitor};
use regex_syntax::{escape, is_meta_character};

use super::SearchError;
use crate::text::Folding;

/// An expression made ready, and the same one ending at the edge of a word where that is wanted.
pub(super) fn compile(
    pattern: &str,
    folding: Folding,
    whole_words: bool,
) -> Result<(Regex, Option<Regex>), SearchError> {
    check(pattern)?;
    let pattern = if folding.diacritics {
        folded(pattern)
    } else {
        pattern.to_owned()
    };
    let build = |pattern: &str| {
        RegexBuilder::new(pattern)
            .case_insensitive(folding.case)
            .build()
    };
    let expression = build(&pattern).map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => SearchError::TooLarge,
        error => SearchError::BadExpression {
            character: 0,
            reason: error.to_string(),
        },
    })?;
    // An expression that ends in a comment swallows what follows, and goes without.
    let to_edge = format!(r"(?:{pattern})(?:\b{{end-half}}|\b{{start-half}})");
    let to_edge = whole_words.then(|| build(&to_edge).ok()).flatten();
    Ok((expression, to_edge))
}

/// Says what is wrong with an expression, and where.
fn check(pattern: &str) -> Result<(), SearchError> {
    let (offset, reason) = match regex_syntax::parse(pattern) {
        Ok(_) => return Ok(()),
        Err(regex_syntax::Error::Parse(error)) => {
            (error.span().start.offset, error.kind().to_string())
        }
        Err(regex_syntax::Error::Translate(error)) => {
            (error.span().start.offset, error.kind().to_string())
        }
        Err(error) => (0, error.to_string()),
    };
    let before = pattern
        .char_indices()
        .take_while(|(byte, _)| *byte < offset);
    Err(SearchError::BadExpression {
        character: before.count(),
        reason,
    })
}

/// A sound expression with the letters that it spells out folded.
fn folded(pattern: &str) -> String {
    let Ok(parsed) = Parser::new().parse(pattern) else {
        return pattern.to_owned();
    };
    let letters = Letters {
        replacements: Vec::new(),
        end_of_literal: 0,
    };
    let replacements = match ast::visit(&parsed, letters) {
        Ok(replacements) => replacements,
        Err(never) => match never {},
    };
    let mut folded = String::with_capacity(pattern.len());
    let mut copied = 0;
    for (span, replacement) in replacements {
        folded.push_str(pattern.get(copied..span.start.offset).unwrap_or_default());
        folded.push_str(&replacement);
        copied = span.end.offset;
    }
    folded.push_str(pattern.get(copied..).unwrap_or_default());
    folded
}

/// Collects what of an expression has to be replaced by what, in its order.
struct Letters {
    replacements: Vec<(Span, String)>,
    /// Where the last literal ended, in bytes; 0 before the first.
    end_of_literal: usize,
}

impl Letters {
    fn replace(&mut self, literal: &Literal, replacement: String) {
        self.replacements.push((literal.span, replacement));
    }

    /// Replaces a letter in brackets, if it folds to one.
    fn replace_in_class(&mut self, literal: &Literal) {
        if let Some(folded) = single(literal.c).filter(|folded| *folded != literal.c) {
            self.replace(literal, escaped(folded));
        }
    }
}

impl Visitor for Letters {
    type Output = Vec<(Span, String)>;
    type Err = Infallible;

    fn finish(self) -> Result<Self::Output, Infallible> {
        Ok(self.replacements)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Infallible> {
        let Ast::Literal(literal) = ast else {
            return Ok(());
        };
        let folded = fold(literal.c);
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter == literal.c => {}
            (Some(letter), None) => self.replace(literal, escaped(letter)),
            // A repetition behind a mark is meant for the letter that the mark is on.
            (None, _) if self.end_of_literal == literal.span.start.offset => {
                self.replace(literal, String::new());
            }
            _ => self.replace(literal, format!("(?:{})", escape(&folded))),
        }
        self.end_of_literal = literal.span.end.offset;
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Infallible> {
        match item {
            ClassSetItem::Literal(literal) => self.replace_in_class(literal),
            ClassSetItem::Range(range) => {
                let ends = (single(range.start.c), single(range.end.c));
                if matches!(ends, (Some(start), Some(end)) if start <= end) {
                    self.replace_in_class(&range.start);
                    self.replace_in_class(&range.end);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn fold(letter: char) -> String {
    let folding = Folding {
        case: false,
        diacritics: true,
    };
    folding.fold(letter.encode_utf8(&mut [0; 4]))
}

/// The one letter that a letter folds to; none if it folds to several or to nothing.
fn single(letter: char) -> Option<char> {
    let folded = fold(letter);
    let mut letters = folded.chars();
    letters.next().filter(|_| letters.next().is_none())
}

fn escaped(letter: char) -> String {
    if is_meta_character(letter) {
        format!("\\{letter}")
    } else {
        letter.to_string()
    }
}
