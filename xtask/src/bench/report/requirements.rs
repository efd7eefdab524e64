//! "What it must show": the ratios that the project holds itself to, from the numbers of this run.

use std::fmt::Write as _;

use anyhow::Result;

use super::{Facts, VISIBLE, WEIGHT_BUDGET, WHOLE, cell};
use crate::bench::SAYSO;
use crate::bench::figure::Figure;
use crate::bench::size::Size;

/// The sizes that something is required at.
const SIZES: [Size; 4] = [Size::S, Size::M, Size::L, Size::XL];

/// The most heap and WebAssembly memory on XL, in bytes of text and project file together.
const MEMORY_BUDGET: f64 = 6.0;

/// A requirement: what it says, of which figure, how it is computed at a size, and the most that it
/// may be there.
struct Requirement {
    title: &'static str,
    figure: Figure,
    compute: fn(&Facts<'_>, Figure, Size) -> Option<f64>,
    limits: [Option<f64>; 4],
}

/// How much more than on S a small step may cost.
const WORK_LIMITS: [Option<f64>; 4] = [Some(1.0), Some(1.3), Some(1.5), Some(2.0)];

impl Requirement {
    /// What a small step may cost.
    const fn of_work(title: &'static str, figure: Figure) -> Self {
        Self {
            title,
            figure,
            compute: to_smallest,
            limits: WORK_LIMITS,
        }
    }
}

/// All of them, in the order of the issue that set them.
const REQUIREMENTS: [Requirement; 13] = [
    Requirement {
        title: "show ÷ plain-JS bound with the visible part only",
        figure: Figure::Show,
        compute: |facts, figure, size| to_subject(facts, figure, size, VISIBLE),
        limits: [Some(1.5), Some(1.5), Some(2.0), Some(3.0)],
    },
    Requirement {
        title: "show ÷ plain-JS bound with the whole text",
        figure: Figure::Show,
        compute: |facts, figure, size| to_subject(facts, figure, size, WHOLE),
        limits: [Some(1.2), Some(0.8), Some(0.15), Some(0.05)],
    },
    Requirement {
        title: "show ÷ fastest annotator among the peers",
        figure: Figure::Show,
        compute: to_fastest_annotator,
        limits: [Some(1.0), Some(0.5), Some(0.1), Some(0.05)],
    },
    Requirement {
        title: "import to painted and stored ÷ (`JSON.parse` of the same bytes + the whole-text bound)",
        figure: Figure::Stored,
        compute: import,
        limits: [Some(3.0), Some(2.0), Some(1.5), Some(1.5)],
    },
    Requirement::of_work(
        "work of labelling one span ÷ the same on S",
        Figure::LabelWork,
    ),
    Requirement::of_work("work of undoing ÷ the same on S", Figure::UndoWork),
    Requirement::of_work("work of selecting ÷ the same on S", Figure::SelectWork),
    Requirement::of_work(
        "work of going to the next span ÷ the same on S",
        Figure::NextWork,
    ),
    Requirement::of_work(
        "work of going to the previous span ÷ the same on S",
        Figure::PreviousWork,
    ),
    Requirement::of_work(
        "work of changing a label's colour ÷ the same on S",
        Figure::RecolorWork,
    ),
    Requirement::of_work("work of hovering ÷ the same on S", Figure::HoverWork),
    Requirement {
        title: "longest frame while scrolling ÷ plain-JS bound with the visible part only",
        figure: Figure::LongestFrame,
        compute: |facts, figure, size| to_subject(facts, figure, size, VISIBLE),
        limits: [Some(1.5); 4],
    },
    Requirement {
        title: "DOM nodes in the reader",
        figure: Figure::Nodes,
        compute: |facts, figure, size| facts.results.median(SAYSO, size, figure),
        limits: [None, Some(3_000.0), Some(3_000.0), Some(3_000.0)],
    },
];

/// Writes the table of requirements.
pub(super) fn write(out: &mut String, facts: &Facts<'_>) -> Result<()> {
    writeln!(
        out,
        "## What it must show\n\n\
         | figure | S | M | L | XL |\n\
         | --- | ---: | ---: | ---: | ---: |"
    )?;
    for requirement in &REQUIREMENTS {
        write!(out, "| {} |", requirement.title)?;
        for (size, limit) in SIZES.into_iter().zip(requirement.limits) {
            let verdict = match (requirement.compute)(facts, requirement.figure, size) {
                None if has_hung(facts, requirement.figure, size) => {
                    format!("over 120 s {}", mark(false))
                }
                value => verdict(value, limit),
            };
            write!(out, " {verdict} |")?;
        }
        out.push('\n');
    }
    let memory = verdict(memory(facts), Some(MEMORY_BUDGET));
    writeln!(
        out,
        "| heap and WebAssembly memory ÷ (text + project file) | – | – | – | {memory} |\n"
    )?;
    super::later::write(out, facts)?;
    let weight = facts.weight.gzip;
    writeln!(
        out,
        "Page weight with gzip: {} of at most {} bytes {}\n",
        cell::grouped(weight),
        cell::grouped(WEIGHT_BUDGET),
        mark(weight <= WEIGHT_BUDGET),
    )?;
    Ok(())
}

/// Whether there is no number because Sayso has hung, in the act itself or on the way to it.
fn has_hung(facts: &Facts<'_>, figure: Figure, size: Size) -> bool {
    let way: &[Figure] = match figure {
        Figure::Stored => &[Figure::Import],
        _ => &[Figure::Open, Figure::Show],
    };
    let hung = facts.results.hung(SAYSO, size);
    hung.contains(&figure) || way.iter().any(|figure| hung.contains(figure))
}

fn to_subject(facts: &Facts<'_>, figure: Figure, size: Size, subject: &str) -> Option<f64> {
    let own = facts.results.median(SAYSO, size, figure)?;
    Some(own / facts.results.median(subject, size, figure)?)
}

fn to_smallest(facts: &Facts<'_>, figure: Figure, size: Size) -> Option<f64> {
    let own = |size| facts.results.median(SAYSO, size, figure);
    Some(own(size)? / own(Size::S)?)
}

fn to_fastest_annotator(facts: &Facts<'_>, figure: Figure, size: Size) -> Option<f64> {
    let results = facts.results;
    let annotators = facts
        .subjects
        .iter()
        .filter(|subject| results.is_annotator(subject));
    let fastest = annotators
        .filter_map(|subject| results.median(subject, size, figure))
        .min_by(f64::total_cmp)?;
    Some(results.median(SAYSO, size, figure)? / fastest)
}

fn import(facts: &Facts<'_>, figure: Figure, size: Size) -> Option<f64> {
    let stored = facts.results.median(SAYSO, size, figure)?;
    let parse = facts.results.median(SAYSO, size, Figure::Parse)?;
    let whole = facts.results.median(WHOLE, size, Figure::Show)?;
    Some(stored / (parse + whole))
}

fn memory(facts: &Facts<'_>) -> Option<f64> {
    let used = |figure| facts.results.median(SAYSO, Size::XL, figure);
    let files = facts.workloads.get(&Size::XL)?;
    let bytes = (files.text_bytes + files.project_bytes) as f64;
    Some((used(Figure::Heap)? + used(Figure::Wasm)?) / bytes)
}

/// A value beside what it may be at most.
pub(super) fn verdict(value: Option<f64>, limit: Option<f64>) -> String {
    let words = |value: f64| {
        if value >= 100.0 {
            format!("{value:.0}")
        } else {
            format!("{value:.2}")
        }
    };
    match (value, limit) {
        (None, _) => cell::NOTHING.to_owned(),
        (Some(value), None) => words(value),
        (Some(value), Some(limit)) => {
            // As it is written, so that nobody reads "1.50 ≤ 1.5 ✗".
            let is_met = (value * 100.0).round() <= limit * 100.0;
            format!("{} ≤ {limit} {}", words(value), mark(is_met))
        }
    }
}

fn mark(is_met: bool) -> &'static str {
    if is_met { "✓" } else { "✗" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_goes_by_what_is_written() {
        assert_eq!(verdict(Some(1.504), Some(1.5)), "1.50 ≤ 1.5 ✓");
        assert_eq!(verdict(Some(1.506), Some(1.5)), "1.51 ≤ 1.5 ✗");
        assert_eq!(verdict(Some(2_999.0), Some(3_000.0)), "2999 ≤ 3000 ✓");
        assert_eq!(verdict(None, Some(1.0)), "–");
    }
}
