//! All records of one kind, with what merging needs: a stamp each and a tombstone for the deleted.

use std::sync::Arc;

use imbl::OrdMap;

use super::Stamp;

/// One record as a copy of the project knows it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry<T> {
    /// The version; of two versions the one with the greater stamp stands.
    pub stamp: Stamp,
    /// The record itself; none is a tombstone.
    pub content: Option<Arc<T>>,
}

impl<T> Clone for Entry<T> {
    fn clone(&self) -> Self {
        Self {
            stamp: self.stamp,
            content: self.content.clone(),
        }
    }
}

/// Records by id. Cloning costs a pointer, reading and putting logarithmic time.
#[derive(Debug, PartialEq, Eq)]
pub struct Table<Id: Ord, T> {
    entries: OrdMap<Id, Entry<T>>,
    live: usize,
}

impl<Id: Ord + Copy, T> Clone for Table<Id, T> {
    fn clone(&self) -> Self {
        Self {
            entries: self.entries.clone(),
            live: self.live,
        }
    }
}

impl<Id: Ord + Copy, T> Default for Table<Id, T> {
    fn default() -> Self {
        Self {
            entries: OrdMap::new(),
            live: 0,
        }
    }
}

impl<Id: Ord + Copy, T> Table<Id, T> {
    /// The record, unless it is unknown or deleted.
    pub fn get(&self, id: Id) -> Option<&Arc<T>> {
        self.entries.get(&id)?.content.as_ref()
    }

    /// What is known of the id: a record, a tombstone, or nothing.
    pub fn entry(&self, id: Id) -> Option<&Entry<T>> {
        self.entries.get(&id)
    }

    /// All that is known, tombstones included, by ascending id.
    pub fn entries(&self) -> impl Iterator<Item = (Id, &Entry<T>)> {
        self.entries.iter().map(|(id, entry)| (*id, entry))
    }

    /// The records that are not deleted, by ascending id, which is the order of their making.
    pub fn live(&self) -> impl Iterator<Item = (Id, &Arc<T>)> {
        self.entries()
            .filter_map(|(id, entry)| Some((id, entry.content.as_ref()?)))
    }

    /// How many records are not deleted.
    pub fn live_count(&self) -> usize {
        self.live
    }

    /// Puts a version in place, whatever stood there, and returns what did.
    pub(super) fn put(&mut self, id: Id, entry: Entry<T>) -> Option<Entry<T>> {
        self.live += usize::from(entry.content.is_some());
        let old = self.entries.insert(id, entry);
        self.live -= usize::from(old.as_ref().is_some_and(|old| old.content.is_some()));
        old
    }

    /// Takes an entry out without leaving a tombstone.
    pub(super) fn forget(&mut self, id: Id) -> Option<Entry<T>> {
        let old = self.entries.remove(&id)?;
        self.live -= usize::from(old.content.is_some());
        Some(old)
    }
}
