//! The lines of a text.

use std::ops::Range;

use super::{ByteOffset, TextRange};

/// The partition of one text into lines.
///
/// A line includes the line feed that ends it. A text that ends in a line feed has no further,
/// empty line after it, and the empty text has no lines: every line holds at least one byte, and
/// the lines one after another are the text.
pub struct Lines {
    /// Where each line starts, in ascending order.
    starts: Vec<ByteOffset>,
    /// The end of the text.
    end: ByteOffset,
}

impl Lines {
    pub(super) fn new(string: &str) -> Self {
        let after_line_feeds = string.match_indices('\n').map(|(index, _)| index + 1);
        let starts = std::iter::once(0)
            .chain(after_line_feeds)
            .filter(|&start| start < string.len())
            .map(ByteOffset::from_index)
            .collect();
        Self {
            starts,
            end: ByteOffset::from_index(string.len()),
        }
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no line, which is so for the empty text alone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The number, from 0, of the line that holds the offset, in logarithmic time.
    ///
    /// The end of the text, and whatever lies beyond, belongs to the last line. For the empty text
    /// it is 0, although there is no such line.
    #[must_use]
    pub fn at(&self, offset: ByteOffset) -> usize {
        self.starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1)
    }

    /// The stretch of a line, its line feed included; `None` if there is no line of that number.
    #[must_use]
    pub fn range(&self, line: usize) -> Option<TextRange> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(self.end);
        Some(TextRange::between(start, end))
    }

    /// The numbers of the lines that share a byte with the range, the last one exclusive; for an
    /// empty range, the line that holds its start.
    #[must_use]
    pub fn touched(&self, range: TextRange) -> Range<usize> {
        if self.is_empty() {
            return 0..0;
        }
        let first = self.at(range.start());
        let last = if range.is_empty() {
            first
        } else {
            self.at(range.end().minus(1))
        };
        first..last + 1
    }

    /// The stretch of each line, in order.
    pub fn iter(&self) -> impl Iterator<Item = TextRange> + '_ {
        let ends = self.starts.iter().skip(1).chain(std::iter::once(&self.end));
        self.starts
            .iter()
            .zip(ends)
            .map(|(&start, &end)| TextRange::between(start, end))
    }
}
