//! What Sayso does, a process for each step: the benchmark `exchange` of the library.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::figure::Figure;
use crate::process::{cargo, output};
use crate::workspace;

/// Where the files are, and what they are made of.
pub(super) struct Steps {
    folder: PathBuf,
    /// A corpus in brat's format, if it is there.
    corpus: Option<PathBuf>,
}

/// What the benchmark tells of the corpus.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Corpus {
    /// The formats that can be written, and whether each can be read.
    pub(super) formats: Vec<(String, bool)>,
    /// How many articles, characters, spans and relations there are.
    pub(super) counts: Vec<usize>,
    /// How long it took to be read as it is; none if it was made up.
    pub(super) read: Option<Figure>,
}

impl Steps {
    /// An empty folder for the files, and PolNeAR where it stands beside the checkout; it is not the
    /// project's to publish.
    pub(super) fn set_up() -> Result<Self> {
        let folder = workspace::root().join("target/exchange");
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("removing {}", folder.display()))?;
        }
        let corpus = workspace::root().join("../shared/corpora/polnear");
        Ok(Self {
            folder,
            corpus: corpus.is_dir().then_some(corpus),
        })
    }

    /// What the corpus is called.
    pub(super) fn corpus_name(&self) -> &'static str {
        match self.corpus {
            Some(_) => "PolNeAR",
            None => "A corpus that is made up, as large as PolNeAR,",
        }
    }

    /// The folder of the files in a format.
    pub(super) fn export(&self, format: &str) -> PathBuf {
        self.folder.join(format)
    }

    /// The file that the page is to read: the corpus as it is, or all of it as a project.
    pub(super) fn file(&self) -> PathBuf {
        match self.corpus {
            Some(_) => self.folder.join("corpus.zip"),
            None => self.export("Sayso project").join("data.json"),
        }
    }

    /// Reads the corpus, and packs it for the page.
    pub(super) fn describe(&self) -> Result<Corpus> {
        Ok(described(&self.told("describe")?))
    }

    /// Writes the corpus in a format.
    pub(super) fn write(&self, format: &str) -> Result<Figure> {
        self.measured(&format!("write {format}"))
    }

    /// Reads what was written.
    pub(super) fn read(&self, format: &str) -> Result<Figure> {
        self.measured(&format!("read {format}"))
    }

    fn measured(&self, step: &str) -> Result<Figure> {
        let told = self.told(step)?;
        let mut figures = told.lines().filter_map(figure);
        figures
            .next()
            .with_context(|| format!("`{step}` tells no figure"))
    }

    fn told(&self, step: &str) -> Result<String> {
        let mut bench = cargo();
        bench
            .args(["bench", "--quiet", "--package", "sayso"])
            .args(["--bench", "exchange"])
            .env("SAYSO_EXCHANGE", &self.folder)
            .env("SAYSO_EXCHANGE_STEP", step)
            .env_remove("SAYSO_EXCHANGE_CORPUS");
        if let Some(corpus) = &self.corpus {
            bench.env("SAYSO_EXCHANGE_CORPUS", corpus);
        }
        output(&mut bench)
    }
}

/// Seconds and kilobytes, with a tab between them.
pub(super) fn figure(line: &str) -> Option<Figure> {
    let (seconds, kilobytes) = line.split_once('\t')?;
    Some(Figure {
        seconds: seconds.parse().ok()?,
        kilobytes: kilobytes.parse().ok()?,
    })
}

fn described(told: &str) -> Corpus {
    let mut corpus = Corpus::default();
    for line in told.lines() {
        let mut cells = line.split('\t');
        match cells.next() {
            Some("format") => {
                let name = cells.next().unwrap_or_default().to_owned();
                corpus.formats.push((name, cells.next() == Some("true")));
            }
            Some("corpus") => {
                corpus.counts = cells.filter_map(|count| count.parse().ok()).collect();
            }
            _ => corpus.read = corpus.read.or(figure(line)),
        }
    }
    corpus
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_is_described_line_by_line() {
        let told = "format\tbrat standoff\ttrue\nformat\tPairs JSONL\tfalse\n0.500\t2048\ncorpus\t2\t90\t7\t1\n";
        assert_eq!(
            described(told),
            Corpus {
                formats: vec![
                    ("brat standoff".into(), true),
                    ("Pairs JSONL".into(), false)
                ],
                counts: vec![2, 90, 7, 1],
                read: figure("0.5\t2048"),
            }
        );
        assert_eq!(figure("Generating train split"), None);
    }
}
