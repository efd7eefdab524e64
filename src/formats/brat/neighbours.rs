//! The files beside an annotation file: its text, and the settings of its folder.

use std::cmp::Reverse;

use crate::formats::{Beside, SourceFile};

/// The settings of a folder.
const CONFIGURATIONS: [&str; 4] = [
    "annotation.conf",
    "visual.conf",
    "tools.conf",
    "kb_shortcuts.conf",
];

/// The settings of folders, wherever they are.
pub(super) fn configurations<'f>(beside: &Beside<'f>) -> impl Iterator<Item = &'f SourceFile> {
    CONFIGURATIONS
        .iter()
        .flat_map(|name| beside.called(name).to_vec())
}

/// The text of an annotation file and whose annotations they are: nobody's in particular where both
/// have one name, else whoever the end of its name says after a `_`. One of the same name goes before
/// one with a suffix, a longer one before a shorter, and one in the nearest folder before others.
pub(super) fn text_of<'f, 'n>(
    file: &'n SourceFile,
    beside: &Beside<'f>,
) -> Option<(&'f SourceFile, &'n str)> {
    let stem = file.stem();
    let with_suffix = stem.match_indices('_').rev().filter_map(|(place, _)| {
        let (stem, suffix) = stem.split_at_checked(place)?;
        Some((stem, suffix.strip_prefix('_')?))
    });
    let mut names = std::iter::once((stem, "")).chain(with_suffix);
    names.find_map(|(stem, annotator)| {
        let text = nearest(file, beside.called(&format!("{stem}.txt")))?;
        Some((text, annotator))
    })
}

/// Whose annotations a file has, where the same text with annotations of its own lies in several
/// folders: the folder's name.
pub(super) fn folder_of_annotator<'n>(
    file: &'n SourceFile,
    text: &SourceFile,
    beside: &Beside<'_>,
) -> Option<&'n str> {
    let copies = beside.called(file.base_name());
    let mut copies = copies
        .iter()
        .filter(|other| other.folder() != file.folder());
    let texts = beside.called(text.base_name());
    copies.find(|other| {
        let mut texts = texts.iter().filter(|text| text.folder() == other.folder());
        texts.any(|one| one.bytes == text.bytes)
    })?;
    let folder = file.folder().rsplit(['/', '\\']).next();
    folder.filter(|name| !name.is_empty())
}

/// The settings of the nearest folder that has them.
pub(super) fn configuration<'f>(
    name: &str,
    file: &SourceFile,
    beside: &Beside<'f>,
) -> Option<&'f SourceFile> {
    nearest(file, beside.called(name))
}

/// The one of these that shares the most folders with a file.
fn nearest<'f>(file: &SourceFile, all: &[&'f SourceFile]) -> Option<&'f SourceFile> {
    let all = all.iter().copied();
    all.max_by_key(|other| (nearness(file, other), Reverse(&other.name)))
}

/// How many folders two files share from the top.
fn nearness(one: &SourceFile, other: &SourceFile) -> usize {
    let folders = |file: &SourceFile| -> Vec<String> {
        file.folder()
            .split(['/', '\\'])
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (folders(one), folders(other));
    one.iter()
        .zip(&other)
        .take_while(|(one, other)| one == other)
        .count()
}
