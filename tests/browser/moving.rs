//! Projects and articles that come in by drag and drop.

use crate::page::Page;
use crate::story::{self, FAR_LAMP, HARBOUR_WIRE};
use crate::whole_job;

#[test]
fn an_export_dropped_into_a_fresh_browser_is_the_project_unchanged() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.fill("Project name", "What Moscow says");
    page.press("Enter");
    page.open_article(FAR_LAMP);
    page.label_with("3", "a reader who gave no name wrote");
    let exported = page.download_export("Sayso project");
    page.leave();

    let elsewhere = Page::open();
    let file = elsewhere.profile().file(&exported.name, &exported.bytes);
    elsewhere.drop_files(&[&file]);
    elsewhere.wait_for_announcement("Imported 5 new articles and 2 spans.");
    elsewhere.wait_for_saved();
    assert_eq!(elsewhere.titles(), story::titles());
    let again = elsewhere.download_export("Sayso project");
    whole_job::check_name(&again.name, "What Moscow says", "json");
    assert!(
        again.text() == exported.text(),
        "the export has changed:\n{}",
        again.text()
    );

    elsewhere.reload();
    let again = elsewhere.download_export("Sayso project");
    assert!(
        again.text() == exported.text(),
        "the reload has changed it:\n{}",
        again.text()
    );
    elsewhere.leave();
}

#[test]
fn an_export_dropped_on_work_is_merged_with_it() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    let exported = page.download_export("Sayso project");
    page.leave();

    let elsewhere = Page::open();
    elsewhere.label_with("1", "given this escapade");
    let file = elsewhere.profile().file(&exported.name, &exported.bytes);
    elsewhere.drop_files(&[&file]);
    elsewhere.wait_for_import_to_say("already here, kept once");
    elsewhere.press("Escape");
    elsewhere.wait_for_no_dialog();
    assert_eq!(elsewhere.titles(), story::titles());
    elsewhere.open_article(HARBOUR_WIRE);
    let both = [
        ("Claim", "given this escapade"),
        ("Denial", "we will not talk"),
    ];
    elsewhere.wait_for_spans(&both);
    elsewhere.wait_for_saved();

    elsewhere.press("Control+z");
    elsewhere.wait_for_spans(&both[..1]);
    elsewhere.leave();
}

#[test]
fn a_text_that_comes_twice_is_kept_once_and_said_so() {
    let page = Page::open();
    let text = "A talk about talks\n\nNobody talked, said the spokesman.\n";
    let one = page.profile().file("one.txt", text);
    let other = page.profile().file("other.txt", text);
    page.drop_files(&[&one, &other]);
    page.wait_for_import_to_say("already here, kept once: “A talk about talks”");
    page.press("Escape");
    page.wait_for_no_dialog();
    page.wait_for_articles(6);
    page.wait_for_open("A talk about talks");

    page.drop_files(&[&one]);
    page.wait_for_import_to_say("already here, kept once: “A talk about talks”");
    page.press("Escape");
    page.wait_for_articles(6);
    page.leave();
}
