//! Reading JSON record by record, so that one bad record does not cost the others (I7).
//!
//! An object is taken apart into its [`Fields`], which stay unparsed; a [`Record`] takes out those
//! that it knows, warns about those that are not as they should be, and hands on the rest as
//! [`UnknownFields`](crate::model::UnknownFields). A [`Session`] gathers the warnings of one file
//! with their places, and knows the ids.
//!
//! For the JSON formats of this room alone.

mod compact;
mod fields;
mod ids;
mod likeness;
mod moments;
mod outline;
mod record;
mod session;

pub(super) use fields::{Fields, JsonText};
pub(super) use ids::Ids;
pub(super) use likeness::{describe, looks_like_json, looks_like_lines, names_format};
pub(super) use moments::write as write_moment;
pub(super) use outline::Outline;
pub(super) use record::{LONGEST_QUOTE, Record, shown_id};
pub(super) use session::{Session, broken};
