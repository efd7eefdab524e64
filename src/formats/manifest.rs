//! The manifest of a story: which files hold its articles, and what is known about each.
//!
//! Source: `docs/format.md`, "The manifest". Whoever hosts Sayso puts a folder of articles and a
//! `manifest.json` beside the page; the page reads the manifest here, fetches the files that it
//! names, and hands each to [`read`](super::read) with its details.
//!
//! The page needs the manifest before it is ready, and nothing else of JSON. So the JSON is parsed by
//! whoever calls, in the page the browser itself, and comes as a [`Value`].

mod value;

pub use value::Value;

use super::{
    ArticleDetails, Place, ReadError, ReadErrorKind, SourceFile, Warning, read_no_archive,
};
use crate::model::{Name, Status};

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

/// Reads a manifest. Fields that are not known are passed over. `parse` makes a value of its JSON, or
/// says what is wrong with it.
///
/// # Errors
///
/// A [`ReadError`] if the file is no manifest or a newer one.
pub fn read(
    file: &SourceFile,
    parse: impl FnOnce(&str) -> Result<Value, String>,
) -> Result<Manifest, ReadError> {
    read_no_archive(file, None, |text| {
        let value = parse(text).map_err(|reason| {
            let cut_off = ends_inside(text);
            ReadError::of_file(file, ReadErrorKind::BrokenJson { reason, cut_off })
        })?;
        manifest(file, &value)
    })
}

/// Whether a text that is no JSON ends in the middle of a value: of a string, an object or a list.
fn ends_inside(text: &str) -> bool {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    in_string || depth > 0
}

fn manifest(file: &SourceFile, value: &Value) -> Result<Manifest, ReadError> {
    let error = |kind| ReadError::of_file(file, kind);
    if value.field("format").and_then(Value::as_text) != Some(FORMAT) {
        let seen = value.described();
        return Err(error(ReadErrorKind::OtherManifest { seen }));
    }
    let mut reading = Reading {
        file: &file.name,
        warnings: Vec::new(),
    };
    let head = Part {
        value,
        title: String::from("the manifest"),
    };
    match reading.known(&head, "version", "a whole number", Value::as_whole) {
        Some(found) if found > VERSION => {
            let known = VERSION;
            return Err(error(ReadErrorKind::NewerVersion { found, known }));
        }
        _ => {}
    }
    let name = reading.text(&head, "name").unwrap_or_default();
    let listed = reading.known(&head, "articles", "a list", Value::as_list);
    let mut articles = Vec::new();
    for (position, value) in (1..).zip(listed.unwrap_or_default()) {
        articles.extend(reading.article(&Part {
            value,
            title: format!("article number {position}"),
        }));
    }
    Ok(Manifest {
        name,
        articles,
        warnings: reading.warnings,
    })
}

/// The manifest itself or one of its articles, and what messages call it.
struct Part<'a> {
    value: &'a Value,
    title: String,
}

/// Gathers what is wrong with a manifest while it is read.
struct Reading<'a> {
    file: &'a str,
    warnings: Vec<Warning>,
}

impl Reading<'_> {
    fn article(&mut self, part: &Part<'_>) -> Option<ManifestArticle> {
        let file = part.value.field("file").and_then(Value::as_text);
        let Some(file) = file else {
            self.warn(
                part,
                "It is left out: it has no “file” that is a text.".into(),
            );
            return None;
        };
        Some(ManifestArticle {
            file: file.to_owned(),
            details: ArticleDetails {
                title: self.text(part, "title"),
                outlet: self.text(part, "outlet"),
                author: self.text(part, "author"),
                date: self.text(part, "date"),
                url: self.text(part, "url"),
                language: self.text(part, "language"),
                status: self.known(part, "status", "a status that Sayso knows", |value| {
                    Status::from_name(value.as_text()?)
                }),
            },
        })
    }

    fn text(&mut self, part: &Part<'_>, field: &str) -> Option<Name> {
        self.known(part, field, "a text", Value::as_text)
            .map(Name::from)
    }

    /// A field. None if it is missing and, with a warning, if it is something else than this.
    fn known<'a, T>(
        &mut self,
        part: &Part<'a>,
        field: &str,
        expected: &str,
        as_expected: fn(&'a Value) -> Option<T>,
    ) -> Option<T> {
        let value = part.value.field(field)?;
        let known = as_expected(value);
        if known.is_none() {
            self.warn(
                part,
                format!("“{field}” is left out: it is not {expected}."),
            );
        }
        known
    }

    fn warn(&mut self, part: &Part<'_>, message: String) {
        self.warnings.push(Warning {
            place: Place {
                record: Some(part.title.clone()),
                ..Place::file(self.file)
            },
            message,
        });
    }
}
