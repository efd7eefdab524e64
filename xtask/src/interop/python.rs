//! Packages from PyPI, exactly those of a list, in the user's cache.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::cache::Cache;
use crate::packages::title;
use crate::process::output;

/// The program that makes virtual environments; what is in them is found through their own.
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// Where the program of a virtual environment stands in it.
const PROGRAM: &str = if cfg!(windows) {
    "Scripts/python.exe"
} else {
    "bin/python"
};

/// Installs the packages of a list, as `pip freeze` writes it, unless they are there, and returns the
/// Python that finds them, and the folder of both.
pub(super) fn provide(list: &Path) -> Result<(PathBuf, PathBuf)> {
    // An environment belongs to the Python that made it.
    let version = output(Command::new(PYTHON).args(["-c", "import sys; print(sys.version)"]))
        .context("Python 3 is needed")?;
    let packages = std::fs::read(list).with_context(|| format!("reading {}", list.display()))?;
    let title = title("python", [version.as_bytes(), &packages]);

    let cache = Cache::open()?;
    let folder = cache.place(&title);
    let program = folder.join(PROGRAM);
    let is_complete = || program.is_file();
    if !is_complete() {
        println!(
            "The packages of {} are missing: fetching them from PyPI",
            list.display()
        );
        // A virtual environment finds its packages wherever it is moved to, as long as it is not asked
        // to through the scripts in it.
        cache.fill(&title, is_complete, |staged, _| {
            quietly(Command::new(PYTHON).args(["-m", "venv"]).arg(staged))
                .context("Python's `venv` is needed")?;
            quietly(
                Command::new(staged.join(PROGRAM))
                    // Only what is used will be compiled: see `Runner`.
                    .args(["-m", "pip", "install", "--quiet", "--no-compile"])
                    .args(["--disable-pip-version-check", "--requirement"])
                    .arg(list),
            )
        })?;
    }
    Ok((program, folder))
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
    let reason = said.trim().lines().last();
    bail!("{}", reason.unwrap_or("it failed without a word"))
}
