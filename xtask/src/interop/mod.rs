//! `cargo xtask interop`: what other tools make of our files.
//!
//! A test of the library (`tests/interop.rs`) writes some projects in every format, and beside each file
//! what is in it. Each judge, a small script in `xtask/interop/`, loads a file with the code of the tool
//! that it is for and compares. No judge's verdict is ours: where a tool cannot be installed, its judge
//! is left out, and that is said.
//!
//! A judge's first lines say what it needs and what it judges:
//!
//! ```text
//! # requires: spacy==3.8.7
//! # judges: Prodigy JSONL, spaCy JSON
//! ```

mod judge;
mod runner;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use self::judge::Judge;
use self::runner::Runner;
use crate::process::{cargo, run};
use crate::workspace;

/// What became of all judges.
#[derive(Debug, Default)]
struct Verdicts {
    passed: usize,
    failed: Vec<String>,
    left_out: Vec<String>,
}

/// Has every judge look at every file that is for it.
pub(crate) fn run_all() -> Result<()> {
    let exports = written()?;
    let mut verdicts = Verdicts::default();
    for judge in judges()? {
        look(&judge, &exports, &mut verdicts)?;
    }
    println!("{} files were loaded as they should be.", verdicts.passed);
    for one in &verdicts.left_out {
        println!("Left out: {one}");
    }
    if verdicts.failed.is_empty() {
        return Ok(());
    }
    bail!("some files came out wrong:\n{}", verdicts.failed.join("\n"))
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
        .args(["test", "--package", "sayso", "--test", "interop"])
        .env("SAYSO_INTEROP", &folder))?;
    Ok(folder)
}

/// The judges, by name.
fn judges() -> Result<Vec<Judge>> {
    let folder = workspace::root().join("xtask/interop");
    let mut scripts: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    scripts.sort();
    let judges = scripts.iter().map(|script| Judge::read(script));
    judges.filter_map(Result::transpose).collect()
}

fn look(judge: &Judge, exports: &Path, verdicts: &mut Verdicts) -> Result<()> {
    let runner = match Runner::of(judge) {
        Ok(runner) => runner,
        Err(reason) => {
            verdicts
                .left_out
                .push(format!("{}: {reason:#}", judge.name));
            return Ok(());
        }
    };
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
                    verdicts.passed += 1;
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
