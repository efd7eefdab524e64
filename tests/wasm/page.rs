//! The document as a whole, the clock and randomness.

use sayso::browser::page::{self, AppPhase, SavePhase};
use sayso::browser::{clock, random};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_root_element_tells_the_phases() {
    let root = page::document().document_element().unwrap();
    page::set_app(AppPhase::Ready).unwrap();
    page::set_save(SavePhase::Saving).unwrap();
    assert_eq!(root.get_attribute("data-app").as_deref(), Some("ready"));
    assert_eq!(root.get_attribute("data-save").as_deref(), Some("saving"));
}

#[wasm_bindgen_test]
fn places_are_kept_in_the_address_and_in_the_history() {
    let history = page::window().history().unwrap();
    let length = history.length().unwrap();
    page::replace_hash("/dossier").unwrap();
    assert_eq!(page::hash(), "/dossier");
    assert_eq!(history.length().unwrap(), length);
    page::push_hash("/article/1").unwrap();
    assert_eq!(page::hash(), "/article/1");
    assert_eq!(history.length().unwrap(), length + 1);
    page::replace_hash("").unwrap();
    assert_eq!(page::hash(), "");
}

#[wasm_bindgen_test]
fn a_parameter_of_the_address_is_decoded() {
    let history = page::window().history().unwrap();
    let url = page::window().location().href().unwrap();
    let state = wasm_bindgen::JsValue::NULL;
    history
        .replace_state_with_url(&state, "", Some("?project=a%2Fb+c&empty="))
        .unwrap();
    assert_eq!(page::query_parameter("project").as_deref(), Some("a/b c"));
    assert_eq!(page::query_parameter("empty").as_deref(), Some(""));
    assert_eq!(page::query_parameter("articles"), None);
    history
        .replace_state_with_url(&state, "", Some(&url))
        .unwrap();
}

#[wasm_bindgen_test]
fn the_clock_tells_the_time() {
    let moment = clock::now().milliseconds();
    // Between 2025 and 2200.
    assert!(
        (1_735_689_600_000..7_258_118_400_000).contains(&moment),
        "{moment}"
    );
    let today = clock::today();
    assert_eq!(today.len(), 10, "{today}");
    assert!(
        today.starts_with("20") && today.as_bytes()[4] == b'-',
        "{today}"
    );
}

#[wasm_bindgen_test]
fn random_bytes_differ() {
    let (one, other): ([u8; 16], [u8; 16]) = (
        random::random_bytes().unwrap(),
        random::random_bytes().unwrap(),
    );
    assert_ne!(one, other);
    assert!(random::random_bytes::<65_537>().is_err());
}
