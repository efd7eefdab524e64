//! How the page lies on a laptop and on a telephone, in light and in dark.

use crate::page::{DESKTOP, PHONE, Page, expect};
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
    page.click_button("Details");
    page.until("the inspector is open", || {
        expect(page.open_columns(), vec!["Inspector".into()])
    });
    assert_eq!(page.selected_span(), "we won’t be talking");
    page.photograph("phone-inspector");
    assert!(!page.scrolls_sideways());
    page.leave();
}
