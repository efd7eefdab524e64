//! A scheme in JSON.
//!
//! Source: `docs/format.md`. `wire` holds the serde types, `to_wire` and `from_json` lead to them and
//! back.

pub(super) mod from_json;
pub(super) mod to_wire;
pub(super) mod wire;
