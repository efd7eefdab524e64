//! Storage that outlives the page: one IndexedDB database with three stores of strings.
//!
//! | store | key | value |
//! | --- | --- | --- |
//! | `projects` | project | JSON |
//! | `records` | `PROJECT/KEY` | JSON |
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
//!
//! What the strings mean is the caller's business. The database is spoken to through web-sys: of
//! the crates around it, one does not expose durability (idb 0.6) and the other brings some thirty
//! crates of macros for what is done here in a few lines (indexed_db_futures 0.6).

mod batch;
mod connection;
mod entries;
mod transaction;

use std::future::Future;
use std::rc::Rc;

use self::connection::Connection;
use self::transaction::Durability;
use super::BrowserError;

pub use self::batch::Batch;

/// The names of the stores. All of them are the scope of every write.
const PROJECTS: &str = "projects";
const RECORDS: &str = "records";
const SETTINGS: &str = "settings";
const STORES: [&str; 3] = [PROJECTS, RECORDS, SETTINGS];

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

    /// All projects: their names and JSON texts, in the order of the names.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn projects(&self) -> Result<Vec<(String, String)>, BrowserError> {
        entries::starting_with(self.connection.database()?, PROJECTS, "")
            .await
            .map_err(|reason| BrowserError::from_js("the projects could not be read", &reason))
    }

    /// All records of a project: their keys, without the project, and JSON texts, in the order of
    /// the keys.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn records(&self, project: &str) -> Result<Vec<(String, String)>, BrowserError> {
        let prefix = batch::record_key(project, "");
        let mut records = entries::starting_with(self.connection.database()?, RECORDS, &prefix)
            .await
            .map_err(|reason| BrowserError::from_js("the project could not be read", &reason))?;
        for (key, _) in &mut records {
            key.drain(..prefix.len());
        }
        Ok(records)
    }

    /// The setting of this name.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, BrowserError> {
        entries::get(self.connection.database()?, SETTINGS, name)
            .await
            .map_err(|reason| BrowserError::from_js("the settings could not be read", &reason))
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
