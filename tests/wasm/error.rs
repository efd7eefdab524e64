//! What the browser's reasons become.

use sayso::browser::BrowserError;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DomException;

fn message(reason: impl Into<JsValue>) -> String {
    BrowserError::from_js("It failed", &reason.into()).to_string()
}

fn exception(name: &str, message: &str) -> DomException {
    DomException::new_with_message_and_name(message, name).unwrap()
}

#[wasm_bindgen_test]
fn a_reason_is_named_plainly() {
    assert_eq!(
        message(exception("QuotaExceededError", "")),
        "It failed: the storage that the browser gives this site is full (QuotaExceededError)."
    );
    assert_eq!(
        message(exception("AbortError", "Stopped.")),
        "It failed: Stopped. (AbortError)."
    );
    assert_eq!(
        message(exception("AbortError", "")),
        "It failed: AbortError."
    );
    assert_eq!(
        message(js_sys::TypeError::new("No such thing")),
        "It failed: No such thing."
    );
    assert_eq!(message("in words."), "It failed: in words.");
    assert_eq!(
        message(JsValue::UNDEFINED),
        "It failed: JsValue(undefined)."
    );
}
