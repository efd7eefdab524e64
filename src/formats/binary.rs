//! Files that are no text, told by their first bytes.

use super::archive;

/// What a zip archive is that is no document.
pub(super) const ZIP: &str = "a zip archive";

/// First bytes, the place where they stand, and what such a file is.
///
/// Source: the registrations and specifications of the formats, as collected by `file(1)`.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "a PDF"),
    (0, b"{\\rtf", "an RTF document"),
    (
        0,
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old Office document (.doc, .xls or .ppt)",
    ),
    (0, b"\x89PNG\r\n\x1A\n", "an image"),
    (0, b"\xFF\xD8\xFF", "an image"),
    (0, b"GIF87a", "an image"),
    (0, b"GIF89a", "an image"),
    (0, b"II*\0", "an image"),
    (0, b"MM\0*", "an image"),
    (8, b"WEBP", "an image"),
    (8, b"WAVE", "a sound recording"),
    (0, b"OggS", "a sound recording"),
    (0, b"ID3\x03", "a sound recording"),
    (0, b"ID3\x04", "a sound recording"),
    (4, b"ftyp", "a video or an image"),
    (0, b"\x1A\x45\xDF\xA3", "a video"),
    (0, b"\x1F\x8B\x08", "a gzip archive"),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (0, b"Rar!\x1A\x07", "a RAR archive"),
    (0, b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"\x7FELF", "a program"),
    (0, b"\0asm", "a program"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
];

/// Members that tell what an archive is.
const MEMBERS: &[(&str, &str)] = &[
    ("word/document.xml", "a Word document (.docx)"),
    ("xl/workbook.xml", "an Excel workbook (.xlsx)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)"),
];

/// Types that an archive may say it is.
const TYPES: &[(&str, &str)] = &[
    (
        "application/vnd.oasis.opendocument.text",
        "an OpenDocument text (.odt)",
    ),
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        "an OpenDocument spreadsheet (.ods)",
    ),
    ("application/epub+zip", "an e-book (.epub)"),
];

/// What a file is if it is no text, with an article: "a PDF". None for all that has no known
/// signature.
pub(super) fn signature(bytes: &[u8]) -> Option<&'static str> {
    kind_of_archive(bytes).or_else(|| first_bytes(bytes))
}

/// What a file is by its first bytes alone: of an archive, that it is one. The page asks this before it has
/// what reads archives.
pub(super) fn first_bytes(bytes: &[u8]) -> Option<&'static str> {
    if archive::is_archive(bytes) {
        return Some(ZIP);
    }
    SIGNATURES
        .iter()
        .find(|(at, first, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(first)))
        .map(|(_, _, what)| *what)
}

/// What an archive is by its members; none for what is no archive.
pub(super) fn kind_of_archive(bytes: &[u8]) -> Option<&'static str> {
    if !archive::is_archive(bytes) {
        return None;
    }
    let by_member = MEMBERS.iter().find(|(name, _)| archive::holds(bytes, name));
    let by_type = || {
        TYPES
            .iter()
            .find(|(name, _)| archive::is_of_type(bytes, name))
    };
    Some(by_member.or_else(by_type).map_or(ZIP, |(_, what)| what))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::signature;

    fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            let options = SimpleFileOptions::default();
            writer.start_file(*name, options).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn files_are_told_by_their_first_bytes() {
        for (bytes, what) in [
            (&b"%PDF-1.7\n"[..], Some("a PDF")),
            (b"PK\x03\x04 torn", Some("a zip archive")),
            (b"\x89PNG\r\n\x1A\n....", Some("an image")),
            (b"RIFF....WEBPVP8 ", Some("an image")),
            (b"He denied it.", None),
            (b"", None),
        ] {
            assert_eq!(signature(bytes), what);
        }
    }

    #[test]
    fn archives_are_told_by_their_members_alone() {
        for (members, what) in [
            (
                &[("xl/workbook.xml", "<workbook/>")][..],
                "an Excel workbook (.xlsx)",
            ),
            (&[("mimetype", "application/epub+zip")], "an e-book (.epub)"),
            // What is in a member, or in the noise of compression, tells nothing.
            (
                &[("a.txt", "xl/ word/ application/epub+zip")],
                "a zip archive",
            ),
            (&[], "a zip archive"),
        ] {
            assert_eq!(signature(&zipped(members)), Some(what));
        }
    }
}
