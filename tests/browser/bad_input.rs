//! Files that are not what they should be, and texts that would like to be more than text.

use std::time::Duration;

use serde_json::Value;

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

#[test]
fn a_dialog_that_opened_by_itself_is_closed_by_the_first_escape() {
    let page = Page::open();
    let file = page.profile().file("empty.txt", b"");
    page.import(&[&file]);
    page.wait_for_import_to_say("The file is empty");
    page.press("Escape");
    page.wait_for_no_dialog();
    page.press("x");
    page.wait_for_dialog("Export");
    page.leave();
}

#[test]
fn a_refused_file_leaves_nothing_to_undo() {
    let page = Page::open();
    page.wait_for_saved();
    let file = page
        .profile()
        .file("broken.json", b"{\"format\": \"sayso\",");
    page.import(&[&file]);
    page.wait_for_import_to_say("cut off");
    assert_eq!(page.save_state(), "saved");
    page.press("Escape");
    page.wait_for_no_dialog();
    let undo = page.button("Undo").expect("there is a button to undo");
    assert!(undo.is_disabled, "nothing was done");
    assert_eq!(page.open_title(), story::HARBOUR_WIRE);
    page.leave();
}

#[test]
fn utf_16_without_a_mark_is_offered_and_read() {
    const TITLE: &str = "Envoy says “nothing was promised”";
    let text = format!("{TITLE}\n\nHe denied it twice – on Monday and on Friday.\n");
    let page = Page::open();
    for (name, encoding, bytes) in [
        (
            "little.txt",
            "UTF-16 (little-endian)",
            encode(&text, u16::to_le_bytes),
        ),
        (
            "big.txt",
            "UTF-16 (big-endian)",
            encode(&format!("{text}Twice!\n"), u16::to_be_bytes),
        ),
    ] {
        let count = page.titles().len();
        let file = page.profile().file(name, bytes);
        page.import(&[&file]);
        page.wait_for_import_to_say("This is not UTF-8");
        assert_eq!(page.titles().len(), count, "nothing is guessed");
        page.click_button(&format!("Read as {encoding}"));
        page.wait_for_articles(count + 1);
        page.until("the text is read", || {
            let seen = page.text();
            if seen.starts_with(&text) {
                Ok(())
            } else {
                Err(seen)
            }
        });
    }
    page.leave();
}

fn encode(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn the_same_text_twice_is_kept_once_and_said() {
    const TITLE: &str = "Ministry calls the report a fabrication";
    let text = format!("{TITLE}\n\nNo such order was given, it said.\n");
    let page = Page::open();
    let first = page.profile().file("first.txt", &text);
    let second = page
        .profile()
        .file("second.txt", text.replace('\n', "\r\n"));
    page.import(&[&first, &second]);
    page.wait_for_import_to_say(&format!("already here, kept once: “{TITLE}”"));
    let said = page.wait_for_dialog("Import");
    assert_eq!(said.matches("1 article new").count(), 1, "{said}");
    page.press("Escape");
    page.wait_for_no_dialog();
    page.wait_for_open(TITLE);
    page.wait_for_articles(6);
    page.label_with("2", "No such order was given");

    page.import(&[&second]);
    page.wait_for_import_to_say("kept once");
    page.press("Escape");
    page.wait_for_no_dialog();
    page.wait_for_articles(6);
    page.wait_for_spans(&[("Denial", "No such order was given")]);
    page.leave();
}

#[test]
fn a_label_for_nothing_makes_no_span_and_says_why() {
    let page = Page::open();
    page.click_at(page.middle_of("we will not talk"));
    page.press("2");
    page.wait_for_announcement("No text is selected. Select some first, then press Denial again.");
    assert!(page.marks().is_empty());
    assert_eq!(page.save_state(), "saved");
    page.leave();
}

#[test]
fn an_export_that_is_cut_off_is_refused_wherever_it_ends() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    let native = page.download_export("Sayso project");
    let lines = page.download_export("Sayso JSONL");
    let two_lines: usize = lines
        .text()
        .lines()
        .take(2)
        .map(|line| line.len() + 1)
        .sum();
    for (name, bytes) in [
        ("head.json", &native.bytes[..40]),
        ("almost.json", &native.bytes[..native.bytes.len() - 3]),
        ("first-line.jsonl", &lines.bytes[..100]),
        ("third-line.jsonl", &lines.bytes[..two_lines + 100]),
    ] {
        refuse(&page, name, bytes, "cut off");
    }
    page.leave();
}

#[test]
fn an_export_that_ends_inside_a_character_is_refused() {
    let page = Page::open();
    let export = page.download_export("Sayso project");
    let sign = export.text().rfind('’').expect("the story has such signs");
    refuse(&page, "inside.json", &export.bytes[..=sign], "cut off");
    page.leave();
}

