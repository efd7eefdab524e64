//! Files that end too early: a download that broke off, a copy that was not finished.
//!
//! JSON that ends in the middle is refused whole, so that half a project is never taken for all of
//! it. Of JSON lines that end between two lines, what is there is read: it is a whole file, too.

use proptest::prelude::*;
use proptest::sample::Index;

use sayso::formats::{Choice, Encoding, ReadError, ReadErrorKind, SaysoJsonLines, SaysoProject};

use crate::support::cases;

use super::projects::projects;
use super::reading::{exported, read_as, read_file};
use super::sample::sample;

/// The refusal of what is left of a file after a cut, which must say that it is cut off, and where.
#[track_caller]
fn cut_off(name: &str, rest: &[u8]) -> ReadError {
    let error = match read_file(name, rest) {
        Ok(import) => panic!("{} bytes of {name} were read: {import:?}", rest.len()),
        Err(error) => error,
    };
    let ReadErrorKind::BrokenJson { cut_off: true, .. } = error.kind else {
        panic!("{} bytes of {name}: {error}", rest.len());
    };
    let last_line = rest.split(|byte| *byte == b'\n').count();
    assert_eq!(error.place.line, Some(last_line), "{error}");
    assert!(error.place.column.is_some(), "{error}");
    error
}

#[test]
fn json_that_ends_inside_a_character_is_refused_with_its_place_and_what_to_do() {
    for (name, rest, place) in [
        (
            "a.json",
            &b"{\"format\": \"sayso\",\n \"project\": {\"name\": \"Caf\xC3"[..],
            "line 2, column 25",
        ),
        (
            "a.json",
            b"\xEF\xBB\xBF{\"format\": \"sayso\", \"project\": {\"name\": \"Caf\xF0\x9F\x98",
            "line 1, column 44",
        ),
        (
            "a.jsonl",
            b"{\"text\": \"One.\"}\n{\"text\": \"Caf\xE2\x80",
            "line 2, column 13",
        ),
    ] {
        assert_eq!(
            cut_off(name, rest).to_string(),
            format!(
                "{name}, {place}: The JSON looks cut off: the file ends in the middle (EOF while \
                 parsing a string). Nothing was imported. Download or copy the whole file again."
            )
        );
    }
}

#[test]
fn an_export_cut_in_two_anywhere_is_refused_as_cut_off() {
    let whole = exported(&SaysoProject, &sample(), &Choice::everything());
    for cut in 1..whole.trim_end().len() {
        cut_off("a.json", &whole.as_bytes()[..cut]);
    }
    let lines = exported(&SaysoJsonLines, &sample(), &Choice::everything());
    let second = lines.find('\n').unwrap() + 1;
    for cut in (1..second - 1).chain(second + 1..lines.trim_end().len()) {
        cut_off("a.jsonl", &lines.as_bytes()[..cut]);
    }
}

#[test]
fn prose_that_begins_like_json_and_ends_inside_a_character_loses_nothing_in_silence() {
    // In UTF-8 half a character is left over; in Windows-1252 the same byte is a whole one.
    for (bytes, text) in [
        (&b"[Note] Un caf\xC3"[..], "[Note] Un cafÃ"),
        (b"{sic} Un caf\xE9", "{sic} Un café"),
        (b"[\"Un caf\xE9", "[\"Un café"),
    ] {
        for name in ["a.txt", "a"] {
            let kind = read_file(name, bytes).unwrap_err().kind;
            let ReadErrorKind::NotUtf8 { byte, candidates } = kind else {
                panic!("{text} as {name}: {kind:?}");
            };
            assert_eq!(byte, bytes.len() - 1);
            assert_eq!(candidates, [Encoding::Windows1252]);
            let import = read_as(Some(Encoding::Windows1252), name, bytes).unwrap();
            let article = import.project.articles().next().unwrap();
            assert_eq!(article.text.as_str(), text);
        }
    }
}

#[test]
fn what_follows_whole_json_is_not_dropped_in_silence() {
    let whole = exported(&SaysoProject, &sample(), &Choice::everything());
    let kind = read_file("a.json", [whole.as_bytes(), b"\xE2\x80"].concat())
        .unwrap_err()
        .kind;
    assert!(
        matches!(&kind, ReadErrorKind::NotUtf8 { byte, .. } if *byte == whole.len()),
        "{kind:?}"
    );
}

proptest! {
    #![proptest_config(cases(256))]

    /// Whatever is in a project file, and wherever it is cut, nobody takes a part for the whole.
    #[test]
    fn no_part_of_a_project_file_is_taken_for_the_whole(project in projects(), cut in any::<Index>()) {
        let whole = exported(&SaysoProject, &project, &Choice::everything());
        let cut = 1 + cut.index(whole.trim_end().len() - 1);
        cut_off("a.json", &whole.as_bytes()[..cut]);
    }

    /// JSON lines are refused unless the cut is between two lines; then the lines before it are
    /// read as they are in the whole.
    #[test]
    fn json_lines_are_read_up_to_a_whole_line_or_not_at_all(project in projects(), cut in any::<Index>()) {
        let whole = exported(&SaysoJsonLines, &project, &Choice::everything());
        prop_assume!(!whole.is_empty());
        let cut = cut.index(whole.len());
        let rest = &whole.as_bytes()[..cut];
        let lines = whole[..whole.floor_char_boundary(cut)].lines().count();
        if rest.is_empty() {
            prop_assert_eq!(read_file("a.jsonl", rest).unwrap_err().kind, ReadErrorKind::Empty);
        } else if whole.as_bytes()[cut] == b'\n' || rest.ends_with(b"\n") {
            let import = read_file("a.jsonl", rest).unwrap();
            prop_assert_eq!(import.project.article_count(), lines);
        } else {
            cut_off("a.jsonl", rest);
        }
    }
}
