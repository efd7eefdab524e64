//! Offsets ⇄ places on the screen.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CaretPosition, CharacterData, DomRect, DomRectList, Element, Node, Range};

use super::offsets::{boundary_at, offset_of, text_nodes_from};
use crate::browser::javascript::{call_method, has_method};
use crate::browser::page;
use crate::text::Utf16Offset;

/// A rectangle on the screen, in CSS pixels from the left and top edge of the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    /// The left edge.
    pub left: f64,
    /// The top edge.
    pub top: f64,
    /// The right edge, not left of `left`.
    pub right: f64,
    /// The bottom edge, not above `top`.
    pub bottom: f64,
}

impl From<DomRect> for Rectangle {
    fn from(rect: DomRect) -> Self {
        Self {
            left: rect.left(),
            top: rect.top(),
            right: rect.right(),
            bottom: rect.bottom(),
        }
    }
}

/// The offset nearest to a point of the viewport, in CSS pixels; none if no text of `root` is
/// there.
pub fn offset_at_point(root: &Element, x: f64, y: f64) -> Option<Utf16Offset> {
    let document = page::document();
    let point = [JsValue::from_f64(x), JsValue::from_f64(y)];
    // The first is the standard; Safari before 18.4 and Chromium before 128 have only the second.
    let (node, offset) = if has_method(&document, "caretPositionFromPoint") {
        let position = call_method(&document, "caretPositionFromPoint", point).ok()?;
        let position = position.dyn_into::<CaretPosition>().ok()?;
        (position.offset_node()?, position.offset())
    } else {
        let range = call_method(&document, "caretRangeFromPoint", point).ok()?;
        let range = range.dyn_into::<Range>().ok()?;
        (range.start_container().ok()?, range.start_offset().ok()?)
    };
    offset_of(root, &node, offset)
}

/// The rectangles of the text from `start` to `end`, line by line and text node by text node, in
/// the order of the text; those without width, such as a line break's, are left out. Empty if the
/// text is shorter.
///
/// Costs as much as there are text nodes between the offsets.
pub fn rectangles(root: &Element, start: Utf16Offset, end: Utf16Offset) -> Vec<Rectangle> {
    text_rectangles(root, start, end).unwrap_or_default()
}

fn text_rectangles(root: &Element, start: Utf16Offset, end: Utf16Offset) -> Option<Vec<Rectangle>> {
    let (first, mut from) = boundary_at(root, start)?;
    let mut rest = end.get().checked_sub(start.get())?;
    let walker = text_nodes_from(root, &first)?;
    let range = page::document().create_range().ok()?;
    let mut found = Vec::new();
    let mut current = Some(first);
    // One range over everything would also give the boxes of the blocks and marks in it.
    while let Some(text) = current
        && rest > 0
    {
        let length = text
            .dyn_ref::<CharacterData>()
            .map_or(0, CharacterData::length);
        let to = length.min(from.saturating_add(rest));
        range.set_start(&text, from).ok()?;
        range.set_end(&text, to).ok()?;
        found.extend(client_rectangles(&range).filter(|each| each.right > each.left));
        rest -= to - from;
        from = 0;
        current = walker.next_node().ok()?;
    }
    Some(found)
}

/// Where a caret at `offset` stands: a rectangle of no width, as high as the line. None if the
/// text is shorter or is not shown.
pub fn caret_rectangle(root: &Element, offset: Utf16Offset) -> Option<Rectangle> {
    let (node, position) = boundary_at(root, offset)?;
    let place = caret_in(&node, position)
        .or_else(|| caret_after_preceding_text(root, &node))
        .or_else(|| box_around(&node))?;
    // Inside a character of several units the browser gives the whole character's width.
    Some(Rectangle {
        right: place.left,
        ..place
    })
}

fn caret_in(node: &Node, position: u32) -> Option<Rectangle> {
    let range = page::document().create_range().ok()?;
    range.set_start(node, position).ok()?;
    range.collapse_with_to_start(true);
    client_rectangles(&range).last()
}

/// Before a line break that is a text node of its own, as after a mark that ends the paragraph,
/// browsers see no place for a caret: it stands after what precedes. None if that is a line break
/// too, and the line empty.
fn caret_after_preceding_text(root: &Element, node: &Node) -> Option<Rectangle> {
    let walker = text_nodes_from(root, node)?;
    while let Ok(Some(text)) = walker.previous_node() {
        let data = text.dyn_ref::<CharacterData>()?;
        let length = data.length();
        if let Some(last) = length.checked_sub(1) {
            let is_line_break = data.substring_data(last, 1).ok()? == "\n";
            return if is_line_break {
                None
            } else {
                caret_in(&text, length)
            };
        }
    }
    None
}

/// The box of an empty line.
fn box_around(node: &Node) -> Option<Rectangle> {
    let element = node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())?;
    Some(element.get_bounding_client_rect().into())
}

fn client_rectangles(range: &Range) -> impl Iterator<Item = Rectangle> + use<> {
    let list = range.get_client_rects();
    let count = list.as_ref().map_or(0, DomRectList::length);
    (0..count)
        .filter_map(move |index| list.as_ref()?.item(index))
        .map(Rectangle::from)
}
