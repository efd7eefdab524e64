//! The page, in the words of the automation contract and of the people who use it.
//!
//! Scripts in the page only read (`eyes.js`); whatever is done to it goes through `hands`: a
//! keyboard, a mouse, a finger. Whatever is waited for is a state, never a time.

mod accessibility;
mod checks;
mod depth;
mod dialogs;
mod finger;
mod hands;
mod inspector;
mod layers;
mod library;
mod lists;
mod long;
mod places;
mod quiet;
mod scheme;
mod screen;
mod text;

use std::fmt::Debug;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::chromium::{Chromium, Profile};
use crate::settings;

pub(crate) use dialogs::Download;
pub(crate) use hands::{Point, Pointer};
pub(crate) use long::{Block, Counts};
pub(crate) use screen::{DESKTOP, MAGNIFIED, PHONE};
pub(crate) use text::Span;

/// How long anything may take. Most takes milliseconds; a busy machine may need seconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(8);

/// The page, open in a browser of its own. Every test ends with [`leave`](Self::leave), which
/// checks that nothing went wrong behind the scenes, or with [`kill`](Self::kill).
pub(crate) struct Page {
    chromium: Chromium,
    profile: Profile,
    address: String,
}

/// A place on the screen, in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub(crate) struct Rectangle {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Rectangle {
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub(crate) fn contains(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    fn middle(&self) -> Point {
        Point {
            x: (self.left + self.right) / 2.0,
            y: (self.top + self.bottom) / 2.0,
        }
    }
}

impl Page {
    /// Opens the bundled story in a browser that was never used.
    pub(crate) fn open() -> Self {
        Self::open_at(&settings::page())
    }

    /// Opens the page at an address in a browser that was never used.
    pub(crate) fn open_at(address: &str) -> Self {
        Self::come_back(Profile::fresh(), address)
    }

    /// Opens the page in a browser that was here before.
    pub(crate) fn come_back(profile: Profile, address: &str) -> Self {
        Self::come_prepared(profile, address, |_| {})
    }

    /// Opens the page in a browser that something is done to first.
    pub(crate) fn come_prepared(
        profile: Profile,
        address: &str,
        prepare: impl FnOnce(&Chromium),
    ) -> Self {
        let chromium = Chromium::start(&profile);
        let page = Self {
            chromium,
            profile,
            address: address.to_owned(),
        };
        page.set_screen(screen::DESKTOP);
        prepare(&page.chromium);
        page.chromium.go_to(address);
        page.wait_until_ready();
        page
    }

    /// Goes to another address of the same site.
    pub(crate) fn go_to(&self, address: &str) {
        self.chromium.go_to(address);
        self.wait_until_ready();
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.chromium.reload();
        self.wait_until_ready();
    }

    /// Does something in another tab of the same browser, which has the page too, and comes back.
    pub(crate) fn in_another_tab(&self, act: impl FnOnce(&Self)) {
        let here = self.chromium.open_tab();
        self.set_screen(screen::DESKTOP);
        self.chromium.go_to(&self.address);
        self.wait_until_ready();
        act(self);
        self.chromium.close_tab(&here);
    }

    /// Goes back to where the page was before, as the browser's button does.
    pub(crate) fn go_back(&self) {
        self.chromium.go_back();
    }

    /// The address of where the page is now.
    pub(crate) fn address(&self) -> String {
        self.see("location.href", json!([]))
    }

    /// Closes the browser after a last check that nothing went wrong behind the scenes.
    pub(crate) fn leave(self) -> Profile {
        quiet::check(&self.chromium, &self.address);
        self.chromium.kill();
        self.profile
    }

    /// Kills the browser in the middle of whatever it is doing.
    pub(crate) fn kill(self) -> Profile {
        self.chromium.kill();
        self.profile
    }

    /// The browser's memory, for making files to import.
    pub(crate) fn profile(&self) -> &Profile {
        &self.profile
    }

    fn wait_until_ready(&self) {
        self.until("the page is ready", || {
            let phase: Option<String> = self.see("document.documentElement.dataset.app", json!([]));
            expect(phase.as_deref(), Some("ready"))
        });
    }

