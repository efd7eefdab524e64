//! What a first visit fetches, in bytes: as the files are, and as a web server would gzip them.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// The weight of every file of a built page.
pub(crate) struct Weight {
    files: Vec<FileWeight>,
}

struct FileWeight {
    name: String,
    raw: usize,
    gzip: usize,
}

impl Weight {
    /// Weighs a page. All that Trunk writes is fetched at the start: the page, its program, its
    /// styles and the bundled story.
    pub(crate) fn of(page: &Path) -> Result<Self> {
        let mut files = Vec::new();
        let mut folders = vec![page.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries =
                fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
            for entry in entries {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(FileWeight::of(&path, page)?);
                }
            }
        }
        files.sort_by(|a, b| b.gzip.cmp(&a.gzip).then_with(|| a.name.cmp(&b.name)));
        Ok(Self { files })
    }
}

impl FileWeight {
    fn of(path: &Path, page: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes)?;
        let name = path
            .strip_prefix(page)
            .unwrap_or(path)
            .display()
            .to_string();
        Ok(Self {
            name,
            raw: bytes.len(),
            gzip: encoder.finish()?.len(),
        })
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:>12} {:>12}", "bytes", "gzip")?;
        for FileWeight { name, raw, gzip } in &self.files {
            writeln!(out, "{raw:>12} {gzip:>12}  {name}")?;
        }
        let raw: usize = self.files.iter().map(|file| file.raw).sum();
        let gzip: usize = self.files.iter().map(|file| file.gzip).sum();
        write!(
            out,
            "{raw:>12} {gzip:>12}  in all, {} files",
            self.files.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_weighed_and_the_sum_ends_the_table() {
        let page = std::env::temp_dir().join(format!("sayso-weight-{}", std::process::id()));
        fs::create_dir_all(page.join("articles")).unwrap();
        fs::write(page.join("index.html"), "a".repeat(1000)).unwrap();
        fs::write(page.join("articles/000.txt"), "b").unwrap();

        let table = Weight::of(&page).unwrap().to_string();
        fs::remove_dir_all(page).unwrap();

        let last = table.lines().last().unwrap();
        assert!(last.trim_start().starts_with("1001 "), "{table}");
        assert!(last.ends_with("in all, 2 files"), "{table}");
    }
}
