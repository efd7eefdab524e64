//! What the page asks of the worker, and what the worker answers.
//!
//! Page and worker are built together and fetched from one place, so their words have a form that no
//! other version need understand: a sequence of items in CBOR (RFC 8742), the first of which says what
//! it is, and the others are its fields in their order.

mod choice;
mod decode;
mod encode;
mod found;
mod order;
mod outcome;

use crate::formats::cbor::{Damage, Reader};
use crate::formats::{
    ArticleDetails, Choice, Encoding, Found, Manner, Offered, ReadError, Report, Warning,
};
use crate::model::{ProjectId, Stamp};

/// A few [`Words`] and what goes with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Message<W> {
    /// What is asked or answered.
    pub words: W,
    /// The file that it is about, or the records, as `formats::stored` packs them.
    pub payload: Option<Vec<u8>>,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Read the file of the payload.
    Read {
        /// The file's name.
        name: String,
        /// The encoding that the user chose.
        encoding: Option<Encoding>,
        /// What is said about the article from outside its text.
        details: ArticleDetails,
        /// The stamp of records that the file gives none.
        stamp: Stamp,
        /// Where new ids come from.
        seed: [u8; 7],
    },
    /// Get used to the work while there is none. Not answered.
    Practise,
    /// Do something else, which these bytes of an [`Order`] say.
    Order(Vec<u8>),
}

/// What else the page asks. Apart from [`Job`], since the page's first part asks none of it and need not
/// know how it is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Keep the file of the payload, to be read together with others.
    File {
        /// The file's name, with its folders.
        name: String,
    },
    /// Read the files that were sent, as one.
    ReadTogether {
        /// What they are called together.
        name: String,
        /// The stamp of records that the files give none.
        stamp: Stamp,
        /// Where new ids come from.
        seed: [u8; 7],
        /// What is to be known beside.
        manner: Manner,
    },
    /// Take in records of a project that is to be written, from the payload.
    Records,
    /// Write the project whose records have been sent.
    Write {
        /// The project's id.
        project: ProjectId,
        /// The name of the format.
        format: String,
        /// Which part of it to write, and how.
        choice: Choice,
    },
    /// Read a scheme from the file of the payload.
    ReadScheme {
        /// The file's name.
        name: String,
    },
    /// Write the scheme of the payload, as `formats::stored` encodes it, as a file of its own.
    WriteScheme,
    /// Say which formats can be written.
    Formats,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Some records of the file that is being read are in the payload.
    Records {
        /// The id of the file's project.
        project: ProjectId,
        /// How many records have been sent.
        done: usize,
        /// How many there are.
        all: usize,
    },
    /// All records of the file have been sent.
    Read {
        /// What could not be read, or was read with a doubt.
        warnings: Vec<Warning>,
    },
    /// So much of the work is done.
    Progress {
        /// How many files have been read.
        done: usize,
        /// How many there are.
        all: usize,
    },
    /// Nothing of the file could be read.
    Refused(ReadError),
    /// It could not be done, for this reason.
    Failed(String),
    /// What was ordered is done, as these bytes of an [`Outcome`] say.
    Outcome(Vec<u8>),
}

/// What has come of an [`Order`].
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The file is in the payload.
    Written {
        /// What is in it.
        report: Report,
        /// Whether it is an archive of several files.
        is_archive: bool,
        /// How it begins.
        preview: String,
    },
    /// The scheme is in the payload, as `formats::stored` encodes it.
    Scheme {
        /// What could not be read of it, or was read with a doubt.
        warnings: Vec<Warning>,
    },
    /// The file that holds the scheme is in the payload.
    SchemeWritten,
    /// The formats that can be written.
    Formats(Vec<Offered>),
    /// The file has been read so; its records follow.
    Found(Found),
}

impl From<Order> for Job {
    fn from(order: Order) -> Self {
        Self::Order(order.to_bytes())
    }
}

impl From<Outcome> for Answer {
    fn from(outcome: Outcome) -> Self {
        Self::Outcome(outcome.to_bytes())
    }
}

/// Words of a message, as they are sent.
pub trait Words: Sized {
    /// The words in bytes; never none at all.
    fn to_bytes(&self) -> Vec<u8>;

    /// The words that these bytes are.
    ///
    /// # Errors
    /// What is wrong with them: that they come from another version of the program.
    fn from_bytes(bytes: &[u8]) -> Result<Self, String>;
}

/// What the words begin with: which of them they are.
mod tag {
    pub(super) const READ: u64 = 0;
    pub(super) const RECORDS: u64 = 1;
    pub(super) const WRITE: u64 = 2;
    pub(super) const REFUSED: u64 = 3;
    pub(super) const WRITTEN: u64 = 4;
    pub(super) const FAILED: u64 = 5;
    pub(super) const READ_SCHEME: u64 = 6;
    pub(super) const WRITE_SCHEME: u64 = 7;
    pub(super) const PRACTISE: u64 = 8;
    pub(super) const FILE: u64 = 9;
    pub(super) const READ_TOGETHER: u64 = 10;
    pub(super) const PROGRESS: u64 = 11;
    pub(super) const FORMATS: u64 = 12;
    pub(super) const OTHER: u64 = 13;
    pub(super) const FOUND: u64 = 14;
}

/// Which reason a file was refused for.
mod refusal {
    pub(super) const EMPTY: u64 = 0;
    pub(super) const BINARY: u64 = 1;
    pub(super) const NOT_UTF_8: u64 = 2;
    pub(super) const NOT_IN: u64 = 3;
    pub(super) const BROKEN_JSON: u64 = 4;
    pub(super) const OTHER_JSON: u64 = 5;
    pub(super) const OTHER_MANIFEST: u64 = 6;
    pub(super) const NEWER_VERSION: u64 = 7;
    pub(super) const OTHER_OFFSETS: u64 = 8;
    pub(super) const TOO_LARGE: u64 = 9;
    pub(super) const SCHEME_ALONE: u64 = 10;
    pub(super) const OTHER_SCHEME: u64 = 11;
    pub(super) const UNUSABLE: u64 = 12;
}

/// The encodings, in the order of their numbers.
const ENCODINGS: [Encoding; 4] = [
    Encoding::Utf8,
    Encoding::Windows1252,
    Encoding::Utf16LittleEndian,
    Encoding::Utf16BigEndian,
];

impl Words for Job {
    fn to_bytes(&self) -> Vec<u8> {
        encode::job(self)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        whole(bytes, decode::job)
    }
}

impl Words for Order {
    fn to_bytes(&self) -> Vec<u8> {
        order::write(self)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        whole(bytes, order::read)
    }
}

impl Words for Outcome {
    fn to_bytes(&self) -> Vec<u8> {
        outcome::write(self)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        whole(bytes, outcome::read)
    }
}

impl Words for Answer {
    fn to_bytes(&self) -> Vec<u8> {
        encode::answer(self)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        whole(bytes, decode::answer)
    }
}

/// Reads words that take up all the bytes.
fn whole<T>(bytes: &[u8], read: fn(&mut Reader<'_>) -> Result<T, Damage>) -> Result<T, String> {
    let mut reader = Reader::new(bytes);
    match read(&mut reader) {
        Ok(words) if reader.is_at_end() => Ok(words),
        Ok(_) => Err("it goes on after its end".into()),
        Err(damage) => Err(damage.to_string()),
    }
}
