//! The screen that the page is on.

use std::cell::Cell;
use std::fs;

use serde_json::json;

use super::{Page, Point, Rectangle, expect};
use crate::settings;

/// A kind of screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    has_touch: bool,
}

/// A laptop.
pub(crate) const DESKTOP: Screen = Screen {
    name: "desktop",
    width: 1440,
    height: 900,
    has_touch: false,
};

/// A telephone.
pub(crate) const PHONE: Screen = Screen {
    name: "phone",
    width: 390,
    height: 844,
    has_touch: true,
};

/// A small laptop, magnified to 400 %.
pub(crate) const MAGNIFIED: Screen = Screen {
    name: "magnified screen",
    width: 320,
    height: 256,
    has_touch: false,
};

impl Screen {
    /// All of it.
    pub(crate) fn whole(&self) -> Rectangle {
        let (right, bottom) = (f64::from(self.width), f64::from(self.height));
        Rectangle {
            left: 0.0,
            top: 0.0,
            right,
            bottom,
        }
    }
}

impl Page {
    /// Shows the page on another screen.
    #[track_caller]
    pub(crate) fn show_on(&self, screen: Screen) {
        self.set_screen(screen);
        self.until(
            &format!("the page is laid out for a {}", screen.name),
            || expect(self.see("innerWidth", json!([])), screen.width),
        );
    }

    /// Sets the screen of a page that is yet to be opened.
    pub(super) fn set_screen(&self, screen: Screen) {
        let Screen {
            width,
            height,
            has_touch,
            ..
        } = screen;
        self.chromium.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": has_touch }),
        );
        self.chromium.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": has_touch }),
        );
    }

    /// Sets what the reader's system prefers: `light` or `dark`.
    pub(crate) fn prefer(&self, scheme: &str) {
        self.emulate(&[("prefers-color-scheme", scheme)]);
    }

    /// Sets features of the reader's system, as media queries name them, and all others back.
    pub(crate) fn emulate(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.chromium.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        );
    }

    /// Saves what is on the screen, if that is wanted, as `target/screenshots/NAME.png`.
    pub(crate) fn photograph(&self, name: &str) {
        if settings::wants_screenshots() {
            let folder = settings::screenshots();
            fs::create_dir_all(&folder).expect("a folder for screenshots");
            let path = folder.join(format!("{name}.png"));
            fs::write(path, self.chromium.screenshot()).expect("a screenshot can be saved");
        }
    }

    /// Whether the page is wider than its screen.
    pub(crate) fn scrolls_sideways(&self) -> bool {
        self.see(
            "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) > innerWidth",
            json!([]),
        )
    }

    /// Whether a media query is true now.
    pub(crate) fn matches_media(&self, query: &str) -> bool {
        self.see("matchMedia(arguments[0]).matches", json!([query]))
    }

    /// What reaches over the edge of the screen to the left or the right, in the open dialog or
    /// else anywhere on the page.
    pub(crate) fn cut_off(&self) -> Vec<String> {
        self.see("cutOff()", json!([]))
    }

    /// Turns the wheel over a part of the page until a control of it is well within the window, and stays
    /// there: what a wheel does comes a frame later.
    #[track_caller]
    pub(super) fn scroll_to(&self, kind: &str, name: &str, within: &str) {
        let before = Cell::new(f64::NAN);
        self.until(&format!("the {kind} “{name}” is in view"), || {
            let control = self
                .control(kind, name, Some(within))
                .ok_or("there is none")?;
            let height: f64 = self.see("innerHeight", json!([]));
            let middle = control.place.middle();
            if before.replace(middle.y) != middle.y {
                return Err(format!("it moves: {middle:?}"));
            }
            if middle.y > 0.0 && middle.y < height && control.covered_by.is_none() {
                return Ok(());
            }
            let over = self.whole_page_middle();
            self.turn_wheel(over, middle.y - over.y);
            Err(format!("{middle:?}"))
        });
    }

    /// The middle of the page that lies over the text.
    fn whole_page_middle(&self) -> Point {
        self.place_of("main > section.whole-page").middle()
    }

    /// The side columns that are on the screen, by name.
    pub(crate) fn open_columns(&self) -> Vec<String> {
        self.see(
            "[...document.querySelectorAll('nav[aria-label=Articles], [role=complementary][aria-label=Inspector]')].filter(isShown).filter((each) => each.getBoundingClientRect().right > 0 && each.getBoundingClientRect().left < innerWidth).map(nameOf)",
            json!([]),
        )
    }

    /// How light the page behind the text is, from 0 to 255.
    pub(crate) fn lightness(&self) -> f64 {
        self.see(
            "getComputedStyle(document.querySelector('main')).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((sum, each) => sum + each) / 3",
            json!([]),
        )
    }
}
