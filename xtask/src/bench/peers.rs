//! The programs that Sayso is measured beside: installed from npm into the user's cache, and each
//! bundled with its adapter into one script.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::packages;
use crate::process::run;
use crate::workspace;

/// The folder of everything that the benchmark has besides Rust.
pub(super) fn folder() -> PathBuf {
    workspace::root().join("bench")
}

/// The names of the adapters: the scripts of `bench/adapters`.
pub(super) fn adapters() -> Result<Vec<String>> {
    let folder = folder().join("adapters");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("js"))
            && let Some(name) = path.file_stem()
        {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Bundles adapters, with all that they import, into scripts of a folder.
pub(super) fn bundle(adapters: &[String], into: &Path) -> Result<()> {
    let purpose = "The programs to measure beside";
    let packages = packages::provide(&folder(), "bench", "esbuild", purpose)?;
    let sources = adapters
        .iter()
        .map(|name| folder().join(format!("adapters/{name}.js")));
    // Through Node, because programs have other names on other systems.
    let mut esbuild = Command::new("node");
    esbuild
        .arg(packages.join("esbuild/bin/esbuild"))
        .args(sources)
        .args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--log-level=warning",
        ])
        .arg("--define:process.env.NODE_ENV=\"production\"")
        .arg("--loader:.css=text")
        .arg(format!("--outdir={}", into.display()))
        // The checkout has no packages of its own.
        .env("NODE_PATH", &packages);
    run(&mut esbuild)
}
