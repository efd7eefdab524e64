//! `cargo xtask interop`: what other tools make of our files.
//!
//! A test of the library (`tests/interop.rs`) writes some projects in every format, and beside each file
//! what is in it. Each judge, a small script in `xtask/interop/`, loads a file with the code of the tool
//! that it is for and compares. No judge's verdict is ours: where a tool cannot be installed, its judge
//! is left out, and that is said.
//!
//! A judge's first lines say what it needs, by the file beside it that lists the packages with their
//! versions, and what it judges:
//!
//! ```text
//! # requires: tools.txt
//! # judges: Prodigy JSONL, spaCy JSON
//! ```

mod judge;
mod measure;
mod python;
mod runner;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use self::judge::Judge;
pub(crate) use self::measure::measure;
use self::runner::Runner;
use crate::process::{cargo, run};
use crate::workspace;

/// What became of all judges.
#[derive(Debug, Default)]
struct Verdicts {
    /// The format of each file that was loaded as it should be, and what its judge says.
    passed: Vec<(String, String)>,
    failed: Vec<String>,
    left_out: Vec<String>,
}

/// Has every judge look at every file that is for it, and returns which judges were left out and why, a
/// line for each reason.
pub(crate) fn run_all() -> Result<Vec<String>> {
    let verdicts = verdicts()?;
    println!(
        "{} files were loaded as they should be.",
        verdicts.passed.len()
    );
    if verdicts.failed.is_empty() {
        return Ok(verdicts.left_out);
    }
    bail!("some files came out wrong:\n{}", verdicts.failed.join("\n"))
}

/// Has every judge look at every file that is for it.
fn verdicts() -> Result<Verdicts> {
    let exports = written()?;
    let mut by_requirements: BTreeMap<String, Vec<Judge>> = BTreeMap::new();
    for judge in judges()? {
        let judges = by_requirements.entry(judge.requirements.clone());
        judges.or_default().push(judge);
    }
    let mut verdicts = Verdicts::default();
    for (requirements, judges) in by_requirements {
        match Runner::provide(&folder().join(requirements)) {
            Ok(runner) => {
                for judge in &judges {
                    look(judge, &runner, &exports, &mut verdicts)?;
                }
            }
            Err(reason) => {
                let names: Vec<&str> = judges.iter().map(|judge| &*judge.name).collect();
                let line = format!("{}: {reason:#}", names.join(", "));
                println!("Left out: {line}");
                verdicts.left_out.push(line);
            }
        }
    }
    Ok(verdicts)
}

/// The folder of the judges and of the lists of what they require.
fn folder() -> PathBuf {
    workspace::root().join("xtask/interop")
}

/// Writes the files to look at, and returns the folder that they are in: a folder for each format, in it
/// one for each project, in that the files and `expected.json`.
fn written() -> Result<PathBuf> {
    let folder = workspace::root().join("target/interop");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    run(cargo()
        .args(["test", "--workspace", "--test", "interop"])
        .env("SAYSO_INTEROP", &folder))?;
    Ok(folder)
}

/// The judges, by name.
fn judges() -> Result<Vec<Judge>> {
    let folder = folder();
    let mut scripts: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    scripts.sort();
    let judges = scripts.iter().map(|script| Judge::read(script));
    judges.filter_map(Result::transpose).collect()
}

fn look(judge: &Judge, runner: &Runner, exports: &Path, verdicts: &mut Verdicts) -> Result<()> {
    for format in &judge.formats {
        let folder = exports.join(format);
        let projects = fs::read_dir(&folder)
            .with_context(|| format!("{} judges {format}, which is not written", judge.name))?;
        let mut projects: Vec<PathBuf> = projects
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        projects.sort();
        for project in projects {
            match runner.judge(judge, &project)? {
                Ok(line) => {
                    println!("{format}: {line}");
                    verdicts.passed.push((format.clone(), line));
                }
                Err(reason) => {
                    verdicts
                        .failed
                        .push(format!("{}: {format}: {reason}", judge.name));
                }
            }
        }
    }
    Ok(())
}
