//! The reader's selection as offsets.

use std::cmp::Ordering;

use web_sys::{Element, Node, Selection};

use super::offsets::{boundary_at, offset_of, text_length};
use crate::browser::page;
use crate::text::Utf16Offset;

/// The selection in the text of `root`: where it was begun (the anchor) and where it ends now (the
/// focus), which may be the earlier of the two; equal for a caret. An end outside `root` is moved
/// to the nearer end of the text. None if nothing is selected or the selection lies wholly before
/// or after the text.
pub fn selected_range(root: &Element) -> Option<(Utf16Offset, Utf16Offset)> {
    let (anchor, focus) = placed_ends(&selection()?, root)?;
    if anchor.side == focus.side && anchor.side != Ordering::Equal {
        return None;
    }
    Some((anchor.offset, focus.offset))
}

/// Makes the selection in `root` run from `anchor` to `focus`, and tells whether it now does: not
/// if the text is shorter. Leaves the selection alone if it already is that one, since setting it
/// would interrupt a drag and hide the handles of a touch selection.
pub fn select(root: &Element, anchor: Utf16Offset, focus: Utf16Offset) -> bool {
    let Some(selection) = selection() else {
        return false;
    };
    if let Some((old_anchor, old_focus)) = placed_ends(&selection, root)
        && old_anchor.is_inside_at(anchor)
        && old_focus.is_inside_at(focus)
    {
        return true;
    }
    let (Some((anchor_node, anchor_offset)), Some((focus_node, focus_offset))) =
        (boundary_at(root, anchor), boundary_at(root, focus))
    else {
        return false;
    };
    selection
        .set_base_and_extent(&anchor_node, anchor_offset, &focus_node, focus_offset)
        .is_ok()
}

/// Selects nothing.
pub fn clear_selection() {
    if let Some(selection) = selection() {
        // Removing all ranges never throws; the binding only shares its signature with others.
        let _ = selection.remove_all_ranges();
    }
}

/// One end of the selection.
struct PlacedEnd {
    /// Whether it lies before (`Less`), in (`Equal`) or after (`Greater`) the root.
    side: Ordering,
    /// Where in the text it lies, or the nearer end of the text.
    offset: Utf16Offset,
}

impl PlacedEnd {
    fn is_inside_at(&self, offset: Utf16Offset) -> bool {
        self.side == Ordering::Equal && self.offset == offset
    }
}

fn selection() -> Option<Selection> {
    page::document().get_selection().ok().flatten()
}

/// The anchor and the focus, as placed by [`place`].
fn placed_ends(selection: &Selection, root: &Element) -> Option<(PlacedEnd, PlacedEnd)> {
    let anchor = place(root, &selection.anchor_node()?, selection.anchor_offset())?;
    let focus = place(root, &selection.focus_node()?, selection.focus_offset())?;
    Some((anchor, focus))
}

/// Where a boundary point lies as seen from `root`. It may lie in an element around it: "Select
/// all" begins and ends in the body.
fn place(root: &Element, node: &Node, offset: u32) -> Option<PlacedEnd> {
    let text = page::document().create_range().ok()?;
    text.select_node_contents(root).ok()?;
    let side = text.compare_point(node, offset).ok()?.cmp(&0);
    let offset = match side {
        Ordering::Less => Utf16Offset::new(0),
        Ordering::Equal => offset_of(root, node, offset)?,
        Ordering::Greater => text_length(root),
    };
    Some(PlacedEnd { side, offset })
}
