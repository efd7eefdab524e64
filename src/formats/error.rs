//! Why a file could not be read, or not be written, in words that say what to do.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use super::{Encoding, Place, SourceFile};

/// Why nothing of a file could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Where the trouble is.
    pub place: Place,
    /// What it is.
    pub kind: ReadErrorKind,
}

impl ReadError {
    /// Trouble with a file as a whole.
    pub(super) fn of_file(file: &SourceFile, kind: ReadErrorKind) -> Self {
        Self {
            place: Place::file(&file.name),
            kind,
        }
    }

    /// Whether it is JSON that ends in the middle of a value.
    pub(super) fn is_cut_off(&self) -> bool {
        matches!(self.kind, ReadErrorKind::BrokenJson { cut_off: true, .. })
    }
}

/// The kinds of trouble that keep a file from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// There is nothing in the file, or white space alone.
    Empty,
    /// The file is not text.
    Binary(
        /// What it looks like, with an article: "a PDF".
        Cow<'static, str>,
    ),
    /// The file is not text in UTF-8.
    NotUtf8 {
        /// The offset of the first byte that is out of place, from 0.
        byte: usize,
        /// The encodings that would give a text, the likeliest first; the user chooses.
        candidates: Vec<Encoding>,
    },
    /// The file is not text in the encoding that the user chose.
    NotIn(Encoding),
    /// JSON that does not follow the rules of JSON; the place has the line and the column.
    BrokenJson {
        /// What was expected there.
        reason: String,
        /// Whether the file ends in the middle of a value.
        cut_off: bool,
    },
    /// JSON that is in order and in no format that is known here.
    OtherJson {
        /// What was seen, as in "a list of 3 objects".
        seen: String,
    },
    /// JSON that is in order and no manifest of articles.
    OtherManifest {
        /// What was seen.
        seen: String,
    },
    /// A scheme without articles, where articles should be.
    SchemeAlone,
    /// JSON that is in order and holds no scheme, where one should be.
    OtherScheme {
        /// What was seen.
        seen: String,
    },
    /// Written by a program that knows a newer version of the format.
    NewerVersion {
        /// The version of the file.
        found: u64,
        /// The newest version that can be read.
        known: u64,
    },
    /// Counts its offsets in a unit that the format does not have.
    OtherOffsets {
        /// The unit that the file names.
        found: String,
    },
    /// A file that is in order and holds nothing that could be imported, or something that must not be.
    Unusable {
        /// Why, and what to do, as whole sentences.
        reason: String,
    },
    /// Larger than can be handled.
    TooLarge {
        /// How large it is, in bytes.
        bytes: usize,
        /// How large it may be, in bytes.
        limit: usize,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.kind)
    }
}

impl Error for ReadError {}

impl ReadErrorKind {
    /// A file that is nothing without another one, which did not come with it.
    pub(super) fn alone(needed: &str) -> Self {
        Self::Unusable {
            reason: format!(
                "This says nothing without “{needed}”, which did not come with it. Choose both \
                 together, or their folder."
            ),
        }
    }

    /// An archive or a document that cannot be opened for this reason.
    pub(super) fn broken_container(reason: &dyn fmt::Display) -> Self {
        Self::Unusable {
            reason: format!(
                "This cannot be opened: {reason}. Download or copy the whole file again."
            ),
        }
    }
}

impl fmt::Display for ReadErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("The file is empty. There is nothing to import."),
            Self::Binary(what) => write!(
                formatter,
                "This is {what}, not text. Save its text as a .txt file in UTF-8 and import that."
            ),
            Self::NotUtf8 { byte, candidates } => {
                write!(
                    formatter,
                    "This is not UTF-8: byte {byte} (counted from 0) does not fit. "
                )?;
                match candidates.as_slice() {
                    [] => formatter.write_str("Save the text as UTF-8 and import it again."),
                    candidates => {
                        let names: Vec<_> = candidates.iter().map(|one| one.name()).collect();
                        write!(
                            formatter,
                            "It can be read as {}: choose an encoding.",
                            names.join(" or ")
                        )
                    }
                }
            }
            Self::NotIn(encoding) => write!(
                formatter,
                "This cannot be read as {}. Choose another encoding.",
                encoding.name()
            ),
            Self::BrokenJson {
                reason,
                cut_off: true,
            } => write!(
                formatter,
                "The JSON looks cut off: the file ends in the middle ({reason}). Nothing was \
                 imported. Download or copy the whole file again."
            ),
            Self::BrokenJson {
                reason,
                cut_off: false,
            } => write!(
                formatter,
                "This is broken JSON: {reason}. Nothing was imported. Correct the file there and \
                 import it again."
            ),
            Self::OtherJson { seen } => write!(
                formatter,
                "This is JSON, but not in a format that Sayso knows: {seen}. A Sayso project is an \
                 object with \"format\": \"sayso\"; Sayso JSONL has one object with a \"text\" on \
                 each line."
            ),
            Self::OtherManifest { seen } => write!(
                formatter,
                "This is no list of articles but {seen}. A list of articles is an object with \
                 \"format\": \"sayso-articles\" and \"articles\"."
            ),
            Self::Unusable { reason } => write!(formatter, "{reason} Nothing was imported."),
            Self::SchemeAlone => formatter.write_str(
                "This is a Sayso scheme and holds no articles. Nothing was imported. Open the \
                 project’s scheme and import it there.",
            ),
            Self::OtherScheme { seen } => write!(
                formatter,
                "There is no scheme in this: it is {seen}. A Sayso scheme is an object with \
                 \"format\": \"sayso-scheme\" and \"scheme\"; every Sayso project holds one, too."
            ),
            Self::NewerVersion { found, known } => write!(
                formatter,
                "This was written by a newer Sayso: it has version {found} of the format, and \
                 this Sayso reads up to version {known}. Open it with a newer Sayso."
            ),
            Self::OtherOffsets { found } => write!(
                formatter,
                "Offsets are counted in “{found}” here, but must be in “code points”. Nothing was \
                 imported."
            ),
            Self::TooLarge { bytes, limit } => write!(
                formatter,
                "The file has {bytes} bytes; at most {limit} can be read. Split it into several."
            ),
        }
    }
}

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The format can only be read.
    ReadOnly {
        /// The format's name.
        format: &'static str,
    },
    /// The article to write is not in the project (any more).
    NoSuchArticle,
    /// The format cannot express something of the project.
    Inexpressible(String),
    /// The check of what was written failed (I8): nothing is given out.
    CheckFailed {
        /// The id of the span, relation or article that came out wrong.
        record: String,
        /// What is wrong with it.
        message: String,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReadOnly { format } => {
                write!(
                    formatter,
                    "{format} can be read, but not written. Choose another format."
                )
            }
            Self::NoSuchArticle => formatter.write_str("That article is no longer there."),
            Self::Inexpressible(what) => {
                write!(formatter, "The file could not be written: {what}.")
            }
            Self::CheckFailed { record, message } => write!(
                formatter,
                "The file was checked before it was given out, and {record} came out wrong: \
                 {message}. Please report this; the project itself is as it was."
            ),
        }
    }
}

impl Error for WriteError {}
