//! How long Sayso takes to write and to read a corpus in each format, and how much memory, beside the
//! libraries that the format is for: on the same files, in one run.
//!
//! The benchmark `exchange` writes the files and measures Sayso; `measure.py` runs the code of their data
//! cards.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::runner::Runner;
use super::{folder, judges};
use crate::process::{cargo, output};
use crate::workspace;

/// What stands before the table.
const HEAD: &str = "# Reading and writing beside other tools

Made by `cargo xtask interop --measure`; do not edit. A corpus of 928 articles and 4.5 million characters, as
large as PolNeAR, is written in each format, read again, and loaded by the code that the data card of the export
names, each in a process of its own. Seconds, and megabytes that were added at the most. What Sayso reads it
checks and makes a project of, and what it writes it reads back and compares, all in one thread of a program that
is built for size, as the page is; a library's figures are without its imports. “×” is how many times as long the
library takes.

| format | Sayso writes | Sayso reads | library | it reads | × | it writes | × |
| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: |
";

/// What was measured of one step.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Figure {
    seconds: f64,
    kilobytes: f64,
}

/// What was measured of a format.
#[derive(Debug, Default)]
struct Row {
    library: String,
    ours: BTreeMap<String, Figure>,
    theirs: BTreeMap<String, Figure>,
}

/// Measures, and writes `docs/exchange.md`.
pub(crate) fn measure() -> Result<()> {
    let exports = workspace::root().join("target/exchange");
    if exports.exists() {
        fs::remove_dir_all(&exports).with_context(|| format!("removing {}", exports.display()))?;
    }
    let told = output(
        cargo()
            .args([
                "bench",
                "--quiet",
                "--package",
                "sayso",
                "--bench",
                "exchange",
            ])
            .env("SAYSO_EXCHANGE", &exports),
    )?;
    let mut formats: Vec<(String, Row)> = Vec::new();
    for (what, format, figure) in told.lines().filter_map(line) {
        if formats.last().is_none_or(|(name, _)| name != format) {
            formats.push((format.to_owned(), Row::default()));
        }
        if let Some((_, row)) = formats.last_mut() {
            row.ours.insert(what.to_owned(), figure);
        }
    }
    let judges = judges()?;
    for (format, row) in &mut formats {
        let judge = judges.iter().find(|judge| judge.formats.contains(format));
        let Some(judge) = judge.filter(|judge| judge.requirements.ends_with(".txt")) else {
            continue;
        };
        match Runner::provide(&folder().join(&judge.requirements)) {
            Ok(runner) => load(&runner, &exports.join(&*format), row)?,
            Err(reason) => println!("Left out: {format}: {reason:#}"),
        }
    }
    let mut text = String::from(HEAD);
    for (format, row) in &formats {
        push(&mut text, format, row);
    }
    print!("{text}");
    let path = workspace::root().join("docs/exchange.md");
    fs::write(&path, text).with_context(|| format!("writing {}", path.display()))
}

/// Has a library load what was written.
fn load(runner: &Runner, export: &Path, row: &mut Row) -> Result<()> {
    let told = output(runner.command(&folder().join("measure.py")).arg(export))?;
    for (what, library, figure) in told.lines().filter_map(line) {
        library.clone_into(&mut row.library);
        row.theirs.insert(what.to_owned(), figure);
    }
    Ok(())
}

/// What was done, by whom or in what, and the figures, as both programs tell them.
fn line(line: &str) -> Option<(&str, &str, Figure)> {
    let mut cells = line.split('\t');
    let (what, name) = (cells.next()?, cells.next()?);
    let figure = Figure {
        seconds: cells.next()?.parse().ok()?,
        kilobytes: cells.next()?.parse().ok()?,
    };
    Some((what, name, figure))
}

fn push(text: &mut String, format: &str, row: &Row) {
    let cell = |figure: Option<&Figure>| {
        figure.map_or("–".to_owned(), |figure| {
            format!(
                "{:.2} s, {:.0} MB",
                figure.seconds,
                figure.kilobytes / 1024.0
            )
        })
    };
    let times = |what: &str| {
        let (ours, theirs) = (row.ours.get(what)?, row.theirs.get(what)?);
        Some(format!("{:.1}", theirs.seconds / ours.seconds))
    };
    let library = Some(&*row.library).filter(|library| !library.is_empty());
    let cells = [
        format.to_owned(),
        cell(row.ours.get("write")),
        cell(row.ours.get("read")),
        library.unwrap_or("–").to_owned(),
        cell(row.theirs.get("read")),
        times("read").unwrap_or_default(),
        cell(row.theirs.get("write")),
        times("write").unwrap_or_default(),
    ];
    // Writing to a string cannot fail.
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_how_many_times_as_long_the_library_takes() {
        let mut row = Row::default();
        let ours = line("read\tbrat standoff\t0.500\t2048").unwrap();
        row.ours.insert(ours.0.to_owned(), ours.2);
        let theirs = line("read\tpybrat 0.1.7\t2.000\t1024").unwrap();
        row.theirs.insert(theirs.0.to_owned(), theirs.2);
        theirs.1.clone_into(&mut row.library);
        let mut text = String::new();
        push(&mut text, ours.1, &row);
        assert_eq!(
            text,
            "| brat standoff | – | 0.50 s, 2 MB | pybrat 0.1.7 | 2.00 s, 1 MB | 4.0 | – |  |\n"
        );
        assert_eq!(line("Generating train split"), None);
    }
}
