//! Everything can be reached, and seen to be: by keys alone, on a screen that is magnified to 400 %, with the
//! colours of the reader's system, and with a screen reader.

use crate::page::{DESKTOP, MAGNIFIED, PHONE, Page, expect};
use crate::story::{FAR_LAMP, HARBOUR_WIRE};
use crate::views;

const CLAIM: &str = "we will not talk";

#[test]
fn the_arrow_keys_go_through_a_set_and_tab_leaves_it() {
    let page = Page::open();
    page.tab_to("Articles");
    page.press("ArrowRight");
    wait_for_focus(&page, "Search");
    page.press("ArrowRight");
    wait_for_focus(&page, "Annotators");
    page.press("ArrowRight");
    wait_for_focus(&page, "Checks");
    page.press("Enter");
    page.until("its panel is shown", || {
        expect(page.panel("Checks").is_empty(), false)
    });
    page.press("Home");
    wait_for_focus(&page, "Articles");
    page.press("Enter");

    page.tab_to(HARBOUR_WIRE);
    page.press("ArrowDown");
    wait_for_focus(&page, FAR_LAMP);
    page.press("ArrowRight");
    wait_for_focus(&page, &format!("Remove {FAR_LAMP}"));
    page.press("ArrowUp");
    wait_for_focus(&page, &format!("Remove {HARBOUR_WIRE}"));
    page.press("ArrowLeft");
    wait_for_focus(&page, HARBOUR_WIRE);
    page.press("Tab");
    wait_for_focus(&page, &format!("Remove {HARBOUR_WIRE}"));
    page.press("Tab");
    wait_for_focus(&page, "Import");
    page.press("Shift+Tab");
    page.press("Shift+Tab");
    wait_for_focus(&page, HARBOUR_WIRE);

    page.tab_to("Selections grow to whole words");
    page.press("End");
    wait_for_focus(&page, "Attribution");
    page.press("ArrowLeft");
    wait_for_focus(&page, "Denial");
    page.press("Tab");
    let stop = page.focused();
    let is_outside = !stop.parts.contains(&"Labels".to_owned());
    assert!(is_outside, "Tab leaves the set: {stop:?}");
    page.leave();
}

#[test]
fn every_stop_of_tab_can_be_seen_and_none_is_a_trap() {
    let page = views::prepare();
    // A drawer stands still as soon as it is there.
    page.emulate(&[("prefers-reduced-motion", "reduce")]);
    for (screen, beside) in [(DESKTOP, &[][..]), (MAGNIFIED, views::DRAWER)] {
        page.show_on(screen);
        let name = screen.name;
        for view in [beside, views::PAGES, views::DIALOGS].into_iter().flatten() {
            view.visit(&page, || {
                let stops = page.tab_stops();
                assert!(stops.len() > 1, "{} on a {name}: {stops:?}", view.name);
                for stop in stops {
                    assert!(stop.is_marked, "{} on a {name}: {stop:?}", view.name);
                    assert!(stop.is_seen, "{} on a {name}: {stop:?}", view.name);
                    let is_behind = stop.name.starts_with("Text of ");
                    assert!(!is_behind, "{} on a {name}: {stop:?}", view.name);
                }
            });
        }
    }
    page.leave();
}

#[test]
fn a_page_gives_the_focus_back_to_the_text() {
    let page = Page::open();
    page.tab_to(&format!("Text of {HARBOUR_WIRE}"));
    page.press("Alt+7");
    wait_for_focus(&page, "Entities");
    page.press("Alt+8");
    wait_for_focus(&page, "Scheme");
    page.press("Alt+6");
    page.until("the keys go to the text", || {
        expect(page.is_on_text(), true)
    });
    page.press("Control+Home");
    page.press("Shift+ArrowRight");
    page.wait_for_selection("Kremlin");
    page.leave();
}

#[test]
fn an_open_drawer_keeps_the_focus_and_gives_it_back() {
    let page = Page::open();
    page.click_button("Got it");
    page.show_on(PHONE);
    for (button, column, within) in [
        ("Show articles", "Articles", "Left column"),
        ("Show inspector", "Inspector", "Inspector"),
    ] {
        page.tab_to(button);
        page.press("Enter");
        page.until("the drawer is open", || {
            expect(page.open_columns(), vec![column.to_owned()])
        });
        wait_for_focus(&page, within);
        page.press("Escape");
        page.until("the drawer is closed", || {
            expect(page.open_columns(), Vec::new())
        });
        wait_for_focus(&page, button);

        page.press("Enter");
        wait_for_focus(&page, within);
        for stop in page.tab_stops() {
            let is_behind =
                stop.name.starts_with("Text of ") || stop.parts.contains(&"Labels".into());
            assert!(!is_behind, "{column}: {stop:?}");
        }
        page.press("Escape");
        page.until("the drawer is closed", || {
            expect(page.open_columns(), Vec::new())
        });
    }
    // On a wide screen nothing lies behind a column.
    page.click_button("Show articles");
    page.show_on(DESKTOP);
    page.select_words(CLAIM);
    page.leave();
}

