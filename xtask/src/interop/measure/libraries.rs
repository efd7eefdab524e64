//! What the libraries of other tools make of the same files: `measure.py` and `measure.mjs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};

use super::figure::Figure;
use super::steps::figure;
use crate::interop::judge::Judge;
use crate::interop::runner::Runner;
use crate::interop::{folder, judges};
use crate::process::output_within;

/// What takes a library longer is ended.
const PATIENCE: Duration = Duration::from_secs(150);

/// Libraries, and what they run in.
pub(super) struct Libraries {
    judges: Vec<Judge>,
    /// By what they require: what it runs in, or why it cannot be had.
    runners: BTreeMap<String, Result<Runner, String>>,
}

/// What a library did: its name with the version, and how long it took to read the files and to write them
/// again, where it can.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Load {
    pub(super) library: String,
    pub(super) read: Option<Figure>,
    pub(super) write: Option<Figure>,
}

impl Libraries {
    /// Finds or fetches what the judges require.
    pub(super) fn provide() -> Result<Self> {
        let judges = judges()?;
        let mut runners = BTreeMap::new();
        for judge in &judges {
            let required = judge.requirements.clone();
            runners.entry(required).or_insert_with_key(|required| {
                let runner = Runner::provide(&folder().join(required));
                runner.map_err(|reason| format!("{reason:#}"))
            });
        }
        Ok(Self { judges, runners })
    }

    /// Has a library load what was written in a format. None if no library does.
    pub(super) fn load(&self, format: &str, export: &Path) -> Result<Option<Load>> {
        let is_for = |judge: &&Judge| judge.formats.iter().any(|name| name == format);
        let Some(judge) = self.judges.iter().find(is_for) else {
            return Ok(None);
        };
        let runner = self.runners.get(&judge.requirements);
        let runner = runner.context("it was not looked for")?;
        let runner = runner.as_ref().map_err(|reason| anyhow!("{reason}"))?;
        if is_empty(export)? {
            bail!("the corpus has nothing of this kind");
        }
        let script = match judge.script.extension() {
            Some(extension) if extension == "mjs" => "measure.mjs",
            _ => "measure.py",
        };
        let mut command = runner.command(&folder().join(script));
        let told = output_within(command.arg(export), PATIENCE)?;
        Ok(Some(understood(&told)))
    }
}

/// Whether there is nothing in the files of an export but its card.
fn is_empty(export: &Path) -> Result<bool> {
    let entries = fs::read_dir(export).with_context(|| format!("reading {}", export.display()))?;
    for entry in entries {
        let entry = entry?;
        if entry.file_name() != "README.md" && entry.metadata()?.len() > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What a script tells: what was done, by which library, and the figures.
fn understood(told: &str) -> Load {
    let mut load = Load::default();
    for line in told.lines() {
        let mut cells = line.splitn(3, '\t');
        let (Some(what), Some(library), Some(figures)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let place = match what {
            "read" => &mut load.read,
            "write" => &mut load.write,
            _ => continue,
        };
        *place = figure(figures);
        library.clone_into(&mut load.library);
    }
    load
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_tells_what_a_library_did() {
        let told = "Generating train split\nread\tpybrat 0.1.7\t2.000\t1024\n";
        let load = understood(told);
        assert_eq!(load.library, "pybrat 0.1.7");
        assert_eq!(load.read.map(|figure| figure.seconds), Some(2.0));
        assert_eq!(load.write, None);
    }
}
