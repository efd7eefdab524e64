//! The work of several annotators in one article: told apart, hidden and shown.

use serde_json::{Value, json};

use crate::page::{PHONE, Page, Point, expect};

const TEXT: &str =
    "The minister said the plan had failed. Nobody in the room disagreed. The rain went on.";
const ADAS: (&str, &str) = ("Claim", "the plan had failed");
const BOS: (&str, &str) = ("Denial", "Nobody in the room disagreed");
const CYS: (&str, &str) = ("Attribution", "The minister said");
const MINE: (&str, &str) = ("Claim", "The rain went on");

#[test]
fn layers_are_hidden_and_shown_with_the_mouse_and_the_page_says_so() {
    let page = with_three_annotators();
    page.wait_for_spans(&[CYS, ADAS, BOS]);
    page.until("the spans have their annotators’ initial", || {
        expect(page.tags(), vec!["A·C".into(), "C·A".into(), "D·B".into()])
    });
    page.label_with("1", MINE.1);
    page.press("Escape");
    page.click_button("Annotators");
    page.until("everyone is listed with a count", || {
        let words = page.panel("Annotators");
        let lines = ["Ada Lovelace\n1", "Bo\n1", "Cy\n1", "anonymous (you)\n1"];
        expect(lines.iter().all(|line| words.contains(line)), true).map_err(|_| words)
    });
    page.photograph("annotators");

    page.click_checkbox("Ada Lovelace");
    page.wait_for_spans(&[CYS, BOS, MINE]);
    page.until("the page says so", || {
        expect(
            page.hidden_layers().as_deref(),
            Some("1 layer hidden · 1 span here"),
        )
    });
    page.until("the list leaves it out and says so", || {
        let words = page.inspector();
        let says = words.contains("1 more is hidden") && !words.contains(ADAS.1);
        expect(says, true).map_err(|_| words)
    });
    page.click_at(page.middle_of(ADAS.1));
    page.until("nothing is selected by a click", || {
        expect(
            (page.is_on_text(), page.selected_span().as_str()),
            (true, ""),
        )
    });

    page.click_in("Annotators", "Only me");
    page.wait_for_spans(&[MINE]);
    page.photograph("hidden-layers");
    page.click_in("Hidden layers", "Show all");
    page.wait_for_spans(&[CYS, ADAS, BOS, MINE]);
    assert_eq!(page.hidden_layers(), None);
    page.leave();
}

#[test]
fn one_key_hides_the_others_and_stepping_passes_over_them() {
    let page = with_three_annotators();
    page.label_with("1", MINE.1);
    page.press("Escape");
    page.press("h");
    page.wait_for_spans(&[MINE]);
    page.press("n");
    page.wait_for_selected_span(MINE.1);
    page.press("n");
    page.wait_for_selected_span(MINE.1);
    page.press("Escape");
    page.press("h");
    page.wait_for_spans(&[CYS, ADAS, BOS, MINE]);

    page.press("Control+k");
    page.wait_for_dialog("Do anything");
    page.type_words("other annotators");
    page.until("the palette knows it", || {
        expect(
            page.palette_choice().as_str(),
            "Hide the spans of other annotators, or show all",
        )
    });
    page.press("Enter");
    page.wait_for_spans(&[MINE]);
    page.press("Alt+2");
    page.until("the annotators are shown", || {
        expect(page.panel("Annotators").contains("Bo"), true)
    });
    page.leave();
}

#[test]
fn what_is_hidden_stays_hidden_in_this_browser_and_is_in_the_dataset_all_the_same() {
    let page = with_three_annotators();
    page.press("h");
    page.wait_for_spans(&[]);
    page.until("the page says so", || {
        expect(
            page.hidden_layers().as_deref(),
            Some("3 layers hidden · 3 spans here"),
        )
    });
    page.reload();
    page.wait_for_spans(&[]);
    page.until("it still says so", || {
        expect(
            page.hidden_layers().as_deref(),
            Some("3 layers hidden · 3 spans here"),
        )
    });
    let file = page.download_export("Sayso project");
    let written: Value = serde_json::from_str(file.text()).expect("JSON");
    assert_eq!(written["spans"].as_array().map(Vec::len), Some(3));
    page.press("Escape");
    page.wait_for_no_dialog();
    page.label_with("1", MINE.1);
    page.wait_for_spans(&[MINE]);
    page.leave();
}

