//! What the writers of other tools' files have in common.
//!
//! The way of the data: a project is narrowed to what was [chosen](Choice), then to what the format
//! [holds](Holds), each time to a smaller project and a count of what was lost. What is left is written,
//! read back by the format's own reader, and compared with what was left, [fact](facts::Facts) by fact
//! (I8). So a report cannot forget a loss: whatever is not counted as lost must come back.
//!
//! - [`Choice`]: which part of a project to write, and how.
//! - [`Holds`]: what a format can hold; [`fitted`] is what it makes of a project.
//! - [`facts`]: what two projects say, to be compared.
//! - [`Retext`]: a text with parts left out, and where everything is in it.
//! - [`tokens`]: words and signs, for formats that know a text by its tokens.
//! - [`retexted()`], [`tokenized`]: a project with other texts, for formats that do not keep white space.
//!
//! For the formats of this room alone, but for [`Choice`].

mod changes;
mod choice;
mod exchange;
pub(in crate::formats) mod facts;
mod holds;
mod json_fields;
mod names;
mod retext;
mod retexted;
pub(in crate::formats) mod tokens;

pub(super) use self::changes::{
    changed_spans, renamed, without_margins, without_margins_of_annotators, without_relations,
};
pub use self::choice::{Choice, Excluded};
pub(super) use self::exchange::ExchangeWriter;
pub(super) use self::holds::{Fitted, fitted, in_order_of_text, in_words};
pub use self::holds::{Holds, Overlaps, Reach};
pub(super) use self::json_fields::{
    ARTICLE_FIELDS, ArticleFields, lines_of_json, offset_in, trim_names, unknown_fields,
};
pub(super) use self::names::FileNames;
pub(super) use self::retext::Retext;
pub(super) use self::retexted::{Remade, retexted, tokenized, without_characters};
