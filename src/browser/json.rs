//! Small JSON files, parsed by the browser itself: no parser need be part of the page.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::error::describe;
use crate::formats::manifest::Value;

/// What lies deeper than this in a file is not looked at.
const DEPTH: usize = 16;

/// Whole numbers up to this one are exact in JavaScript.
const GREATEST: f64 = 9_007_199_254_740_991.0;

/// Parses a JSON text.
///
/// # Errors
/// What is wrong with it, in the browser's own words.
pub fn parse(text: &str) -> Result<Value, String> {
    JSON::parse(text)
        .map(|value| read(&value, DEPTH))
        .map_err(|reason| describe(&reason))
}

fn read(value: &JsValue, depth: usize) -> Value {
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if value.is_null() {
        return Value::Null;
    }
    if let Some(number) = value.as_f64() {
        return match number {
            0.0..=GREATEST if number.fract() == 0.0 => Value::Whole(number as u64),
            _ => Value::Other,
        };
    }
    let Some(deeper) = depth.checked_sub(1) else {
        return Value::Other;
    };
    if let Some(list) = value.dyn_ref::<Array>() {
        return Value::List(list.iter().map(|item| read(&item, deeper)).collect());
    }
    match value.dyn_ref::<Object>() {
        Some(object) => Value::Object(
            Object::entries(object)
                .iter()
                .filter_map(|entry| {
                    let entry = entry.dyn_into::<Array>().ok()?;
                    Some((entry.get(0).as_string()?, read(&entry.get(1), deeper)))
                })
                .collect(),
        ),
        None => Value::Other,
    }
}
