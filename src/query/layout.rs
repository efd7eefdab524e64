//! How the text of an article is laid out on the page: paragraphs, and sections of many of them.
//!
//! A page that builds an element for every paragraph and mark of a long text is slow to open and
//! slower to change. So the text stands on the page whole but in *sections*, a few hundred at
//! most, each a single piece of plain text until the reader comes near. Only then is it divided:
//! into *passages*, since a section of a very long text is higher than a window, and those in the
//! window into paragraphs with their marks. This module says where the pieces begin; it knows no
//! screen.
//!
//! Invariants: paragraphs one after another are the text, and so are sections, and the passages of
//! a section are the section; a paragraph lies in one line and in one passage; only the empty text
//! has none.

use std::ops::Range;

use crate::text::{ByteOffset, Granularity, Text, TextRange, sentences, snap, words};

/// The longest paragraph, in bytes. A line that is longer is divided at the ends of sentences, so
/// that an article of a single line costs no more than any other.
const LONGEST_PARAGRAPH: u32 = 4096;

/// How many UTF-16 units of a text fit in a row of the reading column on a wide screen, about.
const ROW: u32 = 66;

/// How many rows make a section, if there are not too many of them, and how many a passage: about a
/// window's height. A browser lays out whole ones, and some beyond the window.
const PASSAGE_ROWS: u32 = 24;

/// How many sections a text has at most, about. Each costs two nodes wherever the reader is.
const MOST_SECTIONS: u32 = 100;

/// A text of so many rows is short.
const SHORT_ROWS: u32 = 360;

/// The paragraphs and sections of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Where each paragraph starts, and the end of the text.
    paragraphs: Vec<ByteOffset>,
    /// About how many rows there are before each paragraph on a wide screen, and in the whole text.
    rows: Vec<u32>,
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

        let mut layout = Self {
            rows: rows_before(&paragraphs, row_of(text)),
            paragraphs,
            sections: Vec::new(),
        };
        let height = PASSAGE_ROWS.max(layout.rows(0..count) / MOST_SECTIONS);
        layout.sections = layout.stacks(0..count, height);
        layout
    }

    /// Where stacks of paragraphs begin that are at least so many rows high, and where the last one,
    /// which may be lower, ends.
    fn stacks(&self, paragraphs: Range<usize>, height: u32) -> Vec<usize> {
        let mut edges = vec![paragraphs.start];
        let mut start = paragraphs.start;
        while start < paragraphs.end {
            start = self.after_rows(start, height).min(paragraphs.end);
            edges.push(start);
        }
        edges
    }

    /// The first paragraph after another that has so many rows between itself and that one's start,
    /// at least; the number of paragraphs if there is none. Takes logarithmic time.
    fn after_rows(&self, start: usize, rows: u32) -> usize {
        let before = self.rows.get(start).copied().unwrap_or_default();
        let enough = before.saturating_add(rows.max(1));
        let found = self.rows.partition_point(|rows| *rows < enough);
        found.min(self.paragraph_count())
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

    /// The paragraph that lies at a part of the height of some paragraphs: 0 for the first, 1 for
    /// the last.
    pub fn paragraph_at_part(&self, paragraphs: Range<usize>, part: f64) -> usize {
        let rows = f64::from(self.rows(paragraphs.clone())) * part.clamp(0.0, 1.0);
        let before = self.rows.get(paragraphs.start).copied().unwrap_or_default();
        let row = before.saturating_add(rows as u32);
        let after = self.rows.partition_point(|rows| *rows <= row);
        let last = paragraphs.end.saturating_sub(1);
        after.saturating_sub(1).min(last).max(paragraphs.start)
    }

    /// The paragraphs of all sections that hold some of these.
    pub fn whole_sections(&self, paragraphs: &Range<usize>) -> Range<usize> {
        let first = self
            .sections
            .partition_point(|start| *start <= paragraphs.start);
        let after = self
            .sections
            .partition_point(|start| *start < paragraphs.end);
        let start = first
            .checked_sub(1)
            .and_then(|first| self.sections.get(first));
        let end = self.sections.get(after).or(self.sections.last());
        start.copied().unwrap_or_default()..end.copied().unwrap_or_default()
    }

    /// The paragraphs of each passage of a section, where passages are wanted for these paragraphs:
    /// what lies before and after them in the section stays in one piece.
    pub fn passages(&self, section: usize, wanted: &Range<usize>) -> Vec<Range<usize>> {
        let section = self.section(section);
        let mut edges = self.stacks(section.clone(), PASSAGE_ROWS);
        let first = edges.partition_point(|edge| *edge <= wanted.start);
        let last = edges.partition_point(|edge| *edge < wanted.end);
        let wanted = first.saturating_sub(1)..last + 1;
        let mut number = 0;
        edges.retain(|edge| {
            let is_wanted = wanted.contains(&number);
            number += 1;
            is_wanted || *edge == section.start || *edge == section.end
        });
        let pieces = edges.windows(2).filter_map(|edges| match edges {
            [start, end] => Some(*start..*end),
            _ => None,
        });
        pieces.collect()
    }

    /// Whether the text is so short that it can be shown in full detail, whatever is near.
    pub fn is_short(&self) -> bool {
        self.rows(0..self.paragraph_count()) <= SHORT_ROWS
    }

    /// The first paragraphs, of so many rows together.
    pub fn beginning(&self, rows: u32) -> Range<usize> {
        0..self.after_rows(0, rows)
    }

    /// The paragraph that holds an offset, in logarithmic time. The end of the text, and whatever
    /// lies beyond, belongs to the last one; of the empty text it is 0.
    pub fn paragraph_at(&self, offset: ByteOffset) -> usize {
        let after = self.paragraphs.partition_point(|start| *start <= offset);
        let last = self.paragraph_count().saturating_sub(1);
        after.saturating_sub(1).min(last)
    }

    /// About how many rows some paragraphs take on a wide screen; a blank line is one.
    pub fn rows(&self, paragraphs: Range<usize>) -> u32 {
        let before = |number: usize| self.rows.get(number).or(self.rows.last());
        match (before(paragraphs.start), before(paragraphs.end)) {
            (Some(start), Some(end)) => end.saturating_sub(*start),
            _ => 0,
        }
    }
}

/// The rows before each paragraph, and all rows, where a row takes so many bytes.
fn rows_before(paragraphs: &[ByteOffset], row: u32) -> Vec<u32> {
    let mut rows = 0_u32;
    let mut start = ByteOffset::ZERO;
    let before = paragraphs.iter().map(|edge| {
        rows = rows.saturating_add((edge.get() - start.get()).div_ceil(row));
        start = *edge;
        rows
    });
    before.collect()
}

/// How many bytes of a text make a row, about: more than letters where a letter has several.
fn row_of(text: &Text) -> u32 {
    let bytes = u64::from(text.len().get()) * u64::from(ROW);
    let row = bytes / u64::from(text.utf16(text.len()).get()).max(1);
    u32::try_from(row).unwrap_or(ROW).max(1)
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
