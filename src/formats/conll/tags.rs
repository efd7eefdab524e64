//! Tags of tokens, and the spans that runs of them mean.

use crate::text::TextRange;

/// How a run of tokens is tagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Scheme {
    /// `I-`, and `B-` only where two spans of one label touch.
    Iob1,
    /// `B-` at the start of every span, then `I-`.
    Iob2,
    /// `U-` for a span of one token; else `B-`, `I-` and `L-` for the last.
    Bilou,
}

/// What a tag says of its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Tag<'t> {
    /// It is in no span.
    Outside,
    /// It is in a span of this label.
    In(Place, &'t str),
}

/// Where in a span a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Place {
    /// The first.
    First,
    /// Somewhere in it: the first as well in IOB1, the last as well in both IOBs.
    Inside,
    /// The last.
    Last,
    /// The only one.
    Only,
}

impl<'t> Tag<'t> {
    /// What a tag says; none if it is no tag of any scheme.
    pub(in crate::formats) fn of(tag: &'t str) -> Option<Self> {
        if tag == "O" {
            return Some(Self::Outside);
        }
        let (letter, label) = tag.split_once('-')?;
        let place = match letter {
            "B" => Place::First,
            "I" | "M" => Place::Inside,
            "L" | "E" => Place::Last,
            "U" | "S" | "W" => Place::Only,
            _ => return None,
        };
        (!label.is_empty()).then_some(Self::In(place, label))
    }
}

/// A span as a run of tokens, by their numbers, the last included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Run {
    pub(in crate::formats) label: String,
    pub(in crate::formats) first: usize,
    pub(in crate::formats) last: usize,
}

/// The runs of tokens that are tagged one after the other. A run begins where its tag says so, and
/// wherever the tag before was of another label or of none, as `conlleval` has it.
#[derive(Debug, Default)]
pub(in crate::formats) struct Runs {
    runs: Vec<Run>,
    is_open: bool,
}

impl Runs {
    /// Takes the tag of the next token.
    pub(in crate::formats) fn push(&mut self, token: usize, tag: Tag<'_>) {
        let Tag::In(place, label) = tag else {
            self.is_open = false;
            return;
        };
        let starts = matches!(place, Place::First | Place::Only);
        let current = self
            .runs
            .last_mut()
            .filter(|run| self.is_open && run.label == label);
        match current.filter(|_| !starts) {
            Some(run) => run.last = token,
            None => self.runs.push(Run {
                label: label.to_owned(),
                first: token,
                last: token,
            }),
        }
        self.is_open = !matches!(place, Place::Last | Place::Only);
    }

    /// No run reaches over the end of a sentence.
    pub(in crate::formats) fn end_sentence(&mut self) {
        self.is_open = false;
    }

    /// All runs so far.
    pub(in crate::formats) fn into_runs(self) -> Vec<Run> {
        self.runs
    }
}

/// The tags of tokens that follow each other in a sentence, given the spans of their text in its
/// order, none of which shares text with another or ends within a token.
pub(in crate::formats) fn tags(
    scheme: Scheme,
    tokens: &[TextRange],
    spans: &[(TextRange, &str)],
) -> Vec<String> {
    let mut before: Option<(TextRange, &str)> = None;
    let mut tags = Vec::with_capacity(tokens.len());
    for token in tokens {
        let next = spans.partition_point(|(span, _)| span.end() <= token.start());
        let span = spans.get(next).filter(|(span, _)| span.overlaps(*token));
        tags.push(span.map_or_else(
            || "O".to_owned(),
            |(span, label)| {
                let is_first = span.start() >= token.start();
                let is_last = span.end() <= token.end();
                let touches = before.is_some_and(|(other, of)| other != *span && of == *label);
                let letter = match scheme {
                    Scheme::Iob1 if is_first && touches => 'B',
                    Scheme::Bilou if is_first && is_last => 'U',
                    Scheme::Bilou if is_last => 'L',
                    Scheme::Iob2 | Scheme::Bilou if is_first => 'B',
                    Scheme::Iob1 | Scheme::Iob2 | Scheme::Bilou => 'I',
                };
                format!("{letter}-{label}")
            },
        ));
        before = span.copied();
    }
    tags
}

/// A label as a tag can have it.
pub(in crate::formats) fn label(name: &str) -> String {
    let is_out = |one: char| one.is_whitespace() || one.is_control() || one == '\u{FEFF}';
    let name = name.trim_matches(is_out).replace(is_out, "_");
    if name.is_empty() {
        "_".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ByteOffset;

    fn range(start: u32, end: u32) -> TextRange {
        TextRange::between(ByteOffset::new(start), ByteOffset::new(end))
    }

    fn runs(tags: &[&str]) -> Vec<(String, usize, usize)> {
        let mut runs = Runs::default();
        for (token, tag) in tags.iter().enumerate() {
            runs.push(token, Tag::of(tag).unwrap());
        }
        let runs = runs.into_runs().into_iter();
        runs.map(|run| (run.label, run.first, run.last)).collect()
    }

    fn run(label: &str, first: usize, last: usize) -> (String, usize, usize) {
        (label.to_owned(), first, last)
    }

    #[test]
    fn the_schemes_mean_the_same() {
        // Tokens of one byte each: two spans of one label that touch, one of another, a single one.
        let tokens: Vec<TextRange> = (0..8).map(|at| range(at, at + 1)).collect();
        let spans = [
            (range(0, 2), "A"),
            (range(2, 5), "A"),
            (range(5, 6), "B"),
            (range(7, 8), "A-B"),
        ];
        let expected = [
            run("A", 0, 1),
            run("A", 2, 4),
            run("B", 5, 5),
            run("A-B", 7, 7),
        ];
        for (scheme, written) in [
            (Scheme::Iob1, "I-A I-A B-A I-A I-A I-B O I-A-B"),
            (Scheme::Iob2, "B-A I-A B-A I-A I-A B-B O B-A-B"),
            (Scheme::Bilou, "B-A L-A B-A I-A L-A U-B O U-A-B"),
        ] {
            let tags = tags(scheme, &tokens, &spans);
            assert_eq!(tags.join(" "), written);
            let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
            assert_eq!(runs(&tags), expected);
        }
        assert_eq!(
            runs(&["S-A", "S-A", "B-B", "M-B", "E-B", "I-B"]),
            [
                run("A", 0, 0),
                run("A", 1, 1),
                run("B", 2, 4),
                run("B", 5, 5)
            ]
        );
    }

    #[test]
    fn words_are_no_tags() {
        for word in ["o", "B-", "-A", "well-known", "", "X-A"] {
            assert_eq!(Tag::of(word), None, "{word}");
        }
    }
}
