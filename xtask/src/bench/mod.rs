//! `cargo xtask bench`: Sayso measured beside other programs, in one browser, in one run.
//!
//! `workload` makes texts with spans from a seed; `site` puts them, the release page and the peers
//! of `bench/` where a browser finds them; `browser` opens a fresh tab for each measurement;
//! `measure` does what is timed, through the scripts of `bench/page`; `results` keeps the numbers
//! and `report` writes them to `docs/benchmarks.md`.
//!
//! With `SAYSO_SCREENSHOTS` set, pictures of what each subject shows are left in
//! `target/screenshots`.
//!
//! Subjects take turns, run by run, so that what slows the machine for a while slows all of them.

mod browser;
mod figure;
mod machine;
mod measure;
mod options;
mod peers;
mod random;
mod report;
mod results;
mod site;
mod size;
mod weight;
mod workload;

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::chromium::Chromium;
use crate::page;
use crate::tools::Toolbox;
use crate::workspace;

use measure::Measuring;
use results::Results;
use site::Sites;
use size::Size;

pub(crate) use browser::{Browser, Tab};
pub(crate) use machine::Machine;
pub(crate) use measure::PROBE;
pub(crate) use options::{Options, list};
pub(crate) use report::grouped;

/// What the release page is called among the subjects.
const SAYSO: &str = "sayso";

/// Measures everything that is asked for, and writes the table.
pub(crate) fn run(options: &Options) -> Result<()> {
    let started = Instant::now();
    let adapters = peers::adapters()?;
    let subjects = subjects(&adapters, &options.only)?;

    let programs = Chromium::provide()?;
    let page = page::build(&Toolbox::provide()?)?;
    let sites = Sites::set_up(&page, &adapters)?;
    println!("Making the workloads");
    let mut workloads = BTreeMap::new();
    for size in &options.sizes {
        let files = workload::write(*size, &sites.peer_workloads(), &sites.sayso_workloads())?;
        workloads.insert(*size, files);
    }

    let mut browser = Browser::new(&programs)?;
    let mut results = Results::default();
    let machine = Machine::look(&mut browser)?;
    let weight = weight::of_first_visit(&mut browser, &sites)?;
    let mut measuring = Measuring {
        browser: &mut browser,
        sites: &sites,
        workloads: &workloads,
        results: &mut results,
    };
    for run in 1..=options.runs {
        for size in &options.sizes {
            // Peers have one text and no corpus.
            let takes_part = |subject: &&String| *subject == SAYSO || *size != Size::C;
            for subject in subjects.iter().filter(takes_part) {
                println!(
                    "Run {run} of {}, {size}, {subject} ({} s)",
                    options.runs,
                    started.elapsed().as_secs()
                );
                measuring.measure(subject, *size);
            }
        }
        if subjects.iter().any(|subject| subject == SAYSO) {
            measuring.start_of_sayso();
        }
    }

    let report = report::write(&report::Facts {
        options,
        subjects: &subjects,
        machine: &machine,
        weight: &weight,
        workloads: &workloads,
        results: &results,
    })?;
    println!("\n{report}");
    if !options.is_quick {
        let path = workspace::root().join("docs/benchmarks.md");
        fs::write(&path, &report).with_context(|| format!("writing {}", path.display()))?;
        println!("Written to {}", path.display());
    }
    Ok(())
}

/// Sayso first, the two bounds next, and the peers by name; those that are asked for.
fn subjects(adapters: &[String], only: &[String]) -> Result<Vec<String>> {
    let mut all = vec![SAYSO.to_owned()];
    all.extend_from_slice(adapters);
    all.sort_by_key(|name| {
        let place = [SAYSO, report::VISIBLE, report::WHOLE]
            .iter()
            .position(|first| first == name);
        (place.unwrap_or(usize::MAX), name.clone())
    });
    if let Some(unknown) = only.iter().find(|name| !all.contains(name)) {
        bail!(
            "there is no program `{unknown}` to measure: there are {}",
            all.join(", ")
        );
    }
    all.retain(|name| only.is_empty() || only.contains(name));
    Ok(all)
}
