//! How long it takes to read and to write PolNeAR in each format, and how much memory: Sayso beside the
//! libraries that the formats are for, and in the page; and what the judges say.
//!
//! `steps` is what Sayso does, `libraries` what the libraries make of the same files, `page` the same in the
//! release page, `figure` numbers and their spread, `table` writes `docs/interop.md`.
//!
//! Sayso and the libraries take turns, format by format and run by run, so that what slows the machine for a
//! while slows both. Whatever fails is told below the tables and costs no other figure.

mod figure;
mod libraries;
mod page;
mod steps;
mod table;

use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result};

use self::figure::Series;
use self::libraries::Libraries;
use self::steps::Steps;
use self::table::{Facts, Row};
use crate::workspace;

/// Measures everything so many times, and writes `docs/interop.md`.
pub(crate) fn measure(runs: usize) -> Result<()> {
    let started = Instant::now();
    let mut troubles = Vec::new();
    let verdicts = kept("the judges", super::verdicts(), &mut troubles);
    if let Some(verdicts) = &verdicts {
        troubles.extend(verdicts.left_out.iter().cloned());
    }
    let steps = Steps::set_up()?;
    let corpus = steps.describe()?;
    let mut imported = Series::default();
    let mut rows: Vec<Row> = corpus.formats.iter().map(|(name, _)| row(name)).collect();
    let libraries = Libraries::provide()?;
    for run in 1..=runs {
        println!("Run {run} of {runs} ({} s)", started.elapsed().as_secs());
        if corpus.read.is_some()
            && let Some(read) = kept("the corpus", steps.describe(), &mut troubles)
        {
            imported.add_some(run, read.read);
        }
        for (row, (_, is_read)) in rows.iter_mut().zip(&corpus.formats) {
            let mut round = Round {
                run,
                steps: &steps,
                libraries: &libraries,
                troubles: &mut troubles,
            };
            round.measure(row, *is_read);
        }
    }
    let formats: Vec<String> = corpus
        .formats
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    // All formats in one page take minutes.
    let of_page = page::measure(&steps.file(), &formats, runs.div_ceil(2));
    let of_page = kept("the page", of_page, &mut troubles);
    if let Some(of_page) = &of_page {
        troubles.extend(of_page.troubles.iter().cloned());
    }
    troubles.dedup();
    let text = table::write(&Facts {
        corpus_name: steps.corpus_name(),
        corpus: &corpus,
        runs,
        imported: &imported,
        rows: &rows,
        page: of_page.as_ref(),
        verdicts: verdicts.as_ref(),
        troubles: &troubles,
    })?;
    print!("{text}");
    let path = workspace::root().join("docs/interop.md");
    fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
    let seconds = started.elapsed().as_secs();
    println!("Written to {} after {seconds} s", path.display());
    Ok(())
}

fn row(format: &str) -> Row {
    Row {
        format: format.to_owned(),
        ..Row::default()
    }
}

/// What came out, or nothing and the reason among the troubles.
fn kept<T>(what: &str, outcome: Result<T>, troubles: &mut Vec<String>) -> Option<T> {
    outcome
        .map_err(|error| {
            let trouble = format!("{what}: {error:#}");
            println!("  {trouble}");
            if !troubles.contains(&trouble) {
                troubles.push(trouble);
            }
        })
        .ok()
}

/// One format in one run.
struct Round<'r> {
    run: usize,
    steps: &'r Steps,
    libraries: &'r Libraries,
    troubles: &'r mut Vec<String>,
}

impl Round<'_> {
    fn measure(&mut self, row: &mut Row, is_read: bool) {
        let format = row.format.clone();
        println!("  {format}");
        let written = self.steps.write(&format);
        let Some(written) = kept(&format, written, self.troubles) else {
            return;
        };
        row.we_write.add(self.run, written);
        if is_read && let Some(read) = kept(&format, self.steps.read(&format), self.troubles) {
            row.we_read.add(self.run, read);
        }
        // What has failed once fails again, and takes its time.
        let has_failed = self.run > 1 && row.library.is_empty();
        if has_failed {
            return;
        }
        let load = self.libraries.load(&format, &self.steps.export(&format));
        let what = format!("{format}, loaded by its library");
        if let Some(load) = kept(&what, load, self.troubles).flatten() {
            row.library = load.library;
            row.it_reads.add_some(self.run, load.read);
            row.it_writes.add_some(self.run, load.write);
        }
    }
}
