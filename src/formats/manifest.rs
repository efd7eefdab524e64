//! The manifest of a story: which files hold its articles, and what is known about each.
//!
//! Source: `docs/format.md`, "The manifest". Whoever hosts Sayso puts a folder of articles and a
//! `manifest.json` beside the page; the page reads the manifest here, fetches the files that it
//! names, and hands each to [`read`](super::read) with its details.

use super::json::{Fields, Ids, Record, Session, broken, describe};
use super::{ArticleDetails, ReadError, ReadErrorKind, SourceFile, Warning, read_text};
use crate::model::{Name, Stamp};

/// What `format` says.
const FORMAT: &str = "sayso-articles";

/// The newest version that is read.
const VERSION: u64 = 1;

/// A list of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// What the story is called; empty if the manifest does not say.
    pub name: Name,
    /// The articles, in the order in which they are to be read.
    pub articles: Vec<ManifestArticle>,
    /// What could not be read.
    pub warnings: Vec<Warning>,
}

/// An article of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestArticle {
    /// Its file, relative to the manifest.
    pub file: String,
    /// What the manifest says about it.
    pub details: ArticleDetails,
}

/// Reads a manifest. Fields that are not known are passed over.
///
/// # Errors
///
/// A [`ReadError`] if the file is no manifest or a newer one.
pub fn read(file: &SourceFile) -> Result<Manifest, ReadError> {
    read_text(file, None, |text| parse(file, text))
}

fn parse(file: &SourceFile, text: &str) -> Result<Manifest, ReadError> {
    let error = |kind| ReadError::of_file(file, kind);
    let fields = match serde_json::from_str::<Fields<'_>>(text) {
        Ok(fields) if fields.get_text("format").as_deref() == Some(FORMAT) => fields,
        Err(problem) if !problem.is_data() => return Err(broken(&file.name, text, 1, &problem)),
        _ => {
            return Err(error(ReadErrorKind::OtherManifest {
                seen: describe(text),
            }));
        }
    };
    let mut session = Session::of_file(&file.name, text, Ids::strict(), Stamp::ZERO);
    let mut record = Record::single(&mut session, "the manifest", text, fields);
    let found = record.optional("version").unwrap_or(VERSION);
    if found > VERSION {
        return Err(error(ReadErrorKind::NewerVersion {
            found,
            known: VERSION,
        }));
    }
    let name = record.text("name");
    let mut articles = Vec::new();
    for (place, json) in record.list("articles").into_iter().enumerate() {
        let Some(mut entry) = Record::of_list(record.session, "article", place + 1, json) else {
            continue;
        };
        if let Some(file) = entry.required("file") {
            articles.push(ManifestArticle {
                file,
                details: details(&mut entry),
            });
        }
    }
    Ok(Manifest {
        name,
        articles,
        warnings: session.warnings,
    })
}

fn details(entry: &mut Record<'_, '_, '_>) -> ArticleDetails {
    ArticleDetails {
        title: entry.optional_text("title"),
        outlet: entry.optional_text("outlet"),
        author: entry.optional_text("author"),
        date: entry.optional_text("date"),
        url: entry.optional_text("url"),
        language: entry.optional_text("language"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(json: impl AsRef<[u8]>) -> Result<Manifest, ReadError> {
        read(&SourceFile {
            name: "manifest.json".into(),
            bytes: json.as_ref().into(),
        })
    }

    #[test]
    fn a_manifest_lists_files_with_their_details() {
        let read = manifest(
            r#"{"format": "sayso-articles", "version": 1, "name": "A story", "later": true,
                "articles": [{"file": "a.txt", "title": "One", "date": "2024-08-19"},
                             {"title": "no file"}, {"file": "b.txt"}]}"#,
        )
        .unwrap();
        assert_eq!(&*read.name, "A story");
        assert_eq!(read.articles.len(), 2);
        assert_eq!(read.articles[0].details.title.as_deref(), Some("One"));
        assert_eq!(read.articles[0].details.date.as_deref(), Some("2024-08-19"));
        assert_eq!(read.articles[1].details, ArticleDetails::default());
        assert_eq!(
            read.warnings[0].to_string(),
            "manifest.json, line 3, article number 2: It is left out: it has no “file”."
        );
    }

    #[test]
    fn what_is_no_manifest_is_refused_with_a_reason() {
        let kind = |json: &str| manifest(json).unwrap_err().kind;
        for cut_off in [&b"{\"format\":"[..], b"{\"name\":\"Caf\xC3"] {
            assert!(matches!(
                manifest(cut_off).unwrap_err().kind,
                ReadErrorKind::BrokenJson { cut_off: true, .. }
            ));
        }
        assert!(matches!(
            kind("{\"articles\":[]}"),
            ReadErrorKind::OtherManifest { .. }
        ));
        assert!(matches!(kind("[]"), ReadErrorKind::OtherManifest { .. }));
        assert!(matches!(
            kind("{\"format\":\"sayso-articles\",\"version\":2}"),
            ReadErrorKind::NewerVersion { found: 2, known: 1 }
        ));
    }
}
