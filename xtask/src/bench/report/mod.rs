//! `docs/benchmarks.md`: the tables of a run, and what they must show.

mod cell;
mod later;
mod requirements;
mod tables;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;

use super::browser::SCREEN;
use super::machine::Machine;
use super::options::Options;
use super::results::Results;
use super::size::Size;
use super::weight::Weight;
use super::workload::Files;

pub(crate) use cell::grouped;

/// The lower bound that shows the visible part only.
pub(super) const VISIBLE: &str = "plain-js-visible";

/// The lower bound that shows the whole text.
pub(super) const WHOLE: &str = "plain-js-whole";

/// The most that a first visit may weigh, in bytes of gzip.
const WEIGHT_BUDGET: usize = 450_000;

/// All that the report is made of.
pub(super) struct Facts<'a> {
    pub(super) options: &'a Options,
    pub(super) subjects: &'a [String],
    pub(super) machine: &'a Machine,
    pub(super) weight: &'a Weight,
    pub(super) workloads: &'a BTreeMap<Size, Files>,
    pub(super) results: &'a Results,
}

impl Facts<'_> {
    /// The sizes with one text, which all subjects show.
    fn text_sizes(&self) -> Vec<Size> {
        let sizes = self.options.sizes.iter().copied();
        sizes.filter(|size| *size != Size::C).collect()
    }
}

/// Writes the report.
pub(super) fn write(facts: &Facts<'_>) -> Result<String> {
    let mut out = String::from("# Benchmarks\n\n");
    head(&mut out, facts)?;
    requirements::write(&mut out, facts)?;
    tables::write(&mut out, facts)?;
    method(&mut out)?;
    Ok(out)
}

fn head(out: &mut String, facts: &Facts<'_>) -> Result<()> {
    let Facts {
        options, machine, ..
    } = facts;
    let (width, height) = SCREEN;
    writeln!(
        out,
        "Written by `{options}` on {}. Runs: {}.\n\n\
         - **Machine:** {}\n\
         - **Browser:** {}, headless, {width} × {height}",
        machine.date, options.runs, machine.hardware, machine.browser,
    )?;
    let versions: Vec<String> = facts
        .subjects
        .iter()
        .map(|subject| (subject, facts.results.version(subject)))
        .filter(|(_, version)| !version.is_empty())
        .map(|(subject, version)| format!("{subject} {version}"))
        .collect();
    writeln!(
        out,
        "- **Programs:** sayso {}{}{}\n",
        env!("CARGO_PKG_VERSION"),
        if versions.is_empty() { "" } else { ", " },
        versions.join(", "),
    )?;
    writeln!(
        out,
        "| workload | articles | bytes of text | spans | bytes of the project file |\n\
         | --- | ---: | ---: | ---: | ---: |"
    )?;
    for (size, files) in facts.workloads {
        writeln!(
            out,
            "| {size} | {} | {} | {} | {} |",
            cell::grouped(size.articles()),
            cell::grouped(files.text_bytes),
            cell::grouped(size.articles() * size.spans()),
            cell::grouped(files.project_bytes),
        )?;
    }
    writeln!(
        out,
        "\nP is one paragraph; R has 5,000 relations, the others one for every fifth span. Times are in milliseconds unless they say otherwise: the median, and \
         in parentheses the least and the greatest. Two frames, 33 ms, are the floor of whatever \
         ends with a painted frame.\n"
    )?;
    Ok(())
}

fn method(out: &mut String) -> Result<()> {
    writeln!(
        out,
        "## How it is measured\n\n\
         Texts and spans come from a seed. In all programs the text is in memory in the program's own \
         form before *show* begins, in a column of the same width with letters of the same size. Each \
         measurement has a fresh tab, and programs take turns, run by run; the small workloads are shown and \
         imported several times in each. An act begins in a task right \
         after a frame and ends with the second animation frame after its effect is in the document. \
         *Work* is the \
         browser's own account of the time that the page's thread was busy with it (script, style, layout \
         and painting, without waiting), less what the measuring itself takes. Scrolling goes a screen or a 120th of the text per frame, three times (once where that takes more than 15 s), and each time has its longest frame; a *row* is a \
         place down the middle of the view, blank if no text is within a line or two of it. While such \
         steps follow each other frame by frame, Sayso shows text without marks; they come with the second \
         frame that has no step. Heaps are taken \
         after a collection of garbage. The server forbids caching, so a *warm* start is one that finds \
         its own database. What takes 120 s is ended and counted as that.\n\n\
         Articles are searched for a word that stands in most of their sentences, and every hit is \
         labelled; the corpus is searched for words that stand in one article of ten. The browser's \
         regular expression runs over the same texts in its own memory; it folds case alone, while Sayso \
         folds diacritics as well and works in slices, so that the page goes on answering.\n\n\
         The two lower bounds are plain JavaScript written for this: they show marks and can do nothing \
         else. CodeMirror is a view of text with marks and no annotator. Programs that know no \
         overlapping or discontinuous spans get what they can show; each adapter in `bench/adapters` \
         says so at its head."
    )?;
    Ok(())
}
