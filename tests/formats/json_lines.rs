//! JSONL: what a program that reads data sets finds, and what is read from such programs.

use serde_json::Value as Json;

use sayso::formats::{Choice, SaysoJsonLines, SaysoProject};
use sayso::model::{AttributeKind, Name, Record, Region, Stamp, UnknownFields, Value};
use sayso::text::{ByteOffset, TextRange};

use crate::support::marked::{project, range, span};
use crate::support::{id, name};

use super::reading::{export, exported, read_file, read_soundly};
use super::sample::sample;

fn lines() -> Vec<Json> {
    let export = export(&SaysoJsonLines, &sample(), &Choice::everything());
    let text = String::from_utf8(export.bytes).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_quotation_is_a_slice_of_the_text_in_code_points() {
    let mut checked = 0;
    for line in lines() {
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        let spans = line["spans"].as_array().unwrap().iter();
        let pieces = spans.flat_map(|span| {
            let fragments = span["fragments"].as_array().unwrap().iter();
            fragments.chain([span])
        });
        for piece in pieces.chain(line["regions"].as_array().unwrap()) {
            let offset = |field: &str| usize::try_from(piece[field].as_u64().unwrap()).unwrap();
            let slice: String = text[offset("start")..offset("end")].iter().collect();
            assert_eq!(piece["text"], slice);
            checked += 1;
        }
    }
    assert_eq!(checked, 4 + 5 + 1, "spans, fragments and a region");
}

#[test]
fn spans_come_in_the_order_of_the_text_and_relations_with_their_first_span() {
    let lines = lines();
    let labels: Vec<&Json> = lines[0]["spans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|span| &span["label"])
        .collect();
    assert_eq!(labels, ["Claim", "Denial", "Attribution"]);
    assert_eq!(lines[0]["relations"][1]["to_article"], lines[1]["id"]);
    assert_eq!(lines[1]["relations"], Json::Array(vec![]));
    assert_eq!(
        lines[0]["choice_attributes"],
        serde_json::json!(["kind", "manner"])
    );
}

#[test]
fn what_lies_in_an_excluded_region_is_no_data() {
    let mut project = sample();
    let whole = project.article(id(0x11)).unwrap().text.whole();
    let region = Region {
        id: id(0x51),
        article: id(0x11),
        range: TextRange::new(ByteOffset::ZERO, whole.end()).unwrap(),
        note: name(""),
        annotator: id(0xA1),
        unknown: UnknownFields::new(),
    };
    project.put(Record::from(region), Stamp::ZERO);
    let report = export(&SaysoJsonLines, &project, &Choice::everything()).report;
    assert_eq!((report.spans, report.relations, report.checked), (3, 1, 3));
    assert!(
        report
            .dropped
            .contains(&("spans that touch excluded regions".into(), 1))
    );
    assert!(
        report
            .dropped
            .contains(&("relations of those spans".into(), 1))
    );
}

/// The labels of the spans that are written if a stretch of an article is excluded.
fn labels_without(region: TextRange, spans: &[(&str, &[TextRange])]) -> Vec<String> {
    let mut project = project(&["No one, she said, closed it."]);
    for (number, (label, ranges)) in (1..).zip(spans) {
        let span = span(number, id(1), label, ranges.iter().copied());
        project.put(Record::from(span), Stamp::ZERO);
    }
    let region = Region {
        id: id(1),
        article: id(1),
        range: region,
        note: name(""),
        annotator: id(0xA1),
        unknown: UnknownFields::new(),
    };
    project.put(Record::from(region), Stamp::ZERO);
    let everything = exported(&SaysoProject, &project, &Choice::everything());
    assert_eq!(
        read_soundly("a.json", everything).spans().count(),
        spans.len(),
        "a project file leaves nothing out"
    );
    let export = export(&SaysoJsonLines, &project, &Choice::everything());
    let line: Json = serde_json::from_slice(&export.bytes).unwrap();
    let written = line["spans"].as_array().unwrap().iter();
    written
        .map(|span| span["label"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_span_is_left_out_if_it_touches_an_excluded_region_and_not_if_it_meets_or_spans_it() {
    let spans: [(&str, &[TextRange]); 4] = [
        ("Claim", &[range(0, 9)]),
        ("Attribution", &[range(8, 16)]),
        ("Denial", &[range(0, 7), range(18, 28)]),
        ("Whole", &[range(0, 28)]),
    ];
    assert_eq!(
        labels_without(range(8, 16), &spans),
        ["Denial"],
        "a region in the gap between two fragments touches neither"
    );
    assert_eq!(
        labels_without(range(16, 18), &spans),
        ["Denial", "Claim", "Attribution"],
        "a region that begins where a span ends does not touch it"
    );
    assert_eq!(
        labels_without(range(27, 28), &spans),
        ["Claim", "Attribution"]
    );
}

#[test]
fn what_json_lines_cannot_hold_is_counted() {
    let report = export(&SaysoJsonLines, &sample(), &Choice::everything()).report;
    assert_eq!(
        report.dropped,
        [
            ("notes of deletions, for merging".into(), 2),
            ("rules of the scheme".into(), 9),
            (
                "definitions of the scheme, whose names alone are there".into(),
                15
            ),
        ]
    );
}

#[test]
fn an_unknown_field_with_the_name_of_a_list_gives_way_to_the_list() {
    let mut project = sample();
    let article = sayso::model::Article {
        unknown: super::sample::unknown("spans", "7"),
        ..sayso::model::Article::clone(project.article(id(0x10)).unwrap())
    };
    project.put(article.into(), Stamp::ZERO);
    let export = export(&SaysoJsonLines, &project, &Choice::everything());
    let text = String::from_utf8(export.bytes).unwrap();
    assert!(!text.contains("\"spans\":7"));
    let dropped = ("unknown fields that have the name of a known one".into(), 1);
    assert!(export.report.dropped.contains(&dropped));
}

#[test]
fn annotators_may_be_called_by_name_and_entities_may_be_missing() {
    let lines = r#"{"text":"He denied it.","spans":[{"start":0,"end":2,"label":"A","annotator":"Ada"},{"start":3,"end":9,"label":"A","annotator":"Ada","article":"this one","attributes":{"speaker":{"entity":"he"}}}]}"#;
    let import = read_file("a.jsonl", lines).unwrap();
    let annotator = import.project.annotators().next().unwrap();
    assert_eq!(&*annotator.name, "Ada");
    assert!(
        import
            .project
            .spans()
            .all(|span| span.annotator == annotator.id)
    );
    assert!(import.project.spans().all(|span| span.unknown.is_empty()));
    let warnings: Vec<String> = import.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["a.jsonl: Spans point at the entity “he”, which is not in this file."]
    );
}

#[test]
fn the_simplest_lines_are_read() {
    let project = read_soundly(
        "set.jsonl",
        "{\"text\": \"One.\", \"spans\": [{\"start\": 0, \"end\": 3, \"label\": \"Claim\"}]}\n\
         {\"text\": \"Two is a longer title\\nand a text.\", \"outlet\": \"Post\", \"meta\": {\"a\": 1}}\n",
    );
    assert_eq!(&*project.info().name, "set");
    let [one, two] = project.articles().collect::<Vec<_>>()[..] else {
        panic!("two articles")
    };
    assert_eq!(
        (&*one.title, &*two.title),
        ("One.", "Two is a longer title")
    );
    assert_eq!(two.metadata.outlet.as_deref(), Some("Post"));
    assert_eq!(
        two.unknown.get("meta").map(|json| &**json),
        Some("{\"a\":1}")
    );
    assert_eq!(project.span_count(one.id), 1);
    assert!(project.scheme().label("Claim").is_some());
}

/// Lines are known by what they hold, also under another name.
#[test]
fn lines_are_recognized_without_their_extension() {
    for file in ["set", "set.json", "set.txt"] {
        let import = read_file(file, "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}").unwrap();
        assert_eq!(import.project.article_count(), 2, "in {file}");
    }
}

#[test]
fn each_line_names_the_scheme_and_its_version() {
    for line in lines() {
        let scheme = serde_json::json!({ "name": "Claims and denials", "version": 3 });
        assert_eq!(line["scheme"], scheme);
    }
    let by_others = r#"{"text":"One.","scheme":"http"}"#;
    let read = read_soundly("a.jsonl", by_others);
    assert_eq!(
        read.articles().next().unwrap().unknown,
        super::sample::unknown("scheme", "\"http\"")
    );
}

#[test]
fn the_scheme_is_made_of_what_the_spans_use() {
    let export = export(&SaysoJsonLines, &sample(), &Choice::everything());
    let scheme = read_soundly("a.jsonl", export.bytes).scheme().clone();
    let labels: Vec<&str> = scheme.labels.iter().map(|label| &*label.name).collect();
    assert_eq!(labels, ["Denial", "Attribution", "Claim"]);
    let kind = |attribute: &str| &scheme.attribute(attribute).unwrap().kind;
    assert_eq!(
        *kind("kind"),
        AttributeKind::Choice(vec![name("contradicts")])
    );
    assert_eq!(
        *kind("tags"),
        AttributeKind::Choices(vec![name("one"), name("two")])
    );
    assert_eq!(*kind("on record"), AttributeKind::YesNo);
    assert_eq!(*kind("via"), AttributeKind::Text);
    assert_eq!(*kind("speaker"), AttributeKind::Entity(name("speaker")));
    assert!(
        scheme
            .relation_type("denies")
            .unwrap()
            .allows("Denial", "Claim")
    );
    let kinds: Vec<&Name> = scheme.entity_kinds.iter().map(|kind| &kind.name).collect();
    assert_eq!(kinds, [&name("speaker"), &name("proposition")]);
}

#[test]
fn a_string_is_text_unless_the_line_says_that_it_is_a_choice() {
    let project = read_soundly(
        "a.jsonl",
        r#"{"text":"He denied it.","choice_attributes":["kind"],"spans":[{"start":0,"end":2,"label":"A",
            "attributes":{"kind":"flat","via":"phone"}}]}"#
            .replace('\n', ""),
    );
    let span = project.spans().next().unwrap();
    assert_eq!(span.attributes["kind"], Value::Choice(name("flat")));
    assert_eq!(span.attributes["via"], Value::Text(name("phone")));
}
