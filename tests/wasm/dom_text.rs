//! Boundary points of the document ⇄ offsets.

use sayso::browser::dom_text::{boundary_at, offset_of, text_length};
use sayso::browser::page;
use sayso::text::Utf16Offset;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CharacterData, Node};

use super::fixture::{Fixture, Starts, element};

#[wasm_bindgen_test]
fn every_offset_comes_back_from_its_boundary_point() {
    for starts in [Starts::Recorded, Starts::Missing] {
        let fixture = Fixture::new(starts);
        for offset in (0..=fixture.length()).map(Utf16Offset::new) {
            let (node, position) = boundary_at(&fixture.root, offset).unwrap();
            assert_eq!(
                offset_of(&fixture.root, &node, position),
                Some(offset),
                "{starts:?}"
            );
        }
    }
}

#[wasm_bindgen_test]
fn every_boundary_point_has_the_offset_that_the_browser_counts() {
    for starts in [Starts::Recorded, Starts::Missing] {
        let fixture = Fixture::new(starts);
        for node in fixture.nodes() {
            for position in 0..=positions(&node) {
                assert_eq!(
                    offset_of(&fixture.root, &node, position),
                    Some(counted_by_the_browser(&fixture, &node, position)),
                    "{starts:?} {} {position}",
                    node.node_name()
                );
            }
            assert_eq!(offset_of(&fixture.root, &node, positions(&node) + 1), None);
        }
    }
}

#[wasm_bindgen_test]
fn a_boundary_lies_before_the_character_that_follows() {
    let fixture = Fixture::new(Starts::Recorded);
    let offset = Utf16Offset::new(fixture.find("denied"));
    let (node, position) = boundary_at(&fixture.root, offset).unwrap();
    assert_eq!(node.text_content().as_deref(), Some("denied "));
    assert_eq!(position, 0);
}

#[wasm_bindgen_test]
fn the_end_of_the_text_is_the_last_boundary() {
    for starts in [Starts::Recorded, Starts::Missing] {
        let fixture = Fixture::new(starts);
        let end = fixture.length();
        assert_eq!(text_length(&fixture.root).get(), end);
        assert!(boundary_at(&fixture.root, Utf16Offset::new(end)).is_some());
        assert_eq!(boundary_at(&fixture.root, Utf16Offset::new(end + 1)), None);
    }
}

#[wasm_bindgen_test]
fn an_empty_root_has_one_boundary() {
    let root = element("article");
    let start = Utf16Offset::new(0);
    assert_eq!(boundary_at(&root, start), Some((root.clone().into(), 0)));
    assert_eq!(offset_of(&root, &root, 0), Some(start));
    assert_eq!(text_length(&root), start);
}

#[wasm_bindgen_test]
fn what_stands_outside_the_root_has_no_offset() {
    let fixture = Fixture::new(Starts::Recorded);
    let outside = fixture.before.first_child().unwrap();
    assert_eq!(offset_of(&fixture.root, &outside, 0), None);
    let around = fixture.root.parent_node().unwrap();
    assert_eq!(offset_of(&fixture.root, &around, 1), None);
}

/// A block that says where it starts makes all blocks before it irrelevant: the cost of a
/// conversion does not grow with the article.
#[wasm_bindgen_test]
fn only_the_block_of_the_point_is_counted() {
    let fixture = Fixture::new(Starts::Recorded);
    let last_line = Utf16Offset::new(fixture.find("cut "));
    let (node, position) = boundary_at(&fixture.root, last_line).unwrap();
    // Were the first block looked at, this would shift what comes after it.
    fixture
        .root
        .first_element_child()
        .unwrap()
        .set_text_content(Some("changed"));
    assert_eq!(offset_of(&fixture.root, &node, position), Some(last_line));
    assert_eq!(
        boundary_at(&fixture.root, last_line),
        Some((node, position))
    );
}

/// How many positions there are in a node after its first.
fn positions(node: &Node) -> u32 {
    node.dyn_ref::<CharacterData>()
        .map_or_else(|| node.child_nodes().length(), CharacterData::length)
}

/// The reference: the length of what the browser gives as the text from the root's start.
fn counted_by_the_browser(fixture: &Fixture, node: &Node, position: u32) -> Utf16Offset {
    let range = page::document().create_range().unwrap();
    range.set_start(&fixture.root, 0).unwrap();
    range.set_end(node, position).unwrap();
    Utf16Offset::new(range.to_string().length())
}
