//! Every kind of bad input has its message and never a panic.

use proptest::prelude::*;

use sayso::formats::{Choice, Encoding, FORMATS};

use crate::support::cases;

use super::reading::{exported, project_file, read_as, read_file, warnings};
use super::sample::sample;

/// The message for a file of which nothing can be read.
#[track_caller]
fn refusal(name: &str, bytes: impl AsRef<[u8]>) -> String {
    read_file(name, bytes).unwrap_err().to_string()
}

#[test]
fn files_that_are_no_text_are_refused_with_what_they_are() {
    for (name, bytes, message) in [
        (
            "a.txt",
            &b""[..],
            "a.txt: The file is empty. There is nothing to import.",
        ),
        (
            "a.txt",
            b"\xEF\xBB\xBF \n\t\r\n",
            "a.txt: The file is empty. There is nothing to import.",
        ),
        (
            "a.json",
            b"",
            "a.json: The file is empty. There is nothing to import.",
        ),
        (
            "a.txt",
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n",
            "a.txt: This is a PDF, not text. Save its text as a .txt file in UTF-8 and import that.",
        ),
        (
            "a.doc",
            b"PK\x03\x04\x14\0\x06\0word/document.xml",
            "a.doc: This cannot be opened: invalid Zip archive: Could not find EOCD. Download or \
             copy the whole file again. Nothing was imported.",
        ),
        (
            "a.txt",
            b"\x7F\x45\x81\x01\x02\x03\xD8\x00\xFF\xFE\x8D",
            "a.txt: This is binary data, not text. Save its text as a .txt file in UTF-8 and \
             import that.",
        ),
        (
            "a.txt",
            b"half of \x01\x02\x03\x04 this is control",
            "a.txt: This is binary data, not text. Save its text as a .txt file in UTF-8 and \
             import that.",
        ),
    ] {
        assert_eq!(refusal(name, bytes), message);
    }
}

#[test]
fn text_in_another_encoding_is_refused_with_the_byte_and_what_it_may_be() {
    assert_eq!(
        refusal("a.txt", b"Gr\xF6\xDFe"),
        "a.txt: This is not UTF-8: byte 2 (counted from 0) does not fit. It can be read as \
         Windows-1252: choose an encoding."
    );
    assert_eq!(
        refusal("a.txt", b"H\0e\0 \0d\0"),
        "a.txt: This is not UTF-8: byte 1 (counted from 0) does not fit. It can be read as UTF-16 \
         (little-endian): choose an encoding."
    );
    let read = read_as(Some(Encoding::Windows1252), "a.txt", b"Gr\xF6\xDFe").unwrap();
    assert_eq!(
        read.project.articles().next().unwrap().text.as_str(),
        "Größe"
    );
    assert_eq!(
        read_as(Some(Encoding::Utf16BigEndian), "a.txt", b"odd")
            .unwrap_err()
            .to_string(),
        "a.txt: This cannot be read as UTF-16 (big-endian). Choose another encoding."
    );
    // JSON comes in other encodings, too.
    let utf16: Vec<u8> = "{\"text\":\"é\"}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let read = read_as(Some(Encoding::Utf16LittleEndian), "a.jsonl", utf16).unwrap();
    assert_eq!(read.project.articles().next().unwrap().text.as_str(), "é");
}

#[test]
fn broken_json_is_refused_with_line_and_column() {
    assert_eq!(
        refusal("a.json", "{\"format\": \"sayso\",\n \"é\": oops}"),
        "a.json, line 2, column 7: This is broken JSON: expected value. Nothing was imported. \
         Correct the file there and import it again."
    );
    for name in ["a.json", "a.JSON"] {
        assert!(refusal(name, "not JSON at all").contains("line 1, column 2: This is broken JSON"));
    }
    assert!(refusal("a.txt", "{\"format\":\"sayso\" oops").contains("broken JSON"));
    assert!(refusal("a.jsonl", "{\"text\": oops}").contains("line 1, column 10: This is broken"));
    // A text that begins with a bracket is a text.
    assert!(read_file("a.txt", "[Editor’s note] He denied it.").is_ok());
    assert!(read_file("a.txt", "{sic} He denied it.").is_ok());
    assert!(read_file("a.txt", "[1, 2]").is_ok());
}

#[test]
fn json_of_another_kind_is_refused_with_what_it_is() {
    let another = "[{\"id\": 1, \"document\": {\"text\": \"…\"}, \"marks\": []}]";
    assert_eq!(
        refusal("a.json", another),
        "a.json: This is JSON, but not in a format that Sayso knows: a list of 1, the first an \
         object with “id”, “document”, “marks”. A Sayso project is an object with \"format\": \
         \"sayso\"; Sayso JSONL has one object with a \"text\" on each line."
    );
    for (name, json, seen) in [
        ("export", another, "a list of 1"),
        (
            "a.json",
            "{\"format\":\"sayso-articles\"}",
            "an object of the format “sayso-articles”",
        ),
        ("a.json", "\"He denied it.\"", "a piece of text"),
        ("a.json", "12", "the value 12"),
        (
            "a.jsonl",
            "{\"data\": 1}\n{\"data\": 2}",
            "an object with “data”",
        ),
        (
            "a.json",
            "{\"format\":\"sayso\",\"version\":\"one\"}",
            "a “sayso” file of the version one",
        ),
    ] {
        assert!(
            refusal(name, json).contains(seen),
            "{}",
            refusal(name, json)
        );
    }
}

