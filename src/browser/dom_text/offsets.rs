//! A boundary point of the DOM (a node, and an offset in it) ⇄ an offset in the root's text.

use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Element, Node, TreeWalker};

use crate::browser::page;
use crate::text::Utf16Offset;

/// The attribute of a block that holds the UTF-16 offset at which its text starts.
pub const START_ATTRIBUTE: &str = "data-utf16";

/// `NodeFilter.SHOW_TEXT`, which web-sys does not bind.
const SHOW_TEXT: u32 = 0x4;

/// The offset of a boundary point in the text of `root`; none if the point is not inside `root`
/// or does not exist.
///
/// Looks at the nodes of one block if blocks carry [`START_ATTRIBUTE`], at all before the point
/// otherwise.
pub fn offset_of(root: &Element, node: &Node, offset: u32) -> Option<Utf16Offset> {
    if !root.contains(Some(node)) {
        return None;
    }
    let (mut units, mut sibling) = start_of_count(node, offset)?;
    let mut container = node.clone();
    // Backwards through what stands before the point, outwards level by level.
    loop {
        while let Some(before) = sibling {
            units = units.checked_add(length_of(&before))?;
            if let Some(start) = recorded_start(&before) {
                return start.checked_add(units).map(Utf16Offset::new);
            }
            sibling = before.previous_sibling();
        }
        if container.is_same_node(Some(root)) {
            return Some(Utf16Offset::new(units));
        }
        if let Some(start) = recorded_start(&container) {
            return start.checked_add(units).map(Utf16Offset::new);
        }
        sibling = container.previous_sibling();
        container = container.parent_node()?;
    }
}

/// The boundary point at `offset`: inside a text node wherever there is one, and before the
/// character that follows rather than after the one that precedes, so that it lies in the mark or
/// block that starts there. None if the text is shorter.
///
/// Finds the block by binary search if all blocks carry [`START_ATTRIBUTE`].
pub fn boundary_at(root: &Element, offset: Utf16Offset) -> Option<(Node, u32)> {
    let (first, start) = innermost_block_at(root, offset.get());
    let walker = text_nodes_from(root, &first)?;
    let mut rest = offset.get().checked_sub(start)?;
    let mut last = (first, 0);
    while let Ok(Some(text)) = walker.next_node() {
        let length = length_of(&text);
        if rest < length {
            return Some((text, rest));
        }
        rest -= length;
        last = (text, length);
    }
    (rest == 0).then_some(last)
}

/// A walker over the text nodes of `root` that stands at `place`.
pub(super) fn text_nodes_from(root: &Element, place: &Node) -> Option<TreeWalker> {
    let walker = page::document()
        .create_tree_walker_with_what_to_show(root, SHOW_TEXT)
        .ok()?;
    walker.set_current_node(place);
    Some(walker)
}

/// The length of the root's text, in UTF-16 units.
pub fn text_length(root: &Element) -> Utf16Offset {
    let end = offset_of(root, root, root.child_nodes().length());
    end.unwrap_or_else(|| Utf16Offset::new(length_of(root)))
}

/// Whether an element is divided into blocks that say where they start.
pub fn has_blocks(element: &Element) -> bool {
    let first = element.first_element_child();
    first.is_some_and(|first| first.has_attribute(START_ATTRIBUTE))
}

/// Where the text of a block starts and ends; none if the block does not say so.
pub fn stretch_of_block(block: &Element) -> Option<(Utf16Offset, Utf16Offset)> {
    let start = recorded_start(block)?;
    let end = start.checked_add(length_of(block))?;
    Some((Utf16Offset::new(start), Utf16Offset::new(end)))
}

/// The units before a boundary point in its own node, and the node in it that precedes the point.
/// None if the node has no such offset.
fn start_of_count(node: &Node, offset: u32) -> Option<(u32, Option<Node>)> {
    if let Some(data) = node.dyn_ref::<CharacterData>() {
        let units = if is_text(node) { offset } else { 0 };
        return (offset <= data.length()).then_some((units, None));
    }
    let children = node.child_nodes();
    let preceding = offset.checked_sub(1).and_then(|index| children.get(index));
    (offset <= children.length()).then_some((0, preceding))
}

/// The innermost block that starts at or before `offset`, and where it starts; `root` itself if its
/// children do not say where they start.
fn innermost_block_at(root: &Element, offset: u32) -> (Node, u32) {
    let (mut block, mut start) = (root.clone(), 0);
    while let Some((inner, inner_start)) = block_at(&block, offset) {
        (block, start) = (inner, inner_start);
    }
    (block.into(), start)
}

/// The last child of `parent` that starts at or before `offset`, and where it starts. None if there
/// is no such child or one that was looked at does not say where it starts.
fn block_at(parent: &Element, offset: u32) -> Option<(Element, u32)> {
    let blocks = parent.children();
    let (mut low, mut high) = (0, blocks.length());
    let mut found = None;
    while low < high {
        let middle = low + (high - low) / 2;
        let block = blocks.item(middle)?;
        let start = recorded_start(&block)?;
        if start <= offset {
            found = Some((block, start));
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    found
}

fn recorded_start(node: &Node) -> Option<u32> {
    node.dyn_ref::<Element>()?
        .get_attribute(START_ATTRIBUTE)?
        .parse()
        .ok()
}

/// The length of a node's `textContent`, without copying the text.
fn length_of(node: &Node) -> u32 {
    if is_text(node) {
        return node
            .dyn_ref::<CharacterData>()
            .map_or(0, CharacterData::length);
    }
    let mut length = 0;
    let mut child = node.first_child();
    while let Some(current) = child {
        length += length_of(&current);
        child = current.next_sibling();
    }
    length
}

fn is_text(node: &Node) -> bool {
    node.node_type() == Node::TEXT_NODE
}
