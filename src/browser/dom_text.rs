//! Positions in the document ⇄ UTF-16 offsets in the article's text.
//!
//! The *root* is the element that shows an article: its `textContent` is the article's text (I5),
//! so that a position in the document is an offset in the text, however many blocks and marks lie
//! between. Offsets are UTF-16 units, the unit of the DOM; `text` converts them.
//!
//! Invariants:
//!
//! - An element inside the root may carry [`START_ATTRIBUTE`]: the offset at which its text
//!   starts. It is a shortcut, never a second truth: with it, only the text of one block is looked
//!   at; without it, the text from the front is counted.
//! - No position (node, offset) is kept by this module or by its callers: a repainted mark
//!   replaces nodes, while offsets stay right.
//! - No business of labels and spans here.

mod geometry;
mod offsets;
mod selection;

pub use self::geometry::{Rectangle, caret_rectangle, offset_at_point, rectangles};
pub use self::offsets::{
    START_ATTRIBUTE, boundary_at, has_blocks, offset_of, stretch_of_block, text_length,
};
pub use self::selection::{clear_selection, select, selected_range};
