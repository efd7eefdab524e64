//! Changing the scheme: what is asked, what the annotations take over, and that it can be taken back.

use std::fs;

use crate::page::{PHONE, Page, expect};

const CLAIM: &str = "there was nothing to break off";
const DENIAL: &str = "we will not talk";

#[test]
fn a_label_in_use_is_renamed_after_a_question_and_undone_in_one_step() {
    let page = Page::open();
    page.label_with("1", CLAIM);
    page.label_with("2", DENIAL);
    page.show_view("Scheme");
    page.show_part("Claim");
    page.fill_in_scheme("Name", "Statement");

    page.click_in_scheme("Save changes");
    let asked = page.wait_for_dialog("Change what is annotated?");
    let touched = "1 span gets the new name of the label.";
    assert!(asked.contains(touched), "{asked}");
    page.click_button("Cancel");
    page.wait_for_no_dialog();
    page.wait_for_scheme_to_say("changes not saved");

    page.click_in_scheme("Save changes");
    page.wait_for_dialog("Change what is annotated?");
    page.click_button("Change");
    page.wait_for_no_dialog();
    page.wait_for_scheme_to_say("Version 2 · saved");
    page.show_view("Text");
    page.wait_for_spans(&[("Denial", DENIAL), ("Statement", CLAIM)]);
    page.wait_for_saved();

    page.press("Control+z");
    page.wait_for_spans(&[("Denial", DENIAL), ("Claim", CLAIM)]);
    page.show_view("Scheme");
    page.show_part("Claim");
    page.wait_for_scheme_field("Name", "Claim");
    page.leave();
}

#[test]
fn a_label_is_added_from_the_keyboard_and_used() {
    let page = Page::open();
    page.press("Alt+8");
    page.wait_for_scheme_to_say("Version 1 · saved");
    let is_on = |name: &str| expect(page.focused_name().as_str(), name);
    for _ in 0..60 {
        if is_on("Add a label").is_ok() {
            break;
        }
        page.press("Tab");
    }
    page.press("Enter");
    page.until("the new label’s name has the focus", || is_on("Name"));
    page.type_words("Question");
    page.press("Tab");
    page.type_words("Q");
    page.press("Tab");
    page.type_words("q");
    page.wait_for_scheme_field("Key", "q");

    page.press("Escape");
    page.press("Tab");
    page.until("Save has the focus", || is_on("Save changes"));
    page.press("Enter");
    page.wait_for_announcement("Done: Change the scheme to “Claims and denials”");
    page.wait_for_scheme_to_say("Version 2 · saved");
    page.press("Alt+6");
    page.until("the label has its keys", || {
        expect(page.keys_of_label("Question").as_str(), "4 q")
    });
    page.label_with("q", DENIAL);
    page.wait_for_spans(&[("Question", DENIAL)]);

    page.reload();
    page.wait_for_spans(&[("Question", DENIAL)]);
    assert_eq!(page.keys_of_label("Question"), "4 q");
    page.leave();
}

#[test]
fn another_preset_takes_the_place_of_the_scheme_and_spans_keep_their_label() {
    let page = Page::open();
    page.label_with("2", DENIAL);
    page.show_view("Scheme");
    page.click_in_scheme("Load a preset…");
    page.wait_for_dialog("Load a preset");
    page.choose("Attribution relations");
    page.click_button("Load");
    page.wait_for_no_dialog();
    page.until("its labels are listed", || {
        let parts = page.scheme_parts();
        let labels = ["Source", "Cue", "Content"];
        let are_there = labels
            .iter()
            .all(|label| parts.iter().any(|part| part == label));
        if are_there {
            Ok(())
        } else {
            Err(format!("{parts:?}"))
        }
    });
    page.click_in_scheme("Save changes");
    let asked = page.wait_for_dialog("Change what is annotated?");
    let touched = "1 span keeps a label that the scheme no longer has.";
    assert!(asked.contains(touched), "{asked}");
    page.click_button("Change");
    page.wait_for_no_dialog();
    page.show_view("Text");
    page.until("the labels are those of the preset", || {
        expect(page.keys_of_label("Cue").as_str(), "2 c")
    });
    page.label_with("2", CLAIM);
    page.wait_for_spans(&[("Denial", DENIAL), ("Cue", CLAIM)]);
    page.leave();
}

#[test]
fn a_draft_waits_where_it_was_left_and_is_not_saved_before_it_is_sound() {
    let page = Page::open();
    page.show_view("Scheme");
    page.show_part("Denial");
    page.fill_in_scheme("Name", "Claim");
    page.wait_for_scheme_to_say("The name is used twice.");
    assert!(
        page.scheme_parts()
            .contains(&"Claim, needs a look".to_owned())
    );
    page.click_in_scheme("Save changes");
    page.wait_for_announcement(
        "In the scheme, label “Claim”: the name is used twice. Names must differ.",
    );
    page.show_view("Text");
    page.show_view("Scheme");
    page.wait_for_scheme_to_say("changes not saved");

    page.click_in_scheme("Discard changes");
    page.wait_for_dialog("Discard the changes?");
    page.press("Escape");
    page.wait_for_no_dialog();
    page.wait_for_scheme_to_say("changes not saved");
    page.click_in_scheme("Discard changes");
    page.wait_for_dialog("Discard the changes?");
    page.click_button("Discard");
    page.wait_for_no_dialog();
    page.wait_for_scheme_to_say("Version 1 · saved");
    page.show_part("Denial");
    page.wait_for_scheme_field("Name", "Denial");
    page.leave();
}

#[test]
fn a_scheme_goes_out_as_a_file_and_comes_back() {
    let page = Page::open();
    page.show_view("Scheme");
    page.fill_in_scheme("Name of the scheme", "House rules");
    page.click_in_scheme("Save changes");
    page.wait_for_scheme_to_say("Version 2 · saved");
    page.click_in_scheme("Export scheme");
    let file = page.take_download();
    assert!(file.name.starts_with("House-rules-"), "{}", file.name);
    assert!(file.text().contains("sayso-scheme"));
    page.press("Control+z");
    page.wait_for_scheme_field("Name of the scheme", "Claims and denials");

    let path = page.profile().downloads().join("scheme.json");
    fs::write(&path, &file.bytes).expect("a file can be written");
    page.import_scheme(&path);
    page.wait_for_scheme_to_say("Read “House rules”.");
    page.wait_for_scheme_field("Name of the scheme", "House rules");
    fs::write(&path, b"[1, 2]").expect("a file can be written");
    page.import_scheme(&path);
    page.wait_for_scheme_to_say("There is no scheme in this");
    page.leave();
}

#[test]
fn the_scheme_can_be_worked_on_with_a_phone() {
    let page = Page::open();
    page.show_on(PHONE);
    page.show_view("Scheme");
    page.show_part("Claim");
    page.wait_for_scheme_field("Name", "Claim");
    assert!(!page.scrolls_sideways());
    assert_eq!(page.cut_off(), Vec::<String>::new());
    page.leave();
}
