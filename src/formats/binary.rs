//! Files that are no text, told by their first bytes.

/// What a zip archive is that is no document.
pub(super) const ZIP: &str = "a zip archive";

/// How far into a zip archive to look for the names of its first members.
const ZIP_HEAD: usize = 8 * 1024;

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

/// Names of members of zip archives, and what an archive that begins with such a one is.
const ZIP_MEMBERS: &[(&[u8], &str)] = &[
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
    (b"epub+zip", "an e-book (.epub)"),
];

/// What a file is if it is no text, with an article: "a PDF". None for all that has no known
/// signature.
pub(super) fn signature(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let head = bytes.get(..ZIP_HEAD).unwrap_or(bytes);
        let member = ZIP_MEMBERS.iter().find(|(name, _)| contains(head, name));
        return Some(member.map_or(ZIP, |(_, what)| what));
    }
    SIGNATURES
        .iter()
        .find(|(at, first, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(first)))
        .map(|(_, _, what)| *what)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::signature;

    #[test]
    fn files_are_told_by_their_first_bytes() {
        for (bytes, what) in [
            (&b"%PDF-1.7\n"[..], Some("a PDF")),
            (
                b"PK\x03\x04....[Content_Types].xml....word/document.xml",
                Some("a Word document (.docx)"),
            ),
            (b"PK\x03\x04....a.txt", Some("a zip archive")),
            (b"\x89PNG\r\n\x1A\n....", Some("an image")),
            (b"RIFF....WEBPVP8 ", Some("an image")),
            (b"He denied it.", None),
            (b"", None),
        ] {
            assert_eq!(signature(bytes), what);
        }
    }
}
