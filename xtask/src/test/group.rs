//! The groups of steps that can be run alone.

use std::fmt;
use std::str::FromStr;

use anyhow::{Error, Result, bail};

/// A group of steps, chosen with `--only`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// What needs neither wasm32 nor a browser.
    Native,
    /// What is compiled for wasm32.
    Wasm,
    /// The release page and its tests.
    Browser,
    /// What other tools make of exports.
    Interop,
}

impl FromStr for Group {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Ok(match name {
            "native" => Self::Native,
            "wasm" => Self::Wasm,
            "browser" => Self::Browser,
            "interop" => Self::Interop,
            _ => bail!("the groups are native, wasm, browser and interop"),
        })
    }
}

impl fmt::Display for Group {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Browser => "browser",
            Self::Interop => "interop",
        })
    }
}
