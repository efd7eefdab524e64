//! The programs that build the page: Trunk, wasm-bindgen and wasm-opt, each of one exact version.
//!
//! A program of that version on `PATH` is used; otherwise it is installed into the user's cache.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::cache::Cache;
use crate::process::{cargo, find, has_version, output, run};
use crate::system::Packages;
use crate::workspace;

/// The target that the page is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

const TRUNK: &str = "0.21.14";

/// `Trunk.toml` names the same version for those who run Trunk themselves.
const BINARYEN: &str = "132";

/// wasm-opt comes as an npm package, and runs in Node.
const NODE: Packages = Packages {
    what: "Node.js with npm",
    apt: &["nodejs", "npm"],
    dnf: &["nodejs", "npm"],
    brew: &["node"],
};

/// The installed tools.
pub(crate) struct Toolbox {
    search_path: OsString,
}

impl Toolbox {
    /// Finds every tool, and installs those that are missing.
    pub(crate) fn provide() -> Result<Self> {
        provide_wasm_target()?;
        let tools = [
            Tool {
                name: "trunk",
                version: TRUNK.to_owned(),
                programs: &["trunk"],
                source: Source::Crate {
                    package: "trunk",
                    locked: true,
                },
            },
            Tool {
                name: "wasm-bindgen",
                version: workspace::locked_version("wasm-bindgen")?,
                programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
                source: Source::Crate {
                    package: "wasm-bindgen-cli",
                    locked: false,
                },
            },
            Tool {
                name: "binaryen",
                version: BINARYEN.to_owned(),
                programs: &["wasm-opt"],
                source: Source::Npm {
                    package: "binaryen",
                },
            },
        ];
        let cache = Cache::open()?;
        let mut folders = Vec::new();
        for tool in &tools {
            folders.extend(tool.provide(&cache)?);
        }

        let inherited = env::var_os("PATH").unwrap_or_default();
        folders.extend(env::split_paths(&inherited));
        let search_path = env::join_paths(folders).context("putting the tools on PATH")?;
        Ok(Self { search_path })
    }

    /// A command, in the workspace, that finds the tools on its `PATH`.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(workspace::root())
            .env("PATH", &self.search_path);
        command
    }
}

/// Installs Rust's standard library for wasm32 where it is missing.
pub(crate) fn provide_wasm_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let libraries = Path::new(sysroot.trim()).join("lib/rustlib");
    if libraries.join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    println!("The target {WASM_TARGET} is missing: adding it");
    run(Command::new("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!("install Rust's standard library for {WASM_TARGET}, best through rustup.rs")
    })
}

/// One tool of one version.
struct Tool {
    name: &'static str,
    version: String,
    programs: &'static [&'static str],
    source: Source,
}

/// Where a tool comes from.
#[derive(Clone, Copy)]
enum Source {
    /// Compiled from crates.io, with the versions that its authors locked or with the newest.
    Crate { package: &'static str, locked: bool },
    /// From npm.
    Npm { package: &'static str },
}

impl Tool {
    /// The folder to put on `PATH`, installed first if need be; none if the tool is there already.
    fn provide(&self, cache: &Cache) -> Result<Option<PathBuf>> {
        let Self { name, version, .. } = self;
        if self.is_complete(|program| find(&[program])) {
            return Ok(None);
        }
        let title = format!("{name}-{version}");
        let programs = cache.place(&title).join(self.source.programs_folder());
        let in_cache = |program: &str| Some(programs.join(self.source.file_name(program)));
        if !self.is_complete(in_cache) {
            cache.fill(
                &title,
                || self.is_complete(in_cache),
                |folder, build_folder| self.install(folder, build_folder),
            )?;
            if !self.is_complete(in_cache) {
                bail!(
                    "{} does not run: remove it and try again",
                    programs.display()
                );
            }
        }
        Ok(Some(programs))
    }

    /// Whether every program of the tool is there and of the right version.
    fn is_complete(&self, locate: impl Fn(&str) -> Option<PathBuf>) -> bool {
        let is_there = |program: &&str| {
            locate(program).is_some_and(|program| has_version(&program, &self.version))
        };
        self.programs.iter().all(is_there)
    }

    fn install(&self, folder: &Path, build_folder: &Path) -> Result<()> {
        let Self { name, version, .. } = self;
        match self.source {
            Source::Crate { package, locked } => {
                println!("{name} {version} is missing: compiling it, once, for some minutes");
                let mut install = cargo();
                install.args(["install", &format!("{package}@{version}"), "--root"]);
                install.arg(folder).arg("--target-dir").arg(build_folder);
                if locked {
                    install.arg("--locked");
                }
                run(&mut install)
            }
            Source::Npm { package } => {
                provide_node()?;
                println!("{name} {version} is missing: fetching it from npm");
                let mut install = Command::new(npm());
                install
                    .args(["install", "--no-audit", "--no-fund", "--prefix"])
                    .arg(folder);
                run(install.arg(format!("{package}@{version}")))
            }
        }
    }
}

impl Source {
    /// Where the programs stand inside the installed folder.
    fn programs_folder(self) -> &'static str {
        match self {
            Self::Crate { .. } => "bin",
            Self::Npm { .. } => "node_modules/.bin",
        }
    }

    /// The name of an installed program's file.
    fn file_name(self, program: &str) -> String {
        match self {
            Self::Crate { .. } => format!("{program}{}", env::consts::EXE_SUFFIX),
            Self::Npm { .. } if cfg!(windows) => format!("{program}.cmd"),
            Self::Npm { .. } => program.to_owned(),
        }
    }
}

/// Installs Node.js with npm where one of them is missing.
pub(crate) fn provide_node() -> Result<()> {
    if find(&["node"]).is_none() || find(&[npm()]).is_none() {
        NODE.install()?;
    }
    Ok(())
}

/// npm's program, a script on Windows.
pub(crate) fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_asks_for_the_same_wasm_opt() {
        let settings = std::fs::read_to_string(workspace::root().join("Trunk.toml")).unwrap();
        assert!(settings.contains(&format!("wasm_opt = \"version_{BINARYEN}\"")));
    }
}
