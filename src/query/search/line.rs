//! Searching one line.

use std::ops::Range;

use super::Searcher;
use super::words::is_whole;
use crate::text::{ByteOffset, Folded, Granularity, Text, TextRange, is_diacritic, snap};

/// A line that is being searched.
pub(super) struct Line<'a> {
    searcher: &'a Searcher,
    text: &'a Text,
    /// Where it starts in the text.
    start: ByteOffset,
    folded: Folded<'a>,
    /// From which byte of the folded line the search goes on.
    position: usize,
    /// Where the last hit ended.
    end_of_hit: ByteOffset,
    /// How many bytes have been looked through, counting again what was looked through again.
    read: usize,
}

/// What came of looking for the next hit.
pub(super) enum Attempt {
    /// There it is.
    Hit(TextRange),
    /// Something fits the pattern, but is no hit.
    Miss,
    /// There is nothing more.
    End,
}

impl<'a> Line<'a> {
    /// A line with the line feed that ends it, searched from a byte of its folded text on.
    pub(super) fn new(
        searcher: &'a Searcher,
        text: &'a Text,
        line: TextRange,
        position: usize,
    ) -> Self {
        let string = text.slice(line);
        let string = string.strip_suffix('\n').unwrap_or(string);
        Self {
            searcher,
            text,
            start: line.start(),
            folded: Folded::new(string, searcher.folding),
            position,
            end_of_hit: line.start(),
            read: 0,
        }
    }

    /// From which byte of the folded line the search goes on.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// How many bytes have been looked through, counting again what was looked through again.
    pub(super) fn read(&self) -> usize {
        self.read
    }

    /// Looks at the next place that fits the pattern.
    pub(super) fn attempt(&mut self) -> Attempt {
        let Some(found) = self.searcher.next_in(self.folded.as_str(), self.position) else {
            return Attempt::End;
        };
        self.read += found.end - self.position;
        let hit = match self.hit(&found) {
            Some(hit) => Some((hit, found.end)),
            None => self.hit_to_edge(&found),
        };
        if let Some((hit, end)) = hit {
            self.position = end;
            self.end_of_hit = hit.end();
            return Attempt::Hit(hit);
        }
        let rest = self.folded.as_str().get(found.start..).unwrap_or_default();
        match rest.chars().next() {
            Some(first) => {
                self.position = found.start + first.len_utf8();
                Attempt::Miss
            }
            None => Attempt::End,
        }
    }

    /// A hit that starts with a place that is none, but ends elsewhere, and where that is.
    fn hit_to_edge(&mut self, found: &Range<usize>) -> Option<(TextRange, usize)> {
        let other = self
            .searcher
            .next_to_edge(self.folded.as_str(), found.start)?;
        self.read += other.end - found.start;
        if other.start != found.start || other.end == found.end {
            return None;
        }
        Some((self.hit(&other)?, other.end))
    }

    /// The hit that a place in the folded line stands for.
    fn hit(&self, found: &Range<usize>) -> Option<TextRange> {
        let range = self.folded.range(found.clone())?;
        let start = self.start.get();
        let range = TextRange::new(
            ByteOffset::new(start + range.start().get()),
            ByteOffset::new(start + range.end().get()),
        )?;
        let hit = self.in_whole_characters(range)?;
        let is_hit = hit.start() >= self.end_of_hit
            && (!self.searcher.whole_words || is_whole(self.text, hit));
        is_hit.then_some(hit)
    }

    /// The range grown to whole grapheme clusters; none if its last letter has a diacritic that is
    /// not part of it, and so is another letter.
    fn in_whole_characters(&self, range: TextRange) -> Option<TextRange> {
        let (start, end) = (range.start().index(), range.end().index());
        let bytes = self.text.as_str().as_bytes();
        let is_ascii = |byte: Option<usize>| {
            byte.and_then(|byte| bytes.get(byte))
                .is_none_or(u8::is_ascii)
        };
        // Between two ASCII characters, of which none is a carriage return, a cluster ends.
        if [start, end]
            .into_iter()
            .all(|edge| is_ascii(edge.checked_sub(1)) && is_ascii(Some(edge)))
        {
            return Some(range);
        }
        let after = self.text.as_str().get(end..).unwrap_or_default();
        if after.starts_with(is_diacritic) {
            return None;
        }
        Some(snap(self.text, range, Granularity::Character))
    }
}