#[test]
fn on_a_telephone_what_leads_to_a_place_shows_the_place() {
    let page = Page::open();
    page.click_button("Got it");
    page.label_with("2", CLAIM);
    page.press("Escape");
    page.show_on(PHONE);
    // The drawer stands still as soon as it is there.
    page.emulate(&[("prefers-reduced-motion", "reduce")]);
    let come_from = |panel: &str, choose: &dyn Fn()| {
        page.press("Control+End");
        page.click_button("Show articles");
        page.click_button(panel);
        choose();
        page.until("the drawer has closed itself", || {
            expect(page.open_columns(), Vec::new())?;
            let column = page.panel(panel);
            expect(column.as_str(), "")
        });
        let screen = PHONE.whole();
        page.until("the place is in view", || {
            let lines = page.rectangles_of(CLAIM);
            expect(lines.iter().all(|line| screen.contains(line)), true)
        });
    };
    come_from("Checks", &|| {
        page.wait_for_found("A denial that denies nothing", &[CLAIM]);
        page.click_found(CLAIM);
    });
    come_from("History", &|| {
        page.until("the change is listed", || {
            expect(page.panel("History").contains("Denial “"), true)
        });
        page.click_button_that_begins("Denial “");
    });
    come_from("Search", &|| {
        page.fill("Search the text", CLAIM);
        page.until("there is a hit", || expect(page.hits().len(), 1));
        page.click_first_hit();
    });
    page.leave();
}

#[test]
fn magnified_to_400_percent_nothing_is_cut_off() {
    let page = views::prepare();
    page.show_on(MAGNIFIED);
    page.emulate(&[("prefers-reduced-motion", "reduce")]);
    let all = [views::TEXT, views::DRAWER, views::PAGES, views::DIALOGS];
    let all = all
        .into_iter()
        .flatten()
        .filter(|view| view.is_for_all_screens);
    for view in all {
        view.visit(&page, || {
            assert!(!page.scrolls_sideways(), "{}", view.name);
            assert_eq!(page.cut_off(), [] as [&str; 0], "{}", view.name);
            page.photograph(&format!("magnified-{}", view.name));
        });
    }
    page.leave();
}

#[test]
fn with_the_colours_of_the_system_labels_differ_and_the_focus_shows() {
    let page = Page::open();
    page.label_with("1", "there was nothing to break off");
    page.label_with("2", CLAIM);
    page.label_with("3", "Ministry spokeswoman Maria Zakharova said");
    page.emulate(&[("forced-colors", "active")]);
    let underlines = ["Claim", "Denial", "Attribution"].map(|label| page.underline_of(label));
    let [claim, denial, attribution] = &underlines;
    assert!(!claim.is_empty() && !denial.is_empty() && !attribution.is_empty());
    assert!(
        claim != denial && denial != attribution && attribution != claim,
        "{underlines:#?}"
    );

    let color_of = |words: &str| {
        let marks = page.marks();
        let mark = marks.into_iter().find(|mark| mark.text == words);
        mark.expect("it is marked").color
    };
    page.click_at(page.middle_of(CLAIM));
    page.wait_for_selected_span(CLAIM);
    assert_ne!(
        color_of(CLAIM),
        color_of("there was nothing to break off"),
        "the selected span stands out"
    );
    page.photograph("forced-colors-selected");
    page.press("Escape");
    for stop in page.tab_stops() {
        assert!(stop.is_marked, "{stop:?}");
    }
    page.click_at(page.middle_of("Giles Penhallick"));
    assert!(page.is_framed("[role=tab][aria-selected=true]"));
    assert!(!page.is_framed("[role=tab][aria-selected=false]"));
    page.press("Control+k");
    page.wait_for_dialog("Do anything");
    assert!(page.is_framed("[role=option][aria-selected=true]"));
    assert!(!page.is_framed("[role=option]:not([aria-selected=true])"));
    page.press("Escape");
    page.wait_for_no_dialog();
    page.leave();
}

#[test]
fn a_screen_reader_is_told_the_label_of_each_mark_and_every_change() {
    let page = Page::open();
    page.label_with("1", "there was nothing to break off");
    page.label_with("2", CLAIM);
    page.wait_for_announcement(&format!("Labelled as Denial: {CLAIM}"));
    let parts = page.parts();
    let words: Vec<&str> = parts
        .iter()
        .filter(|(role, _)| role == "StaticText")
        .map(|(_, words)| words.trim())
        .collect();
    for (label, text) in [
        ("Claim:", "there was nothing to break off"),
        ("Denial:", CLAIM),
    ] {
        let is_told = words.windows(2).any(|pair| pair == [label, text]);
        assert!(is_told, "“{label}” is not read before “{text}”: {words:#?}");
    }
    page.press("Control+z");
    page.until("the undoing is announced", || {
        let said = page.announcement();
        expect(said.starts_with("Undone: Label "), true)
    });
    page.leave();
}

#[track_caller]
fn wait_for_focus(page: &Page, name: &str) {
    page.until(&format!("the keys go to “{name}”"), || {
        expect(page.focused_name().as_str(), name)
    });
}
