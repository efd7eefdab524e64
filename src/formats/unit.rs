//! What offsets are counted in.

use std::fmt;

use crate::text::{ByteOffset, Text};

/// What the offsets of a file are counted in. Inside the program they are bytes of the article's text;
/// the formats of other tools have units of their own, and some tools changed theirs over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OffsetUnit {
    /// Unicode scalar values, as Python's strings count.
    CodePoints,
    /// UTF-16 code units, as JavaScript's and Java's strings count.
    Utf16,
    /// Bytes of UTF-8.
    Bytes,
}

impl OffsetUnit {
    /// Every unit, the likeliest first.
    pub const ALL: [Self; 3] = [Self::CodePoints, Self::Utf16, Self::Bytes];

    /// An offset in a text, counted in this unit.
    pub(super) fn count(self, text: &Text, offset: ByteOffset) -> u32 {
        match self {
            Self::CodePoints => text.code_point(offset).get(),
            Self::Utf16 => text.utf16(offset).get(),
            Self::Bytes => offset.get(),
        }
    }

    /// Its name in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "UTF-8 bytes",
        }
    }
}

impl fmt::Display for OffsetUnit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
