//! What the page fetches before it is ready, in bytes: as it is, and as web servers compress it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use super::browser::Browser;
use super::measure::PROBE;
use super::peers;
use super::site::Sites;
use crate::process::output;
use crate::tools::provide_node;

/// The weight of a first visit.
pub(super) struct Weight {
    /// How many files are fetched.
    pub(super) files: usize,
    /// Their bytes.
    pub(super) raw: usize,
    /// The same with `gzip -9`.
    pub(super) gzip: usize,
    /// The same in Brotli at its best.
    pub(super) brotli: usize,
}

/// Opens the page and weighs what it fetches until it is ready.
pub(super) fn of_first_visit(browser: &mut Browser, sites: &Sites) -> Result<Weight> {
    let site = sites.sayso();
    let tab = browser.fresh_tab(&[PROBE])?;
    tab.forget(site)?;
    tab.open(site)?;
    let fetched = tab.ask(
        "return performance.getEntriesByType('resource')
           .filter((each) => each.startTime <= bench.readyAt())
           .map((each) => each.name)",
        json!([]),
    )?;
    let addresses = fetched.as_array().into_iter().flatten();
    let mut paths: BTreeSet<PathBuf> = addresses
        .filter_map(Value::as_str)
        .filter_map(|address| address.split(['?', '#']).next()?.strip_prefix(site))
        .map(|path| sites.sayso_folder().join(path))
        .collect();
    paths.insert(sites.sayso_folder().join("index.html"));

    let (mut raw, mut gzip) = (0, 0);
    for path in &paths {
        let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes)?;
        raw += bytes.len();
        gzip += encoder.finish()?.len();
    }
    Ok(Weight {
        files: paths.len(),
        raw,
        gzip,
        brotli: brotli(&paths)?,
    })
}

fn brotli(paths: &BTreeSet<PathBuf>) -> Result<usize> {
    provide_node()?;
    let script = peers::folder().join("brotli.js");
    let sizes = output(Command::new("node").arg(script).args(paths))?;
    let sizes: Vec<usize> = sizes
        .lines()
        .map(|line| line.parse().with_context(|| format!("`{line}` is no size")))
        .collect::<Result<_>>()?;
    if sizes.len() != paths.len() {
        bail!("{} sizes for {} files", sizes.len(), paths.len());
    }
    Ok(sizes.iter().sum())
}
