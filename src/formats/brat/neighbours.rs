//! The files beside an annotation file: its text, and the settings of its folder.

use crate::formats::SourceFile;

/// The settings of a folder.
const CONFIGURATIONS: [&str; 2] = ["annotation.conf", "visual.conf"];

/// Whether a file is the settings of a folder.
pub(super) fn is_configuration(file: &SourceFile) -> bool {
    CONFIGURATIONS.contains(&file.base_name())
        || ["tools.conf", "kb_shortcuts.conf"].contains(&file.base_name())
}

/// Whose annotations of a text a file has, if it is an annotation file for that text: nobody's in
/// particular where both have one name, else whoever the end of its name says after a `_`.
pub(super) fn annotator_of<'f>(file: &'f SourceFile, text: &SourceFile) -> Option<&'f str> {
    if !text.has_extension(&["txt"]) {
        return None;
    }
    match file.stem().strip_prefix(text.stem())? {
        "" => Some(""),
        suffix => suffix.strip_prefix('_').filter(|name| !name.is_empty()),
    }
}

/// The text of an annotation file and whose annotations they are. One of the same name goes before one
/// with a suffix, a longer one before a shorter, and one in the nearest folder before others.
pub(super) fn text_of<'f>(
    file: &'f SourceFile,
    beside: &[&'f SourceFile],
) -> Option<(&'f SourceFile, &'f str)> {
    let texts = beside
        .iter()
        .filter_map(|text| Some((*text, annotator_of(file, text)?)));
    texts.max_by_key(|(text, annotator)| {
        (
            annotator.is_empty(),
            text.stem().len(),
            nearness(file, text),
            std::cmp::Reverse(&text.name),
        )
    })
}

/// Whose annotations a file has, where the same text with annotations of its own lies in several
/// folders: the folder's name.
pub(super) fn folder_of_annotator<'f>(
    file: &'f SourceFile,
    text: &SourceFile,
    beside: &[&SourceFile],
) -> Option<&'f str> {
    let is_copy = |other: &&&SourceFile| {
        other.base_name() == file.base_name() && other.folder() != file.folder()
    };
    let has_same_text = |other: &&SourceFile| {
        beside.iter().any(|one| {
            one.folder() == other.folder()
                && one.base_name() == text.base_name()
                && one.bytes == text.bytes
        })
    };
    beside
        .iter()
        .filter(is_copy)
        .find(|other| has_same_text(other))?;
    let folder = file.folder().rsplit(['/', '\\']).next();
    folder.filter(|name| !name.is_empty())
}

/// The settings of the nearest folder that has them.
pub(super) fn configuration<'f>(
    name: &str,
    file: &SourceFile,
    beside: &[&'f SourceFile],
) -> Option<&'f SourceFile> {
    let all = beside
        .iter()
        .copied()
        .filter(|other| other.base_name() == name);
    all.max_by_key(|other| (nearness(file, other), std::cmp::Reverse(&other.name)))
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
