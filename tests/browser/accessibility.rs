//! What the rules of accessibility say of every view, in light and in dark: nothing; and every control is large
//! enough to be hit.

use std::collections::BTreeMap;

use crate::page::{PHONE, Page, expect};
use crate::settings;
use crate::views::{self, View};

#[test]
fn nothing_is_wrong_with_the_text_and_beside_it() {
    check_all(&[views::TEXT, views::PANELS]);
}

#[test]
fn nothing_is_wrong_with_the_pages() {
    check_all(&[views::PAGES]);
}

#[test]
fn nothing_is_wrong_with_the_dialogs() {
    check_all(&[views::DIALOGS]);
}

#[test]
fn nothing_is_wrong_with_what_is_shown_when_there_is_nothing_or_a_save_fails() {
    let page = Page::open();
    let mut findings = Findings::new();
    look(&page, "the welcome", &mut findings);
    page.click_button("Got it");
    let titles = page.titles();
    for title in titles {
        page.remove_article(&title);
    }
    look(&page, "a project without articles", &mut findings);
    page.leave();

    let page = Page::come_prepared(
        crate::chromium::Profile::fresh(),
        &settings::page(),
        |chromium| chromium.limit_storage(&settings::page(), Some(1)),
    );
    page.until("the page says that nothing is saved", || {
        expect(page.save_state().as_str(), "failed")
    });
    look(&page, "a save that fails", &mut findings);
    page.kill();
    assert_none(&findings);
}

#[test]
fn nothing_is_wrong_with_a_telephone() {
    let page = views::prepare();
    page.show_on(PHONE);
    let mut findings = Findings::new();
    look(&page, "the text on a telephone", &mut findings);
    page.click_button("Show inspector");
    page.until("the drawer is open", || {
        expect(page.open_columns(), vec!["Inspector".to_owned()])
    });
    look(&page, "the inspector", &mut findings);
    page.press("Escape");
    page.until("the drawer is closed", || {
        expect(page.open_columns(), Vec::new())
    });
    let all = [views::DRAWER, views::PAGES, views::DIALOGS];
    for view in all.into_iter().flatten() {
        view.visit(&page, || look(&page, view.name, &mut findings));
    }
    page.leave();
    assert_none(&findings);
}

fn check_all(groups: &[&[View]]) {
    let page = views::prepare();
    let mut findings = Findings::new();
    for view in groups.iter().copied().flatten() {
        view.visit(&page, || look(&page, view.name, &mut findings));
    }
    page.leave();
    assert_none(&findings);
}

/// What is found, and on which views.
type Findings = BTreeMap<String, Vec<String>>;

/// Adds what is found on a view, in light and in dark.
fn look(page: &Page, view: &str, findings: &mut Findings) {
    for scheme in ["light", "dark"] {
        // Nothing fades in or out: half of a colour has half of the contrast.
        page.emulate(&[
            ("prefers-color-scheme", scheme),
            ("prefers-reduced-motion", "reduce"),
        ]);
        for finding in page.accessibility_findings() {
            let views = findings.entry(finding).or_default();
            views.push(format!("{view} ({scheme})"));
        }
        for target in page.small_targets() {
            let views = findings.entry(format!("too small: {target}")).or_default();
            views.push(view.to_owned());
        }
        page.photograph(&format!("axe-{view}-{scheme}"));
    }
}

fn assert_none(findings: &Findings) {
    let lines = findings
        .iter()
        .map(|(finding, views)| format!("{finding}\non {}", views.join(", ")));
    let lines: Vec<String> = lines.collect();
    assert!(lines.is_empty(), "{}", lines.join("\n\n"));
}
