//! Generated styles, under the content security policy of the page.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use gloo::timers::future::sleep;
use sayso::browser::listen::{EventListenerOptions, on_document};
use sayso::browser::page;
use sayso::browser::style::GeneratedStyles;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, SecurityPolicyViolationEvent};

use super::fixture::element;

/// The computed colour of an element of this class.
fn colour_of(class: &str) -> String {
    let probe: Element = element("span");
    probe.set_class_name(class);
    let body = page::document().body().unwrap();
    body.append_child(&probe).unwrap();
    let style = page::window().get_computed_style(&probe).unwrap().unwrap();
    let colour = style.get_property_value("color").unwrap();
    probe.remove();
    colour
}

#[wasm_bindgen_test]
fn rules_apply_until_they_are_replaced_or_dropped() {
    let unstyled = colour_of("probe");
    let other = GeneratedStyles::new().unwrap();
    other.replace(".other { color: rgb(9, 9, 9) }").unwrap();
    let styles = GeneratedStyles::new().unwrap();
    styles.replace(".probe { color: rgb(1, 2, 3) }").unwrap();
    assert_eq!(colour_of("probe"), "rgb(1, 2, 3)");
    styles.replace("").unwrap();
    assert_eq!(colour_of("probe"), unstyled);
    styles
        .insert_rule(".probe { color: rgb(4, 5, 6) }")
        .unwrap();
    assert_eq!(colour_of("probe"), "rgb(4, 5, 6)");
    styles.replace(".probe { color: rgb(1, 2, 3) }").unwrap();
    drop(styles);
    assert_eq!(colour_of("probe"), unstyled);
    assert_eq!(colour_of("other"), "rgb(9, 9, 9)");
}

#[wasm_bindgen_test]
fn a_malformed_rule_is_an_error() {
    let styles = GeneratedStyles::new().unwrap();
    let error = styles.insert_rule("no rule").unwrap_err();
    assert!(error.message.contains("SyntaxError"), "{error}");
}

/// The test page keeps the policy for good, so all tests set styles as the page does.
#[wasm_bindgen_test]
async fn generated_styles_pass_a_strict_policy() {
    let violations = Rc::new(RefCell::new(Vec::new()));
    let seen = violations.clone();
    let _listener = on_document(
        "securitypolicyviolation",
        EventListenerOptions::default(),
        move |event| {
            let event: &SecurityPolicyViolationEvent = event.unchecked_ref();
            seen.borrow_mut().push(event.effective_directive());
        },
    );
    let policy = element("meta");
    policy
        .set_attribute("http-equiv", "Content-Security-Policy")
        .unwrap();
    policy.set_attribute("content", "style-src 'self'").unwrap();
    page::document()
        .head()
        .unwrap()
        .append_child(&policy)
        .unwrap();

    let styles = GeneratedStyles::new().unwrap();
    styles.replace(".strict { color: rgb(7, 8, 9) }").unwrap();
    assert_eq!(colour_of("strict"), "rgb(7, 8, 9)");
    styles
        .insert_rule(".added { color: rgb(10, 11, 12) }")
        .unwrap();
    assert_eq!(colour_of("added"), "rgb(10, 11, 12)");
    sleep(Duration::from_millis(30)).await;
    assert_eq!(*violations.borrow(), Vec::<String>::new());

    // The policy is really in force: what it forbids is refused.
    let forbidden = element("style");
    forbidden.set_text_content(Some(".strict { color: rgb(0, 0, 0) !important }"));
    page::document()
        .head()
        .unwrap()
        .append_child(&forbidden)
        .unwrap();
    assert_eq!(colour_of("strict"), "rgb(7, 8, 9)");
    sleep(Duration::from_millis(30)).await;
    assert_eq!(violations.borrow().len(), 1);
}
