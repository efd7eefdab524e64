//! What a first visit fetches, in bytes: as the files are, and as a web server would gzip them.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

/// How much a first visit may fetch until the page is ready, in gzipped bytes. On a slow line of
/// 1 Mbit/s that is four seconds. It may go down as the page does, and never up.
const BUDGET: usize = 450_000;

/// What the names of the files have in them that are fetched only when the page is ready: those of
/// the helper for files (`src/worker`), and the later part of the program.
const FETCHED_LATER: [&str; 2] = ["worker", "-later-"];

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
    /// Weighs a page. All that Trunk writes is fetched at the start, the page, its program, its
    /// styles and the bundled story, but for the helper for files and the later part of the program.
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

    /// Holds a first visit to its budget.
    pub(crate) fn keep_to_budget(&self) -> Result<()> {
        let gzip = self.gzip_at_start();
        if gzip > BUDGET {
            let over = gzip - BUDGET;
            bail!(
                "the page fetches {gzip} bytes (gzip -9) before it is ready, {over} more than the \
                 budget of {BUDGET}:\n{self}"
            );
        }
        Ok(())
    }

    fn gzip_at_start(&self) -> usize {
        let at_start = self.files.iter().filter(|file| file.is_fetched_at_start());
        at_start.map(|file| file.gzip).sum()
    }
}

impl FileWeight {
    fn is_fetched_at_start(&self) -> bool {
        !FETCHED_LATER.iter().any(|part| self.name.contains(part))
    }

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
        for file in &self.files {
            let FileWeight { name, raw, gzip } = file;
            let later = if file.is_fetched_at_start() {
                ""
            } else {
                " (later)"
            };
            writeln!(out, "{raw:>12} {gzip:>12}  {name}{later}")?;
        }
        let at_start = self.gzip_at_start();
        writeln!(out, "{:>12} {at_start:>12}  before the page is ready", "")?;
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

    #[test]
    fn a_first_visit_is_held_to_its_budget_and_what_comes_later_is_not_part_of_it() {
        let file = |name: &str, gzip| FileWeight {
            name: name.to_owned(),
            raw: gzip,
            gzip,
        };
        let page = |program| Weight {
            files: vec![
                file("sayso_bg.wasm", program),
                file("worker_bg.wasm", BUDGET),
                file("sayso-0123-later-1.wasm", BUDGET),
            ],
        };
        page(BUDGET).keep_to_budget().unwrap();
        let refusal = page(BUDGET + 1).keep_to_budget().unwrap_err().to_string();
        assert!(refusal.contains("1 more than the budget"), "{refusal}");
    }
}
