//! The automation contract, as assistive technology and people's own scripts see it.

use crate::page::Page;
use crate::story::{self, FAR_LAMP};

#[test]
fn every_part_has_the_role_and_the_name_of_the_contract() {
    let page = Page::open();
    let mut parts = page.parts();
    for wanted in [
        ("navigation", "Articles"),
        ("toolbar", "Labels"),
        ("complementary", "Inspector"),
        ("button", "Export"),
        ("button", "Claim"),
        ("button", "Denial"),
        ("button", "Attribution"),
        ("link", FAR_LAMP),
        ("textbox", "Project name"),
        ("searchbox", "Search articles"),
    ] {
        assert!(
            has(&parts, wanted),
            "there is no {wanted:?} among {parts:#?}"
        );
    }
    assert!(parts.iter().any(|(role, _)| role == "main"));
    assert!(
        parts.iter().any(|(role, _)| role == "status"),
        "changes are announced"
    );

    page.click_button("Export");
    page.wait_for_dialog("Export");
    parts = page.parts();
    for wanted in [
        ("dialog", "Export"),
        ("radio", "Sayso project"),
        ("radio", "Sayso JSONL"),
        ("button", "Download"),
    ] {
        assert!(
            has(&parts, wanted),
            "there is no {wanted:?} among {parts:#?}"
        );
    }
    page.leave();
}

#[test]
fn blocks_say_where_they_start_in_code_points() {
    let page = Page::open();
    page.open_article(FAR_LAMP);
    page.label_with("1", "nobody broke off what nobody had begun 🤷‍♂️ Then");
    let text: Vec<char> = page.text().chars().collect();
    let blocks = page.blocks();
    assert!(blocks.len() > 5, "the text has paragraphs");
    let mut start = 0;
    for (said, block) in &blocks {
        assert_eq!(*said, start);
        let length = block.chars().count();
        assert_eq!(
            *block,
            text[start..start + length].iter().collect::<String>()
        );
        start += length;
    }
    assert_eq!(start, text.len(), "the blocks are the whole text");
    page.leave();
}

#[test]
fn the_list_names_each_article_by_its_title_and_marks_the_open_one() {
    let page = Page::open();
    for title in story::titles() {
        page.open_article(title);
        let open: Vec<_> = page
            .articles()
            .into_iter()
            .filter(|article| article.is_open)
            .collect();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].title, title);
    }
    page.leave();
}

fn has(parts: &[(String, String)], (role, name): (&str, &str)) -> bool {
    parts
        .iter()
        .any(|(its_role, its_name)| its_role == role && its_name == name)
}
