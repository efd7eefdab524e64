//! The browser of the tests: `sayso_webdriver`, where everything that fails ends the test.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sayso_webdriver::{Error, Settings};
use serde_json::{Value, json};

use crate::settings;

/// How long an answer may take: longer than any command of a driver.
const PATIENCE: Duration = Duration::from_secs(90);

/// A browser's memory: its databases, settings and downloads. Removed when it is dropped.
pub(crate) struct Profile(sayso_webdriver::Profile);

impl Profile {
    /// The memory of a browser that was never used.
    pub(crate) fn fresh() -> Self {
        Self(sayso_webdriver::Profile::fresh().expect("a folder for the browser"))
    }

    /// Where its downloads go.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.0.downloads()
    }

    /// Writes a file that a user could import.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.folder().join(name);
        fs::write(&path, bytes).expect("a file to import");
        path
    }
}

/// A running browser. It is killed when it is dropped, with all its processes.
pub(crate) struct Chromium(sayso_webdriver::Chromium);

impl Chromium {
    /// Starts a browser with a memory.
    pub(crate) fn start(profile: &Profile) -> Self {
        let settings = Settings {
            browser: settings::chromium(),
            driver: settings::chromedriver(),
            keeps_logs: true,
            patience: PATIENCE,
        };
        Self(done(sayso_webdriver::Chromium::start(
            &profile.0, &settings,
        )))
    }

    /// Kills the browser with all its processes, as a crash or a power switch would.
    pub(crate) fn kill(self) {
        drop(self);
    }

    /// Goes to an address and waits until it is loaded.
    pub(crate) fn go_to(&self, address: &str) {
        done(self.0.go_to(address));
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        done(self.0.reload());
    }

    /// Goes back in the history.
    pub(crate) fn go_back(&self) {
        done(self.0.go_back());
    }

    /// Opens an empty tab and goes to it. Returns the tab that was left.
    pub(crate) fn open_tab(&self) -> String {
        done(self.0.open_tab())
    }

    /// Closes the tab and goes back to another.
    pub(crate) fn close_tab(&self, other: &str) {
        done(self.0.close_tab(other));
    }

    /// Runs a function body in the page and returns what it returns.
    pub(crate) fn run(&self, script: &str, arguments: Value) -> Value {
        done(self.0.run(script, arguments))
    }

    /// Performs input as hands would.
    pub(crate) fn perform(&self, sources: Value) {
        done(self.0.perform(sources));
    }

    /// Chooses files in a file field, as the system's file dialog would.
    pub(crate) fn choose_files(&self, field: &str, files: &[&Path]) {
        done(self.0.choose_files(field, files));
    }

    /// Clicks an element that no pointer reaches: an option of a list.
    pub(crate) fn click(&self, selector: &str) {
        done(self.0.click(selector));
    }

    /// What is on the screen, as a PNG file.
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        done(self.0.screenshot())
    }

    /// Limits what the site of an address may keep, in bytes; none takes the limit away.
    pub(crate) fn limit_storage(&self, address: &str, bytes: Option<u64>) {
        let origin: Vec<&str> = address.split('/').take(3).collect();
        let mut parameters = json!({ "origin": origin.join("/") });
        if let Some(bytes) = bytes {
            parameters["quotaSize"] = bytes.into();
        }
        self.devtools("Storage.overrideQuotaForOrigin", parameters);
    }

    /// A command of the DevTools protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        done(self.0.devtools(command, parameters))
    }

    /// The entries of a log since it was read last.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        done(self.0.log(kind))
    }
}

/// What a command gives.
fn done<T>(outcome: Result<T, Error>) -> T {
    outcome.unwrap_or_else(|error| panic!("{error}"))
}
