//! Going through a project's records without having all of them in memory.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;

use super::{RECORDS, Storage, UNREADABLE, batch, entries};
use crate::browser::BrowserError;

/// How many bytes a portion should have.
const BYTES: u64 = 4_000_000;

/// How many records a portion has at most, and how many the first one has.
const MOST: u32 = 256;
const FIRST: u32 = 8;

/// Some records of a project: their keys, without the project, and values in the browser's own form.
/// What is not made of bytes is left out.
pub type Portion = Vec<(String, Uint8Array)>;

/// The way through a project's records, in the order of the keys. What is written meanwhile may be met
/// or not.
#[derive(Debug)]
pub struct Portions {
    storage: Storage,
    prefix: String,
    /// The last key that was read.
    after: Option<String>,
    limit: u32,
    is_over: bool,
}

impl Portions {
    pub(super) fn new(storage: Storage, project: &str) -> Self {
        Self {
            storage,
            prefix: batch::record_key(project, ""),
            after: None,
            limit: FIRST,
            is_over: false,
        }
    }

    /// The next portion; none if there is no more.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn next(&mut self) -> Result<Option<Portion>, BrowserError> {
        if self.is_over {
            return Ok(None);
        }
        let read = entries::some_starting_with(
            self.storage.connection.database()?,
            RECORDS,
            &self.prefix,
            self.after.as_deref(),
            self.limit,
        );
        let read = read
            .await
            .map_err(|reason| BrowserError::from_js(UNREADABLE, &reason))?;
        self.is_over = read.len() < self.limit as usize;
        if let Some((last, _)) = read.last() {
            self.after = Some(last.clone());
        }
        let mut bytes = 0;
        let mut portion = Portion::new();
        for (mut key, value) in read {
            if let Ok(value) = value.dyn_into::<Uint8Array>() {
                bytes += u64::from(value.byte_length());
                key.drain(..self.prefix.len());
                portion.push((key, value));
            }
        }
        // Records differ by thousands of times in size, and small ones may stand before large ones.
        self.limit = if bytes > BYTES {
            (self.limit / 4).max(1)
        } else {
            (self.limit * 2).min(MOST)
        };
        Ok(Some(portion))
    }

    /// How many bytes the records of a portion take: their keys, as they are stored, and values.
    pub fn size(&self, portion: &Portion) -> u64 {
        let sizes = portion.iter().map(|(key, value)| {
            let key = self.prefix.len() + key.len();
            key as u64 + u64::from(value.byte_length())
        });
        sizes.sum()
    }
}
