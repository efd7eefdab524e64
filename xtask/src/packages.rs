//! Packages from npm, exactly those of a lock file, in the user's cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::cache::Cache;
use crate::process::run;
use crate::tools::{npm, provide_node};

/// The files that say what is installed.
const MANIFESTS: [&str; 2] = ["package.json", "package-lock.json"];

/// Installs the packages that the manifest and the lock file of a folder name, unless they are there, and
/// returns the folder that they are in. Their place in the cache begins with `name`; they are there when
/// the package `needed` is. `purpose` says what they are, where it is told that they are missing.
pub(crate) fn provide(folder: &Path, name: &str, needed: &str, purpose: &str) -> Result<PathBuf> {
    let contents = MANIFESTS.map(|manifest| {
        let path = folder.join(manifest);
        fs::read(&path).with_context(|| format!("reading {}", path.display()))
    });
    let contents = contents.into_iter().collect::<Result<Vec<_>>>()?;
    let title = title(name, contents.iter().map(Vec::as_slice));

    let cache = Cache::open()?;
    let packages = cache.place(&title).join("node_modules");
    let is_complete = || packages.join(needed).is_dir();
    if !is_complete() {
        provide_node()?;
        println!("{purpose} are missing: fetching them from npm");
        cache.fill(&title, is_complete, |staged, _| {
            for manifest in MANIFESTS {
                fs::copy(folder.join(manifest), staged.join(manifest))
                    .with_context(|| format!("copying {manifest}"))?;
            }
            run(Command::new(npm())
                .args([
                    "ci",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                ])
                .arg(staged))
        })?;
    }
    if !is_complete() {
        bail!(
            "{} is not complete: remove it and try again",
            packages.display()
        );
    }
    Ok(packages)
}

/// The place in the cache of packages that these contents name.
pub(crate) fn title<'c>(name: &str, contents: impl IntoIterator<Item = &'c [u8]>) -> String {
    let mut digest = Sha256::new();
    for content in contents {
        digest.update(content);
    }
    let key: String = digest
        .finalize()
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{name}-{key}")
}
