//! Offsets, one type for each unit, so that the compiler keeps the units apart.
//!
//! An offset is a distance from the start of one text; which text, its holder knows. It may stand
//! at the end of the text, one past the last unit. Anyone may make and compare offsets; only
//! [`Text`](super::Text) converts them, through the private `index`.

use std::fmt;

pub(super) mod index;

/// Defines one offset type; the three differ in name and meaning alone.
macro_rules! offset {
    ($(#[$documentation:meta])* $name:ident) => {
        $(#[$documentation])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The start of every text.
            pub const ZERO: Self = Self(0);

            /// The largest offset there is: no text reaches beyond it.
            pub const MAX: Self = Self(u32::MAX);

            /// The offset that many units after the start of the text.
            #[must_use]
            pub const fn new(units: u32) -> Self {
                Self(units)
            }

            /// The number of units between the start of the text and this offset.
            #[must_use]
            pub const fn get(self) -> u32 {
                self.0
            }

            /// The same number as [`get`](Self::get), in the type that slices are indexed with.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

offset! {
    /// An offset in UTF-8 bytes, on a character boundary of the text that it belongs to.
    ///
    /// The unit of the library: ranges, spans and lines are counted in it.
    ByteOffset
}

offset! {
    /// An offset in Unicode code points: the unit of Python strings and of most file formats.
    CodePointOffset
}

offset! {
    /// An offset in UTF-16 code units: the unit of JavaScript strings and of DOM ranges.
    Utf16Offset
}

impl ByteOffset {
    /// The offset of an index into a text. A text has at most `u32::MAX` bytes, so its indices
    /// always fit; anything larger stands for its end.
    pub(crate) fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The offset that many bytes later, which may lie inside a character.
    pub(crate) fn plus(self, bytes: usize) -> Self {
        Self::from_index(self.index().saturating_add(bytes))
    }

    /// The offset that many bytes earlier, which may lie inside a character.
    pub(super) fn minus(self, bytes: usize) -> Self {
        Self::from_index(self.index().saturating_sub(bytes))
    }
}
