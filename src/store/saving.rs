//! What is on disk and what is not.

use std::sync::Arc;

use imbl::Vector;

use crate::model::{Name, RecordKey};

/// The changes that have yet to reach the disk.
///
/// Every change is a revision. The page hands each to the disk as it appears and reports back with
/// `Saved`; nothing leaves the list before that, so "saved" is only ever said of what is saved (I6).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    /// The number of the last change.
    pub revision: u64,
    /// Whether there is a disk.
    pub status: StorageStatus,
    pending: Vector<(u64, Arc<[RecordKey]>)>,
}

/// Whether there is a disk to save to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StorageStatus {
    /// There is, and it has done all that was asked so far.
    #[default]
    Working,
    /// It refused the last write, for this reason; the next change tries again.
    Failing(Name),
    /// The browser gives none, for this reason.
    Refused(Name),
}

impl Saving {
    /// Whether everything is on disk.
    pub fn is_saved(&self) -> bool {
        self.pending.is_empty() && !matches!(self.status, StorageStatus::Refused(_))
    }

    /// The records of all changes after a revision that are not on disk, each once.
    pub fn pending_after(&self, revision: u64) -> Vec<RecordKey> {
        let pending = self.pending.iter().filter(|(number, _)| *number > revision);
        let mut keys: Vec<RecordKey> = pending.flat_map(|(_, keys)| keys.iter().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    pub(super) fn add(&mut self, keys: Vec<RecordKey>) {
        self.revision += 1;
        self.pending.push_back((self.revision, keys.into()));
    }

    pub(super) fn saved(&mut self, revision: u64) {
        while self
            .pending
            .front()
            .is_some_and(|(number, _)| *number <= revision)
        {
            self.pending.pop_front();
        }
        if self.pending.is_empty() && matches!(self.status, StorageStatus::Failing(_)) {
            self.status = StorageStatus::Working;
        }
    }
}
