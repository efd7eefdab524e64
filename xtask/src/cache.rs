//! The folder that holds installed tools, shared by every checkout of one user.
//!
//! A tool is installed into a staging folder and moved to its place when it is complete, so a
//! folder in place is never half a tool. One process at a time installs; others wait for it.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The cache.
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens the cache of this user.
    pub(crate) fn open() -> Result<Self> {
        let root = cache_root(|name| env::var_os(name), env::home_dir())?;
        Ok(Self::in_folder(root.join("sayso")))
    }

    fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where a tool stands once it is installed.
    pub(crate) fn place(&self, tool: &str) -> PathBuf {
        self.folder.join(tool)
    }

    /// Installs a tool unless it is complete, which another process may just have seen to.
    ///
    /// `install` fills an empty folder, the first, which then becomes the tool's place. The second
    /// is for compiled parts: it is kept when `install` is interrupted, so that the next attempt
    /// goes on where this one stopped.
    pub(crate) fn fill(
        &self,
        tool: &str,
        is_complete: impl Fn() -> bool,
        install: impl FnOnce(&Path, &Path) -> Result<()>,
    ) -> Result<()> {
        let staging = self.folder.join(".staging");
        let staged = staging.join(tool);
        let place = self.place(tool);

        let _lock = self.lock()?;
        if is_complete() {
            return Ok(());
        }
        remove(&staged)?;
        fs::create_dir_all(&staged).with_context(|| format!("creating {}", staged.display()))?;
        install(&staged, &staging.join("target"))?;
        remove(&place)?;
        fs::rename(&staged, &place)
            .with_context(|| format!("moving {tool} to {}", place.display()))?;
        remove(&staging)
    }

    /// Keeps other processes from installing for as long as the returned file lives.
    fn lock(&self) -> Result<File> {
        let folder = &self.folder;
        fs::create_dir_all(folder)
            .with_context(|| format!("creating the cache folder {}", folder.display()))?;
        let path = folder.join(".lock");
        let lock = File::create(&path).with_context(|| format!("creating {}", path.display()))?;
        let locked = match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                println!("Another process is installing tools: waiting for it");
                lock.lock()
            }
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(()),
        };
        locked.with_context(|| format!("locking {}", path.display()))?;
        Ok(lock)
    }
}

/// The user's cache folder: `SAYSO_CACHE`, or the one of the system.
fn cache_root(
    variable: impl Fn(&str) -> Option<OsString>,
    home: Option<PathBuf>,
) -> Result<PathBuf> {
    let folder = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    folder("SAYSO_CACHE")
        .or_else(|| folder("XDG_CACHE_HOME"))
        .or_else(|| {
            if cfg!(windows) {
                folder("LOCALAPPDATA")
            } else {
                let caches = if cfg!(target_os = "macos") {
                    "Library/Caches"
                } else {
                    ".cache"
                };
                home.map(|home| home.join(caches))
            }
        })
        .context("there is no home folder to install tools in: set SAYSO_CACHE to a folder")
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn the_root_is_the_first_variable_that_is_set() {
        let root = |set: &'static [(&str, &str)]| {
            let variable = |name: &str| {
                set.iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| OsString::from(value))
            };
            cache_root(variable, None).ok()
        };
        let both = &[("SAYSO_CACHE", "/mine"), ("XDG_CACHE_HOME", "/xdg")];
        assert_eq!(root(both), Some("/mine".into()));
        let empty = &[("SAYSO_CACHE", ""), ("XDG_CACHE_HOME", "/xdg")];
        assert_eq!(root(empty), Some("/xdg".into()));
        assert_eq!(root(&[]), None);
    }

    #[test]
    fn a_tool_appears_whole_or_not_at_all() {
        let folder = env::temp_dir().join(format!("sayso-cache-{}", std::process::id()));
        let cache = Cache::in_folder(folder.clone());
        let place = cache.place("tool-1");

        let interrupted = cache.fill(
            "tool-1",
            || false,
            |staged, parts| {
                fs::write(staged.join("half"), "")?;
                fs::create_dir_all(parts.join("kept"))?;
                bail!("interrupted")
            },
        );
        assert!(interrupted.is_err() && !place.exists());

        let complete = |staged: &Path, parts: &Path| {
            assert!(parts.join("kept").exists());
            Ok(fs::write(staged.join("whole"), "")?)
        };
        cache.fill("tool-1", || false, complete).unwrap();
        assert!(place.join("whole").exists() && !place.join("half").exists());

        let again = cache.fill("tool-1", || place.exists(), |_, _| bail!("installed twice"));
        assert!(again.is_ok());
        fs::remove_dir_all(folder).unwrap();
    }
}
