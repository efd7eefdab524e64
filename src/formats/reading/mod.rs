//! What the readers of other tools' files have in common.
//!
//! Such a file names its records in its own way, counts in its own unit and often in a text whose line
//! ends are not ours. A reader turns it into calls of [`Intake`], which makes sound records of them: a
//! span lies in a text and has at least one character, a relation links two spans that are there, names
//! of annotators and entities stand for one each. What cannot be made sound becomes a warning with its
//! place (I7).
//!
//! - [`Intake`]: a project that is being put together.
//! - [`SourceText`]: a text as its file counts it.
//! - [`fitting_units`]: which units the quotations of a file allow.
//! - [`combined()`]: several readings as one.
//! - [`json_objects()`]: the objects of a file of JSON, one on each line or in a list.
//! - [`Quotable`]: quotations of tools that saw another version of a text.
//! - [`texts_beside`]: the texts that came with a file which has none.
//! - [`calendar_day`]: dates as tools write them.
//!
//! For the formats of this room alone. The native format and its lines of JSON stand apart: they carry
//! ids and stamps of their own.

mod beside;
mod combined;
mod day;
mod intake;
mod json_objects;
mod quotable;
mod source_text;
mod units;

pub(super) use self::beside::{TextBeside, texts_beside};
pub(super) use self::combined::{attribution_relations_or, combined};
pub(super) use self::day::calendar_day;
pub(super) use self::intake::{At, Intake, NewArticle, NewSpan, Stretch};
pub(super) use self::json_objects::{
    JsonObject, ObjectPlace, first_object, json_objects, nothing, take, take_article, take_name,
    take_objects, take_text,
};
pub(super) use self::quotable::Quotable;
pub(super) use self::source_text::SourceText;
pub(super) use self::units::{Quoted, fitting_units};
