//! Any folder of text files as the story that the page opens with.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use super::media_type::media_type;
use super::site::Reply;

/// The file that lists the articles.
const MANIFEST: &str = "manifest.json";

/// How the names of articles end.
const EXTENSIONS: [&str; 4] = ["txt", "md", "json", "jsonl"];

/// What is percent-encoded in the manifest: all but the characters that a URL leaves alone.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A folder of texts. It is read at every request, so that reloading the page shows what is there.
pub(crate) struct ArticleFolder {
    folder: PathBuf,
    name: String,
}

impl ArticleFolder {
    /// Takes a folder, which must hold at least one text.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let shown = folder.display();
        let folder = folder
            .canonicalize()
            .with_context(|| format!("there is no folder {shown} to take articles from"))?;
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let articles = Self { folder, name };
        if articles.names()?.is_empty() {
            bail!(
                "the folder {shown} has no text files (.{})",
                EXTENSIONS.join(", .")
            );
        }
        Ok(articles)
    }

    /// Finds the manifest or an article.
    pub(super) fn find(&self, name: &Path) -> Option<Reply> {
        let path = self.folder.join(name);
        if name == MANIFEST && !path.exists() {
            let body = self.manifest().ok()?.into();
            return Some(Reply {
                status: "200 OK",
                media_type: media_type(name),
                body,
            });
        }
        if is_text(name) {
            Reply::file(&path)
        } else {
            None
        }
    }

    /// The list of the articles, in the format of `articles/manifest.json`.
    fn manifest(&self) -> Result<String> {
        let names = self.names()?;
        let articles: Vec<_> = names
            .iter()
            .map(|name| json!({ "file": utf8_percent_encode(name, ENCODED).to_string() }))
            .collect();
        let manifest = json!({
            "format": "sayso-articles",
            "version": 1,
            "name": self.name,
            "articles": articles,
        });
        Ok(manifest.to_string())
    }

    /// The names of the articles, sorted.
    fn names(&self) -> Result<Vec<String>> {
        let shown = self.folder.display();
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder).with_context(|| format!("reading {shown}"))? {
            let path = entry?.path();
            let Some(name) = path.file_name().filter(|name| is_text(Path::new(name))) else {
                continue;
            };
            let name = name.to_str().with_context(|| {
                format!(
                    "the name of {} is not Unicode: rename the file",
                    path.display()
                )
            })?;
            if path.is_file() {
                names.push(name.to_owned());
            }
        }
        names.sort_unstable();
        Ok(names)
    }
}

/// Whether a file is a text by its name, and not a hidden one.
fn is_text(name: &Path) -> bool {
    let extension = name
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    EXTENSIONS
        .iter()
        .any(|text| extension.eq_ignore_ascii_case(text))
        && !name.to_string_lossy().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::Site;
    use serde_json::Value;

    /// A folder of its own for a test, with these files.
    fn folder(test: &str, files: &[&str]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("sayso-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for file in files {
            fs::write(folder.join(file), format!("text of {file}")).unwrap();
        }
        folder
    }

    #[test]
    fn the_manifest_lists_the_texts_by_name() {
        let files = ["b.txt", "a ü#1.md", ".hidden.txt", "picture.png", "C.JSONL"];
        let folder = folder("manifest", &files);
        fs::create_dir_all(folder.join("folder.txt")).unwrap();
        let name = folder.file_name().unwrap().to_str().unwrap();

        let manifest = ArticleFolder::open(&folder).unwrap().manifest().unwrap();
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        fs::remove_dir_all(&folder).unwrap();

        let expected = json!({
            "format": "sayso-articles",
            "version": 1,
            "name": name,
            "articles": [{"file": "C.JSONL"}, {"file": "a%20%C3%BC%231.md"}, {"file": "b.txt"}],
        });
        assert_eq!(manifest, expected);
    }

    #[test]
    fn the_articles_stand_in_for_the_bundled_ones() {
        let folder = folder("stand-in", &["a ü#1.md", "key.pem"]);
        let site = Site::new("/nowhere").with_articles(ArticleFolder::open(&folder).unwrap());

        let article = site.reply("/articles/a%20%C3%BC%231.md");
        assert_eq!(
            (article.status, article.media_type),
            ("200 OK", "text/markdown; charset=utf-8")
        );
        assert_eq!(article.body, "text of a ü#1.md".as_bytes());
        let manifest = site.reply("/articles/manifest.json");
        assert_eq!(
            (manifest.status, manifest.media_type),
            ("200 OK", "application/json")
        );
        for path in ["key.pem", "missing.txt", "../key.pem", "%2e%2e/a.txt", ""] {
            assert_eq!(
                site.reply(&format!("/articles/{path}")).status,
                "404 Not Found",
                "{path}"
            );
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_with_a_manifest_of_its_own_keeps_it() {
        let folder = folder("own", &["a.txt", MANIFEST]);
        let site = Site::new("/nowhere").with_articles(ArticleFolder::open(&folder).unwrap());
        let manifest = site.reply("/articles/manifest.json");
        assert_eq!(manifest.body, b"text of manifest.json");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_without_texts_is_refused() {
        let folder = folder("empty", &["picture.png"]);
        let error = |folder: &Path| format!("{:#}", ArticleFolder::open(folder).err().unwrap());
        assert!(error(&folder).contains("has no text files (.txt, .md, .json, .jsonl)"));
        fs::remove_dir_all(&folder).unwrap();
        assert!(error(&folder).contains("there is no folder"));
    }
}