#[test]
fn a_newer_version_and_another_unit_are_refused() {
    assert_eq!(
        refusal(
            "a.json",
            "{\"format\":\"sayso\",\"version\":2,\"articles\":{}}"
        ),
        "a.json: This was written by a newer Sayso: it has version 2 of the format, and this Sayso \
         reads up to version 1. Open it with a newer Sayso."
    );
    assert!(read_file("a.json", "{\"format\":\"sayso\",\"version\":1.5}").is_ok());
    assert_eq!(
        refusal(
            "a.json",
            "{\"format\":\"sayso\",\"version\":1,\"offsets\":\"utf-16\"}"
        ),
        "a.json: Offsets are counted in “utf-16” here, but must be in “code points”. Nothing was \
         imported."
    );
}

#[test]
fn a_broken_line_of_many_costs_that_line_alone() {
    let lines = "{\"text\": \"One.\"}\n{\"text\": \"Two.\",}\n\n{\"text\": \"Three.\"}\n";
    let import = read_file("a.jsonl", lines).unwrap();
    assert_eq!(import.project.article_count(), 2);
    assert_eq!(
        import.warnings[0].to_string(),
        "a.jsonl, line 2, column 17: This line is left out: it is broken JSON (key must be a string)."
    );
}

#[test]
fn records_that_are_wrong_are_left_out_one_by_one() {
    let file = project_file(
        r#"
"articles":[
{"id":"00000000-0000-0000-0000-00000000000a","text":"He denied it.","sha256":"00"},
{"id":"00000000-0000-0000-0000-00000000000a","text":"Another text."},
{"id":"00000000-0000-0000-0000-00000000000b","title":"The same","text":"He denied it."},
{"id":"00000000-0000-0000-0000-00000000000c"},
7],
"spans":[
{"id":"00000000-0000-0000-0000-000000000001","article":"00000000-0000-0000-0000-00000000000a","label":"Denial","fragments":[{"start":3,"end":9,"text":"denied"}]},
{"id":"00000000-0000-0000-0000-000000000002","article":"00000000-0000-0000-0000-0000000000ff","label":"Denial","fragments":[{"start":3,"end":9,"text":"lost words"}]},
{"id":"00000000-0000-0000-0000-000000000001","article":"00000000-0000-0000-0000-00000000000a","label":"Claim","fragments":[{"start":3,"end":9}]},
{"id":"00000000-0000-0000-0000-000000000003","article":"00000000-0000-0000-0000-00000000000a","label":"Claim","fragments":[{"start":9,"end":3}]},
{"id":"00000000-0000-0000-0000-000000000004","article":"00000000-0000-0000-0000-00000000000a","label":"Claim","fragments":[{"start":3,"end":3,"text":""}]},
{"id":"00000000-0000-0000-0000-000000000005","article":"00000000-0000-0000-0000-00000000000a","label":"Claim","fragments":[]},
{"id":"00000000-0000-0000-0000-000000000006","article":"00000000-0000-0000-0000-00000000000b","label":"Claim","fragments":[{"start":-1,"end":3}]},
{"id":"00000000-0000-0000-0000-000000000007","article":"00000000-0000-0000-0000-00000000000b","fragments":[{"start":0,"end":2}]},
{"id":"s8","article":"00000000-0000-0000-0000-00000000000b","label":"Claim","fragments":[{"start":0,"end":2}],"note":5,"attributes":{"a":{"b":1},"c":1}}],
"relations":[
{"id":"00000000-0000-0000-0000-000000000011","type":"denies","from":"s8","to":"00000000-0000-0000-0000-000000000001","created":"yesterday"},
{"id":"00000000-0000-0000-0000-000000000012","type":"denies","from":"s9","to":"00000000-0000-0000-0000-000000000001"},
{"id":"00000000-0000-0000-0000-000000000013","type":"denies","from":"s8"}],
"regions":{},
"deleted":[{"kind":"vote","id":"00000000-0000-0000-0000-000000000001"},{"kind":"span","id":"00000000-0000-0000-0000-000000000001"}]"#,
    );
    let import = read_file("a.json", file).unwrap();
    let found: Vec<String> = import.warnings.iter().map(ToString::to_string).collect();
    let id = |number: &str| format!("00000000-0000-0000-0000-0000000000{number}");
    let expected = [
        "a.json, line 1, the project file: “regions” is left out: invalid type: map, expected a sequence.".into(),
        format!("a.json, line 5, article {}: Its text is not the one that its “sha256” was made of: somebody changed it. Spans whose words have moved are looked up by their words.", id("0a")),
        format!("a.json, line 6, article {}: It is left out: its id is used twice.", id("0a")),
        format!("a.json, line 7, article {}: Its text is that of “He denied it.” as well. Only that one is kept, and it gets the spans of both.", id("0b")),
        format!("a.json, line 8, article {}: It is left out: it has no “text”.", id("0c")),
        "a.json, line 9, article number 5: It is left out: invalid type: integer `7`, expected an object.".into(),
        format!("a.json, line 12, span {}: It is left out: its article is {}, which was not read from this file (“lost words”).", id("02"), id("ff")),
        format!("a.json, line 13, span {}: It is left out: its id is used twice.", id("01")),
        format!("a.json, line 14, span {}: It is left out: 9 to 3 is no stretch of its article, and no words are quoted.", id("03")),
        format!("a.json, line 15, span {}: It is left out: it marks nothing (at 3 to 3).", id("04")),
        format!("a.json, line 16, span {}: It is left out: it has no fragments.", id("05")),
        format!("a.json, line 17, span {}: It is left out because of “fragments”: invalid value: integer `-1`, expected u32.", id("06")),
        format!("a.json, line 18, span {}: It is left out: it has no “label”.", id("07")),
        "a.json, line 19, span s8: Its id is not a UUID. It is read under a new id, so reading this file again gives it a second time.".into(),
        "a.json, line 19, span s8: The value of “a” is left out: {\"b\":1} is no value that Sayso knows.".into(),
        "a.json, line 19, span s8: The value of “c” is left out: 1 is no value that Sayso knows.".into(),
        "a.json, line 19, span s8: “note” is left out: invalid type: integer `5`, expected text.".into(),
        format!("a.json, line 21, relation {}: “created” is left out: it is not a moment since 1970 in RFC 3339.", id("11")),
        format!("a.json, line 22, relation {}: It is left out: “from” is the span s9, which was not read from this file.", id("12")),
        format!("a.json, line 23, relation {}: It is left out: it has no “to”.", id("13")),
        format!("a.json, line 25, tombstone {}: It is left out: Sayso knows no records of the kind “vote”.", id("01")),
        format!("a.json, line 25, tombstone {}: It is left out: its id is used twice.", id("01")),
    ];
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    assert_eq!(import.project.article_count(), 1);
    assert_eq!(import.project.spans().count(), 2);
    assert_eq!(import.project.relations().count(), 1);
}

