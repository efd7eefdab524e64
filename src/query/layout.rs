//! How the text of an article is laid out on the page: paragraphs, and sections of many of them.
//!
//! A page that builds an element for every paragraph and mark of a long text is slow to open and
//! slower to change. So the text stands on the page whole but in *sections*, a few hundred at
//! most, each a single piece of plain text until the reader comes near; only then is it divided
//! into paragraphs with their marks. This module says where the pieces begin; it knows no screen.
//!
//! Invariants: paragraphs one after another are the text, and so are sections; a paragraph lies in
//! one line and in one section; only the empty text has none.

use std::ops::Range;

use crate::text::{ByteOffset, Granularity, Text, TextRange, sentences, snap, words};

/// The longest paragraph, in bytes. A line that is longer is divided at the ends of sentences, so
/// that an article of a single line costs no more than any other.
const LONGEST_PARAGRAPH: u32 = 4096;

/// How many bytes fit in a row of the reading column, about: for an estimate, a letter is a byte.
const ROW: u32 = 68;

/// How many rows make a section, if there are not too many of them: a window's height or two. A
/// browser lays out whole sections, and some beyond the window.
const SECTION_ROWS: u32 = 60;

/// How many sections a text has at most, about. Each costs two nodes wherever the reader is.
const MOST_SECTIONS: u32 = 600;

/// A text of so many sections is short.
const SHORT: usize = 6;

/// The paragraphs and sections of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Where each paragraph starts, and the end of the text.
    paragraphs: Vec<ByteOffset>,
    /// The paragraph with which each section starts, and the number of paragraphs.
    sections: Vec<usize>,
}

impl Layout {
    /// Lays a text out. Costs time linear in the number of lines, and in the length of lines that
    /// are too long for a paragraph.
    pub fn new(text: &Text) -> Self {
        let mut paragraphs = Vec::with_capacity(text.lines().len() + 1);
        for line in text.lines().iter() {
            divide(text, line, &mut paragraphs);
        }
        let count = paragraphs.len();
        paragraphs.push(text.len());

        let rows: Vec<u32> = paragraphs
            .windows(2)
            .map(|edges| match edges {
                [start, end] => (end.get() - start.get()).div_ceil(ROW),
                _ => 0,
            })
            .collect();
        let all = rows
            .iter()
            .fold(0_u32, |sum, rows| sum.saturating_add(*rows));
        let height = SECTION_ROWS.max(all / MOST_SECTIONS);
        let mut sections = Vec::new();
        let mut filled = height;
        for (number, rows) in rows.iter().enumerate() {
            if filled >= height {
                sections.push(number);
                filled = 0;
            }
            filled += rows;
        }
        sections.push(count);
        Self {
            paragraphs,
            sections,
        }
    }

    /// How many paragraphs there are.
    pub fn paragraph_count(&self) -> usize {
        self.paragraphs.len() - 1
    }

    /// How many sections there are.
    pub fn section_count(&self) -> usize {
        self.sections.len() - 1
    }

    /// The stretch of a paragraph, with the line break after it.
    pub fn paragraph(&self, number: usize) -> Option<TextRange> {
        let start = *self.paragraphs.get(number)?;
        let end = *self.paragraphs.get(number + 1)?;
        Some(TextRange::between(start, end))
    }

    /// The stretch of several paragraphs; empty if they are none.
    pub fn stretch(&self, paragraphs: Range<usize>) -> TextRange {
        let place = |number: usize| self.paragraphs.get(number).or(self.paragraphs.last());
        match (place(paragraphs.start), place(paragraphs.end)) {
            (Some(start), Some(end)) => TextRange::between(*start, *end),
            _ => TextRange::EMPTY,
        }
    }

    /// The paragraphs of a section; none if there is no such section.
    pub fn section(&self, number: usize) -> Range<usize> {
        match (self.sections.get(number), self.sections.get(number + 1)) {
            (Some(start), Some(end)) => *start..*end,
            _ => 0..0,
        }
    }

    /// Whether the text is so short that it can be shown in full detail, whatever is near.
    pub fn is_short(&self) -> bool {
        self.section_count() <= SHORT
    }

    /// The first paragraphs, of so many rows together.
    pub fn beginning(&self, rows: u32) -> Range<usize> {
        let bytes = ByteOffset::new(rows.saturating_mul(ROW));
        0..self.paragraph_count().min(self.paragraph_at(bytes) + 1)
    }

    /// The paragraph that holds an offset, in logarithmic time. The end of the text, and whatever
    /// lies beyond, belongs to the last one; of the empty text it is 0.
    pub fn paragraph_at(&self, offset: ByteOffset) -> usize {
        let after = self.paragraphs.partition_point(|start| *start <= offset);
        let last = self.paragraph_count().saturating_sub(1);
        after.saturating_sub(1).min(last)
    }

    /// About how many rows a stretch of a text takes on a wide screen.
    pub fn rows(text: &Text, stretch: TextRange) -> u32 {
        (text.utf16(stretch.end()).get() - text.utf16(stretch.start()).get()) / ROW + 1
    }
}

/// Adds the starts of the paragraphs of a line.
fn divide(text: &Text, line: TextRange, starts: &mut Vec<ByteOffset>) {
    let mut rest = line;
    starts.push(rest.start());
    while rest.len() > LONGEST_PARAGRAPH {
        let cut = cut_of(text, rest);
        if cut <= rest.start() || cut >= rest.end() {
            break;
        }
        starts.push(cut);
        rest = TextRange::between(cut, rest.end());
    }
}

/// Where a line that is too long is cut: before the last sentence that begins in reach, else before
/// the last word, else between two characters.
fn cut_of(text: &Text, line: TextRange) -> ByteOffset {
    let limit = ByteOffset::new(line.start().get() + LONGEST_PARAGRAPH);
    let middle = ByteOffset::new(line.start().get() + LONGEST_PARAGRAPH / 2);
    let reach = TextRange::between(middle, limit);
    let is_in_reach = |found: &ByteOffset| *found > middle && *found <= limit;
    let last_sentence = sentences(text, reach)
        .map(TextRange::start)
        .filter(is_in_reach)
        .last();
    let last_word = || words(text, reach).map(TextRange::start).filter(is_in_reach);
    last_sentence
        .or_else(|| last_word().last())
        .unwrap_or_else(|| {
            let after = TextRange::between(limit, ByteOffset::new(limit.get() + 1));
            snap(text, after, Granularity::Character).start()
        })
}
