//! What looks unfinished or contradictory is listed, leads to its place, and goes when it is set right.

use crate::page::{PHONE, Page, expect};
use crate::story::{FAR_LAMP, HARBOUR_WIRE};

const DENIES_NOTHING: &str = "A denial that denies nothing";
const LOOSE_CLAIM: &str = "A claim without attribution or proposition";

#[test]
fn what_is_unfinished_is_listed_and_leads_to_its_place() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.press("Escape");
    page.open_article(FAR_LAMP);
    page.label_with("1", "we won’t be talking");
    page.press("Escape");
    page.show_checks();
    page.wait_for_found(DENIES_NOTHING, &["we will not talk"]);
    page.wait_for_found(LOOSE_CLAIM, &["we won’t be talking"]);
    page.photograph("checks");

    page.click_button("This article");
    page.wait_for_found(DENIES_NOTHING, &[]);
    page.wait_for_found(LOOSE_CLAIM, &["we won’t be talking"]);
    page.click_button("All articles");
    page.wait_for_found(DENIES_NOTHING, &["we will not talk"]);

    let line = page.line_of("we will not talk");
    assert!(
        line.contains("Kremlin aide rules out"),
        "it lies in another article: {line}"
    );
    page.click_found("we will not talk");
    page.wait_for_open(HARBOUR_WIRE);
    page.wait_for_selected_span("we will not talk");

    page.fill("proposition", "Moscow will talk to Kyiv");
    page.press("Enter");
    page.wait_for_announcement("Set proposition");
    page.wait_for_found(DENIES_NOTHING, &[]);
    page.wait_for_found(LOOSE_CLAIM, &["we won’t be talking"]);
    page.leave();
}

#[test]
fn a_rule_is_switched_off_and_on_again_and_that_can_be_undone() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.show_checks();
    page.wait_for_found(DENIES_NOTHING, &["we will not talk"]);
    let is_on = |page: &Page| page.field(DENIES_NOTHING).map(|rule| rule.is_checked);

    page.switch_rule(DENIES_NOTHING);
    page.wait_for_found(DENIES_NOTHING, &[]);
    assert_eq!(is_on(&page), Some(false));
    page.wait_for_saved();
    page.reload();
    page.show_checks();
    page.until("it is still off", || expect(is_on(&page), Some(false)));
    page.switch_rule(DENIES_NOTHING);
    page.wait_for_found(DENIES_NOTHING, &["we will not talk"]);

    page.press("Control+z");
    page.wait_for_found(DENIES_NOTHING, &[]);
    page.until("it is off again", || expect(is_on(&page), Some(false)));
    page.leave();
}

#[test]
fn the_panel_is_used_from_the_keyboard_alone() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.press("Escape");
    page.show_checks();
    page.wait_for_found(DENIES_NOTHING, &["we will not talk"]);
    let tab_to = |name: &str| {
        let mut passed = Vec::new();
        while page.focused_name() != name {
            page.press("Tab");
            passed.push(page.focused_name());
            assert!(passed.len() < 12, "{name} is not among {passed:?}");
        }
    };
    tab_to("All articles");
    page.press("ArrowRight");
    assert_eq!(page.focused_name(), "This article");
    tab_to(DENIES_NOTHING);
    page.press(" ");
    page.wait_for_found(DENIES_NOTHING, &[]);
    assert_eq!(page.focused_name(), DENIES_NOTHING, "the focus stays");
    page.press(" ");
    page.wait_for_found(DENIES_NOTHING, &["we will not talk"]);
    page.press("Tab");
    page.press("Enter");
    page.wait_for_selected_span("we will not talk");
    page.leave();
}

#[test]
fn on_a_telephone_the_panel_fits_its_drawer() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.show_on(PHONE);
    page.click_button("Show articles");
    page.until("the list is open", || {
        expect(page.open_columns(), vec![String::from("Articles")])
    });
    page.show_checks();
    page.wait_for_found(DENIES_NOTHING, &["we will not talk"]);
    page.until("the drawer has come in", || {
        let rule = page.field(DENIES_NOTHING).ok_or("the rule has no switch")?;
        match PHONE.whole().contains(&rule.place) {
            true => Ok(()),
            false => Err(format!("{:?}", rule.place)),
        }
    });
    assert!(!page.scrolls_sideways());
    page.photograph("phone-checks");
    page.leave();
}
