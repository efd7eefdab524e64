//! The addresses of the page: under any path, with other articles, at an article.

use crate::page::Page;
use crate::settings;
use crate::site::Site;
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

#[test]
fn the_address_names_a_project_file() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.fill("Project name", "Denials of August");
    page.press("Enter");
    page.wait_for_saved();
    let export = page.download_export("Sayso project");
    page.leave();

    let site = Site::with(vec![("shared/denials.json", export.bytes.clone())]);
    let address = site.page("?project=shared/denials.json");
    let page = Page::open_at(&address);
    assert_eq!(page.titles(), story::titles());
    let name = page.field("Project name").map(|field| field.value);
    assert_eq!(name.as_deref(), Some("Denials of August"));
    page.wait_for_spans(&[("Denial", "we will not talk")]);
    page.label_with("1", "given this escapade");

    let page = Page::come_back(page.leave(), &address);
    page.wait_for_spans(&[
        ("Claim", "given this escapade"),
        ("Denial", "we will not talk"),
    ]);
    page.leave();
}

#[test]
fn the_address_names_a_manifest_in_another_folder() {
    let manifest =
        br#"{"format": "sayso-articles", "version": 1, "name": "Elsewhere", "articles": [
        {"file": "one%20more.txt", "title": "One more report", "outlet": "The Annex"}
    ]}"#;
    let site = Site::with(vec![
        ("more/list.json", manifest.to_vec()),
        (
            "more/one%20more.txt",
            b"Nobody denied it, for once.\n".to_vec(),
        ),
    ]);
    let page = Page::open_at(&site.page("?articles=more/list.json"));
    assert_eq!(page.titles(), ["One more report"]);
    assert_eq!(page.text(), "Nobody denied it, for once.\n");
    page.leave();
}

/// No request is made either: `leave` checks that.
#[test]
fn an_address_of_another_site_is_refused_in_words() {
    let page = Page::open();
    for elsewhere in [
        "https%3A%2F%2Fexample.org%2Fproject.json",
        "%2F%2Fexample.org%2Fproject.json",
        "%2F%5Cexample.org%2Fproject.json",
        "%5C%5Cexample.org%2Fproject.json",
        "%2F%09%2Fexample.org%2Fproject.json",
        "%20https%3A%2F%2Fexample.org%2Fproject.json",
        "data%3Aapplication%2Fjson%2C%7B%7D",
    ] {
        for parameter in ["project", "articles"] {
            page.go_to(&format!("{}?{parameter}={elsewhere}", settings::page()));
            page.until(&format!("{elsewhere} is refused in words"), || {
                let said = page.announcement();
                if said.contains("is not a file of this site") {
                    Ok(())
                } else {
                    Err(said)
                }
            });
            assert_eq!(page.titles(), story::titles(), "what was open stays open");
        }
    }
    page.leave();
}

#[test]
fn a_reload_stays_at_the_article_of_the_address() {
    let page = Page::open();
    page.open_article(FAR_LAMP);
    page.reload();
    page.wait_for_open(FAR_LAMP);
    page.open_article(MERIDIAN);
    let place = page.address();
    page.reload();
    page.wait_for_open(MERIDIAN);
    assert_eq!(page.address(), place);
    page.leave();
}
