//! Ids as files write them.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::model::{IdSource, Timestamp};

/// Turns the ids of a file into ids of the model.
///
/// A file made by other means may call its records `s1` or `42`. Such a name gets a fresh id when
/// it is first met, in a record or in a reference to it, and keeps it throughout the file.
#[derive(Debug)]
pub(in crate::formats) struct Ids<'c> {
    /// Where fresh ids come from.
    source: &'c mut IdSource,
    /// When they are made.
    now: Timestamp,
    given: BTreeMap<(&'static str, String), Uuid>,
}

impl<'c> Ids<'c> {
    /// Names that are no ids get fresh ones, made at `now`.
    pub(in crate::formats) fn minting(source: &'c mut IdSource, now: Timestamp) -> Self {
        Self {
            source,
            now,
            given: BTreeMap::new(),
        }
    }

    /// A fresh id.
    pub(in crate::formats) fn fresh<Id: From<Uuid>>(&mut self) -> Id {
        self.source.mint(self.now)
    }

    /// The id that a file writes as `text`, for a record of this kind.
    pub(in crate::formats) fn resolve<Id: From<Uuid>>(
        &mut self,
        kind: &'static str,
        text: &str,
    ) -> Id {
        if let Some(uuid) = Self::parse(text) {
            return Id::from(uuid);
        }
        if let Some(uuid) = self.given.get(&(kind, text.into())) {
            return Id::from(*uuid);
        }
        let uuid: Uuid = self.fresh();
        self.given.insert((kind, text.into()), uuid);
        Id::from(uuid)
    }

    /// The names of records of a kind that are no ids, with the ids that they got.
    pub(in crate::formats) fn given<Id: From<Uuid>>(
        &self,
        kind: &'static str,
    ) -> Vec<(String, Id)> {
        let of_kind = self
            .given
            .iter()
            .filter(|((given_kind, _), _)| *given_kind == kind);
        of_kind
            .map(|((_, text), uuid)| (text.clone(), Id::from(*uuid)))
            .collect()
    }

    /// A file's id that can be taken over as it is; none if it is no UUID. The nil and the max UUID
    /// stand for no record at all.
    pub(super) fn parse(text: &str) -> Option<Uuid> {
        Uuid::try_parse(text)
            .ok()
            .filter(|uuid| !uuid.is_nil() && !uuid.is_max())
    }
}
