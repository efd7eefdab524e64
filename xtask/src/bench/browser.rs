//! The browser that everything is measured in: one, with a fresh tab for each measurement. Where
//! something hangs, it is killed, and the next measurement has a new one.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use sayso_webdriver::{Chromium, Profile, Settings};
use serde_json::{Value, json};

use crate::chromium;

/// What takes longer than this has hung.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// How long the driver is waited for. The page gives up first, and then the driver.
const DRIVER_PATIENCE: Duration = Duration::from_secs(130);

/// The screen of a laptop, in CSS pixels.
pub(crate) const SCREEN: (u32, u32) = (1440, 900);

/// A browser that can be opened again.
pub(crate) struct Browser {
    settings: Settings,
    running: Option<(Chromium, Profile)>,
}

impl Browser {
    /// The browser and the driver that are installed.
    pub(crate) fn new(programs: &chromium::Chromium) -> Result<Self> {
        let path = |path: &Path| {
            let path = path.to_str();
            path.map(str::to_owned)
                .context("the path of the browser is not Unicode")
        };
        Ok(Self {
            settings: Settings {
                browser: Some(path(programs.browser())?),
                driver: path(programs.driver())?,
                keeps_logs: false,
                patience: DRIVER_PATIENCE,
            },
            running: None,
        })
    }

    /// An empty tab, and no other, on a desktop screen. These scripts run in every page that it
    /// opens, before those of the page.
    pub(crate) fn fresh_tab(&mut self, scripts: &[&str]) -> Result<Tab<'_>> {
        if self.running.is_none() {
            let profile = Profile::fresh()?;
            let chromium = Chromium::start(&profile, &self.settings)?;
            let limit = (PATIENCE + Duration::from_secs(5)).as_millis() as u64;
            chromium.command("timeouts", &json!({ "script": limit, "pageLoad": limit }))?;
            self.running = Some((chromium, profile));
        }
        let (chromium, _) = self.running.as_ref().context("the browser is gone")?;
        chromium.renew_tab()?;
        let (width, height) = SCREEN;
        chromium.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )?;
        // Time that the thread has worked, not time that has passed: others use the machine, too.
        chromium.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
        chromium.devtools("Page.enable", json!({}))?;
        for script in scripts {
            chromium.devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": script }),
            )?;
        }
        Ok(Tab { chromium })
    }

    /// Kills the browser and forgets all that it kept.
    pub(crate) fn kill(&mut self) {
        self.running = None;
    }
}

/// A tab of the browser.
pub(crate) struct Tab<'a> {
    chromium: &'a Chromium,
}

impl Tab<'_> {
    /// Goes to an address and waits until its page says that it is ready.
    pub(crate) fn open(&self, address: &str) -> Result<()> {
        self.chromium.go_to(address)?;
        let start = Instant::now();
        loop {
            let state = self.ask(
                "const { app, problem } = document.documentElement.dataset; return [app, problem]",
                json!([]),
            )?;
            let word = |place| state.get(place).and_then(Value::as_str);
            match word(0) {
                Some("ready") => return Ok(()),
                Some("failed") => bail!(
                    "{address} cannot be prepared: {}",
                    word(1).unwrap_or("it does not say why")
                ),
                _ if start.elapsed() > PATIENCE => bail!("timeout: {address} is never ready"),
                _ => thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Runs a function body in the page, and returns what it returns.
    pub(crate) fn ask(&self, script: &str, arguments: Value) -> Result<Value> {
        Ok(self.chromium.run(script, arguments)?)
    }

    /// Runs a function body that returns a number.
    pub(crate) fn number(&self, script: &str, arguments: Value) -> Result<f64> {
        let value = self.ask(script, arguments)?;
        value
            .as_f64()
            .with_context(|| format!("`{script}` gives {value} instead of a number"))
    }

    /// Chooses a file in a file field.
    pub(crate) fn choose_file(&self, field: &str, file: &Path) -> Result<()> {
        Ok(self.chromium.choose_files(field, &[file])?)
    }

    /// A command of the DevTools protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(self.chromium.devtools(command, parameters)?)
    }

    /// Forgets all that a site keeps in this browser.
    pub(crate) fn forget(&self, site: &str) -> Result<()> {
        let origin = site.trim_end_matches('/');
        self.devtools(
            "Storage.clearDataForOrigin",
            json!({ "origin": origin, "storageTypes": "all" }),
        )?;
        Ok(())
    }

    /// The browser's own account of the page.
    pub(crate) fn metrics(&self) -> Result<Metrics> {
        let answer = self.devtools("Performance.getMetrics", json!({}))?;
        Ok(Metrics(answer))
    }

    /// A picture of the tab, as a PNG file.
    pub(crate) fn screenshot(&self) -> Result<Vec<u8>> {
        Ok(self.chromium.screenshot()?)
    }
}

/// The browser's own account of a page, at one moment.
pub(crate) struct Metrics(Value);

impl Metrics {
    /// A value by the name that the browser gives it; 0 where it gives none.
    pub(crate) fn value(&self, name: &str) -> f64 {
        let metrics = self.0.get("metrics").and_then(Value::as_array);
        let mut metrics = metrics.into_iter().flatten();
        let found = metrics.find(|metric| metric.get("name").is_some_and(|own| own == name));
        found
            .and_then(|metric| metric.get("value"))
            .and_then(Value::as_f64)
            .unwrap_or_default()
    }

    /// Milliseconds that the page's thread has worked so far: script, style, layout and painting.
    ///
    /// The browser's account of script alone leaves out what runs after a callback (promises), which
    /// is where some programs do all their work.
    pub(crate) fn work(&self) -> f64 {
        1_000.0 * self.value("TaskDuration")
    }
}