#[test]
fn an_article_twice_in_json_lines_is_kept_once_with_the_spans_of_both() {
    let lines = r#"{"id":"00000000-0000-0000-0000-00000000000a","text":"He denied it.","spans":[{"label":"Claim","start":0,"end":2,"text":"He"}]}
{"id":"00000000-0000-0000-0000-00000000000b","text":"He denied it.","spans":[{"label":"Denial","start":3,"end":9,"text":"denied"}]}"#;
    let import = read_file("a.jsonl", lines).unwrap();
    assert_eq!(import.project.article_count(), 1);
    assert_eq!(import.project.spans().count(), 2);
    assert!(import.warnings[0].to_string().starts_with(
        "a.jsonl, line 2, article 00000000-0000-0000-0000-00000000000b: Its text is that of"
    ));
}

#[test]
fn strange_characters_are_kept_with_a_warning() {
    let text =
        "A NUL \0 here, and a\r\nword in \u{202E}disguise\u{202C} there, and much more text.";
    let import = read_file("a.txt", text).unwrap();
    let article = import.project.articles().next().unwrap();
    assert!(article.text.as_str().contains('\0') && article.text.as_str().contains('\u{202E}'));
    let words: Vec<String> = import.warnings.iter().map(ToString::to_string).collect();
    assert!(words[0].starts_with("a.txt, line 1, column 7: The text has 1 NUL character,"));
    assert!(words[1].starts_with("a.txt, line 2, column 9: The text has 2 invisible characters,"));
}

#[test]
fn a_file_of_deeply_nested_json_does_no_harm() {
    let deep = format!(
        "{{\"format\":\"sayso\",\"later\":{}1{}}}",
        "[".repeat(200_000),
        "]".repeat(200_000)
    );
    let import = read_file("a.json", &deep).unwrap();
    assert_eq!(import.project.info().unknown.len(), 1);
    assert!(warnings("a.json", deep).is_empty());
}

proptest! {
    #![proptest_config(cases(512))]

    /// Whatever the bytes and the name, there is a project or a message.
    #[test]
    fn no_bytes_make_a_reader_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        name in prop::sample::select(
            &[
                "a.txt", "a.json", "a.jsonl", "a", "a.csv", "a.tsv", "a.html", "a.mhtml", "a.docx",
                "a.odt", "a.jsonld",
            ][..]
        ),
    ) {
        let _ = read_file(name, bytes);
    }

    /// A good file with a stretch of it replaced is read, in part or not at all.
    #[test]
    fn no_damage_makes_a_reader_panic(
        lines in any::<bool>(),
        place in any::<prop::sample::Index>(),
        length in 0..40_usize,
        damage in "[\\PC\"{}\\[\\],:0-9-]{0,6}",
    ) {
        // The first two are the native ones.
        let format = FORMATS[usize::from(lines)];
        let mut bytes = exported(format, &sample(), &Choice::everything()).into_bytes();
        let start = place.index(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, damage.into_bytes());
        let _ = read_file("a.json", bytes);
    }
}
