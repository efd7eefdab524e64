//! The programs that Sayso is measured beside: installed from npm into the user's cache, and each
//! bundled with its adapter into one script.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::cache::Cache;
use crate::process::run;
use crate::tools::{npm, provide_node};
use crate::workspace;

/// The files that say what is installed.
const MANIFESTS: [&str; 2] = ["package.json", "package-lock.json"];

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
    let packages = provide()?;
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

/// Installs exactly the packages of the lock file unless they are there, and returns their folder.
fn provide() -> Result<PathBuf> {
    let mut digest = Sha256::new();
    for name in MANIFESTS {
        let path = folder().join(name);
        digest.update(fs::read(&path).with_context(|| format!("reading {}", path.display()))?);
    }
    let key: String = digest
        .finalize()
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let title = format!("bench-{key}");

    let cache = Cache::open()?;
    let packages = cache.place(&title).join("node_modules");
    let is_complete = || packages.join("esbuild").is_dir();
    if !is_complete() {
        provide_node()?;
        println!("The programs to measure beside are missing: fetching them from npm");
        cache.fill(&title, is_complete, |staged, _| {
            for name in MANIFESTS {
                fs::copy(folder().join(name), staged.join(name))
                    .with_context(|| format!("copying {name}"))?;
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
