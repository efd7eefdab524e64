//! An article: one immutable text and what is known about it.

use std::fmt;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{ArticleId, Name, Status, Timestamp, UnknownFields};
use crate::text::Text;

/// One immutable text with an id, a title and metadata. Offsets of spans count in this text, so
/// nothing ever changes it: a corrected text is another article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Article {
    /// Stable id.
    pub id: ArticleId,
    /// Its name in lists: a title, never empty for an article read by `formats`.
    pub title: Name,
    /// Outlet, author, date and so on.
    pub metadata: Metadata,
    /// How far the work on it is.
    pub status: Status,
    /// When it was added to the project.
    pub created: Timestamp,
    /// The SHA-256 of the text: equal texts are one article.
    pub digest: Digest,
    /// The text, exactly as imported but for line ends and a byte-order mark.
    pub text: Arc<Text>,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
}

/// What is known about an article beside its text and title; any of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Metadata {
    /// Who published it.
    pub outlet: Option<Name>,
    /// Who wrote it.
    pub author: Option<Name>,
    /// When it was published: `YYYY-MM-DD` where that much is known, else as the source says.
    pub date: Option<Name>,
    /// Where it was published.
    pub url: Option<Name>,
    /// Its language as a BCP 47 tag.
    pub language: Option<Name>,
    /// The name of the file that it came from.
    pub file: Option<Name>,
}

/// The SHA-256 of an article's text in UTF-8, after normalization.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of a text.
    pub fn of(text: &Text) -> Self {
        Self(Sha256::digest(text.as_str().as_bytes()).into())
    }

    /// The digest that has these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes of the digest.
    pub const fn bytes(self) -> [u8; 32] {
        self.0
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits: Vec<u8> = hex
            .chars()
            .map(|digit| digit.to_digit(16).map(|d| d as u8))
            .collect::<Option<_>>()?;
        let (pairs, rest) = digits.as_chunks::<2>();
        let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
        if rest.is_empty() {
            bytes.try_into().ok().map(Self)
        } else {
            None
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_the_sha_256_in_hexadecimal_and_reads_back() {
        let digest = Digest::of(&Text::new("abc").unwrap());
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest.to_string(), hex);
        assert_eq!(Digest::from_hex(hex), Some(digest));
        assert_eq!(Digest::from_hex("ba7816"), None);
        assert_eq!(Digest::from_hex("é"), None);
    }
}
