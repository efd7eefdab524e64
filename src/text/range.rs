//! Stretches of a text.

use std::fmt;

use super::ByteOffset;

/// A half-open stretch of one text in UTF-8 bytes: from its start up to, and without, its end.
///
/// The start never lies after the end. Whether both lie in a text, and on its character
/// boundaries, is for [`Text::holds`](super::Text::holds) to say. Ranges are ordered by start, then
/// by end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    start: ByteOffset,
    end: ByteOffset,
}

impl TextRange {
    /// The empty range at the start of every text.
    pub const EMPTY: Self = Self {
        start: ByteOffset::ZERO,
        end: ByteOffset::ZERO,
    };

    /// The range from `start` up to, and without, `end`; `None` if the end comes first.
    #[must_use]
    pub const fn new(start: ByteOffset, end: ByteOffset) -> Option<Self> {
        if start.get() <= end.get() {
            Some(Self { start, end })
        } else {
            None
        }
    }

    /// The range between two offsets, in whichever order they come.
    #[must_use]
    pub fn between(one: ByteOffset, other: ByteOffset) -> Self {
        Self {
            start: one.min(other),
            end: one.max(other),
        }
    }

    /// The first byte that belongs to the range.
    #[must_use]
    pub const fn start(self) -> ByteOffset {
        self.start
    }

    /// The first byte after the range, which does not belong to it.
    #[must_use]
    pub const fn end(self) -> ByteOffset {
        self.end
    }

    /// The length in UTF-8 bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.get() - self.start.get()
    }

    /// Whether the range holds no byte: a caret rather than a selection.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the byte at the offset belongs to the range; the byte at its end does not.
    #[must_use]
    pub fn contains(self, offset: ByteOffset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the other range lies within this one; a range lies within itself.
    #[must_use]
    pub fn contains_range(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte; ranges that only touch do not, nor do empty ones.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }

    /// What the two share; `None` unless that is at least one byte.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
            .filter(|shared| !shared.is_empty())
    }

    /// The smallest range that contains both, and so also whatever lies between them.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// Writes the two offsets in bytes, as in `8..14`.
impl fmt::Display for TextRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: u32, end: u32) -> TextRange {
        TextRange::new(ByteOffset::new(start), ByteOffset::new(end)).unwrap()
    }

    #[test]
    fn a_range_cannot_end_before_it_starts() {
        assert_eq!(TextRange::new(ByteOffset::new(2), ByteOffset::new(1)), None);
        assert_eq!(
            TextRange::between(ByteOffset::new(2), ByteOffset::new(1)),
            range(1, 2)
        );
    }

    #[test]
    fn the_end_is_exclusive() {
        assert!(range(1, 3).contains(ByteOffset::new(1)));
        assert!(!range(1, 3).contains(ByteOffset::new(3)));
        assert!(!range(1, 1).contains(ByteOffset::new(1)));
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(range(0, 3).overlaps(range(2, 5)));
        assert!(!range(0, 3).overlaps(range(3, 5)));
        assert!(!range(0, 3).overlaps(range(1, 1)));
        assert_eq!(range(0, 3).intersection(range(2, 5)), Some(range(2, 3)));
        assert_eq!(range(0, 3).intersection(range(3, 5)), None);
        assert_eq!(range(0, 3).intersection(range(4, 5)), None);
    }

    #[test]
    fn covering_bridges_the_gap() {
        assert_eq!(range(0, 1).cover(range(4, 5)), range(0, 5));
        assert!(range(0, 5).contains_range(range(5, 5)));
        assert!(!range(0, 5).contains_range(range(4, 6)));
    }

    #[test]
    fn it_is_written_as_in_rust() {
        assert_eq!(range(8, 14).to_string(), "8..14");
    }
}
