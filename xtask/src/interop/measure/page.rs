//! The same in the release page in Chromium: from a file to the project, and from a format of the export
//! dialog to its report.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::bench::{Browser, Machine, PROBE, Tab};
use crate::chromium::Chromium;
use crate::page;
use crate::serve::{self, Server, Site};
use crate::tools::Toolbox;

/// What times acts in the page, beside the probe.
const SCRIPT: &str = include_str!("../../../../bench/page/exchange.js");

/// The file field of the page.
const FIELD: &str = "input[type=file][aria-label='Import files']";

/// What was measured of an act, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Act {
    pub(super) time: f64,
    /// The longest frame meanwhile.
    pub(super) longest: f64,
    /// The longest frame at whose beginning no bar was shown.
    pub(super) longest_bare: f64,
}

/// An act, as the table calls it, and each time that it was measured.
pub(super) type Acts = (String, Vec<Act>);

/// What was measured, and where.
pub(super) struct OfPage {
    pub(super) machine: Machine,
    pub(super) acts: Vec<Acts>,
    /// What went wrong.
    pub(super) troubles: Vec<String>,
}

/// Builds the release page, has it read a file and write it in every format, so many times.
pub(super) fn measure(file: &Path, formats: &[String], runs: usize) -> Result<OfPage> {
    let programs = Chromium::provide()?;
    let page = page::build(&Toolbox::provide()?)?;
    let server = Server::start(serve::listen(Some(0))?, Site::new(&page))?;
    let mut browser = Browser::new(&programs)?;
    let mut measured = OfPage {
        machine: Machine::look(&mut browser)?,
        acts: Vec::new(),
        troubles: Vec::new(),
    };
    for run in 1..=runs {
        println!("Run {run} of {runs} in the page");
        let outcome = browser
            .fresh_tab(&[PROBE, SCRIPT])
            .and_then(|tab| measured.run(&tab, server.url(), (file, formats)));
        if let Err(error) = outcome {
            measured.troubles.push(format!("the page: {error:#}"));
            browser.kill();
        }
    }
    Ok(measured)
}

impl OfPage {
    fn run(&mut self, tab: &Tab<'_>, site: &str, what: (&Path, &[String])) -> Result<()> {
        let (file, formats) = what;
        tab.forget(site)?;
        tab.open(site)?;
        tab.ask("return bench.settled()", json!([]))?;
        tab.ask("exchange.expectFile()", json!([]))?;
        tab.choose_file(FIELD, file)?;
        let looked = tab.ask("return exchange.looked()", json!([]))?;
        self.add("From the chosen file to the look at it", &looked)?;
        let taken = tab.ask("return exchange.takeIn()", json!([]))?;
        self.add("From “Import” to all of it on disk", &taken)?;
        tab.ask("return exchange.open()", json!([]))?;
        // The first is chosen when the dialog opens, so its turn comes last.
        for format in formats.iter().cycle().skip(1).take(formats.len()) {
            let chosen = tab.ask("return exchange.choose(arguments[0])", json!([format]))?;
            self.add(format, &chosen).context(format.clone())?;
        }
        Ok(())
    }

    fn add(&mut self, name: &str, seen: &Value) -> Result<()> {
        let act = act(seen)?;
        match self.acts.iter_mut().find(|(known, _)| known == name) {
            Some((_, acts)) => acts.push(act),
            None => self.acts.push((name.to_owned(), vec![act])),
        }
        Ok(())
    }
}

fn act(seen: &Value) -> Result<Act> {
    if let Some(error) = seen.get("error") {
        bail!("{error}");
    }
    let number = |name: &str| {
        let value = seen.get(name).and_then(Value::as_f64);
        value.with_context(|| format!("the page gives {seen} without `{name}`"))
    };
    Ok(Act {
        time: number("time")?,
        longest: number("longest")?,
        longest_bare: number("longestBare")?,
    })
}
