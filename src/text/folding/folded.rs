//! A folded text, and the way back from it.
//!
//! The way back is a list of *runs*. In an equal run every character folds to one of the same length,
//! so offsets differ by a constant; it costs one entry however long it is. Elsewhere an entry stands
//! about every [`STRIDE`] bytes, from which the characters are folded once more to find a place. So
//! a text that needs no folding has no list, and one in which every other character changes has one
//! of about a tenth of its size.

use std::borrow::Cow;
use std::ops::Range;

use super::Folding;
use crate::text::{ByteOffset, TextRange};

/// How far, in bytes of either text, the places of two entries are apart at least, unless an equal
/// run ends between them.
const STRIDE: usize = 256;

/// A string with its characters folded, that knows which of them each byte comes from.
///
/// Folding drops diacritics and makes two letters of some. Whatever is dropped belongs to the
/// character before it: a range of the folded text stands for whole characters of the original with
/// all that was on them, or for nothing.
#[derive(Clone, Debug)]
pub struct Folded<'t> {
    original: &'t str,
    folding: Folding,
    string: Cow<'t, str>,
    runs: Vec<Run>,
}

/// Where a run begins, in bytes: with a character that folds to something.
#[derive(Clone, Copy, Debug)]
struct Run {
    folded: usize,
    original: usize,
    is_equal: bool,
}

impl Run {
    /// Before anything is known to differ.
    const FIRST: Self = Self {
        folded: 0,
        original: 0,
        is_equal: true,
    };
}

/// A place in the original.
#[derive(Clone, Copy)]
struct Place {
    byte: usize,
    /// Whether a character starts here, or the text ends: else it is the start of the character
    /// that was asked about the inside of.
    is_edge: bool,
}

impl<'t> Folded<'t> {
    /// Folds a string; in no time if there is nothing to fold.
    #[must_use]
    pub fn new(original: &'t str, folding: Folding) -> Self {
        if folding.is_none() {
            return Self {
                original,
                folding,
                string: Cow::Borrowed(original),
                runs: Vec::new(),
            };
        }
        let mut string = String::with_capacity(original.len());
        let mut runs = Vec::new();
        let mut rest = original;
        while let Some(first) = rest.chars().next() {
            let here = (string.len(), original.len() - rest.len());
            let ascii = ascii_prefix(rest);
            let taken = if ascii.is_empty() {
                let mut parts = 0;
                folding.each(first, |part| {
                    parts += 1;
                    string.push(part);
                });
                let length = string.len() - here.0;
                if parts > 0 {
                    take_note(&mut runs, here, parts == 1 && length == first.len_utf8());
                }
                first.len_utf8()
            } else {
                string.push_str(ascii);
                take_note(&mut runs, here, true);
                ascii.len()
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        if folding.case {
            // What was folded one by one is in lower case already.
            string.make_ascii_lowercase();
        }
        Self {
            original,
            folding,
            string: Cow::Owned(string),
            runs,
        }
    }

    /// The folded string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The byte of the original at which the character starts that a byte of the folded string comes
    /// from; for its end, and whatever lies beyond, the end of the original.
    ///
    /// The time is logarithmic.
    #[must_use]
    pub fn original(&self, folded: usize) -> ByteOffset {
        ByteOffset::from_index(self.place(folded).byte)
    }

    /// The characters of the original that a range of bytes of the folded string comes from, in bytes
    /// of the original, with the diacritics that follow them. `None` if the range begins or ends
    /// inside of what a character was folded to, or is empty.
    ///
    /// The time is logarithmic.
    #[must_use]
    pub fn range(&self, folded: Range<usize>) -> Option<TextRange> {
        let (start, end) = (self.place(folded.start), self.place(folded.end));
        if folded.is_empty() || !start.is_edge || !end.is_edge {
            return None;
        }
        TextRange::new(
            ByteOffset::from_index(start.byte),
            ByteOffset::from_index(end.byte),
        )
    }

    fn place(&self, folded: usize) -> Place {
        if folded >= self.string.len() {
            return Place {
                byte: self.original.len(),
                is_edge: true,
            };
        }
        let next = self.runs.partition_point(|run| run.folded <= folded);
        let last = next.checked_sub(1).and_then(|last| self.runs.get(last));
        let run = last.copied().unwrap_or(Run::FIRST);
        if !run.is_equal {
            return self.walk(run, folded);
        }
        let byte = run.original + (folded - run.folded);
        Place {
            byte: self.original.floor_char_boundary(byte),
            is_edge: self.original.is_char_boundary(byte),
        }
    }

    /// Folds once more from the beginning of a run up to a byte of the folded string.
    fn walk(&self, run: Run, folded: usize) -> Place {
        let characters = self.original.get(run.original..).unwrap_or_default();
        let mut before = run.folded;
        for (distance, character) in characters.char_indices() {
            let mut after = before;
            self.folding
                .each(character, |part| after += part.len_utf8());
            if after > folded {
                return Place {
                    byte: run.original + distance,
                    is_edge: before == folded,
                };
            }
            before = after;
        }
        Place {
            byte: self.original.len(),
            is_edge: true,
        }
    }
}

/// The ASCII characters that a string begins with, a stride of them at most.
fn ascii_prefix(string: &str) -> &str {
    let bytes = string.bytes().take(STRIDE);
    let length = bytes.take_while(u8::is_ascii).count();
    string.get(..length).unwrap_or_default()
}

/// Begins a new run, if it takes one, with what stands at this byte of the folded string and of the
/// original, and whether that is of equal length in both.
fn take_note(runs: &mut Vec<Run>, (folded, original): (usize, usize), is_equal: bool) {
    let last = runs.last().copied().unwrap_or(Run::FIRST);
    let walked = (folded - last.folded, original - last.original);
    let begins = if last.is_equal {
        !is_equal || walked.0 != walked.1
    } else {
        walked.0.max(walked.1) >= STRIDE
    };
    if begins {
        runs.push(Run {
            folded,
            original,
            // Where one thing differs there is mostly another soon.
            is_equal: is_equal && !last.is_equal,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(string: &str) -> usize {
        Folded::new(string, Folding::ALL).runs.len()
    }

    #[test]
    fn what_stays_as_long_as_it_is_costs_nothing() {
        assert_eq!(runs(&"He denied it. ".repeat(1000)), 0);
        assert_eq!(runs(&"他否认了。Он отрицал. ".repeat(1000)), 0);
        let once = format!("{0}é{0}", "He denied it. ".repeat(1000));
        assert_eq!(runs(&once), 2);
    }

    #[test]
    fn what_changes_all_the_time_costs_two_entries_a_stride() {
        for string in ["é", "e\u{301}", "ệ đ", "ß", "が"] {
            let string = string.repeat(10_000);
            let folded = Folded::new(&string, Folding::ALL);
            let length = folded.as_str().len().max(string.len());
            assert!(folded.runs.len() <= 2 * length / STRIDE + 2, "{string:.9}");
        }
    }

    #[test]
    fn a_very_long_row_of_marks_is_not_walked() {
        let string = format!("a{}b", "\u{301}".repeat(100_000));
        let folded = Folded::new(&string, Folding::ALL);
        assert_eq!(folded.as_str(), "ab");
        assert_eq!(folded.runs.len(), 1);
        assert_eq!(folded.original(1).index(), string.len() - 1);
    }
}
