//! Files that are not what they should be, and texts that would like to be more than text.

use crate::page::{Page, expect};
use crate::{story, stranger};

#[test]
fn what_cannot_be_read_is_named_with_its_reason_and_changes_nothing() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    let export = page.download_export("Sayso project");
    let text = export.text();
    let half = &text[..text.floor_char_boundary(text.len() / 2)];
    let newer = text.replacen("\"version\": 1", "\"version\": 2", 1);
    assert!(
        newer != text,
        "the version is not where this test expects it"
    );
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".as_slice();

    for (name, bytes, reasons) in [
        (
            "empty.txt",
            b"".as_slice(),
            ["empty.txt", "The file is empty"],
        ),
        ("blank.txt", b" \n\t\n", ["blank.txt", "The file is empty"]),
        ("picture.txt", png, ["picture.txt", "not text"]),
        (
            "noise.bin",
            b"\x81\x01\x02\xFF\0\x03abc",
            ["noise.bin", "not text"],
        ),
        (
            "broken.json",
            b"{\"format\": \"sayso\",\n  \"version\": 1,\n  \"articles\": [oops]}",
            ["line 3, column 16", "broken JSON"],
        ),
        ("half.json", half.as_bytes(), ["half.json", "cut off"]),
        ("newer.json", newer.as_bytes(), ["newer Sayso", "version 2"]),
        (
            "other.json",
            b"{\"rows\": [1, 2]}",
            ["other.json", "not in a format that Sayso knows"],
        ),
    ] {
        let file = page.profile().file(name, bytes);
        page.import(&[&file]);
        for reason in reasons {
            page.wait_for_import_to_say(reason);
        }
        page.press("Escape");
        page.wait_for_no_dialog();
        assert_eq!(page.titles(), story::titles(), "{name} changed the list");
        assert_eq!(
            page.labelled(),
            [("Denial".to_owned(), "we will not talk".to_owned())]
        );
    }
    page.wait_for_saved();
    assert!(
        page.download_export("Sayso project").text() == text,
        "the project is not as it was"
    );
    page.leave();
}

#[test]
fn a_file_in_windows_1252_is_read_once_its_reader_has_said_so() {
    let page = Page::open();
    let bytes = b"Gespr\xE4che sind unm\xF6glich\n\nDas sei \x84ausgeschlossen\x93, hei\xDFt es.\n";
    let file = page.profile().file("alt.txt", bytes);
    page.import(&[&file]);
    page.wait_for_import_to_say("byte 5");
    assert_eq!(page.titles(), story::titles(), "nothing is guessed");
    page.click_button("Read as Windows-1252");
    page.wait_for_open("Gespräche sind unmöglich");
    assert_eq!(
        page.text(),
        "Gespräche sind unmöglich\n\nDas sei „ausgeschlossen“, heißt es.\n"
    );
    page.label_with("2", "„ausgeschlossen“");
    page.leave();
}

#[test]
fn markup_stays_text_wherever_it_comes_from() {
    const TITLE: &str = "<script>alert('title')</script>";
    const IMAGE: &str = "<img src=x onerror=alert('text')>";
    let page = Page::open();
    let elements = page.elements_that_load();

    let text = format!("{TITLE}\n\nThe minister denied it. {IMAGE} No one broke it off.\n");
    let file = page.profile().file("markup.txt", &text);
    page.import(&[&file]);
    page.wait_for_open(TITLE);
    assert_eq!(page.text(), text);

    page.label_with("2", "No one broke it off");
    page.fill("Note", IMAGE);
    page.press("Tab");
    page.wait_for_announcement("Done: Change the note of Denial “No one broke it off”");
    page.fill("Who is annotating?", TITLE);
    page.press("Enter");
    page.until("the name is shown", || {
        page.button(TITLE)
            .map(|_| ())
            .ok_or_else(|| "it is not".to_owned())
    });
    page.fill("Project name", IMAGE);
    page.press("Enter");
    page.wait_for_saved();

    page.reload();
    assert_eq!(page.open_title(), TITLE);
    assert_eq!(page.text(), text);
    page.press("n");
    page.wait_for_selected_span("No one broke it off");
    page.until("the note is shown", || {
        expect(
            page.field("Note").map(|field| field.value).as_deref(),
            Some(IMAGE),
        )
    });
    assert!(
        page.inspector().contains(TITLE),
        "the annotator's name is shown as it is"
    );
    assert_eq!(
        page.elements_that_load(),
        elements,
        "markup has become elements"
    );
    let export = page.download_export("Sayso project");
    assert!(
        !export.name.contains(['<', '>']),
        "{} is no name for a file",
        export.name
    );
    page.leave();
}

#[test]
fn texts_of_many_scripts_are_shown_as_they_are_and_labelled_by_whole_characters() {
    let page = Page::open();
    for (name, text, words) in [
        (
            "crlf.txt",
            "Line ends\r\n\r\nof Windows,\rof old Macs\nand ours.\r\n",
            "of old Macs",
        ),
        (
            "bom.txt",
            "\u{FEFF}A mark in front\n\nand nothing behind.\n",
            "nothing behind",
        ),
        (
            "bidi.txt",
            "Overrides\n\nThe \u{202E}txt.exe\u{202C} was\0 denied.\n",
            "denied",
        ),
        (
            "emoji.txt",
            "Signs\n\nThe family 👨‍👩‍👧‍👦 said so 🤷🏽‍♀️ twice.\n",
            "👨‍👩‍👧‍👦 said so",
        ),
        (
            "marks.txt",
            "Combining\n\nZalgo says e\u{301}te\u{301} and no\u{308}.\n",
            "e\u{301}te\u{301} and",
        ),
        (
            "arabic.txt",
            "نفي\n\nنفت موسكو وجود أي محادثات.\n",
            "نفت موسكو",
        ),
        (
            "hebrew.txt",
            "הכחשה\n\nמוסקבה הכחישה את הדברים.\n",
            "מוסקבה הכחישה",
        ),
        (
            "chinese.txt",
            "否认\n\n俄罗斯否认有任何谈判。\n",
            "俄罗斯否认",
        ),
        (
            "hindi.txt",
            "इनकार\n\nमास्को ने किसी भी वार्ता से इनकार किया।\n",
            "किसी भी वार्ता",
        ),
    ] {
        let file = page.profile().file(name, text);
        page.import(&[&file]);
        let text = text
            .trim_start_matches('\u{FEFF}')
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        page.until(&format!("{name} is open"), || {
            expect(page.text(), text.clone())
        });
        if page.dialog().is_some() {
            page.press("Escape");
            page.wait_for_no_dialog();
        }
        page.label_with("1", words);
        page.wait_for_spans(&[("Claim", words)]);
        assert_eq!(page.text(), text, "{name}: marks must not change the text");
    }
    let dataset = stranger::read(&page.download_export("Sayso JSONL"));
    assert_eq!(dataset.spans.len(), 9);
    page.leave();
}
