//! `docs/sayso.schema.json`, against which every written file is held.

use std::sync::LazyLock;

use jsonschema::Validator;
use sayso::formats::Format;
use serde_json::{Value, json};

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../docs/sayso.schema.json")).unwrap());

static PROJECT: LazyLock<Validator> = LazyLock::new(|| jsonschema::validator_for(&SCHEMA).unwrap());

static LINE: LazyLock<Validator> = LazyLock::new(|| definition("#/$defs/line"));

static SCHEME_FILE: LazyLock<Validator> = LazyLock::new(|| definition("#/$defs/scheme_file"));

fn definition(reference: &str) -> Validator {
    let definition = json!({ "$defs": SCHEMA["$defs"], "$ref": reference });
    jsonschema::validator_for(&definition).unwrap()
}

/// Checks that a file of a JSON format is as the schema has it.
#[track_caller]
pub(super) fn check(format: &dyn Format, bytes: &[u8]) {
    match format.about().extension {
        "json" => check_value(&PROJECT, bytes),
        "jsonl" => {
            let lines = bytes
                .split(|byte| *byte == b'\n')
                .filter(|line| !line.is_empty());
            lines.for_each(|line| check_value(&LINE, line));
        }
        other => panic!("there is no schema for .{other}"),
    }
}

/// Checks that the file of a scheme is as the schema has it.
#[track_caller]
pub(super) fn check_scheme(bytes: &[u8]) {
    check_value(&SCHEME_FILE, bytes);
}

#[track_caller]
fn check_value(validator: &Validator, json: &[u8]) {
    let value: Value = serde_json::from_slice(json).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_schema_is_itself_in_order_and_refuses_what_is_not() {
    assert!(jsonschema::meta::is_valid(&SCHEMA));
    assert!(!PROJECT.is_valid(&json!({ "format": "sayso", "version": 2 })));
    assert!(!LINE.is_valid(&json!({ "text": "no spans" })));
    assert!(!SCHEME_FILE.is_valid(&json!({ "format": "sayso-scheme", "version": 1 })));
}
