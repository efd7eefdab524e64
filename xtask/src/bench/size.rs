//! The sizes that are measured.

use std::fmt;
use std::str::FromStr;

use anyhow::{Result, anyhow};

/// A workload by its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Size {
    /// A report of 3,000 characters.
    S,
    /// 100,000 characters.
    M,
    /// 1,000,000 characters.
    L,
    /// 5,000,000 characters.
    XL,
    /// 1,000,000 characters in one paragraph, the worst case.
    P,
    /// 250,000 characters with 5,000 spans and 5,000 relations.
    R,
    /// A corpus of 10,000 articles of size S.
    C,
}

impl Size {
    /// All of them, in the order of the tables.
    pub(crate) const ALL: [Self; 7] = [
        Self::S,
        Self::M,
        Self::L,
        Self::XL,
        Self::P,
        Self::R,
        Self::C,
    ];

    /// How many characters an article has.
    pub(super) fn characters(self) -> usize {
        match self {
            Self::S | Self::C => 3_000,
            Self::M => 100_000,
            Self::L | Self::P => 1_000_000,
            Self::XL => 5_000_000,
            Self::R => 250_000,
        }
    }

    /// How many spans an article has.
    pub(super) fn spans(self) -> usize {
        match self {
            Self::S | Self::C => 30,
            Self::M => 2_000,
            Self::L | Self::P => 20_000,
            Self::XL => 100_000,
            Self::R => 5_000,
        }
    }

    /// Of how many spans one begins a relation to a span near by.
    pub(super) fn spans_per_relation(self) -> usize {
        if self == Self::R { 1 } else { 5 }
    }

    /// How often it is shown and imported in one run: where that takes little more than the two frames
    /// that are the least, one look says nothing.
    pub(super) fn shows(self) -> usize {
        match self {
            Self::S => 9,
            Self::M | Self::R => 3,
            Self::L | Self::XL | Self::P | Self::C => 1,
        }
    }

    /// How many articles there are.
    pub(super) fn articles(self) -> usize {
        if self == Self::C { 10_000 } else { 1 }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self:?}")
    }
}

impl FromStr for Size {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let size = Self::ALL.into_iter().find(|size| size.to_string() == text);
        size.ok_or_else(|| {
            anyhow!("there is no size `{text}`: the sizes are S, M, L, XL, P, R and C")
        })
    }
}
