//! What stands in a document beside its text and is left out: never without a word (I7).

use std::collections::BTreeMap;

use super::xml::{Piece, walk};
use crate::formats::json::LONGEST_QUOTE;
use crate::formats::reading::{At, Intake};
use crate::text::{counted, counted_as, shortened};

/// A kind of what is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Beside {
    /// A footnote or an endnote.
    Note,
    /// A comment on the text.
    Comment,
    /// What stands above or below every page.
    PageEdge,
    /// What was deleted while changes were tracked.
    Deletion,
    /// A diagram or a chart.
    Diagram,
    /// What is said of a picture for those who do not see it.
    Description,
    /// A reading above ideographs.
    Reading,
}

impl Beside {
    /// The kind in words, as the place of a warning.
    const fn name(self) -> &'static str {
        match self {
            Self::Note => "footnotes",
            Self::Comment => "comments",
            Self::PageEdge => "headers and footers",
            Self::Deletion => "tracked deletions",
            Self::Diagram => "diagrams and charts",
            Self::Description => "descriptions of pictures",
            Self::Reading => "readings above characters",
        }
    }

    /// Whether such words are worth telling of: the number of a page is not.
    fn says_something(self, words: &str) -> bool {
        match self {
            Self::PageEdge => words.contains(char::is_alphabetic),
            _ => !words.is_empty(),
        }
    }
}

/// All that is left out of a document.
#[derive(Debug, Default)]
pub(super) struct LeftOut(BTreeMap<Beside, Passages>);

/// What is left out of one kind.
#[derive(Debug, Default)]
struct Passages {
    count: usize,
    characters: usize,
    /// The first of them.
    first: String,
}

impl LeftOut {
    /// Notes a passage, if it says something.
    pub(super) fn add(&mut self, what: Beside, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !what.says_something(&words) {
            return;
        }
        let passages = self.0.entry(what).or_default();
        passages.count += 1;
        passages.characters += words.chars().count();
        if passages.count == 1 {
            passages.first = words;
        }
    }

    /// Notes what stands in a part beside the text, in elements of some names, as words of others.
    pub(super) fn add_part(&mut self, xml: &str, what: Beside, [elements, words_in]: [&[&str]; 2]) {
        let (mut passage, mut depth) = (Passage::default(), 0_usize);
        // What can be read of a broken part is as good as that of a whole one.
        let _fault = walk(xml, |piece| match piece {
            Piece::Open(element) => {
                depth += usize::from(words_in.contains(&element.name()));
                if passage.has_begun() {
                    passage.open();
                } else if elements.contains(&element.name()) {
                    passage.begin(Some(what));
                }
            }
            Piece::Close(name) => {
                depth = depth.saturating_sub(usize::from(words_in.contains(&name.as_str())));
                passage.close(&name, self);
            }
            Piece::Words(words) if depth > 0 => passage.add(&words),
            Piece::Words(_) => {}
        });
    }

    /// Warns of each kind that there is.
    pub(super) fn warn(&self, intake: &mut Intake<'_>) {
        for (what, passages) in &self.0 {
            let at = At {
                line: None,
                record: Some(what.name()),
            };
            let message = format!(
                "{} left out, being no part of the text: {}, beginning with “{}”.",
                counted_as(passages.count, "is", "are"),
                counted(passages.characters, "character"),
                shortened(&passages.first, LONGEST_QUOTE)
            );
            intake.warn(at, message);
        }
    }
}

/// An element that is left out, while it lasts, with all that is in it.
#[derive(Debug, Default)]
pub(super) struct Passage {
    /// How many elements have begun, itself the first; none while there is no such element.
    depth: usize,
    /// What it is; none if nobody would miss it.
    what: Option<Beside>,
    words: String,
}

impl Passage {
    /// Whether such an element has begun.
    pub(super) fn has_begun(&self) -> bool {
        self.depth > 0
    }

    /// An element begins that is left out.
    pub(super) fn begin(&mut self, what: Option<Beside>) {
        self.depth = 1;
        self.what = what;
    }

    /// An element begins in it.
    pub(super) fn open(&mut self) {
        self.depth += 1;
    }

    /// An element ends: if it is the one that is left out, it is noted.
    pub(super) fn close(&mut self, name: &str, left_out: &mut LeftOut) {
        if matches!(name, "p" | "h") {
            self.words.push(' ');
        }
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            let words = std::mem::take(&mut self.words);
            if let Some(what) = self.what.take() {
                left_out.add(what, &words);
            }
        }
    }

    /// Adds words, if such an element has begun.
    pub(super) fn add(&mut self, words: &str) {
        if self.has_begun() {
            self.words.push_str(words);
        }
    }
}
