//! A scheme in JSON: in a project file, and in a file of its own.
//!
//! Source: `docs/format.md`. `wire` holds the serde types, `to_wire` and `from_json` lead to them and
//! back, `file` is the file that holds a scheme alone.

pub(in crate::formats) mod file;
pub(super) mod from_json;
pub(super) mod to_wire;
pub(super) mod wire;
