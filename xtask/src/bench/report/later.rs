//! What capabilities that came after the first benchmark must show: relations, searching, labelling
//! everything that was found.

use std::fmt::Write as _;

use anyhow::Result;

use super::requirements::verdict;
use super::{Facts, VISIBLE};
use crate::bench::SAYSO;
use crate::bench::figure::Figure;
use crate::bench::size::Size;

/// A requirement at one size.
struct Requirement {
    title: &'static str,
    compute: fn(&Facts<'_>) -> Option<f64>,
    limit: f64,
}

/// All of them.
const REQUIREMENTS: [Requirement; 8] = [
    Requirement {
        title: "R: show ÷ plain-JS bound with the visible part only",
        compute: |facts| to_visible(facts, Figure::Show),
        limit: 2.0,
    },
    Requirement {
        title: "R: work of labelling one span ÷ the same on S",
        compute: |facts| to_smallest(facts, Figure::LabelWork),
        limit: 1.5,
    },
    Requirement {
        title: "R: work of going to the next span ÷ the same on S",
        compute: |facts| to_smallest(facts, Figure::NextWork),
        limit: 1.5,
    },
    Requirement {
        title: "R: work of drawing the links of all spans in view ÷ work of labelling one span",
        compute: |facts| {
            let links = median(facts, Size::R, Figure::LinksWork)?;
            Some(links / median(facts, Size::R, Figure::LabelWork)?)
        },
        limit: 1.5,
    },
    Requirement {
        title: "R: longest frame while scrolling with all links drawn ÷ plain-JS bound with the visible part only",
        compute: |facts| {
            let longest = median(facts, Size::R, Figure::LinksFrame)?;
            Some(
                longest
                    / facts
                        .results
                        .median(VISIBLE, Size::R, Figure::LongestFrame)?,
            )
        },
        limit: 1.5,
    },
    Requirement {
        title: "C: search of all articles, folding case and diacritics ÷ the browser's regular expression, folding case",
        compute: |facts| {
            let own = median(facts, Size::C, Figure::Search)?;
            Some(own / median(facts, Size::C, Figure::SearchByBrowser)?)
        },
        limit: 10.0,
    },
    Requirement {
        title: "XL: label all, for each hit ÷ the same on L",
        compute: |facts| growth(facts, Figure::LabelAll),
        limit: 1.5,
    },
    Requirement {
        title: "XL: undo of it, for each hit ÷ the same on L",
        compute: |facts| growth(facts, Figure::UndoAll),
        limit: 1.5,
    },
];

/// Writes the table.
pub(super) fn write(out: &mut String, facts: &Facts<'_>) -> Result<()> {
    writeln!(out, "| figure | |\n| --- | ---: |")?;
    for requirement in &REQUIREMENTS {
        let verdict = verdict((requirement.compute)(facts), Some(requirement.limit));
        writeln!(out, "| {} | {verdict} |", requirement.title)?;
    }
    out.push('\n');
    Ok(())
}

fn median(facts: &Facts<'_>, size: Size, figure: Figure) -> Option<f64> {
    facts.results.median(SAYSO, size, figure)
}

fn to_visible(facts: &Facts<'_>, figure: Figure) -> Option<f64> {
    let bound = facts.results.median(VISIBLE, Size::R, figure)?;
    Some(median(facts, Size::R, figure)? / bound)
}

fn to_smallest(facts: &Facts<'_>, figure: Figure) -> Option<f64> {
    Some(median(facts, Size::R, figure)? / median(facts, Size::S, figure)?)
}

/// How a time for each hit grows from L to XL.
fn growth(facts: &Facts<'_>, figure: Figure) -> Option<f64> {
    let each = |size| Some(median(facts, size, figure)? / median(facts, size, Figure::Hits)?);
    Some(each(Size::XL)? / each(Size::L)?)
}
