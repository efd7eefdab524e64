//! Characters as readers see them: extended grapheme clusters.
//!
//! An accented letter, a flag, a family of emoji or a Devanagari conjunct is one cluster of several
//! code points. The rules look only at the cluster and its neighbours, so the cost here is that of
//! the cluster, not of the text. For the other parts of this room only.

use unicode_segmentation::GraphemeCursor;

use super::{ByteOffset, Text, TextRange};

/// Whether a cluster starts or ends at the offset; no offset inside a code point is an edge.
pub(super) fn is_edge(text: &Text, offset: ByteOffset) -> bool {
    text.as_str().is_char_boundary(offset.index())
        && cursor(text, offset)
            .is_boundary(text.as_str(), 0)
            .unwrap_or(true)
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
    // A whole string handed in at once leaves the cursor nothing to ask for: no error can arise.
    let edge = cursor(text, offset)
        .prev_boundary(text.as_str(), 0)
        .ok()
        .flatten();
    edge.map_or(ByteOffset::ZERO, ByteOffset::from_index)
}

/// The first edge after the offset; the end of the text if there is none.
pub(super) fn edge_after(text: &Text, offset: ByteOffset) -> ByteOffset {
    let edge = cursor(text, offset)
        .next_boundary(text.as_str(), 0)
        .ok()
        .flatten();
    edge.map_or(text.len(), ByteOffset::from_index)
}

/// The range grown out to whole clusters.
pub(super) fn cover(text: &Text, range: TextRange) -> TextRange {
    TextRange::between(
        edge_up_to(text, range.start()),
        edge_from(text, range.end()),
    )
}

fn cursor(text: &Text, offset: ByteOffset) -> GraphemeCursor {
    GraphemeCursor::new(text.floor(offset).index(), text.as_str().len(), true)
}
