//! What is done to each subject, and timed.
//!
//! `peer` acts through adapters, `sayso` through the automation contract. A measurement that fails
//! is noted and said, and the run goes on; one that hangs takes the browser with it and is not
//! tried again.

mod peer;
mod sayso;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::SAYSO;
use super::browser::{Browser, Tab};
use super::figure::Figure;
use super::results::{Results, Series, Trouble};
use super::site::Sites;
use super::size::Size;
use super::workload::Files;
use crate::workspace;

/// What the driver measures with; it runs in every page.
pub(crate) const PROBE: &str = include_str!("../../../../bench/page/probe.js");

/// Sayso's page as a subject.
const SAYSO_SUBJECT: &str = include_str!("../../../../bench/page/sayso.js");

/// The steps of a scroll through a text, where a step is more than a screen.
const SCROLL_STEPS: usize = 120;

/// How many articles of the corpus are opened in one run.
const SWITCHES_PER_RUN: usize = 10;

/// What measurements work with.
pub(super) struct Measuring<'a> {
    pub(super) browser: &'a mut Browser,
    pub(super) sites: &'a Sites,
    pub(super) workloads: &'a BTreeMap<Size, Files>,
    pub(super) results: &'a mut Results,
}

impl Measuring<'_> {
    /// Measures everything of one subject at one size, once.
    pub(super) fn measure(&mut self, subject: &str, size: Size) {
        let Some(files) = self.workloads.get(&size) else {
            return;
        };
        match (subject, size) {
            (SAYSO, Size::C) => {
                let figures = [Figure::Open, Figure::Switch];
                self.attempt(subject, size, &figures, |one| one.corpus(files));
            }
            (SAYSO, _) => {
                let figures = [
                    Figure::Open,
                    Figure::Show,
                    Figure::Label,
                    Figure::ExportReport,
                    Figure::LongestFrame,
                ];
                self.attempt(subject, size, &figures, |one| one.sayso(files));
                for _ in 1..size.shows() {
                    let figures = [Figure::Open, Figure::Show];
                    self.attempt(subject, size, &figures, |one| one.show(files));
                }
                for _ in 0..size.shows() {
                    let figures = [Figure::Import, Figure::Stored];
                    self.attempt(subject, size, &figures, |one| one.import(files));
                }
            }
            _ => {
                let figures = [Figure::Show, Figure::Label, Figure::LongestFrame];
                let address = self.sites.peer(subject, &size.to_string());
                self.attempt(subject, size, &figures, |one| one.peer(&address, files));
                for _ in 1..size.shows() {
                    self.attempt(subject, size, &[Figure::Show], |one| {
                        one.show_peer(&address)
                    });
                }
            }
        }
    }

    /// Measures how long Sayso's page takes to be ready.
    pub(super) fn start_of_sayso(&mut self) {
        let figures = [Figure::StartCold, Figure::StartWarm];
        self.attempt(SAYSO, Size::S, &figures, |one| one.start(figures));
    }

    /// Does one round of measurements, unless the first of its figures has hung before. If the round
    /// ends early, the first of the figures without a number is the one that failed.
    fn attempt(
        &mut self,
        subject: &str,
        size: Size,
        figures: &[Figure],
        round: impl FnOnce(&mut One<'_>) -> Result<()>,
    ) {
        let hung = self.results.hung(subject, size);
        if figures.first().is_some_and(|first| hung.contains(first)) {
            return;
        }
        let mut measured = Vec::new();
        let outcome = self.browser.fresh_tab(scripts(subject)).and_then(|tab| {
            round(&mut One {
                tab,
                sites: self.sites,
                subject,
                size,
                measured: &mut measured,
                hung: &hung,
                looks: Series::default(),
                about: &mut |version, kind| self.results.describe(subject, version, kind),
            })
        });
        for (figure, value) in &measured {
            self.results.add(subject, size, *figure, *value);
        }
        let Err(error) = outcome else { return };
        println!("  {subject} {size}: {error:#}");
        let words = format!("{error:#}");
        let trouble = if words.contains("timeout") {
            Trouble::Hung
        } else {
            Trouble::Failed
        };
        let is_measured = |figure: &&Figure| measured.iter().any(|(done, _)| done == *figure);
        if let Some(missing) = figures.iter().find(|figure| !is_measured(figure)) {
            self.results.fail(subject, size, *missing, trouble);
        }
        self.browser.kill();
    }
}

/// The scripts that run in a subject's page before its own.
fn scripts(subject: &str) -> &'static [&'static str] {
    if subject == SAYSO {
        &[PROBE, SAYSO_SUBJECT]
    } else {
        &[PROBE]
    }
}

