//! The text of an article: offsets and their units, lines, words, sentences, quote anchoring.
//!
//! Everything in Sayso that speaks of a place in an article speaks through this room. It is plain
//! Rust, knows no other room, and every other room may call it.
//!
//! Invariants:
//!
//! - A [`Text`] never changes, and holds no carriage return and no leading byte-order mark, so an
//!   offset into it stays true for ever, also when it has been written to a file and read again.
//! - A [`ByteOffset`] counts UTF-8 bytes, a [`CodePointOffset`] Unicode code points, a
//!   [`Utf16Offset`] the units of JavaScript strings. Only a [`Text`] turns one into another, in
//!   time that does not grow with its length.
//! - A [`TextRange`] is half-open: its start belongs to it, its end does not.
//! - No function here panics, whatever the offset: one that lies outside the text or inside a
//!   character is first moved to a place that exists, as each function says.
//!
//! The parts, each using only those above it:
//!
//! - `offsets`, `range`, `lines`: the units, and what is counted in them;
//! - `article_text`: [`Text`] itself;
//! - `characters`, `trimming`, `segments`: grapheme clusters, white space, words and sentences;
//! - `snapping`, `movement`: what a selection and a caret do with those;
//! - `direction`: which way a line runs;
//! - `counting`, `excerpt`: counts and quotations as people read them;
//! - `occurrences`, `quote`: finding a quotation again after the text around it has changed;
//! - `folding`: letters compared whatever their case and their diacritics. It brings Unicode's tables
//!   with it, so nothing that the page needs at its start may call it.

mod article_text;
mod characters;
mod counting;
mod direction;
mod excerpt;
mod folding;
mod lines;
mod movement;
mod occurrences;
mod offsets;
mod quote;
mod range;
mod segments;
mod snapping;
mod trimming;

#[cfg(test)]
mod tests;

pub use article_text::{Text, TextTooLong};
pub use counting::{bytes_in_words, counted, counted_as, grouped};
pub use direction::{begins_at_right, is_right_to_left};
pub use excerpt::{abridged, shortened};
pub use folding::{Folded, Folding, is_diacritic};
pub use lines::Lines;
pub use movement::{
    next_character, next_word, previous_character, previous_word, sentence_at, word_at, word_end,
};
pub use offsets::{ByteOffset, CodePointOffset, Utf16Offset};
pub use quote::{Anchored, CONTEXT_CHARACTERS, Quote, anchor, context};
pub use range::TextRange;
pub use segments::{sentences, words};
pub use snapping::{Granularity, snap};
pub use trimming::trim;
