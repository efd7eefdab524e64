//! The tables of what was measured.

use std::fmt::Write as _;

use anyhow::Result;

use super::{Facts, VISIBLE, WHOLE, cell};
use crate::bench::SAYSO;
use crate::bench::figure::{Figure, Unit};
use crate::bench::size::Size;

/// What is compared between all subjects.
const SHARED: [Figure; 9] = [
    Figure::Show,
    Figure::Label,
    Figure::LabelWork,
    Figure::LongestFrame,
    Figure::MedianFrame,
    Figure::BlankRows,
    Figure::Unmarked,
    Figure::Heap,
    Figure::Nodes,
];

/// What is measured of Sayso alone.
const OWN: [Figure; 29] = [
    Figure::Open,
    Figure::Import,
    Figure::Stored,
    Figure::ImportFrame,
    Figure::Parse,
    Figure::Save,
    Figure::Select,
    Figure::SelectWork,
    Figure::Next,
    Figure::NextWork,
    Figure::Previous,
    Figure::PreviousWork,
    Figure::Undo,
    Figure::UndoWork,
    Figure::Hover,
    Figure::HoverWork,
    Figure::Recolor,
    Figure::RecolorWork,
    Figure::Links,
    Figure::LinksWork,
    Figure::LinksFrame,
    Figure::Search,
    Figure::Hits,
    Figure::SearchByBrowser,
    Figure::LabelAll,
    Figure::UndoAll,
    Figure::ExportReport,
    Figure::ExportFile,
    Figure::Wasm,
];

/// What is measured of Sayso with a corpus.
const CORPUS: [Figure; 7] = [
    Figure::Open,
    Figure::Switch,
    Figure::Search,
    Figure::Hits,
    Figure::SearchByBrowser,
    Figure::Heap,
    Figure::Wasm,
];

/// Writes all tables.
pub(super) fn write(out: &mut String, facts: &Facts<'_>) -> Result<()> {
    let sizes = facts.text_sizes();
    writeln!(out, "## Side by side\n")?;
    for figure in SHARED {
        shared(out, facts, figure, &sizes)?;
    }
    if !facts.subjects.iter().any(|subject| subject == SAYSO) {
        return Ok(());
    }
    writeln!(out, "## Sayso alone\n")?;
    own(out, facts, &OWN, &sizes)?;
    if facts.options.sizes.contains(&Size::C) {
        writeln!(out, "The corpus:\n")?;
        own(out, facts, &CORPUS, &[Size::C])?;
    }
    start(out, facts)
}

/// A figure of all subjects, with the ratios to the lower bounds where it is a time.
fn shared(out: &mut String, facts: &Facts<'_>, figure: Figure, sizes: &[Size]) -> Result<()> {
    writeln!(out, "### {}\n", figure.title())?;
    header(out, "program", sizes)?;
    for subject in facts.subjects {
        write!(out, "| {subject} |")?;
        for size in sizes {
            let series = facts.results.series(subject, *size, figure);
            write!(out, " {} |", cell::of(series, figure.unit()))?;
        }
        out.push('\n');
    }
    if figure.unit() == Unit::Milliseconds && figure != Figure::MedianFrame {
        for bound in [VISIBLE, WHOLE] {
            ratios(out, facts, figure, sizes, bound)?;
        }
    }
    out.push('\n');
    Ok(())
}

fn ratios(
    out: &mut String,
    facts: &Facts<'_>,
    figure: Figure,
    sizes: &[Size],
    bound: &str,
) -> Result<()> {
    let others = facts.subjects.iter().filter(|subject| *subject != bound);
    for subject in others.filter(|subject| *subject != VISIBLE) {
        let cells: Vec<Option<f64>> = sizes
            .iter()
            .map(|size| {
                let own = facts.results.median(subject, *size, figure)?;
                let bound = facts.results.median(bound, *size, figure)?;
                (bound > 0.0).then_some(own / bound)
            })
            .collect();
        if cells.iter().all(Option::is_none) {
            continue;
        }
        write!(out, "| *{subject} ÷ {bound}* |")?;
        for cell in cells {
            match cell {
                Some(ratio) => write!(out, " {ratio:.2} |")?,
                None => write!(out, " {} |", cell::NOTHING)?,
            }
        }
        out.push('\n');
    }
    Ok(())
}

fn own(out: &mut String, facts: &Facts<'_>, figures: &[Figure], sizes: &[Size]) -> Result<()> {
    header(out, "sayso", sizes)?;
    for figure in figures {
        write!(out, "| {} |", figure.title())?;
        for size in sizes {
            let series = facts.results.series(SAYSO, *size, *figure);
            write!(out, " {} |", cell::of(series, figure.unit()))?;
        }
        out.push('\n');
    }
    out.push('\n');
    Ok(())
}

fn header(out: &mut String, first: &str, sizes: &[Size]) -> Result<()> {
    let titles: Vec<String> = sizes.iter().map(ToString::to_string).collect();
    writeln!(out, "| {first} | {} |", titles.join(" | "))?;
    writeln!(out, "| --- |{}", " ---: |".repeat(sizes.len()))?;
    Ok(())
}

/// The page itself, with the story that comes with it.
fn start(out: &mut String, facts: &Facts<'_>) -> Result<()> {
    let weight = facts.weight;
    writeln!(
        out,
        "The page with its story: {} files before it is ready, {} bytes; {} with gzip -9, {} with \
         Brotli.\n",
        weight.files,
        cell::grouped(weight.raw),
        cell::grouped(weight.gzip),
        cell::grouped(weight.brotli),
    )?;
    for figure in [Figure::StartCold, Figure::StartWarm] {
        let series = facts.results.series(SAYSO, Size::S, figure);
        writeln!(
            out,
            "- {}: {}",
            figure.title(),
            cell::of(series, figure.unit())
        )?;
    }
    out.push('\n');
    Ok(())
}
