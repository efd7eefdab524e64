//! What can go wrong, in words.

use std::fmt;

/// Why a command did not succeed.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    /// An error with these words.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
