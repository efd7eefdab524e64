//! What it is measured on, and when.

use std::fs;

use anyhow::Result;
use serde_json::{Value, json};

use super::browser::Browser;

/// The machine, the browser and the day.
pub(crate) struct Machine {
    /// The day, as `2026-11-22`.
    pub(crate) date: String,
    /// The processor, its cores and the memory.
    pub(crate) hardware: String,
    /// The browser with its version.
    pub(crate) browser: String,
}

impl Machine {
    /// Asks the system and the browser.
    pub(crate) fn look(browser: &mut Browser) -> Result<Self> {
        let tab = browser.fresh_tab(&[])?;
        let page = tab.ask(
            "return [new Date().toISOString().slice(0, 10), navigator.hardwareConcurrency]",
            json!([]),
        )?;
        let version = tab.devtools("Browser.getVersion", json!({}))?;
        let word = |value: Option<&Value>| {
            let word = value.and_then(Value::as_str);
            word.unwrap_or("unknown").to_owned()
        };
        let cores = page.get(1).and_then(Value::as_u64).unwrap_or_default();
        let processor = first_value("/proc/cpuinfo", "model name");
        let memory = first_value("/proc/meminfo", "MemTotal").map(|memory| {
            let kibibytes = memory.split(' ').next().and_then(|word| word.parse().ok());
            let gibibytes = kibibytes.unwrap_or(0_f64) / f64::from(1 << 20);
            format!("{gibibytes:.0} GiB of memory")
        });
        Ok(Self {
            date: word(page.get(0)),
            hardware: format!(
                "{}, {cores} cores, {}",
                processor.as_deref().unwrap_or("unknown processor"),
                memory.as_deref().unwrap_or("unknown memory"),
            ),
            browser: word(version.get("product")),
        })
    }
}

/// A value of one of the lists that Linux keeps; none elsewhere.
fn first_value(path: &str, name: &str) -> Option<String> {
    let list = fs::read_to_string(path).ok()?;
    let mut pairs = list.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = pairs.find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}
