//! spaCy's JSON.

use sayso::formats::{Choice, SpacyJson, write};

use super::exchange::read_again;
use super::golden::{compare, golden};
use super::reading::{read_file, warnings};
use super::sample::sample;
use super::spoken::{detected, spans, told};

/// What `Doc.to_json()` of spaCy 3.8 gives.
const DOCUMENT: &str = r#"{"text": "😊 He denied it\n\n ok  x", "ents": [{"start": 2, "end": 4, "label": "P"}], "tokens": [{"id": 0, "start": 0, "end": 1}, {"id": 1, "start": 2, "end": 4}, {"id": 2, "start": 5, "end": 11}, {"id": 3, "start": 12, "end": 14}, {"id": 4, "start": 14, "end": 17}, {"id": 5, "start": 17, "end": 19}, {"id": 6, "start": 20, "end": 21}, {"id": 7, "start": 21, "end": 22}], "spans": {"sc": [{"start": 5, "end": 11, "label": "CLAIM", "kb_id": "Q1"}, {"start": 2, "end": 4, "label": "P", "kb_id": ""}], "ruler": [{"start": 5, "end": 11, "label": "DENIAL", "kb_id": ""}]}}"#;

#[test]
fn spans_of_every_group_and_entities_are_read_once() {
    let import = read_file("docs.jsonl", DOCUMENT).unwrap();
    assert_eq!(told(&import), Vec::<String>::new());
    assert_eq!(
        spans(&import.project),
        ["DENIAL: denied", "CLAIM: denied", "P: He"]
    );
}

#[test]
fn groups_and_knowledge_bases_are_written_again() {
    let import = read_file("docs.jsonl", DOCUMENT).unwrap();
    let export = write(&SpacyJson, &import.project, &Choice::everything()).unwrap();
    let text = String::from_utf8(export.bytes.clone()).unwrap();
    assert!(text.contains(r#""ruler":[{"start":5,"end":11,"label":"DENIAL""#));
    assert!(text.contains(r#""label":"CLAIM","kb_id":"Q1""#));
    let mut again = spans(&read_again(&SpacyJson, &export, None));
    again.sort();
    assert_eq!(again, ["CLAIM: denied", "DENIAL: denied", "P: He"]);
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&SpacyJson, &sample(), &Choice::everything()).unwrap();
    compare(
        "bridge.spacy.jsonl",
        std::str::from_utf8(&export.bytes).unwrap(),
    );
    compare("bridge.spacy.report", &export.report.to_string());
}

#[test]
fn documents_are_known_by_their_content() {
    let text = golden("bridge.spacy.jsonl");
    for name in ["a.jsonl", "a.json", "download"] {
        assert_eq!(detected(name, &text), "spaCy JSON");
        assert_eq!(detected(name, DOCUMENT), "spaCy JSON");
        assert_eq!(detected(name, &format!("[{DOCUMENT}]")), "spaCy JSON");
    }
}

#[test]
fn a_single_document_and_a_list_of_them_are_read_as_well() {
    let pretty = DOCUMENT.replace("\"ents\"", "\n  \"ents\"");
    for text in [pretty, format!("[\n{DOCUMENT}\n]")] {
        assert_eq!(
            read_file("doc.json", text).unwrap().project.spans().count(),
            3
        );
    }
}

#[test]
fn what_cannot_be_read_is_told_and_costs_nothing_else() {
    let text = r#"{"text":"He denied it","tokens":[{"id":0,"start":0,"end":2,"tag":"PRP","dep":"nsubj"}],"spans":{"sc":[{"start":3,"end":99,"label":"A"},{"label":"B"},7,{"start":3,"end":9,"label":"C","kb_id":""}]},"ents":[]}
oops
{"tokens":[],"ents":[]}
[1]
"#;
    assert_eq!(
        warnings("docs.jsonl", text),
        [
            "docs.jsonl, line 2: This line is left out. It is broken JSON: expected value.",
            "docs.jsonl, line 4: It is left out: it is a list of 1 values and no object.",
            "docs.jsonl, line 1, span 1 of “sc”: It is left out: 3 to 99 is no stretch of its \
             article, counted in code points.",
            "docs.jsonl, line 1, span 2 of “sc”: It is left out: it does not say where it starts and \
             ends.",
            "docs.jsonl, line 1, span 3 of “sc”: It is left out: it does not say where it starts and \
             ends.",
            "docs.jsonl, line 3: It is left out: it has no text.",
            "docs.jsonl: What it says of single tokens is left out, since Sayso marks spans: dep, tag.",
        ]
    );
    let import = read_file("docs.jsonl", text).unwrap();
    assert_eq!(spans(&import.project), ["C: denied"]);
}

#[test]
fn white_space_at_the_ends_of_spans_is_cut_off_and_told() {
    let text = r#"{"text":"He  denied it","tokens":[],"spans":{"sc":[{"start":2,"end":11,"label":"A"},{"start":2,"end":4,"label":"B"}]}}"#;
    let import = read_file("docs.jsonl", text).unwrap();
    assert_eq!(import.project.spans().count(), 2);
    let export = write(&SpacyJson, &import.project, &Choice::everything()).unwrap();
    let report = export.report.to_string();
    assert!(
        report.contains("spans of nothing but white space (1)"),
        "{report}"
    );
    assert!(
        report.contains("white space at the ends of spans (1)"),
        "{report}"
    );
    assert_eq!(spans(&read_again(&SpacyJson, &export, None)), ["A: denied"]);
}