#[test]
fn what_is_hidden_is_not_even_seen_for_a_moment_when_the_page_comes_back() {
    let page = with_three_annotators();
    page.label_with("1", MINE.1);
    page.press("Escape");
    page.press("h");
    page.wait_for_spans(&[MINE]);
    page.wait_for_saved();
    page.watch_marks();
    page.reload();
    page.until("the page says that some are hidden", || {
        expect(
            page.hidden_layers().as_deref(),
            Some("3 layers hidden · 3 spans here"),
        )
    });
    assert_eq!(page.marks_ever_seen(), [MINE.1]);
    page.leave();
}

#[test]
fn a_colour_is_chosen_for_an_annotator_and_taken_back() {
    let page = with_three_annotators();
    page.press("Alt+2");
    page.until("the annotators are shown", || {
        expect(page.panel("Annotators").contains("Bo"), true)
    });
    page.choose_color("Bo", "pink");
    page.wait_for_announcement("Done: Give Bo the colour pink");
    page.until("it is on the marks", || {
        expect(
            page.colors_of_others().contains(&String::from("pink")),
            true,
        )
    });
    page.click_at(page.middle_of(BOS.1));
    page.wait_for_selected_span(BOS.1);
    assert!(
        page.inspector().contains("Bo on 2026-11-20."),
        "{}",
        page.inspector()
    );
    page.press("Control+z");
    page.wait_for_announcement("Undone: Give Bo the colour pink");
    page.until("it is gone", || {
        expect(
            page.colors_of_others().contains(&String::from("pink")),
            false,
        )
    });
    page.leave();
}

#[test]
fn on_a_telephone_layers_are_hidden_from_the_drawer_and_the_text_stays_free() {
    let page = with_three_annotators();
    page.show_on(PHONE);
    page.click_button("Show articles");
    page.until("the drawer has come in", || {
        let first = page.button("Articles").ok_or("there are no tabs")?;
        expect(PHONE.whole().contains(&first.place), true)
    });
    page.click_button("Annotators");
    page.until("the annotators are listed", || {
        let field = page.field("Bo").ok_or("Bo is not listed")?;
        match PHONE.whole().contains(&field.place) {
            true => Ok(()),
            false => Err(format!("{:?}", field.place)),
        }
    });
    page.photograph("phone-annotators");
    page.click_checkbox("Bo");
    page.wait_for_spans(&[CYS, ADAS]);
    assert!(!page.scrolls_sideways());
    // Beside the drawer.
    page.click_at(Point { x: 370.0, y: 400.0 });
    page.until("the drawer is closed", || {
        let field = page.field("Bo").ok_or("Bo is not listed")?;
        expect(PHONE.whole().overlaps(&field.place), false)
    });
    let bar = page.place_of_hidden_layers();
    assert!(PHONE.whole().contains(&bar), "{bar:?}");
    let words = page.rectangles_of("The minister");
    assert!(
        words.iter().all(|words| !words.overlaps(&bar)),
        "{words:?} {bar:?}"
    );
    page.photograph("phone-hidden-layers");
    page.click_in("Hidden layers", "Show all");
    page.wait_for_spans(&[CYS, ADAS, BOS]);
    page.leave();
}

/// The page with an imported project in which three annotators have marked a span each.
fn with_three_annotators() -> Page {
    let id = |number: u32| format!("019167c1-2a07-7000-8003-0000000000{number:02x}");
    let made = "2026-11-20T10:00:00.000Z";
    let annotators = [(0xa1, "Ada Lovelace"), (0xb2, "Bo"), (0xc3, "Cy")];
    let annotators = annotators.map(|(number, name)| json!({ "id": id(number), "name": name }));
    let spans = [(0xa1, ADAS), (0xb2, BOS), (0xc3, CYS)].map(|(maker, (label, words))| {
        let start = TEXT.find(words).expect("the text has the words");
        json!({
            "id": id(maker + 1), "article": id(2), "label": label, "annotator": id(maker), "created": made,
            "fragments": [{ "start": start, "end": start + words.len(), "text": words }],
        })
    });
    let file = json!({
        "format": "sayso", "version": 1, "offsets": "code points",
        "project": { "id": id(1), "name": "Three hands" },
        "articles": [{ "id": id(2), "title": "A plan", "text": TEXT }],
        "annotators": annotators,
        "spans": spans,
    });
    let page = Page::open();
    let path = page.profile().file("three-hands.json", file.to_string());
    page.import(&[&path]);
    page.wait_for_open("A plan");
    page
}
