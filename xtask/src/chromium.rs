//! The browser that tests and benchmarks run in, and the program that drives it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::process::find;
use crate::system::Packages;

const PACKAGES: Packages = Packages {
    what: "Chromium with chromedriver",
    apt: &["chromium", "chromium-driver"],
    dnf: &["chromium", "chromedriver"],
    brew: &["--cask", "google-chrome", "chromedriver"],
};

/// The names of the browser, the freest first.
const BROWSERS: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// An installed browser and its driver.
pub(crate) struct Chromium {
    browser: PathBuf,
    driver: PathBuf,
}

impl Chromium {
    /// Finds browser and driver, and installs them where that is possible.
    pub(crate) fn provide() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        PACKAGES
            .install()
            .context("no browser to run in; SAYSO_CHROMIUM and SAYSO_CHROMEDRIVER can name one")?;
        Self::find().context("Chromium was installed, but is not on PATH")
    }

    /// The browser's program.
    pub(crate) fn browser(&self) -> &Path {
        &self.browser
    }

    /// The driver's program.
    pub(crate) fn driver(&self) -> &Path {
        &self.driver
    }

    fn find() -> Option<Self> {
        let named = |variable| env::var_os(variable).map(PathBuf::from);
        Some(Self {
            browser: named("SAYSO_CHROMIUM").or_else(|| find(&BROWSERS))?,
            driver: named("SAYSO_CHROMEDRIVER").or_else(|| find(&["chromedriver"]))?,
        })
    }
}
