//! The list of articles, the project's name and the annotator's.

use crate::page::{Page, expect};
use crate::story::{self, FAR_LAMP, HARBOUR_WIRE, PROJECT, WIATROMIERZ};
use crate::{stranger, whole_job};

#[test]
fn articles_are_listed_with_outlet_date_and_what_is_done() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.label_with("1", "given this escapade");
    page.until("the row counts its spans", || {
        let row = page.articles().swap_remove(0);
        for fact in ["Harbour Wire", "2024-08-19", "2"] {
            if !row.words.contains(fact) {
                return Err(row.words);
            }
        }
        Ok(())
    });
    page.leave();
}

#[test]
fn articles_are_found_by_title_and_outlet() {
    let page = Page::open();
    page.press("/");
    for (words, found) in [
        ("rumors", vec![WIATROMIERZ]),
        ("far lamp", vec![FAR_LAMP]),
        ("no such thing", vec![]),
        ("KURSK", story::titles().to_vec()),
    ] {
        page.press("Control+a");
        page.type_words(words);
        page.until(&format!("“{words}” finds {found:?}"), || {
            expect(
                page.titles(),
                found.iter().map(|title| (*title).to_owned()).collect(),
            )
        });
    }
    page.leave();
}

#[test]
fn an_article_that_was_removed_comes_back_with_its_spans() {
    let page = Page::open();
    page.open_article(FAR_LAMP);
    page.label_with("1", "we won’t be talking");
    page.remove_article(FAR_LAMP);
    page.wait_for_open(HARBOUR_WIRE);
    page.wait_for_saved();
    page.reload();
    page.wait_for_articles(4);
    page.leave();

    let page = Page::open();
    page.open_article(FAR_LAMP);
    page.label_with("1", "we won’t be talking");
    page.remove_article(FAR_LAMP);
    page.press("Control+z");
    page.wait_for_articles(5);
    page.wait_for_open(FAR_LAMP);
    page.wait_for_spans(&[("Claim", "we won’t be talking")]);
    assert_eq!(page.titles(), story::titles(), "it is back at its place");
    page.leave();
}

#[test]
fn an_article_is_pasted() {
    let page = Page::open();
    page.click_button("Paste");
    page.wait_for_dialog("Paste an article");
    page.fill("Text", "Nobody called anything off, she said.");
    page.fill(
        "Title (if the text does not begin with it)",
        "A pasted remark",
    );
    page.click_button("Add article");
    page.wait_for_open("A pasted remark");
    page.wait_for_articles(6);
    assert_eq!(page.text(), "Nobody called anything off, she said.");
    page.label_with("2", "Nobody called anything off");
    page.reload();
    page.wait_for_spans(&[("Denial", "Nobody called anything off")]);
    page.leave();
}

#[test]
fn the_project_is_renamed_in_place() {
    let page = Page::open();
    let name = |page: &Page| page.field("Project name").map(|field| field.value);
    assert_eq!(name(&page).as_deref(), Some(PROJECT));
    page.fill("Project name", "Who said no");
    page.press("Enter");
    page.wait_for_announcement("Done: Rename the project to “Who said no”");
    page.wait_for_saved();
    page.reload();
    assert_eq!(name(&page).as_deref(), Some("Who said no"));
    let export = page.download_export("Sayso project");
    whole_job::check_name(&export.name, "Who said no", "json");
    page.leave();
}

#[test]
fn the_annotator_is_asked_once_and_can_change_the_answer() {
    const QUESTION: &str = "Who is annotating?";
    let page = Page::open();
    assert!(page.button("anonymous").is_some());
    assert!(
        !page.inspector().contains(QUESTION),
        "nobody is asked before there is work to sign"
    );
    page.label_with("2", "we will not talk");
    page.until("the inspector asks", || {
        let words = page.inspector();
        if words.contains(QUESTION) {
            Ok(())
        } else {
            Err(words)
        }
    });
    page.fill(QUESTION, "Nadia Okoro");
    page.click_button("Save name");
    page.until("the name is shown", || {
        page.button("Nadia Okoro")
            .map(|_| ())
            .ok_or_else(|| "it is not".to_owned())
    });
    page.wait_for_saved();

    page.reload();
    assert!(page.button("Nadia Okoro").is_some());
    assert!(!page.inspector().contains(QUESTION), "it is asked once");
    page.click_button("Nadia Okoro");
    page.fill(QUESTION, "N. Okoro");
    page.click_button("Save name");
    page.until("the new name is shown", || {
        page.button("N. Okoro")
            .map(|_| ())
            .ok_or_else(|| "it is not".to_owned())
    });
    page.wait_for_saved();
    let export = page.download_export("Sayso project");
    assert!(
        export.text().contains("\"name\":\"N. Okoro\""),
        "{}",
        export.text()
    );
    page.leave();
}

#[test]
fn a_note_and_attributes_leave_with_their_span() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.click_in_inspector("declines to comment");
    page.wait_for_announcement("Set kind to declines to comment");
    page.fill("proposition", "Moscow will talk to Kyiv");
    page.press("Enter");
    page.wait_for_announcement("Set proposition");
    page.fill("Note", "Quoted by three papers");
    page.press("Tab");
    page.wait_for_announcement("Done: Change the note of Denial “we will not talk”");
    page.wait_for_saved();
    for format in ["Sayso project", "Sayso JSONL"] {
        let export = page.download_export(format);
        let dataset = stranger::read(&export);
        assert_eq!(dataset.spans[0].article, HARBOUR_WIRE);
        assert_eq!(dataset.spans[0].note, "Quoted by three papers");
        assert_eq!(dataset.spans[0].attributes["kind"], "declines to comment");
        assert!(export.text().contains("Moscow will talk to Kyiv"));
    }
    page.leave();
}

#[test]
fn newcomers_are_told_what_to_do_once() {
    let page = Page::open();
    assert!(
        page.welcome()
            .is_some_and(|words| words.contains("Select words in the text"))
    );
    page.click_button("Got it");
    page.until("the lines are gone", || expect(page.welcome(), None));
    page.wait_for_saved();
    let page = Page::come_back(page.leave(), &crate::settings::page());
    assert_eq!(page.welcome(), None);
    page.leave();
}
