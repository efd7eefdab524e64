//! Two web sites on this machine: the release page, and the page of the peers, each with the
//! workloads in its own shape beside it.
//!
//! They are copied to `target/bench`, so that a build in the meantime changes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::peers;
use crate::serve::{self, Server, Site};
use crate::workspace;

/// Where workloads are, below each site.
const WORKLOADS: &str = "workloads";

/// The two sites, served for as long as the process lives.
pub(super) struct Sites {
    folder: PathBuf,
    sayso: Server,
    peers: Server,
}

impl Sites {
    /// Copies, bundles and serves everything but the workloads.
    pub(super) fn set_up(page: &Path, adapters: &[String]) -> Result<Self> {
        let folder = workspace::root().join("target/bench");
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("removing {}", folder.display()))?;
        }
        let (sayso, others) = (folder.join("sayso"), folder.join("peers"));
        copy(page, &sayso)?;
        copy(&peers::folder().join("page"), &others)?;
        for site in [&sayso, &others] {
            let workloads = site.join(WORKLOADS);
            fs::create_dir_all(&workloads)
                .with_context(|| format!("creating {}", workloads.display()))?;
        }
        peers::bundle(adapters, &others.join("adapters"))?;
        let serve = |root: PathBuf| Server::start(serve::listen(Some(0))?, Site::new(root));
        Ok(Self {
            folder,
            sayso: serve(sayso)?,
            peers: serve(others)?,
        })
    }

    /// The folder of Sayso's page.
    pub(super) fn sayso_folder(&self) -> PathBuf {
        self.folder.join("sayso")
    }

    /// Where project files go.
    pub(super) fn sayso_workloads(&self) -> PathBuf {
        self.sayso_folder().join(WORKLOADS)
    }

    /// Where files for adapters go.
    pub(super) fn peer_workloads(&self) -> PathBuf {
        self.folder.join("peers").join(WORKLOADS)
    }

    /// The address of Sayso's page.
    pub(super) fn sayso(&self) -> &str {
        self.sayso.url()
    }

    /// The path of a workload, relative to Sayso's page.
    pub(super) fn path_of(&self, workload: &Path) -> String {
        let name = workload.file_name().unwrap_or_default();
        format!("{WORKLOADS}/{}", name.display())
    }

    /// The address of the page that prepares an adapter with a workload.
    pub(super) fn peer(&self, adapter: &str, workload: &str) -> String {
        format!("{}?adapter={adapter}&workload={workload}", self.peers.url())
    }
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("creating {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        let (source, copied) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &copied)?;
        } else {
            fs::copy(&source, &copied).with_context(|| format!("copying {}", source.display()))?;
        }
    }
    Ok(())
}
