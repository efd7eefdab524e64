//! Storage that outlives the page: one IndexedDB database with three stores.
//!
//! | store | key | value |
//! | --- | --- | --- |
//! | `projects` | project | text |
//! | `records` | `PROJECT/KEY` | bytes |
//! | `settings` | name | text |
//!
//! Invariants:
//!
//! - A [`Batch`] is one transaction: all of it is stored, or nothing.
//! - [`Storage::write`] is done when IndexedDB has reported the transaction complete, with
//!   durability "strict": when the data is on the disk, not merely with the operating system (I6).
//! - Writes are stored in the order in which they were *called*, whichever is awaited first: each
//!   transaction spans all three stores and is begun at the call, and IndexedDB runs overlapping
//!   transactions in the order in which they were begun, also those of other tabs.
//! - [`Storage::write_if`] looks at a project's entry in the transaction that writes, so no other tab
//!   can come between the look and the write.
//!
//! What the values mean is the caller's business. The database is spoken to through web-sys: of
//! the crates around it, one does not expose durability (idb 0.6) and the other brings some thirty
//! crates of macros for what is done here in a few lines (indexed_db_futures 0.6).

mod batch;
mod condition;
mod connection;
mod entries;
mod portions;
mod transaction;

use std::future::Future;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use self::connection::Connection;
use self::transaction::Durability;
use super::BrowserError;

pub use self::batch::Batch;
pub use self::condition::Condition;
pub use self::portions::{Portion, Portions};

/// The names of the stores. All of them are the scope of every write.
const PROJECTS: &str = "projects";
const RECORDS: &str = "records";
const SETTINGS: &str = "settings";
const STORES: [&str; 3] = [PROJECTS, RECORDS, SETTINGS];

const UNREADABLE: &str = "The project could not be read";

/// An open connection to the database. Clones share it; the last one closes it.
#[derive(Clone, Debug)]
pub struct Storage {
    connection: Rc<Connection>,
}

impl Storage {
    /// Opens the database and makes it if there is none. Asks the browser, without waiting for the
    /// answer, not to clear it when the disk fills up.
    ///
    /// # Errors
    /// Where the browser refuses storage (private windows, blocked site data), or another tab
    /// holds an older version of the database open.
    pub async fn open() -> Result<Self, BrowserError> {
        let connection = Rc::new(connection::open().await?);
        connection::ask_for_persistence();
        Ok(Self { connection })
    }

    /// All projects: their names and values, in the order of the names.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn projects(&self) -> Result<Vec<(String, String)>, BrowserError> {
        let projects = entries::starting_with(self.connection.database()?, PROJECTS, "")
            .await
            .map_err(|reason| BrowserError::from_js("The projects could not be read", &reason))?;
        let texts = projects.into_iter();
        Ok(texts
            .filter_map(|(project, value)| Some((project, value.as_string()?)))
            .collect())
    }

    /// All records of a project: their keys, without the project, and values, in the order of the
    /// keys. A value is none where something else than bytes stands.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn records(
        &self,
        project: &str,
    ) -> Result<Vec<(String, Option<Vec<u8>>)>, BrowserError> {
        self.records_under(project, "").await
    }

    /// The records of a project whose keys begin with `start`, as [`records`](Self::records) gives
    /// them.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn records_under(
        &self,
        project: &str,
        start: &str,
    ) -> Result<Vec<(String, Option<Vec<u8>>)>, BrowserError> {
        let prefix = batch::record_key(project, start);
        let records = entries::starting_with(self.connection.database()?, RECORDS, &prefix)
            .await
            .map_err(|reason| BrowserError::from_js(UNREADABLE, &reason))?;
        let bytes = |value: JsValue| {
            value
                .dyn_into()
                .ok()
                .map(|bytes: Uint8Array| bytes.to_vec())
        };
        let project = batch::record_key(project, "").len();
        Ok(records
            .into_iter()
            .map(|(mut key, value)| {
                key.drain(..project);
                (key, bytes(value))
            })
            .collect())
    }

    /// The keys of a project's records that begin with `start`, without the project, in order.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn keys_under(
        &self,
        project: &str,
        start: &str,
    ) -> Result<Vec<String>, BrowserError> {
        let prefix = batch::record_key(project, start);
        let mut keys = entries::keys_of(self.connection.database()?, RECORDS, &prefix)
            .await
            .map_err(|reason| BrowserError::from_js(UNREADABLE, &reason))?;
        let project = batch::record_key(project, "").len();
        for key in &mut keys {
            key.drain(..project);
        }
        Ok(keys)
    }

    /// The records of a project, a portion at a time, for what need not have all of them at once.
    /// Each portion is read by itself, so that saving does not wait until the last one is.
    pub fn portions(&self, project: &str) -> Portions {
        Portions::new(self.clone(), project)
    }

    /// The setting of this name.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, BrowserError> {
        entries::get(self.connection.database()?, SETTINGS, name)
            .await
            .map_err(|reason| BrowserError::from_js("The settings could not be read", &reason))
    }

    /// Stores a batch, whole or not at all. The transaction begins at the call; the future is done
    /// when the data is on the disk, and dropping the future does not undo the write.
    ///
    /// # Errors
    /// With the browser's reason, such as a full disk; then nothing of the batch is stored.
    pub fn write(&self, batch: Batch) -> impl Future<Output = Result<(), BrowserError>> + use<> {
        self.write_with(&batch, Durability::Strict)
    }

    /// As [`write`](Self::write), but done when the operating system has the data: a power cut may
    /// lose it. For what is written often and cheaply lost, such as the reading place.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_relaxed(
        &self,
        batch: Batch,
    ) -> impl Future<Output = Result<(), BrowserError>> + use<> {
        self.write_with(&batch, Durability::Relaxed)
    }

    /// Stores a batch as [`write`](Self::write) does, if a project's entry is as it should be at that
    /// moment. Returns whether it was; else nothing of the batch is stored.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_if(
        &self,
        condition: Condition,
        batch: Batch,
    ) -> impl Future<Output = Result<bool, BrowserError>> + use<> {
        let begun = self
            .connection
            .database()
            .and_then(|database| transaction::begin_if(database, condition, batch));
        async move { begun?.await }
    }

    fn write_with(
        &self,
        batch: &Batch,
        durability: Durability,
    ) -> impl Future<Output = Result<(), BrowserError>> + use<> {
        let begun = self
            .connection
            .database()
            .and_then(|database| transaction::begin(database, batch, durability));
        async move { begun?.await }
    }
}
