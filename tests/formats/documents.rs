//! Documents of word processors. Those in `tests/documents` were made by LibreOffice 7.4 from one text.

use std::io::{Cursor, Write};
use std::path::Path;

use proptest::prelude::*;
use sayso::formats::Import;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::reading::read_file;
use super::spoken::told;
use crate::support::cases;

const BRIDGE: &str = "Mayor: the bridge is safe 😊\n\n\
    “No one,” she said, “closed it.” The cafe\u{301} by the bridge stays shut.\n\
    It opens at six & closes at ten.\n\n\
    What was said\n\n\
    ראש העיר אמרה שהגשר בטוח.\n\n\
    Who\tWhat\nThe mayor\tdenied it\n\n\
    First point\n\nSecond point\n\n\
    A remark stands below.\n";

fn document(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    std::fs::read(folder.join(name)).unwrap()
}

/// An archive of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A document of Word with this body.
fn word(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    let properties = "<cp:coreProperties><dc:title>The bridge</dc:title><dc:creator>A. Byron\
        </dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-08-19T10:00:00Z\
        </dcterms:created><dc:language>en</dc:language></cp:coreProperties>";
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("docProps/core.xml", properties),
    ])
}

/// A document in OpenDocument with this body.
fn open_document(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
    ])
}

fn text(import: &Import) -> String {
    let article = import.project.articles().next().unwrap();
    article.text.as_str().to_owned()
}

#[test]
fn documents_of_libreoffice_are_read_the_same_in_both_formats() {
    for name in ["bridge.docx", "bridge.odt"] {
        // Whatever the file is called: what it is stands in it.
        for called in [name, "download", "a.zip"] {
            let import = read_file(called, document(name)).unwrap();
            assert_eq!(text(&import), BRIDGE, "{name}");
            let article = import.project.articles().next().unwrap();
            assert_eq!(&*article.title, "The bridge", "{name}");
            // What LibreOffice writes for Word has nobody as its author here.
            let author = (name == "bridge.odt").then_some("A. Byron");
            assert_eq!(article.metadata.author.as_deref(), author, "{name}");
            let told = told(&import);
            let [note] = told.as_slice() else {
                panic!("{told:?}");
            };
            assert!(
                note.starts_with(&format!("{called}, footnotes: 1 is left out")),
                "{note}"
            );
        }
    }
}

#[test]
fn documents_in_an_archive_are_read() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["bridge.docx", "bridge.odt"] {
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(&document(name)).unwrap();
    }
    let import = read_file("a.zip", archive.finish().unwrap().into_inner()).unwrap();
    // They have one text, so they are one article.
    assert_eq!(import.project.article_count(), 1);
}

#[test]
fn what_word_keeps_beside_the_text_is_no_part_of_it() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\
        <w:r><w:t>He </w:t></w:r><w:del><w:r><w:delText>never </w:delText><w:t>x</w:t></w:r></w:del>\
        <w:ins><w:r><w:t xml:space=\"preserve\">denied it</w:t></w:r></w:ins>\
        <w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>R&amp;D &#233;</w:t><w:noBreakHyphen/></w:r></w:p>\
        <w:p/>\
        <w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>\
        </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>\
        </mc:Fallback></mc:AlternateContent><w:r><w:t>Below it.</w:t></w:r></w:p>";
    let import = read_file("a.docx", word(body)).unwrap();
    assert_eq!(
        text(&import),
        "He denied it\tR&D é\u{2011}\n\nIn a box.\n\nBelow it.\n"
    );
    assert_eq!(
        told(&import),
        [
            "a.docx, tracked deletions: 1 is left out, being no part of the text: 7 characters, beginning \
             with “never x”."
        ]
    );
    let article = import.project.articles().next().unwrap();
    let known = &article.metadata;
    let facts = [&known.author, &known.date, &known.language].map(|fact| fact.as_deref());
    assert_eq!(facts, [Some("A. Byron"), Some("2024-08-19"), Some("en")]);
    assert_eq!(&*article.title, "The bridge");
}

#[test]
fn what_open_document_keeps_beside_the_text_is_no_part_of_it() {
    let body = "<text:tracked-changes><text:deletion><text:p>never</text:p></text:deletion>\
        </text:tracked-changes><text:h>A  heading</text:h><text:p>  He\n   <text:span>denied</text:span>\
        <text:s text:c=\"2\"/>it<office:annotation><dc:creator>Ada</dc:creator><text:p>Sure?</text:p>\
        </office:annotation>.</text:p><text:p/>";
    let import = read_file("a.odt", open_document(body)).unwrap();
    assert_eq!(text(&import), "A heading\n\nHe denied  it.\n");
    assert_eq!(
        told(&import),
        [
            "a.odt, comments: 1 is left out, being no part of the text: 5 characters, beginning with “Sure?”.",
            "a.odt, tracked deletions: 1 is left out, being no part of the text: 5 characters, beginning with \
             “never”.",
        ]
    );
}

