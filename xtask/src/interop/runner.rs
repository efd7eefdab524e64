//! What a judge runs in: Python or Node, with the packages that it needs.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::judge::Judge;
use super::python;
use crate::packages;

/// A program, and the folder of its packages, to start it in.
pub(super) struct Runner {
    program: PathBuf,
    folder: PathBuf,
}

impl Runner {
    /// What judges run in that require the packages of this file, a list for Python or a manifest for
    /// npm, installed unless they are there.
    pub(super) fn provide(requirements: &Path) -> Result<Self> {
        let folder = requirements.parent().unwrap_or(requirements);
        if requirements.extension().is_some_and(|one| one == "json") {
            let purpose = "The tools in JavaScript that load exports";
            let packages = packages::provide(folder, "interop", "jsonld", purpose)?;
            return Ok(Self {
                program: PathBuf::from("node"),
                folder: packages.parent().unwrap_or(&packages).to_owned(),
            });
        }
        let (program, folder) = python::provide(requirements)?;
        Ok(Self { program, folder })
    }

    /// A script, to be given its arguments and started.
    pub(super) fn command(&self, script: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command
            .current_dir(&self.folder)
            // Nothing is left beside the judges.
            .env("PYTHONPYCACHEPREFIX", self.folder.join("compiled"))
            .arg(script);
        command
    }

    /// What a judge says of an export: a line, or what is wrong.
    pub(super) fn judge(&self, judge: &Judge, project: &Path) -> Result<Result<String, String>> {
        let output = self
            .command(&judge.script)
            .arg(project.join("export"))
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
