//! Choosing among several spans at one place.

use crate::page::{PHONE, Page, expect};

const WHOLE: &str =
    "No one broke anything off,\" she said, \"because there was nothing to break off";
const NESTED: &str = "No one broke anything off";
const CROSSING: &str = "anything off,\" she said";

/// The entries over the common words, the innermost first.
const NAMES: [&str; 4] = [
    "Attribution, anything off,\" she said",
    "Denial, No one broke anything off",
    "Claim, No one broke anything off",
    "Claim, No one broke anything off,\" she said, \"becau…",
];

/// A page with four spans over the same words, two of them over exactly the same stretch.
fn page_with_a_pile() -> Page {
    let page = Page::open();
    page.label_with("1", WHOLE);
    page.label_with("2", NESTED);
    page.label_with("3", CROSSING);
    page.label_with("c", NESTED);
    page.press("Escape");
    page.wait_for_selected_span("");
    page
}

/// Waits for the list; which of two spans over one stretch comes first is theirs to say.
#[track_caller]
fn wait_for_pile(page: &Page) -> Vec<String> {
    page.until("all spans of the pile are offered", || {
        let names: Vec<String> = page.choices().into_iter().map(|each| each.name).collect();
        let mut sorted = names.clone();
        sorted.sort();
        let mut wanted = NAMES.map(str::to_owned);
        wanted.sort();
        expect(sorted, wanted.to_vec())?;
        Ok(names)
    })
}

#[test]
fn a_click_picks_the_innermost_and_offers_the_others() {
    let page = page_with_a_pile();
    page.click_at(page.middle_of("anything"));
    page.wait_for_selected_span(CROSSING);
    let names = wait_for_pile(&page);
    let checked: Vec<bool> = page.choices().iter().map(|each| each.is_checked).collect();
    assert_eq!(checked, [true, false, false, false]);
    let focused = page.choices().iter().any(|each| each.has_focus);
    assert!(!focused, "the keys stay with the text");
    assert!(page.is_on_text() || page.focused_name().is_empty() || !focused);

    let list = page.chooser();
    let clicked = page.rectangles_of("anything")[0];
    assert!(!list.overlaps(&clicked), "{list:?} covers {clicked:?}");
    assert!(!list.overlaps(&page.palette()), "the labels cover the list");

    // Hovering an entry shows how far its span reaches, identical ones too.
    for (number, name) in names.iter().enumerate() {
        page.hover(page.choice(number + 1).center());
        let words = if name.contains("becau…") {
            WHOLE
        } else if name.starts_with("Attribution") {
            CROSSING
        } else {
            NESTED
        };
        page.until(&format!("the words of {name} stand out"), || {
            expect(page.hovered_words().as_str(), words)
        });
    }

    let denial = names.iter().position(|name| name.starts_with("Denial"));
    page.click_at(page.choice(denial.unwrap() + 1).center());
    page.wait_for_selected_span(NESTED);
    page.wait_for_selected_label("Denial");
    page.wait_for_choices(&[]);
    page.until("nothing stands out any more", || {
        expect(page.hovered_words().as_str(), "")
    });
    page.leave();
}

#[test]
fn each_of_two_spans_over_the_same_words_is_picked() {
    let page = page_with_a_pile();
    for label in ["Denial", "Claim", "Denial"] {
        page.press("Escape");
        page.wait_for_selected_span("");
        page.click_at(page.middle_of("anything"));
        let names = wait_for_pile(&page);
        let wanted = format!("{label}, {NESTED}");
        let place = names.iter().position(|name| *name == wanted);
        page.click_at(page.choice(place.unwrap() + 1).center());
        page.wait_for_selected_span(NESTED);
        page.wait_for_selected_label(label);
    }
    page.leave();
}

#[test]
fn the_list_takes_no_key_and_goes_with_the_next_one() {
    let page = page_with_a_pile();
    page.click_at(page.middle_of("anything"));
    wait_for_pile(&page);
    page.press("2");
    page.wait_for_announcement(&format!("Changed to Denial: {CROSSING}"));
    page.wait_for_choices(&[]);
    page.press("Control+z");
    page.wait_for_announcement(&format!(
        "Undone: Change Attribution “{CROSSING}” to Denial"
    ));

    // A press elsewhere, and scrolling.
    page.click_at(page.middle_of("anything"));
    page.until("the list is there", || expect(page.choices().len(), 4));
    page.click_at(page.middle_of("would not name"));
    page.wait_for_choices(&[]);
    page.click_at(page.middle_of("anything"));
    page.until("the list is there again", || {
        expect(page.choices().len(), 4)
    });
    page.bring_into_view("Giles Penhallick");
    page.turn_the_wheel(60.0);
    page.wait_for_choices(&[]);
    page.leave();
}

#[test]
fn a_single_span_offers_nothing() {
    let page = page_with_a_pile();
    page.click_at(page.middle_of("because"));
    page.wait_for_selected_span(WHOLE);
    assert_eq!(page.choices(), []);
    page.leave();
}

#[test]
fn the_list_is_a_menu_for_the_keyboard() {
    let page = page_with_a_pile();
    page.click_at(page.middle_of("anything"));
    let names = wait_for_pile(&page);
    page.press("w");
    let focused = |page: &Page| {
        let choices = page.choices();
        choices.into_iter().find(|each| each.has_focus)
    };
    let wait_for_focus = |number: usize| {
        page.until(&format!("entry {number} has the focus"), || {
            let name = focused(&page).map(|entry| entry.name);
            expect(name.as_deref(), Some(names[number - 1].as_str()))
        });
    };
    wait_for_focus(1);
    let parts = page.parts();
    let menu = ("menu".to_owned(), "4 spans here".to_owned());
    assert!(parts.contains(&menu), "{parts:#?}");
    for (key, number) in [
        ("ArrowDown", 2),
        ("End", 4),
        ("ArrowDown", 1),
        ("ArrowUp", 4),
    ] {
        page.press(key);
        wait_for_focus(number);
    }
    page.until("the longest stands out", || {
        expect(page.hovered_words().as_str(), WHOLE)
    });
    page.press("Enter");
    page.wait_for_selected_span(WHOLE);
    page.wait_for_choices(&[]);
    page.until("the keys are the text's again", || {
        expect(page.is_on_text(), true)
    });

    page.press("w");
    wait_for_focus(4);
    page.press("1");
    page.wait_for_selected_span(CROSSING);
    assert_eq!(
        page.selected_label(),
        "Attribution",
        "a digit labels nothing here"
    );
    page.press("w");
    wait_for_focus(1);
    page.press("Escape");
    page.wait_for_choices(&[]);
    page.wait_for_selected_span(CROSSING);
    page.until("the keys are the text's again", || {
        expect(page.is_on_text(), true)
    });
    page.leave();
}

#[test]
fn a_finger_chooses_on_a_telephone() {
    let page = page_with_a_pile();
    page.show_on(PHONE);
    page.tap_at(page.middle_of("anything"));
    page.wait_for_selected_span(CROSSING);
    let names = wait_for_pile(&page);
    let list = page.chooser();
    assert!(PHONE.whole().contains(&list), "{list:?} is cut off");
    for number in 1..=names.len() {
        let entry = page.choice(number);
        assert!(entry.bottom - entry.top >= 43.0, "{entry:?} is too low");
    }
    page.tap_at(page.choice(4).center());
    page.wait_for_selected_span(WHOLE);
    page.wait_for_choices(&[]);
    page.leave();
}
