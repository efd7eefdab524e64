//! A script that loads a file with another tool's code.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// A script and what its first lines say.
#[derive(Debug)]
pub(super) struct Judge {
    /// Its file's name.
    pub(super) name: String,
    pub(super) script: PathBuf,
    /// The name of the file beside it that lists the packages that it needs.
    pub(super) requirements: String,
    /// The names of the formats that it judges.
    pub(super) formats: Vec<String>,
}

impl Judge {
    /// The judge in a script; none if it judges nothing, as what judges have in common does.
    pub(super) fn read(script: &Path) -> Result<Option<Self>> {
        let text =
            fs::read_to_string(script).with_context(|| format!("reading {}", script.display()))?;
        let name = script
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok(head(&text).map(|(requirements, formats)| Self {
            name,
            script: script.to_owned(),
            requirements,
            formats,
        }))
    }
}

/// What a script requires and what it judges.
fn head(text: &str) -> Option<(String, Vec<String>)> {
    let after = |what: &str| {
        text.lines().take(5).find_map(|line| {
            let said = line
                .strip_prefix("# ")
                .or_else(|| line.strip_prefix("// "))?;
            said.strip_prefix(what)
        })
    };
    let requirements = after("requires:")?.trim().to_owned();
    let formats = after("judges:")?
        .split(',')
        .map(|name| name.trim().to_owned())
        .collect();
    Some((requirements, formats))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judge_says_what_it_requires_and_judges() {
        let text = "# requires: tools.txt\n# judges: Prodigy JSONL, spaCy JSON\n";
        let (requirements, formats) = head(text).unwrap();
        assert_eq!(requirements, "tools.txt");
        assert_eq!(formats, ["Prodigy JSONL", "spaCy JSON"]);
        let text = "// requires: package.json\n// judges: W3C Web Annotation\n";
        assert_eq!(head(text).unwrap().1, ["W3C Web Annotation"]);
        assert!(head("import spacy\n").is_none());
    }
}