/// One subject at one size, in a tab of its own.
struct One<'a> {
    tab: Tab<'a>,
    sites: &'a Sites,
    subject: &'a str,
    size: Size,
    measured: &'a mut Vec<(Figure, f64)>,
    /// What has hung before, and is not tried again.
    hung: &'a [Figure],
    /// What looking has cost each time.
    looks: Series,
    about: &'a mut dyn FnMut(&str, &str),
}

impl One<'_> {
    fn note(&mut self, figure: Figure, value: f64) {
        self.measured.push((figure, value));
    }

    /// Times an act of the subject: a method, the method that says that it is done, parameters.
    fn act(
        &mut self,
        figure: Figure,
        method: &str,
        is_done: &str,
        parameters: &[Value],
    ) -> Result<()> {
        let time = self.step(method, is_done, parameters)?;
        self.note(figure, time);
        Ok(())
    }

    /// As [`act`](Self::act), on the way to what is measured. Returns the time.
    fn step(&self, method: &str, is_done: &str, parameters: &[Value]) -> Result<f64> {
        let mut arguments = vec![json!(method), json!(is_done)];
        arguments.extend_from_slice(parameters);
        self.tab
            .number("return bench.act(...arguments)", Value::Array(arguments))
            .with_context(|| format!("{method} of {}", self.subject))
    }

    /// As [`act`](Self::act), with the work of the browser within it as a figure of its own.
    fn act_and_work(
        &mut self,
        [figure, work]: [Figure; 2],
        method: &str,
        is_done: &str,
        parameters: &[Value],
    ) -> Result<()> {
        if self.hung.contains(&figure) {
            return Ok(());
        }
        self.quiet()?;
        let look = self.cost_of_looking()?;
        self.looks.add(look);
        // A single look is as uncertain as what is measured; all of them together are not.
        let looking = self.looks.median().unwrap_or(look);
        let before = self.tab.metrics()?.work();
        self.act(figure, method, is_done, parameters)?;
        let after = self.tab.metrics()?.work();
        self.note(work, (after - before - looking).max(0.0));
        Ok(())
    }

    /// The work that is done when nothing is done but measuring.
    fn cost_of_looking(&self) -> Result<f64> {
        let before = self.tab.metrics()?.work();
        self.tab.ask("return bench.idle()", json!([]))?;
        Ok(self.tab.metrics()?.work() - before)
    }

    fn quiet(&self) -> Result<()> {
        self.tab.ask("return bench.quiet()", json!([]))?;
        Ok(())
    }

    fn memory(&mut self) -> Result<()> {
        self.quiet()?;
        self.tab
            .devtools("HeapProfiler.collectGarbage", json!({}))?;
        let heap = self.tab.metrics()?.value("JSHeapUsedSize");
        self.note(Figure::Heap, heap);
        let nodes = self.tab.number("return bench.nodes()", json!([]))?;
        self.note(Figure::Nodes, nodes);
        Ok(())
    }

    fn scroll(&mut self) -> Result<()> {
        if self.hung.contains(&Figure::LongestFrame) {
            return Ok(());
        }
        self.scroll_for(&[
            (Figure::LongestFrame, "longest"),
            (Figure::MedianFrame, "median"),
            (Figure::BlankRows, "blank"),
            (Figure::Unmarked, "unmarked"),
        ])
    }

    /// Scrolls through the text, and notes these figures of what the probe saw, by its names; a list has a
    /// value for each pass.
    fn scroll_for(&mut self, figures: &[(Figure, &str)]) -> Result<()> {
        let seen = self
            .tab
            .ask("return bench.scroll(arguments[0])", json!([SCROLL_STEPS]))
            .with_context(|| format!("scrolling {}", self.subject))?;
        for (figure, name) in figures {
            // A text that does not fill the screen has no frames to scroll.
            let values = match seen.get(name) {
                Some(Value::Array(each)) => each.as_slice(),
                Some(one) => std::slice::from_ref(one),
                None => &[],
            };
            for value in values.iter().filter_map(Value::as_f64) {
                self.note(*figure, value);
            }
        }
        Ok(())
    }

    /// Saves what is on the screen, if that is wanted.
    fn photograph(&self) -> Result<()> {
        if std::env::var_os("SAYSO_SCREENSHOTS").is_none() {
            return Ok(());
        };
        let folder = workspace::root().join("target/screenshots");
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("bench-{}-{}.png", self.subject, self.size));
        std::fs::write(path, self.tab.screenshot()?)?;
        Ok(())
    }
}
