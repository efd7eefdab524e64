//! doccano's JSONL, without relations and with them.

use sayso::formats::{
    Choice, Doccano, DoccanoRelations, FoundUnit, OffsetUnit, ReadContext, read, write,
};
use sayso::model::{IdSource, Stamp};

use super::exchange::read_again;
use super::golden::{compare, golden};
use super::reading::{file, read_file, warnings};
use super::sample::sample;
use super::spoken::{detected, relations, spans, told};

/// An example of a project without relations, as doccano 1.8 exports it.
const EXAMPLE: &str = r#"{"id": 8, "text": "😊 He denied it", "source": "wire", "title": "A denial", "label": [[3, 5, "SOURCE"], [6, 15, "CLAIM"]], "Comments": ["sure?"]}
"#;

/// An example of a project with relations.
const LINKED: &str = r#"{"id": 8, "text": "😊 He denied it", "entities": [{"id": 21, "label": "SOURCE", "start_offset": 3, "end_offset": 5}, {"id": 22, "label": "CLAIM", "start_offset": 6, "end_offset": 15}], "relations": [{"id": 5, "from_id": 22, "to_id": 21, "type": "by"}], "Comments": []}
"#;

#[test]
fn examples_without_relations_are_read() {
    let import = read_file("all.jsonl", EXAMPLE).unwrap();
    assert_eq!(told(&import), Vec::<String>::new());
    assert_eq!(spans(&import.project), ["SOURCE: He", "CLAIM: denied it"]);
    let article = import.project.articles().next().unwrap();
    assert_eq!(&*article.title, "A denial");
    assert_eq!(article.unknown["source"], "\"wire\"".into());
    assert_eq!(article.unknown["Comments"], "[\"sure?\"]".into());

    let export = write(&Doccano, &import.project, &Choice::everything()).unwrap();
    let text = String::from_utf8(export.bytes).unwrap();
    assert_eq!(
        text,
        "{\"id\":1,\"text\":\"😊 He denied it\",\"title\":\"A denial\",\"source\":\"wire\",\
         \"label\":[[3,5,\"SOURCE\"],[6,15,\"CLAIM\"]],\"Comments\":[\"sure?\"]}\n"
    );
}

#[test]
fn examples_with_relations_are_read() {
    let import = read_file("all.jsonl", LINKED).unwrap();
    assert_eq!(told(&import), Vec::<String>::new());
    assert_eq!(spans(&import.project), ["SOURCE: He", "CLAIM: denied it"]);
    assert_eq!(relations(&import.project), ["CLAIM by SOURCE"]);
    let export = write(&DoccanoRelations, &import.project, &Choice::everything()).unwrap();
    let again = read_again(&DoccanoRelations, &export, None);
    assert_eq!(relations(&again), ["CLAIM by SOURCE"]);
    // The other form says what it loses.
    let export = write(&Doccano, &import.project, &Choice::everything()).unwrap();
    assert!(export.report.to_string().contains("relations (1)"));
}

#[test]
fn the_unit_is_told_by_what_is_impossible_else_by_the_user() {
    let found = |text: &str, unit| {
        let mut ids = IdSource::new([3; 7]);
        let context = ReadContext {
            unit,
            ..ReadContext::new(&mut ids, Stamp::ZERO)
        };
        let import = read(&file("all.jsonl", text), context).unwrap();
        (import.offsets.unwrap(), spans(&import.project))
    };
    let certain = |unit| FoundUnit {
        unit,
        is_certain: true,
    };
    // 15 lies past the end in code points.
    let (unit, _) = found(EXAMPLE, None);
    assert_eq!(unit, certain(OffsetUnit::Utf16));
    // 1 lies within the emoji in UTF-16 units.
    let (unit, words) = found("{\"text\":\"😊 He\",\"label\":[[1,4,\"A\"]]}", None);
    assert_eq!(unit, certain(OffsetUnit::CodePoints));
    assert_eq!(words, ["A:  He"]);
    let doubtful = "{\"text\":\"😊 He denied it\",\"label\":[[5,11,\"A\"]]}";
    let (unit, _) = found(doubtful, None);
    assert_eq!((unit.unit, unit.is_certain), (OffsetUnit::Utf16, false));
    let (unit, words) = found(doubtful, Some(OffsetUnit::CodePoints));
    assert_eq!(unit, certain(OffsetUnit::CodePoints));
    assert_eq!(words, ["A: denied"]);
}