#[test]
fn nothing_that_stands_beside_the_text_of_word_is_lost_in_silence() {
    let part = |root: &str, body: &str| format!("<w:{root} xmlns:w=\"w\">{body}</w:{root}>");
    let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let document = part(
        "document",
        "<w:body><w:p><w:r><w:t>He denied it.</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:drawing>\
         <wp:docPr id=\"1\" descr=\"The mayor &amp; the bridge\"/></w:drawing></w:r></w:p></w:body>",
    );
    let note = |words: &str| format!("<w:footnote>{}</w:footnote>", paragraph(words));
    let parts = [
        ("word/document.xml", document),
        (
            "word/header1.xml",
            part("hdr", &paragraph("The Harbour Wire")),
        ),
        ("word/header2.xml", part("hdr", &paragraph(""))),
        // The number of the page.
        ("word/footer1.xml", part("ftr", &paragraph("1"))),
        (
            "word/footer2.xml",
            part("ftr", &paragraph("For friends only")),
        ),
        (
            "word/footnotes.xml",
            part(
                "footnotes",
                &[note(""), note("So she said."), note("Twice.")].concat(),
            ),
        ),
        (
            "word/comments.xml",
            part(
                "comments",
                &format!(
                    "<w:comment>{}{}</w:comment>",
                    paragraph("Is it so?"),
                    paragraph("Ask.")
                ),
            ),
        ),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, xml)| (*name, &**xml)).collect();
    let import = read_file("a.docx", packed(&parts)).unwrap();
    assert_eq!(text(&import), "He denied it.\n");
    let told = told(&import);
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    assert_eq!(
        told,
        [
            "a.docx, footnotes: 2 are left out, being no part of the text: 18 characters, beginning with “So \
             she said.”.",
            "a.docx, comments: 1 is left out, being no part of the text: 14 characters, beginning with “Is it \
             so? Ask.”.",
            "a.docx, headers and footers: 2 are left out, being no part of the text: 32 characters, beginning \
             with “For friends only”.",
            "a.docx, descriptions of pictures: 1 is left out, being no part of the text: 22 characters, \
             beginning with “The mayor & the bridge”.",
        ]
    );
}

#[test]
fn nothing_that_stands_beside_the_text_of_open_document_is_lost_in_silence() {
    let content = "<office:document-content><office:body><office:text><text:p>He denied it.<text:note>\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>So she said.</text:p>\
        </text:note-body></text:note><draw:frame><svg:title>A picture</svg:title><draw:text-box><text:p>In a \
        box.</text:p></draw:text-box></draw:frame></text:p><text:p><text:title>The bridge</text:title> \
        stands.</text:p></office:text></office:body></office:document-content>";
    let styles = "<office:document-styles><office:master-styles><style:master-page><style:header><text:p>The \
        <text:span>Harbour</text:span> Wire</text:p></style:header><style:footer><text:p><text:page-number>1\
        </text:page-number></text:p></style:footer></style:master-page></office:master-styles>\
        </office:document-styles>";
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        ("styles.xml", styles),
    ];
    let import = read_file("a.odt", packed(&parts)).unwrap();
    assert_eq!(
        text(&import),
        "In a box.\n\nHe denied it.\n\nThe bridge stands.\n"
    );
    assert_eq!(
        told(&import),
        [
            "a.odt, footnotes: 1 is left out, being no part of the text: 12 characters, beginning with “So she \
             said.”.",
            "a.odt, headers and footers: 1 is left out, being no part of the text: 16 characters, beginning with \
             “The Harbour Wire”.",
            "a.odt, descriptions of pictures: 1 is left out, being no part of the text: 9 characters, beginning \
             with “A picture”.",
        ]
    );
}

#[test]
fn a_broken_document_is_read_as_far_as_it_goes() {
    let import = read_file(
        "a.docx",
        word("<w:p><w:r><w:t>He denied it.</w:t></w:r></w:p><w:p></w:x>"),
    );
    let import = import.unwrap();
    assert_eq!(text(&import), "He denied it.\n");
    assert!(told(&import)[0].starts_with("a.docx: The document is broken:"));

    let nothing = read_file("a.docx", word("<w:p></w:x>")).unwrap_err();
    assert!(
        nothing
            .to_string()
            .starts_with("a.docx: This cannot be opened:"),
        "{nothing}"
    );
    let empty = read_file("a.docx", word("<w:p/>")).unwrap_err();
    assert!(empty.to_string().contains("empty"), "{empty}");
    let mut half = document("bridge.docx");
    half.truncate(half.len() / 2);
    assert!(read_file("a.docx", half).is_err());
}

#[test]
fn a_document_that_unpacks_to_far_too_much_is_refused() {
    let error = read_file("a.docx", word(&" ".repeat(40 * 1024 * 1024))).unwrap_err();
    assert!(error.to_string().contains("too much"), "{error}");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_damage_makes_a_reader_panic(
        is_word in any::<bool>(),
        place in any::<prop::sample::Index>(),
        damage in prop::collection::vec(any::<u8>(), 0..6),
    ) {
        let mut bytes = document(if is_word { "bridge.docx" } else { "bridge.odt" });
        let start = place.index(bytes.len());
        let end = (start + damage.len()).min(bytes.len());
        bytes.splice(start..end, damage);
        let _ = read_file("a", bytes);
    }

    #[test]
    fn no_marks_make_a_reader_panic(body in "(<(w:|/w:|text:|/text:|/)?(p|tbl|tr|tc|t|del|h|s|note)/?>|[a-z &;]){0,30}") {
        let _ = read_file("a", word(&body));
        let _ = read_file("a", open_document(&body));
    }
}
