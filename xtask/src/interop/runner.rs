//! What a judge runs in: Python or Node, with the packages that it needs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use super::judge::Judge;
use crate::cache::Cache;
use crate::tools::{npm, provide_node};

/// A program in the user's cache, and the folder to start it in.
pub(super) struct Runner {
    program: PathBuf,
    folder: PathBuf,
}

impl Runner {
    /// What this judge runs in, installed unless it is there.
    pub(super) fn of(judge: &Judge) -> Result<Self> {
        if judge
            .script
            .extension()
            .is_some_and(|extension| extension == "mjs")
        {
            Self::node(&judge.requirements)
        } else {
            Self::python(&judge.requirements)
        }
    }

    /// Node with these packages.
    fn node(requirements: &[String]) -> Result<Self> {
        provide_node()?;
        let folder = Cache::open()?.place(&title("node", requirements));
        let complete = folder.join("complete");
        if !complete.is_file() {
            println!(
                "{} are missing: fetching them from npm",
                requirements.join(", ")
            );
            std::fs::create_dir_all(&folder).context("creating a folder for packages")?;
            quietly(
                Command::new(npm())
                    .args([
                        "install",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--prefix",
                    ])
                    .arg(&folder)
                    .args(requirements),
            )?;
            std::fs::write(&complete, "").context("marking the packages as complete")?;
        }
        Ok(Self {
            program: PathBuf::from("node"),
            folder,
        })
    }

    /// Python with these packages, in a virtual environment.
    fn python(requirements: &[String]) -> Result<Self> {
        let folder = Cache::open()?.place(&title("python", requirements));
        let complete = folder.join("complete");
        let is_complete = || complete.is_file();
        if !is_complete() {
            println!(
                "{} are missing: fetching them from PyPI",
                requirements.join(", ")
            );
        }
        // Environments cannot be moved once they are made, so this one is made in its place.
        if !is_complete() {
            quietly(
                Command::new("python3")
                    .args(["-m", "venv", "--clear"])
                    .arg(&folder),
            )
            .context("Python 3 with venv is needed")?;
            quietly(
                Command::new(folder.join("bin/pip"))
                    .args(["install", "--quiet", "--disable-pip-version-check"])
                    .args(requirements),
            )?;
            std::fs::write(&complete, "").context("marking the environment as complete")?;
        }
        Ok(Self {
            program: folder.join("bin/python"),
            folder,
        })
    }

    /// What a judge says of an export: a line, or what is wrong.
    pub(super) fn judge(&self, judge: &Judge, project: &Path) -> Result<Result<String, String>> {
        let output = Command::new(&self.program)
            .current_dir(&self.folder)
            .arg(&judge.script)
            .arg(export_of(project)?)
            .arg(project.join("expected.json"))
            .output()
            .with_context(|| format!("starting {}", judge.name))?;
        let last = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            text.trim().lines().last().unwrap_or_default().to_owned()
        };
        Ok(if output.status.success() {
            Ok(last(&output.stdout))
        } else {
            Err(format!("{}: {}", project.display(), last(&output.stderr)))
        })
    }
}

/// The name of the folder of some packages in the cache.
fn title(kind: &str, requirements: &[String]) -> String {
    let digest = Sha256::digest(requirements.join(" "));
    let key: String = digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{kind}-{key}")
}

/// The exported file of a project, or the folder of its files.
fn export_of(project: &Path) -> Result<PathBuf> {
    let entries =
        std::fs::read_dir(project).with_context(|| format!("reading {}", project.display()))?;
    let mut entries = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let export = entries.find(|path| path.file_stem().is_some_and(|stem| stem == "export"));
    export.with_context(|| format!("{} has no export", project.display()))
}

/// Runs a command and shows what it says only if it fails.
fn quietly(command: &mut Command) -> Result<()> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .context("it cannot be started")?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    bail!(
        "{}",
        said.trim()
            .lines()
            .last()
            .unwrap_or("it failed without a word")
    )
}
