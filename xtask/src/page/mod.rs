//! The release page: built by Trunk into `dist/`, and weighed.

mod weight;

use std::path::PathBuf;

use anyhow::Result;

use crate::process::run;
use crate::tools::Toolbox;
use crate::workspace;

pub(crate) use weight::Weight;

/// Builds the release page and returns the folder that it stands in.
pub(crate) fn build(toolbox: &Toolbox) -> Result<PathBuf> {
    let mut trunk = toolbox.command("trunk");
    trunk.args(["build", "--release", "--skip-version-check"]);
    // Trunk takes only `true` and `false`, where the convention is any value.
    trunk.env_remove("NO_COLOR");
    run(&mut trunk)?;
    Ok(workspace::root().join("dist"))
}
