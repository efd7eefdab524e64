//! What is to be measured, and how often.

use std::str::FromStr;

use anyhow::Result;

use super::size::Size;

/// The options of `cargo xtask bench`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The workloads.
    pub(crate) sizes: Vec<Size>,
    /// How many times everything is measured.
    pub(crate) runs: usize,
    /// The subjects by name; all if there are none.
    pub(crate) only: Vec<String>,
    /// Whether this is a look and no table to publish.
    pub(crate) is_quick: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            sizes: Size::ALL.to_vec(),
            runs: 5,
            only: Vec::new(),
            is_quick: false,
        }
    }
}

impl Options {
    /// A quick look: the small sizes, unless others were named already.
    pub(crate) fn be_quick(&mut self) {
        let usual = Self::default();
        self.is_quick = true;
        if self.sizes == usual.sizes {
            self.sizes = vec![Size::S, Size::M];
        }
        if self.runs == usual.runs {
            self.runs = 3;
        }
    }
}

impl std::fmt::Display for Options {
    /// The command line that repeats the run.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sizes: Vec<String> = self.sizes.iter().map(ToString::to_string).collect();
        write!(
            out,
            "cargo xtask bench --sizes {} --runs {}",
            sizes.join(","),
            self.runs
        )?;
        if !self.only.is_empty() {
            write!(out, " --only {}", self.only.join(","))?;
        }
        Ok(())
    }
}

/// The parts of a list that is separated by commas.
pub(crate) fn list<T>(text: &str) -> Result<Vec<T>>
where
    T: FromStr,
    anyhow::Error: From<T::Err>,
{
    text.split(',')
        .map(|part| Ok(part.trim().parse()?))
        .collect()
}
