//! All records of a project, of every kind, with what merging needs: a stamp each and a tombstone
//! for the deleted.

use std::sync::Arc;

use imbl::OrdMap;

use super::{
    Annotator, AnnotatorId, Article, ArticleId, Entity, EntityId, Record, RecordKey, Region,
    RegionId, Relation, RelationId, Span, SpanId, Stamp,
};

/// Records by key, and so kind by kind, each kind by ascending id, which is the order of their
/// making. Cloning costs a pointer, reading and putting logarithmic time.
///
/// One map for all kinds, since each further type of map is compiled anew, and the page is small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Records {
    versions: OrdMap<RecordKey, (Stamp, Record)>,
}

impl Records {
    /// What is known under a key: a record, a tombstone, or nothing.
    pub(super) fn version(&self, key: RecordKey) -> Option<&(Stamp, Record)> {
        self.versions.get(&key)
    }

    /// The keys of all that is known, tombstones included.
    pub(super) fn keys(&self) -> impl Iterator<Item = RecordKey> {
        self.versions.keys().copied()
    }

    /// Puts a version in place, whatever stood there, and returns what did.
    pub(super) fn put(&mut self, record: Record, stamp: Stamp) -> Option<Record> {
        let old = self.versions.insert(record.key(), (stamp, record))?;
        Some(old.1)
    }

    /// Takes a version out without leaving a tombstone.
    pub(super) fn forget(&mut self, key: RecordKey) -> Option<(Stamp, Record)> {
        self.versions.remove(&key)
    }

    fn between(&self, first: RecordKey, last: RecordKey) -> impl Iterator<Item = &Record> {
        self.versions
            .range(first..=last)
            .map(|(_, (_, record))| record)
    }
}

/// For each kind: one record by its id, unless it is unknown or deleted, and all that are not
/// deleted.
macro_rules! kinds {
    ($($one:ident, $all:ident, $kind:ident, $id:ident;)*) => {
        impl Records {$(
            pub(super) fn $one(&self, id: $id) -> Option<&Arc<$kind>> {
                match self.version(RecordKey::$kind(id)) {
                    Some((_, Record::$kind(_, content))) => content.as_ref(),
                    _ => None,
                }
            }

            pub(super) fn $all(&self) -> impl Iterator<Item = &Arc<$kind>> {
                self.between(RecordKey::$kind($id::NIL), RecordKey::$kind($id::MAX))
                    .filter_map(|record| match record {
                        Record::$kind(_, content) => content.as_ref(),
                        _ => None,
                    })
            }
        )*}
    };
}

kinds! {
    annotator, annotators, Annotator, AnnotatorId;
    article, articles, Article, ArticleId;
    entity, entities, Entity, EntityId;
    span, spans, Span, SpanId;
    relation, relations, Relation, RelationId;
    region, regions, Region, RegionId;
}
