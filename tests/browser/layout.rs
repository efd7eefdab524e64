//! How the page lies on a laptop and on a telephone, in light and in dark.

use crate::page::{DESKTOP, PHONE, Page, Point, expect};
use crate::story::FAR_LAMP;

#[test]
fn the_page_fits_its_screen_in_light_and_dark() {
    let page = Page::open();
    page.click_button("Got it");
    page.label_with("1", "Moscow is shutting the door on negotiations for now");
    page.label_with("3", "an aide to President Vladimir Putin said");
    page.label_with("2", "door on negotiations");
    for screen in [DESKTOP, PHONE] {
        page.show_on(screen);
        for scheme in ["light", "dark"] {
            page.prefer(scheme);
            let name = format!("{}-{scheme}", screen.name);
            page.until(&format!("the page is {scheme}"), || {
                let lightness = page.lightness();
                let is_so = if scheme == "light" {
                    lightness > 200.0
                } else {
                    lightness < 60.0
                };
                if is_so {
                    Ok(())
                } else {
                    Err(lightness.to_string())
                }
            });
            assert!(!page.scrolls_sideways(), "{name} is wider than its screen");
            page.photograph(&name);

            page.select_words("To start negotiating now");
            let palette = page.palette();
            assert!(
                screen.whole().contains(&palette),
                "{name}: {palette:?} is cut off"
            );
            for line in page.selection_rectangles() {
                assert!(
                    !palette.overlaps(&line),
                    "{name}: the palette covers the selection"
                );
            }
            page.photograph(&format!("{name}-selecting"));
            page.press("Escape");

            page.press("x");
            page.wait_for_dialog("Export");
            let dialog = page.dialog_place();
            assert!(
                screen.whole().contains(&dialog),
                "{name}: {dialog:?} is cut off"
            );
            page.photograph(&format!("{name}-export"));
            page.press("Escape");
            page.wait_for_no_dialog();
        }
    }
    page.leave();
}

#[test]
fn on_a_telephone_the_side_columns_are_drawers() {
    let page = Page::open();
    page.show_on(PHONE);
    page.until("both drawers are closed", || {
        expect(page.open_columns(), Vec::new())
    });
    page.click_button("Show articles");
    page.until("the list is open", || {
        expect(page.open_columns(), vec!["Articles".into()])
    });
    page.photograph("phone-articles");
    page.open_article(FAR_LAMP);
    page.until("the list has closed itself", || {
        expect(page.open_columns(), Vec::new())
    });

    page.label_with("1", "we won’t be talking");
    page.click_button("Details of the span");
    page.until("the inspector is open", || {
        expect(page.open_columns(), vec!["Inspector".into()])
    });
    assert_eq!(page.selected_span(), "we won’t be talking");
    page.photograph("phone-inspector");
    assert!(!page.scrolls_sideways());
    page.leave();
}

#[test]
fn every_dialog_fits_every_screen() {
    let page = Page::open();
    let file = page.profile().file(
        "a-file-with-a-name-that-is-much-too-long-for-any-screen-and-has-no-spaces-at-all.json",
        b"{\"format\": \"sayso\",",
    );
    for screen in [DESKTOP, PHONE] {
        page.show_on(screen);
        for dialog in ["Export", "Keys and help", "Import"] {
            match dialog {
                "Export" => page.press("x"),
                "Import" => page.import(&[&file]),
                _ => page.press("?"),
            }
            page.wait_for_dialog(dialog);
            let place = page.dialog_place();
            let name = screen.name;
            assert!(
                screen.whole().contains(&place),
                "{dialog} on a {name}: {place:?} is cut off"
            );
            assert!(!page.scrolls_sideways());
            assert_eq!(page.cut_off(), [] as [&str; 0], "{dialog} on a {name}");
            page.photograph(&format!(
                "{name}-{}",
                dialog.to_lowercase().replace(' ', "-")
            ));
            page.press("Escape");
            page.wait_for_no_dialog();
        }
    }
    page.leave();
}

#[test]
fn the_labels_at_rest_lie_on_the_screen_and_leave_the_selected_span_free() {
    let page = Page::open();
    page.click_button("Got it");
    page.label_with("2", "we will not talk");
    for screen in [DESKTOP, PHONE] {
        page.show_on(screen);
        let name = screen.name;
        page.press("n");
        page.wait_for_selected_span("we will not talk");
        page.until("the labels are at rest within the screen", || {
            let palette = page.palette();
            let is_within = screen.whole().contains(&palette);
            let lines = page.rectangles_of("we will not talk");
            let is_free = lines.iter().all(|line| !palette.overlaps(line));
            if is_within && is_free {
                Ok(())
            } else {
                Err(format!("{name}: {palette:?}"))
            }
        });
        page.photograph(&format!("{name}-span"));
        page.press("Escape");
        page.wait_for_selected_span("");
        assert!(screen.whole().contains(&page.palette()), "{name}: at rest");
    }
    page.leave();
}

#[test]
fn words_without_end_are_broken_rather_than_cut_off() {
    let page = Page::open();
    let endless = "x".repeat(300);
    let text = format!("{endless} said nothing\n\nhttps://example.org/{endless} and no more.\n");
    let file = page.profile().file("endless.txt", text);
    page.import(&[&file]);
    page.wait_for_articles(6);
    page.label_with("2", "and no more");
    page.press("n");
    page.press("e");
    page.type_words(&endless[..80]);
    page.press("Tab");
    page.wait_for_saved();
    for screen in [DESKTOP, PHONE] {
        page.show_on(screen);
        assert!(!page.scrolls_sideways(), "on a {}", screen.name);
        // The side columns of a desktop go out of the way of a telephone.
        page.until("nothing is cut off", || expect(page.cut_off(), Vec::new()));
        page.photograph(&format!("{}-endless", screen.name));
    }
    page.click_button("Show articles");
    page.until("the list is open", || {
        expect(page.open_columns(), vec!["Articles".into()])
    });
    assert!(!page.scrolls_sideways());
    page.leave();
}

#[test]
fn a_drawer_is_closed_by_its_button_and_by_the_text_beside_it() {
    let page = Page::open();
    page.show_on(PHONE);
    let columns = |wanted: &[&str]| {
        let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
        page.until(&format!("{wanted:?} are open"), || {
            expect(page.open_columns(), wanted.clone())
        });
    };
    page.click_button("Show inspector");
    columns(&["Inspector"]);
    page.click_button("Show inspector");
    columns(&[]);
    page.click_button("Show inspector");
    columns(&["Inspector"]);
    page.click_at(Point { x: 20.0, y: 500.0 });
    columns(&[]);
    page.click_button("Show articles");
    columns(&["Articles"]);
    page.click_at(Point { x: 380.0, y: 500.0 });
    columns(&[]);
    page.leave();
}

#[test]
fn the_page_works_in_forced_colors_and_with_less_motion() {
    let page = Page::open();
    page.emulate(&[
        ("forced-colors", "active"),
        ("prefers-reduced-motion", "reduce"),
    ]);
    page.reload();
    assert!(page.matches_media("(forced-colors: active)"));
    assert!(page.matches_media("(prefers-reduced-motion: reduce)"));
    page.label_with("2", "we will not talk");
    page.label_with("3", "Ministry spokeswoman Maria Zakharova said");
    page.photograph("forced-colors");
    for mark in page.marks() {
        assert!(
            mark.lanes > 0,
            "a mark must be seen without its colour: {mark:?}"
        );
    }
    page.show_on(PHONE);
    page.click_button("Show articles");
    page.until("the list is open", || {
        expect(page.open_columns(), vec!["Articles".into()])
    });
    page.leave();
}