    /// Waits until everything is on disk.
    pub(crate) fn wait_for_saved(&self) {
        self.until("everything is saved", || {
            expect(self.save_state().as_str(), "saved")
        });
    }

    /// What the page says of saving: `saved`, `saving` or `failed`.
    pub(crate) fn save_state(&self) -> String {
        self.see("document.documentElement.dataset.save", json!([]))
    }

    /// What was announced last.
    pub(crate) fn announcement(&self) -> String {
        self.see("announcement()", json!([]))
    }

    /// Waits until something is announced.
    pub(crate) fn wait_for_announcement(&self, words: &str) {
        self.until(&format!("“{words}” is announced"), || {
            expect(self.announcement().as_str(), words)
        });
    }

    /// Limits what the browser lets the page keep, in bytes; none takes the limit away.
    pub(crate) fn limit_storage(&self, bytes: Option<u64>) {
        self.chromium.limit_storage(&self.address, bytes);
    }

    /// What the page warns of, if of anything.
    pub(crate) fn warning(&self) -> String {
        self.see(
            "document.querySelector('[role=alert]')?.innerText ?? ''",
            json!([]),
        )
    }

    /// The lines for newcomers, if they are there.
    pub(crate) fn welcome(&self) -> Option<String> {
        self.see(
            "document.querySelector('[aria-label=Welcome]')?.innerText ?? null",
            json!([]),
        )
    }

    /// The blocks of the text: where each says that it starts, and its text.
    pub(crate) fn blocks(&self) -> Vec<(usize, String)> {
        self.see(
            "[...article().querySelectorAll('[data-start]')].map((each) => [Number(each.dataset.start), each.textContent])",
            json!([]),
        )
    }

    /// How many elements there are that load or run something.
    pub(crate) fn elements_that_load(&self) -> usize {
        self.see(
            "document.querySelectorAll('script, img, iframe, object, embed').length",
            json!([]),
        )
    }

    /// The parts of the page as assistive technology has them: role and name.
    pub(crate) fn parts(&self) -> Vec<(String, String)> {
        let tree = self
            .chromium
            .devtools("Accessibility.getFullAXTree", json!({}));
        let nodes = tree["nodes"].as_array().expect("a tree has nodes").iter();
        let shown = nodes.filter(|node| node["ignored"] != true);
        let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
        shown
            .map(|node| (text(&node["role"]), text(&node["name"])))
            .collect()
    }

    /// Waits until something is there, and returns it.
    ///
    /// # Panics
    /// When it does not come, with what was awaited, what was seen and how the page looks.
    #[track_caller]
    pub(crate) fn until<T>(&self, what: &str, look: impl Fn() -> Result<T, String>) -> T {
        self.until_within(PATIENCE, what, look)
    }

    /// As [`until`](Self::until), for what may take longer than anything else.
    #[track_caller]
    pub(crate) fn until_within<T>(
        &self,
        patience: Duration,
        what: &str,
        look: impl Fn() -> Result<T, String>,
    ) -> T {
        let start = Instant::now();
        loop {
            let seen = match look() {
                Ok(found) => return found,
                Err(seen) => seen,
            };
            if start.elapsed() > patience {
                let glance: Value = self.see("glance()", json!([]));
                self.photograph("failure");
                panic!("waited in vain until {what}\nseen: {seen}\nthe page: {glance:#}");
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Reads something of the page with the functions of `eyes.js`.
    #[track_caller]
    fn see<T: DeserializeOwned>(&self, expression: &str, arguments: Value) -> T {
        const EYES: &str = include_str!("eyes.js");
        let seen = self
            .chromium
            .run(&format!("{EYES}\nreturn {expression};"), arguments);
        serde_json::from_value(seen).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }
}

/// What a look has to give; what it gave instead, if it did not.
pub(crate) fn expect<T: PartialEq + Debug>(seen: T, wanted: T) -> Result<(), String> {
    if seen == wanted {
        Ok(())
    } else {
        Err(format!("{seen:?} instead of {wanted:?}"))
    }
}
