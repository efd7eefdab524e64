//! Records as they are kept in the browser's database: some bytes each, under its key.
//!
//! Source: `docs/format.md`, "In the browser". A record is a map in [CBOR](super::cbor) that says all
//! of itself, with its kind, id and version, so that it stands alone and comes back exactly as it
//! was, whether it is visible, hidden or deleted. Places are offsets in UTF-8 bytes without
//! quotations, for the article of a hidden span is gone.
//!
//! Many records that are stored at once, as by an import, go into *packs*: one value for hundreds.
//!
//! - `number`: the numbers of the fields, the one place that may never change its mind.
//! - `key`, `encode`, `fields`, `decode`: the key of a record, its bytes, and back.
//! - `scheme`, `rules`, `values`: the parts of a record that are large enough for a file of their own.
//! - `pack`: many records in one value.
//! - `decoder`: a project of all of them.
//! - `entry`: what the list of projects tells of one.
//!
//! Called by `ui` when it opens and saves a project, and by `ui` and `worker` when they hand one to
//! each other.

mod decode;
mod decoder;
mod encode;
mod entry;
mod fields;
mod key;
mod number;
mod pack;
mod rules;
mod scheme;
mod values;

pub use decoder::{Decoder, decode};
pub use encode::{encode, moved};
pub use entry::{Contents, GRACE_DAYS, ProjectEntry};
pub use key::{key, order, pack_key};
pub use pack::{PACK_RECORDS, encode_pack};
pub use scheme::{decode_scheme, encode_scheme};
