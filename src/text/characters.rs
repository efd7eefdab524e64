//! Characters as readers see them: extended grapheme clusters.
//!
//! An accented letter, a flag, a family of emoji or a Devanagari conjunct is one cluster of several
//! code points. By the rules a cluster can be as long as a text, and whether a flag starts between
//! two letters can depend on all the letters before; a click must not wait for that. So a cluster
//! of more than [`LONGEST`] bytes may be cut, and of the text before an offset only a little more
//! than [`CONTEXT`] bytes count. Both depend on the text and the place alone, never on the question,
//! so every question is about the same clusters.
//!
//! For the other parts of this room only.

use unicode_segmentation::GraphemeCursor;

use super::{ByteOffset, Text, TextRange};

/// A cluster that is longer, in bytes, may be cut, though at multiples of this alone.
const LONGEST: usize = 256;

/// How much of the text before an offset is looked at, in bytes: 128 flags in a row come out right.
const CONTEXT: usize = 1024;

/// Whether a cluster starts or ends at the offset; no offset inside a code point is an edge.
pub(super) fn is_edge(text: &Text, offset: ByteOffset) -> bool {
    is_edge_by_rule(text, offset) || is_cut(text, offset)
}

/// The last edge up to the offset, itself included.
pub(super) fn edge_up_to(text: &Text, offset: ByteOffset) -> ByteOffset {
    if is_edge(text, offset) {
        offset
    } else {
        edge_before(text, text.ceiling(offset))
    }
}

/// The first edge from the offset on, itself included; the end of the text if there is none.
pub(super) fn edge_from(text: &Text, offset: ByteOffset) -> ByteOffset {
    if is_edge(text, offset) {
        offset
    } else {
        edge_after(text, offset)
    }
}

/// The last edge before the offset; the start of the text if there is none.
pub(super) fn edge_before(text: &Text, offset: ByteOffset) -> ByteOffset {
    text.code_points_in(TextRange::between(ByteOffset::ZERO, text.floor(offset)))
        .rev()
        .map(|(place, _)| place)
        .find(|&place| is_edge(text, place))
        .unwrap_or(ByteOffset::ZERO)
}

/// The first edge after the offset; the end of the text if there is none.
pub(super) fn edge_after(text: &Text, offset: ByteOffset) -> ByteOffset {
    text.code_points_in(TextRange::between(text.floor(offset), text.len()))
        .skip(1)
        .map(|(place, _)| place)
        .find(|&place| is_edge(text, place))
        .unwrap_or(text.len())
}

/// The range grown out to whole clusters.
pub(super) fn cover(text: &Text, range: TextRange) -> TextRange {
    TextRange::between(
        edge_up_to(text, range.start()),
        edge_from(text, range.end()),
    )
}

fn is_edge_by_rule(text: &Text, offset: ByteOffset) -> bool {
    if !text.as_str().is_char_boundary(offset.index()) {
        return false;
    }
    // From a fixed grid, so that neighbouring offsets are judged by the same context.
    let start = text.floor(ByteOffset::from_index(offset.index() / CONTEXT * CONTEXT));
    let start = text.floor(start.minus(CONTEXT));
    let context = text.slice(TextRange::between(start, text.len()));
    let mut cursor = GraphemeCursor::new(offset.index() - start.index(), context.len(), true);
    // The cursor can fail only when it lacks a part of its string, and it has all of it.
    cursor.is_boundary(context, 0).unwrap_or(true)
}

/// Whether a cluster that is too long is cut at the offset.
fn is_cut(text: &Text, offset: ByteOffset) -> bool {
    let multiple = ByteOffset::from_index(offset.index().next_multiple_of(LONGEST));
    offset == text.floor(multiple)
        && !text
            .code_points_in(TextRange::between(
                text.floor(offset.minus(LONGEST)),
                offset,
            ))
            .any(|(place, _)| is_edge_by_rule(text, place))
}