/// Imports a file that nothing can be taken from, and looks that nothing was.
fn refuse(page: &Page, name: &str, bytes: &[u8], reason: &str) {
    let before = (page.titles(), page.labelled());
    let file = page.profile().file(name, bytes);
    page.import(&[&file]);
    page.wait_for_import_to_say(name);
    let said = page.wait_for_dialog("Import");
    assert!(said.contains(reason), "{name}: {said}");
    page.press("Escape");
    page.wait_for_no_dialog();
    assert_eq!(
        (page.titles(), page.labelled()),
        before,
        "{name} changed something"
    );
    assert_eq!(page.save_state(), "saved");
}

#[test]
fn spans_over_signs_that_are_not_seen_keep_their_place() {
    const LINES: [(&str, &str); 5] = [
        (
            "The order was \u{202E}secret\u{202C} at all times",
            "was \u{202E}secret\u{202C} at",
        ),
        ("A zero\u{0}in the middle of a word", "zero\u{0}in the"),
        (
            "Soft\u{AD}hyphen and zero\u{200B}width",
            "Soft\u{AD}hyphen and",
        ),
        (
            "He said \u{2067}לא\u{2069} and left",
            "said \u{2067}לא\u{2069} and",
        ),
        ("Flags 🇺🇦🇵🇱 and 👩🏽‍🚒 said no", "🇺🇦🇵🇱 and 👩🏽‍🚒"),
    ];
    let page = Page::open();
    let text = LINES.map(|(line, _)| line).join("\n");
    let file = page.profile().file("unseen.txt", &text);
    page.import(&[&file]);
    page.wait_for_import_to_say("NUL character");
    page.wait_for_import_to_say("invisible character");
    page.press("Escape");
    page.wait_for_no_dialog();
    page.until("the text is there", || expect(page.text(), text.clone()));
    for (_, words) in LINES {
        page.label_with("1", words);
    }
    assert_eq!(page.text(), text, "marks must not change the text");
    let wanted = LINES.map(|(_, words)| ("Claim", words));
    page.wait_for_spans(&wanted);
    for format in ["Sayso project", "Sayso JSONL"] {
        let dataset = stranger::read(&page.download_export(format));
        assert_eq!(dataset.labelled(), wanted);
    }
    page.leave();
}

#[test]
fn markup_in_a_project_file_stays_text() {
    const MARKUP: &str = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    const LABEL: &str = "<b>Denial</b>";
    let page = Page::open();
    page.label_with("2", "we will not talk");
    page.wait_for_saved();
    let export = page.download_export("Sayso project");
    let mut file: Value = serde_json::from_str(export.text()).expect("exports are JSON");
    for place in [
        "/project/name",
        "/articles/0/title",
        "/annotators/0/name",
        "/spans/0/note",
    ] {
        *file
            .pointer_mut(place)
            .unwrap_or_else(|| panic!("no {place}")) = MARKUP.into();
    }
    *file
        .pointer_mut("/scheme/labels/1/name")
        .expect("a second label") = LABEL.into();
    *file
        .pointer_mut("/spans/0/label")
        .expect("a span has a label") = LABEL.into();
    page.leave();

    let page = Page::open();
    let elements = page.elements_that_load();
    let file = page.profile().file("markup.json", file.to_string());
    page.import(&[&file]);
    page.wait_for_open(MARKUP);
    page.press("n");
    page.wait_for_selected_span("we will not talk");
    assert_eq!(page.selected_label(), LABEL);
    assert!(page.inspector().contains(MARKUP), "{}", page.inspector());
    assert_eq!(
        page.field("Note").map(|field| field.value).as_deref(),
        Some(MARKUP)
    );
    assert_eq!(
        page.field("Project name")
            .map(|field| field.value)
            .as_deref(),
        Some(MARKUP)
    );
    for key in ["x", "?"] {
        page.press(key);
        page.until("a dialog is open", || {
            page.dialog().ok_or_else(|| "none".to_owned())
        });
        page.press("Escape");
        page.wait_for_no_dialog();
    }
    page.press("Delete");
    page.wait_for_spans(&[]);
    assert_eq!(
        page.elements_that_load(),
        elements,
        "markup has become elements"
    );
    page.leave();
}

#[test]
fn a_text_of_20_megabytes_is_shown_whole_and_labelled_at_its_end() {
    const BYTES: usize = 20_000_000;
    const LAST: &str = "At the very end the ministry denied all of it.";
    let mut text = String::from("The longest report that anyone has filed\n\n");
    let mut number = 0;
    while text.len() < BYTES {
        number += 1;
        text.push_str(&format!(
            "Paragraph {number}: officials said that “nothing of the kind” had been agreed, and a \
             person who knows the talks said that it had; both asked not to be quoted, and both \
             were.\n"
        ));
    }
    text.push_str(LAST);
    let units = text.encode_utf16().count();

    let page = Page::open();
    let file = page.profile().file("long.txt", &text);
    page.import(&[&file]);
    page.until_within(Duration::from_secs(120), "the text is there whole", || {
        expect(page.end_of_text(LAST.len()), (units, LAST.to_owned()))
    });
    page.press("Control+End");
    page.label_with("2", "the ministry denied all of it");
    page.wait_for_spans(&[("Denial", "the ministry denied all of it")]);
    page.leave();
}
