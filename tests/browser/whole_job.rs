//! The whole job on the bundled story: read, label, come back, take the data set home.

use crate::page::{DESKTOP, Page, expect};
use crate::story::{self, FAR_LAMP, HARBOUR_WIRE, PROJECT};
use crate::stranger;

#[test]
fn the_page_opens_on_the_five_articles_of_the_bundled_story() {
    let page = Page::open();
    assert_eq!(page.titles(), story::titles());
    assert_eq!(page.open_title(), HARBOUR_WIRE);
    page.wait_for_saved();
    page.leave();
}

#[test]
fn every_article_stands_on_the_page_character_for_character() {
    let page = Page::open();
    for (file, title) in story::ARTICLES {
        page.open_article(title);
        assert_eq!(page.text(), story::text_of(file), "{file}");
    }
    page.leave();
}

#[test]
fn the_palette_comes_to_the_selection_without_covering_it() {
    let page = Page::open();
    for words in [
        "Kremlin aide rules out talks",
        "No one broke anything off,\" she said, \"because there was nothing to break off",
        "To start negotiating now, he added, \"would be completely inappropriate\".\n\nPressed on when",
        "Giles Penhallick",
    ] {
        page.select_words(words);
        let palette = page.palette();
        assert!(
            DESKTOP.whole().contains(&palette),
            "{words}: {palette:?} is cut off"
        );
        let lines = page.selection_rectangles();
        assert!(!lines.is_empty());
        for line in lines {
            assert!(
                !palette.overlaps(&line),
                "{words}: {palette:?} covers {line:?}"
            );
        }
        page.press("Escape");
        page.until("the selection is let go", || {
            expect(page.selected_words().as_str(), "")
        });
    }
    page.leave();
}

#[test]
fn labels_are_given_by_digit_by_letter_and_by_button() {
    let page = Page::open();
    let labelled = [
        (
            "1",
            "Claim",
            "Moscow is shutting the door on negotiations for now",
        ),
        (
            "a",
            "Attribution",
            "an aide to President Vladimir Putin said on Monday",
        ),
        ("2", "Denial", "we will not talk"),
        (
            "3",
            "Attribution",
            "Ministry spokeswoman Maria Zakharova said",
        ),
        ("d", "Denial", "no such contacts had existed"),
        ("c", "Claim", "there was nothing to break off"),
    ];
    for (key, label, words) in labelled {
        page.select_words(words);
        page.press(key);
        page.until(&format!("{label} is announced"), || {
            let said = page.announcement();
            let start: String = words.chars().take(20).collect();
            match said.strip_prefix(&format!("Labelled as {label}: ")) {
                Some(quote) if quote.starts_with(&start) => Ok(()),
                _ => Err(said),
            }
        });
        page.wait_for_saved();
    }
    page.select_words("No one broke anything off");
    page.click_label("Denial");
    page.wait_for_announcement("Labelled as Denial: No one broke anything off");
    page.wait_for_saved();

    let mut wanted = labelled.map(|(_, label, words)| (label, words)).to_vec();
    wanted.insert(5, ("Denial", "No one broke anything off"));
    page.wait_for_spans(&wanted);
    let (file, _) = story::ARTICLES[0];
    assert_eq!(
        page.text(),
        story::text_of(file),
        "marks must not change the text"
    );
    assert_eq!(page.keys_of_label("Denial"), "2 d");
    page.leave();
}

#[test]
fn everything_is_back_after_a_reload_and_leaves_as_a_data_set() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.open_article(FAR_LAMP);
    page.label_with(
        "1",
        "So nobody broke off what nobody had begun 🤷‍♂️ Then what are we waiting for",
    );
    page.label_with("3", "a reader who gave no name wrote");
    page.label_with("2", "There were no “direct or indirect negotiations”");
    let marked = page.spans();
    let scrolled = page.view().scrolled;
    assert!(
        scrolled > 0.0,
        "the test must scroll to show that scrolling is remembered"
    );

    page.reload();
    page.wait_for_open(FAR_LAMP);
    assert_eq!(page.spans(), marked);
    page.until("the text is where it was", || {
        let now = page.view().scrolled;
        if (now - scrolled).abs() <= 2.0 {
            Ok(())
        } else {
            Err(format!("{now}, not {scrolled}"))
        }
    });

    let wanted = [
        ("Denial", "we will not talk"),
        ("Attribution", "a reader who gave no name wrote"),
        (
            "Claim",
            "So nobody broke off what nobody had begun 🤷‍♂️ Then what are we waiting for",
        ),
        ("Denial", "There were no “direct or indirect negotiations”"),
    ];
    for (format, extension) in [("Sayso project", "json"), ("Sayso JSONL", "jsonl")] {
        let export = page.download_export(format);
        check_name(&export.name, PROJECT, extension);
        let dataset = stranger::read(&export);
        assert_eq!(dataset.articles, story::titles());
        assert_eq!(dataset.labelled(), wanted);
    }
    let export = page.export("Sayso project", "Open article only");
    let dataset = stranger::read(&export);
    assert_eq!(dataset.articles, [FAR_LAMP]);
    assert_eq!(dataset.labelled(), wanted[1..]);
    page.leave();
}

/// `PROJECT-YYYY-MM-DD.EXT`, whatever day it is.
pub(crate) fn check_name(name: &str, project: &str, extension: &str) {
    let project = project.replace(' ', "-");
    let date = name
        .strip_prefix(&format!("{project}-"))
        .and_then(|rest| rest.strip_suffix(&format!(".{extension}")))
        .unwrap_or_else(|| panic!("{name} is not {project}-YYYY-MM-DD.{extension}"));
    let shape: String = date
        .chars()
        .map(|each| if each.is_ascii_digit() { '0' } else { each })
        .collect();
    assert_eq!(shape, "0000-00-00", "{name}");
}
