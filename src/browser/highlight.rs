//! Stretches of text that are shown differently without an element of their own: the CSS Custom
//! Highlight API. `::highlight(NAME)` in a style sheet says how.
//!
//! A registered stretch costs at every later change of the document, so only what is near the window
//! should be registered.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Range};

use super::{dom_text, page};
use crate::text::Utf16Offset;

/// Registers stretches of the text under a name, in the place of those that had it. Browsers without
/// the API show nothing.
pub fn show(name: &str, root: &Element, stretches: &[(Utf16Offset, Utf16Offset)]) {
    let ranges = stretches
        .iter()
        .filter_map(|(start, end)| range(root, *start, *end));
    let ranges: Array = ranges.collect();
    let _shown_plainly = register(name, &ranges);
}

/// Takes the stretches of a name away.
pub fn clear(name: &str) {
    let _was_not_there = registry().and_then(|registry| {
        let delete: Function = Reflect::get(&registry, &"delete".into())?.dyn_into()?;
        delete.call1(&registry, &name.into())
    });
}

fn registry() -> Result<JsValue, JsValue> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into())?;
    Reflect::get(&css, &"highlights".into())
}

fn register(name: &str, ranges: &Array) -> Result<JsValue, JsValue> {
    let registry = registry()?;
    let constructor: Function = Reflect::get(&js_sys::global(), &"Highlight".into())?.dyn_into()?;
    let highlight = Reflect::construct(&constructor, ranges)?;
    let set: Function = Reflect::get(&registry, &"set".into())?.dyn_into()?;
    set.call2(&registry, &name.into(), &highlight)
}

fn range(root: &Element, start: Utf16Offset, end: Utf16Offset) -> Option<Range> {
    let range = page::document().create_range().ok()?;
    let (node, offset) = dom_text::boundary_at(root, start)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = dom_text::boundary_at(root, end)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}
