//! The status of an article, and the list by status, outlet and number of spans: with the mouse and with keys
//! alone.

use crate::keys_alone::at_the_start;
use crate::page::{Page, expect};
use crate::story::{self, FAR_LAMP, HARBOUR_WIRE, MERIDIAN, QUIET_GUNS, WIATROMIERZ};

/// Waits until these articles are listed, in this order.
#[track_caller]
fn wait_for_titles(page: &Page, titles: &[&str]) {
    page.until(&format!("the list is {titles:?}"), || {
        expect(
            page.titles(),
            titles.iter().map(ToString::to_string).collect(),
        )
    });
}

/// Sets a status and goes through the list, by whatever chooses in lists.
fn work_through(page: &Page, choose: impl Fn(&str, &str)) {
    choose("Status of the article", "needs a second look");
    page.until("the list says so", || {
        expect(
            page.articles_with_status("needs a second look"),
            vec![HARBOUR_WIRE.to_owned()],
        )
    });
    choose("Status", "needs a second look");
    wait_for_titles(page, &[HARBOUR_WIRE]);
    choose("Status", "every status");
    wait_for_titles(page, &story::titles());
    choose("Order", "by status");
    wait_for_titles(
        page,
        &[FAR_LAMP, MERIDIAN, WIATROMIERZ, QUIET_GUNS, HARBOUR_WIRE],
    );
    choose("Order", "by outlet");
    wait_for_titles(
        page,
        &[HARBOUR_WIRE, QUIET_GUNS, FAR_LAMP, MERIDIAN, WIATROMIERZ],
    );
    choose("Order", "as imported");
    wait_for_titles(page, &story::titles());
}

#[test]
fn with_the_mouse() {
    let page = Page::open();
    work_through(&page, |list, option| page.click_option(list, option));
    page.open_article(MERIDIAN);
    page.select_words("the president had spoken");
    page.click_label("Claim");
    page.click_option("Order", "by spans");
    wait_for_titles(
        &page,
        &[MERIDIAN, HARBOUR_WIRE, FAR_LAMP, WIATROMIERZ, QUIET_GUNS],
    );
    page.leave();
}

#[test]
fn with_keys_alone() {
    let page = at_the_start();
    work_through(&page, |list, option| page.choose_option(list, option));
    page.press("Escape");
    page.until("the keys go to the text", || {
        expect(page.is_on_text(), true)
    });
    page.press("u");
    page.wait_for_open(FAR_LAMP);
    page.leave();
}

#[test]
fn an_article_is_removed_by_keys_and_comes_back() {
    let page = at_the_start();
    page.tab_to(HARBOUR_WIRE);
    page.press("ArrowDown");
    page.press("ArrowRight");
    assert_eq!(page.focused_name(), format!("Remove {FAR_LAMP}"));
    page.press("Enter");
    page.wait_for_articles(4);
    page.press("Control+z");
    wait_for_titles(&page, &story::titles());
    page.leave();
}
