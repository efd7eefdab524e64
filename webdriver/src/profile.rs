//! What a browser remembers, in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::error::Error;

/// A browser's memory: its databases, settings and downloads. Removed when it is dropped.
pub struct Profile {
    folder: PathBuf,
}

impl Profile {
    /// The memory of a browser that was never used.
    ///
    /// # Errors
    /// When the system's folder for temporary files cannot be written.
    pub fn fresh() -> Result<Self, Error> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("sayso-browser-{}-{number}", std::process::id());
        let profile = Self {
            folder: std::env::temp_dir().join(name),
        };
        let downloads = profile.downloads();
        fs::create_dir_all(&downloads)
            .map_err(|error| Error::new(format!("creating {}: {error}", downloads.display())))?;
        Ok(profile)
    }

    /// Its folder, in which a user could keep files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where its downloads go.
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// Where the browser keeps its data.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.join("data")
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // A browser that was killed may still be closing files; the system tidies up after us.
        let _left_behind = fs::remove_dir_all(&self.folder);
    }
}
