//! The JSON of other tools, damaged: it is read as far as it goes, or refused with a reason.

use sayso::formats::{ReadContext, SourceFile, read};
use sayso::model::{IdSource, Stamp};

use super::golden::golden;
use super::reading::file;

/// The formats, and a file in each.
fn files() -> Vec<(&'static str, String)> {
    let label_studio = golden("bridge.label-studio");
    let (_, tasks) = label_studio.split_once('\n').unwrap();
    let (tasks, _) = tasks.split_once("==>").unwrap();
    vec![
        ("doccano JSONL", golden("bridge.doccano.jsonl")),
        (
            "doccano JSONL with relations",
            golden("bridge.doccano-relations.jsonl"),
        ),
        ("Label Studio JSON", tasks.to_owned()),
        ("Prodigy JSONL", golden("bridge.prodigy.jsonl")),
        ("spaCy JSON", golden("bridge.spacy.jsonl")),
    ]
}

/// Reads a text as a format; whatever comes of it, nothing panics.
fn try_to_read(format: &str, text: &str) -> bool {
    let file: SourceFile = file("a.json", text);
    let mut ids = IdSource::new([3; 7]);
    let context = ReadContext {
        format: Some(format),
        ..ReadContext::new(&mut ids, Stamp::ZERO)
    };
    read(&file, context).is_ok()
}

#[test]
fn files_that_are_cut_off_are_refused() {
    for (format, text) in files() {
        let first_line = text.lines().find(|line| line.len() > 2).unwrap();
        for cut in (1..first_line.len()).step_by(97) {
            let cut = first_line.floor_char_boundary(cut);
            assert!(!try_to_read(format, &first_line[..cut]), "{format}, {cut}");
        }
    }
}

#[test]
fn values_of_other_types_and_offsets_of_other_texts_cost_no_panic() {
    let changes = [
        ("1", "99999999999"),
        ("2", "-2"),
        ("3", "null"),
        ("4", "4.5"),
        ("\"Claim\"", "{}"),
        ("[", "[[],"),
        ("{", "{\"text\":7,"),
        ("\"text\"", "\"words\""),
        ("\"start\"", "\"end\""),
        (":[", ":{},\"x\":["),
        ("the bridge", "😊"),
    ];
    for (format, text) in files() {
        for (from, to) in changes {
            let _whatever_comes_of_it = try_to_read(format, &text.replace(from, to));
        }
        assert!(try_to_read(format, &text), "{format}");
    }
}

#[test]
fn each_reader_refuses_the_files_of_others_or_says_what_it_leaves_out() {
    for (format, _) in files() {
        for (_, text) in files() {
            let _whatever_comes_of_it = try_to_read(format, &text);
        }
        for text in ["[]", "{}", "[1]", "null", "[{}]", "{\"text\":\"\"}", "\"\""] {
            let _whatever_comes_of_it = try_to_read(format, text);
        }
    }
}
