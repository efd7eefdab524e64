//! The addresses of the page: under any path, with other articles, at an article.

use crate::page::Page;
use crate::settings;
use crate::story::{self, FAR_LAMP, HARBOUR_WIRE, MERIDIAN};

#[test]
fn the_page_works_under_a_deeper_path() {
    let page = Page::open_at(&settings::deep_page());
    assert_eq!(page.titles(), story::titles());
    page.label_with("2", "we will not talk");
    page.reload();
    page.wait_for_spans(&[("Denial", "we will not talk")]);
    page.leave();
}

#[test]
fn the_address_names_a_manifest() {
    let page = Page::open_at(&format!(
        "{}?articles=articles/manifest.json",
        settings::page()
    ));
    assert_eq!(page.titles(), story::titles());
    page.leave();
}

#[test]
fn the_address_names_a_file_and_each_source_keeps_its_own_work() {
    let address = format!("{}?project=articles/far-lamp.txt", settings::page());
    let page = Page::open_at(&address);
    assert_eq!(page.titles(), [FAR_LAMP]);
    page.label_with("2", "we won’t be talking");

    page.go_to(&settings::page());
    assert_eq!(page.titles(), story::titles());
    page.label_with("1", "we will not talk");
    page.go_to(&address);
    page.wait_for_open(FAR_LAMP);
    page.wait_for_spans(&[("Denial", "we won’t be talking")]);
    page.go_to(&settings::page());
    page.wait_for_open(HARBOUR_WIRE);
    page.wait_for_spans(&[("Claim", "we will not talk")]);
    page.leave();
}

#[test]
fn an_article_has_an_address_of_its_own() {
    let page = Page::open();
    page.open_article(MERIDIAN);
    page.wait_for_saved();
    let articles = page.articles();
    let place = |title: &str| {
        let article = articles.iter().find(|article| article.title == title);
        article
            .map(|article| article.place.clone())
            .expect("the article is listed")
    };
    assert!(
        page.address().ends_with(&place(MERIDIAN)),
        "{}",
        page.address()
    );
    let link = format!("{}{}", settings::page(), place(FAR_LAMP));
    page.go_to(&link);
    page.wait_for_open(FAR_LAMP);
    page.go_back();
    page.wait_for_open(MERIDIAN);

    let page = Page::come_back(page.leave(), &link);
    page.wait_for_open(FAR_LAMP);
    page.leave();
}
