//! The last step of every build of the page, called by Trunk before it publishes what it built:
//! the program is divided into the part that the page starts with and the part that it fetches
//! later, and the page is sealed.

mod parts;
mod seal;
mod short_names;

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

/// Finishes the page that Trunk is about to publish.
pub(crate) fn run() -> Result<()> {
    let variable = |name: &str| {
        env::var(name)
            .with_context(|| format!("{name} is not set: this is a step of `trunk build`"))
    };
    let folder = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let is_release = variable("TRUNK_PROFILE")? == "release";
    parts::divide(&folder, is_release)?;
    seal::seal_page(&folder)
}