#[test]
fn offsets_are_written_in_the_unit_that_is_asked_for() {
    let import = read_file("all.jsonl", EXAMPLE).unwrap();
    for (unit, start) in [(OffsetUnit::Utf16, 6), (OffsetUnit::CodePoints, 5)] {
        let choice = Choice {
            unit: Some(unit),
            ..Choice::everything()
        };
        let export = write(&Doccano, &import.project, &choice).unwrap();
        let text = String::from_utf8(export.bytes).unwrap();
        assert!(text.contains(&format!("[{start},")), "{text}");
    }
}

/// doccano reads a file as a table, and refuses it where a row lacks a field that others have.
#[test]
fn each_example_has_all_fields_of_the_file() {
    let lines = "{\"text\":\"One\",\"label\":[],\"outlet\":\"Post\",\"source\":\"wire\",\"page\":3}\n\
                 {\"text\":\"Two\",\"label\":[],\"title\":\"2\"}\n";
    let import = read_file("all.jsonl", lines).unwrap();
    let export = write(&Doccano, &import.project, &Choice::everything()).unwrap();
    assert_eq!(
        String::from_utf8(export.bytes.clone()).unwrap(),
        "{\"id\":1,\"text\":\"One\",\"title\":\"One\",\"outlet\":\"Post\",\"source\":\"wire\",\
         \"label\":[],\"Comments\":[]}\n\
         {\"id\":2,\"text\":\"Two\",\"title\":\"2\",\"outlet\":null,\"source\":null,\
         \"label\":[],\"Comments\":[]}\n"
    );
    let again = read_again(&Doccano, &export, None);
    assert!(again.articles().last().unwrap().unknown.is_empty());
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&Doccano, &sample(), &Choice::everything()).unwrap();
    compare(
        "bridge.doccano.jsonl",
        std::str::from_utf8(&export.bytes).unwrap(),
    );
    compare("bridge.doccano.report", &export.report.to_string());
    let export = write(&DoccanoRelations, &sample(), &Choice::everything()).unwrap();
    compare(
        "bridge.doccano-relations.jsonl",
        std::str::from_utf8(&export.bytes).unwrap(),
    );
    compare(
        "bridge.doccano-relations.report",
        &export.report.to_string(),
    );
}

#[test]
fn examples_are_known_by_their_content() {
    for name in ["a.jsonl", "a.json", "download"] {
        for text in [&golden("bridge.doccano.jsonl"), EXAMPLE] {
            assert_eq!(detected(name, text), "doccano JSONL");
        }
        for text in [&golden("bridge.doccano-relations.jsonl"), LINKED] {
            assert_eq!(detected(name, text), "doccano JSONL with relations");
        }
    }
}

#[test]
fn what_cannot_be_read_is_told_and_costs_nothing_else() {
    let text = r#"{"text":"He denied it","label":[[3,9,"A"],[9,3,"B"],[0,2],"C"]}
{"label":[]}
{"text":"She did","entities":[{"id":1,"label":"A","start_offset":0,"end_offset":3}],"relations":[{"from_id":1,"to_id":9,"type":"x"}]}
"#;
    assert_eq!(
        warnings("a.jsonl", text),
        [
            "a.jsonl, line 1, span 3: It is left out: it does not say where it starts and ends and \
             what its label is.",
            "a.jsonl, line 1, span 4: It is left out: it does not say where it starts and ends and \
             what its label is.",
            "a.jsonl, line 2: It is left out: it has no text.",
            "a.jsonl, line 1, span 2: It is left out: 9 to 3 is no stretch of its article, counted in \
             UTF-16 units.",
            "a.jsonl, line 3, relation 1: It is left out: what it links was not read.",
        ]
    );
    assert_eq!(
        spans(&read_file("a.jsonl", text).unwrap().project),
        ["A: denied", "A: She"]
    );
    assert!(read_file("a.jsonl", "{\"text\":\"He\",\"label\":[[0,").is_err());
}
