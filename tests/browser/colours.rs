//! Every view with the colours of the system, and at night: nothing of it is cut off.

use crate::page::{DESKTOP, PHONE};
use crate::views;

#[test]
fn with_the_colours_of_the_system_and_at_night_nothing_is_cut_off() {
    let page = views::prepare();
    let wide = [views::TEXT, views::PANELS, views::PAGES, views::DIALOGS];
    let narrow = [views::TEXT, views::DRAWER, views::PAGES, views::DIALOGS];
    let system = ("forced-colors", "active");
    let night = ("prefers-color-scheme", "dark");
    for (screen, colors, views) in [
        (DESKTOP, system, wide),
        (PHONE, system, narrow),
        (PHONE, night, narrow),
    ] {
        page.show_on(screen);
        page.emulate(&[colors, ("prefers-reduced-motion", "reduce")]);
        let views = views.into_iter().flatten();
        for view in views.filter(|view| view.is_for_all_screens || screen == DESKTOP) {
            view.visit(&page, || {
                let place = format!("{} on a {}", view.name, screen.name);
                assert!(!page.scrolls_sideways(), "{place}");
                assert_eq!(page.cut_off(), [] as [&str; 0], "{place}");
                page.photograph(&format!("{}-{}-{}", colors.1, screen.name, view.name));
            });
        }
    }
    page.leave();
}
