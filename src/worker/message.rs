//! What the page asks of the worker, and what the worker answers.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::formats::{ArticleDetails, Encoding, ReadError, Report, Warning};

/// A few words and what goes with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Message<Words> {
    /// What is asked or answered.
    pub words: Words,
    /// The file or the records that it is about.
    pub payload: Payload,
}

/// What goes with the words of a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Payload {
    /// Nothing.
    #[default]
    None,
    /// Records, as `formats::stored` packs them.
    Text(String),
    /// A file.
    Bytes(Vec<u8>),
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// Read the file of the payload.
    Read {
        /// The file's name.
        name: String,
        /// The encoding that the user chose.
        encoding: Option<Encoding>,
        /// What is said about the article from outside its text.
        details: ArticleDetails,
        /// The stamp of records that the file gives none: milliseconds, counter, author.
        stamp: (u64, u32, String),
        /// Where new ids come from.
        seed: [u8; 7],
    },
    /// Take in records of a project that is to be written, from the payload.
    Records,
    /// Write the project whose records have been sent.
    Write {
        /// The project's id.
        project: String,
        /// The name of the format.
        format: String,
        /// The one article to write; all of them if there is none.
        article: Option<String>,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Some records of the file that is being read are in the payload.
    Records {
        /// The id of the file's project.
        project: String,
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
    /// Nothing of the file could be read.
    Refused(ReadError),
    /// The file is in the payload.
    Written(Report),
    /// The file could not be written, for this reason.
    Failed(String),
}

/// The words of a message as they are sent.
pub fn to_json(words: &impl Serialize) -> String {
    // Words hold no map with keys that JSON does not have, the one thing that could fail.
    serde_json::to_string(words).unwrap_or_default()
}

/// The words of a message that was sent.
///
/// # Errors
/// What is wrong with it: that it comes from another version of the program.
pub fn from_json<Words: DeserializeOwned>(json: &str) -> Result<Words, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}
