//! Many records as one value, since a database is slow to store each by itself.
//!
//! A pack is a sequence (RFC 8742) of byte strings, each of which holds a record: so damage within
//! one record does not reach the next.

use super::encode;
use crate::formats::cbor::{Reader, Writer};
use crate::model::{Project, RecordKey};

/// How many records a pack holds at most: some milliseconds' work to read.
pub const PACK_RECORDS: usize = 500;

/// The records of these keys as one value. Keys of which the project knows nothing are passed over.
pub fn encode_pack(project: &Project, keys: &[RecordKey]) -> Vec<u8> {
    let mut pack = Writer::new();
    let mut record = Writer::new();
    for key in keys {
        record.clear();
        if encode::write(&mut record, project, *key).is_some() {
            pack.bytes(record.written());
        }
    }
    pack.into_bytes()
}

/// The records of a pack. The last one is none if the rest of the pack is damaged.
pub(super) fn records(pack: &[u8]) -> impl Iterator<Item = Option<&[u8]>> {
    let mut reader = Reader::new(pack);
    let mut is_over = false;
    std::iter::from_fn(move || {
        if is_over || reader.is_at_end() {
            return None;
        }
        let record = reader.bytes().ok();
        is_over = record.is_none();
        Some(record)
    })
}
