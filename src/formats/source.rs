//! What is read: a file as it came, and what is known about it from elsewhere.

use super::beside::{Beside, NOTHING};
use super::{About, Columns, Encoding, OffsetUnit, Split};
use crate::model::{IdSource, Metadata, Name, Stamp, Status};

/// A file as it came: its name and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, with or without folders; used in messages and, second to the content, for
    /// telling the format.
    pub name: String,
    /// Its bytes, untouched.
    pub bytes: Vec<u8>,
}

impl SourceFile {
    /// A file that has no name yet.
    pub(super) fn unnamed(bytes: Vec<u8>) -> Self {
        Self {
            name: String::new(),
            bytes,
        }
    }

    /// The file as one of a split's: by its name if it is alone, else in a folder.
    pub(super) fn of_split(self, split: Option<Split>, about: &About) -> Self {
        let Some(split) = split.map(Split::name) else {
            return self;
        };
        let name = match &*self.name {
            "" => format!("{split}.{}", about.extension),
            name => format!("{split}/{name}"),
        };
        Self { name, ..self }
    }

    /// What it is called where it is not alone.
    pub(super) fn name_in_archive(&self, about: &About) -> String {
        match &*self.name {
            "" => format!("data.{}", about.extension),
            name => name.to_owned(),
        }
    }

    /// The name without folders and without the last extension: `a` for `b/a.txt`.
    pub(super) fn stem(&self) -> &str {
        let name = self.base_name();
        match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => name,
        }
    }

    /// The name without folders: `a.txt` for `b/a.txt`.
    pub(super) fn base_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }

    /// The folders of the name: `b` for `b/a.txt`, nothing for `a.txt`.
    pub(super) fn folder(&self) -> &str {
        let folder = self.name.strip_suffix(self.base_name());
        folder.unwrap_or_default().trim_end_matches(['/', '\\'])
    }

    /// Whether the name ends in one of these extensions, given in lower case and without the dot.
    pub(super) fn has_extension(&self, extensions: &[&str]) -> bool {
        self.name.rsplit_once('.').is_some_and(|(_, extension)| {
            extensions
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        })
    }
}

/// What a reader needs beside the file.
pub struct ReadContext<'a> {
    /// Where new records get their ids.
    pub ids: &'a mut IdSource,
    /// The stamp of records that the file gives none.
    pub stamp: Stamp,
    /// The encoding that the user chose; none means that the file tells.
    pub encoding: Option<Encoding>,
    /// What a manifest says about the one article of a plain text file. It goes before what the
    /// text itself says. Files with articles and metadata of their own ignore it.
    pub details: ArticleDetails,
    /// What the file's offsets count, as the user said; none means that the file or its quotations
    /// tell. For formats that leave it open.
    pub unit: Option<OffsetUnit>,
    /// The name of the format that the user said the file is in; none means that its content tells.
    pub format: Option<&'a str>,
    /// Which columns of a table are what, as the user said; none means that it is guessed.
    pub columns: Option<&'a Columns>,
    /// The files that came with it, itself among them: what it takes its text or its settings from.
    pub beside: &'a Beside<'a>,
    /// Called with how many parts of it have been read, and how many there are.
    pub on_progress: Option<&'a mut dyn FnMut(usize, usize)>,
}

impl<'a> ReadContext<'a> {
    /// For a file that came alone and of which nothing else is known.
    pub fn new(ids: &'a mut IdSource, stamp: Stamp) -> Self {
        Self {
            ids,
            stamp,
            encoding: None,
            details: ArticleDetails::default(),
            unit: None,
            format: None,
            columns: None,
            beside: &NOTHING,
            on_progress: None,
        }
    }
}

/// What is said about an article from outside its text; any of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleDetails {
    /// Its title.
    pub title: Option<Name>,
    /// Who published it.
    pub outlet: Option<Name>,
    /// Who wrote it.
    pub author: Option<Name>,
    /// When it was published, as `YYYY-MM-DD`.
    pub date: Option<Name>,
    /// Where it was published.
    pub url: Option<Name>,
    /// Its language as a BCP 47 tag.
    pub language: Option<Name>,
    /// How far the work on it is.
    pub status: Option<Status>,
}

impl ArticleDetails {
    /// Sets these details over what was known before.
    pub(super) fn override_metadata(self, metadata: Metadata) -> Metadata {
        Metadata {
            outlet: self.outlet.or(metadata.outlet),
            author: self.author.or(metadata.author),
            date: self.date.or(metadata.date),
            url: self.url.or(metadata.url),
            language: self.language.or(metadata.language),
            file: metadata.file,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> SourceFile {
        SourceFile {
            name: name.into(),
            bytes: Vec::new(),
        }
    }

    #[test]
    fn the_stem_is_the_name_without_folders_and_extension() {
        assert_eq!(file("story/far.lamp.txt").stem(), "far.lamp");
        assert_eq!(file(r"C:\story\a.txt").stem(), "a");
        assert_eq!(file(".hidden").stem(), ".hidden");
        assert_eq!(file("plain").stem(), "plain");
    }

    #[test]
    fn extensions_are_compared_without_regard_to_case() {
        assert!(file("A.JSON").has_extension(&["json"]));
        assert!(!file("json").has_extension(&["json"]));
    }
}
