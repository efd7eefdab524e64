//! What a file of the family looks like.

use super::Columns;
use super::tags::{Place, Scheme, Tag};
use crate::formats::SourceFile;

/// How many lines are looked at.
const LINES: usize = 2000;

/// How many lines with a tag make a file one of the family whatever it is called: fewer may be prose.
const ENOUGH: usize = 3;

/// What files of the family are called.
const EXTENSIONS: &[&str] = &[
    "conll", "conll02", "conll03", "iob", "iob2", "bio", "bioes", "bilou",
];

/// What a document begins with.
pub(super) const DOCUMENT: &str = "-DOCSTART-";

/// What a file looks like that is one of the family.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) columns: Columns,
    pub(super) scheme: Scheme,
}

impl Look {
    /// The look of a file, if nearly all its lines end in a tag.
    pub(super) fn of(file: &SourceFile, text: &str) -> Option<Self> {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let mut lines = lines.take(LINES).peekable();
        let has_documents = lines.peek()?.starts_with(DOCUMENT);
        let (mut tagged, mut untagged, mut by_tab, mut many) = (0, 0, 0, 0);
        let mut tags = SeenTags::default();
        for line in lines {
            let columns = columns(line);
            let tag = columns.last().and_then(|tag| Tag::of(tag));
            match tag.filter(|_| columns.len() > 1) {
                Some(tag) => {
                    tagged += 1;
                    tags.see(tag, line.starts_with(DOCUMENT));
                    by_tab += usize::from(line.contains('\t'));
                    many += usize::from(columns.len() > 2);
                }
                None if line.starts_with('#') || line.starts_with(DOCUMENT) => {}
                None => untagged += 1,
            }
        }
        let is_called_so = file.has_extension(EXTENSIONS);
        let is_one = if is_called_so || has_documents {
            tagged >= untagged
        } else {
            tagged >= ENOUGH && tagged >= untagged * 10
        };
        if !is_one {
            return None;
        }
        let columns = if many * 2 > tagged {
            Columns::Four
        } else if by_tab * 2 > tagged {
            Columns::TwoByTab
        } else {
            Columns::TwoBySpace
        };
        let scheme = match columns {
            Columns::Four => Scheme::Iob1,
            Columns::TwoBySpace => Scheme::Iob2,
            Columns::TwoByTab => tags.scheme(),
        };
        Some(Self { columns, scheme })
    }
}

/// The columns of a line: between tabs where there is one, else between spaces.
pub(super) fn columns(line: &str) -> Vec<&str> {
    if line.contains('\t') {
        line.trim_end_matches('\t')
            .split('\t')
            .map(str::trim)
            .collect()
    } else {
        line.split(' ')
            .filter(|column| !column.is_empty())
            .collect()
    }
}

/// What the tags of a file show of their scheme.
#[derive(Debug, Default)]
struct SeenTags {
    ends: bool,
    bare_inside: bool,
    before: Option<String>,
}

impl SeenTags {
    fn see(&mut self, tag: Tag<'_>, is_document: bool) {
        match tag {
            _ if is_document => self.before = None,
            Tag::Outside => self.before = None,
            Tag::In(place, label) => {
                self.ends |= matches!(place, Place::Last | Place::Only);
                self.bare_inside |= place == Place::Inside && self.before.as_deref() != Some(label);
                self.before = Some(label.to_owned());
            }
        }
    }

    fn scheme(&self) -> Scheme {
        if self.ends {
            Scheme::Bilou
        } else if self.bare_inside {
            Scheme::Iob1
        } else {
            Scheme::Iob2
        }
    }
}
