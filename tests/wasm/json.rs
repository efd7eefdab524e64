//! JSON as the browser parses it.

use sayso::browser::json::parse;
use sayso::formats::manifest::Value;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_value_is_what_the_text_says() {
    let text = |text: &str| Value::Text(text.into());
    let object = Value::Object(vec![
        ("b".into(), Value::List(vec![Value::Null, Value::Other])),
        ("a".into(), Value::Whole(9_007_199_254_740_991)),
        ("__proto__".into(), text("Кремль 😀")),
    ]);
    assert_eq!(
        parse(r#"{"b": [null, true], "a": 9007199254740991, "__proto__": "Кремль 😀"}"#),
        Ok(object)
    );
    for (json, value) in [
        ("0", Value::Whole(0)),
        ("-1", Value::Other),
        ("1.5", Value::Other),
        ("1e300", Value::Other),
        ("[]", Value::List(vec![])),
        ("{}", Value::Object(vec![])),
        ("\"\"", text("")),
    ] {
        assert_eq!(parse(json), Ok(value), "{json}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_json_is_told_in_the_words_of_the_browser() {
    for broken in ["", "{", "{\"a\": x}", "[1] 2"] {
        let reason = parse(broken).unwrap_err();
        assert!(!reason.is_empty() && !reason.ends_with('.'), "{reason}");
    }
}

#[wasm_bindgen_test]
fn what_lies_too_deep_is_not_looked_at() {
    let deep = "[".repeat(50_000) + &"]".repeat(50_000);
    assert!(matches!(parse(&deep), Ok(Value::List(_)) | Err(_)));
}
