//! Web Annotations of the W3C.

use sayso::formats::{
    Choice, Import, OffsetUnit, ReadContext, ReadError, SourceFile, WebAnnotations, detect,
    read_together, write,
};
use sayso::model::{IdSource, Project, Stamp};

use super::brat::unpacked;
use super::exchange::read_again;
use super::golden::compare;
use super::reading::{file, read_file};
use super::sample::sample;
use super::spoken::told;

const TEXT: &str = "😊 He denied it,\nand then, she said, it broke. He denied it.\n";

/// What Recogito's annotator for texts writes, which counts UTF-16.
const OF_RECOGITO: &str = r##"[
{"@context":"http://www.w3.org/ns/anno.jsonld","id":"a1","type":"Annotation",
 "body":[{"type":"TextualBody","purpose":"tagging","value":"Denial","created":"2024-08-19T10:00:00Z"},
         {"type":"TextualBody","purpose":"tagging","value":"strong"},
         {"type":"TextualBody","purpose":"commenting","value":"surely?"},
         {"type":"TextualBody","purpose":"classifying","label":"certainty","value":"hedged"}],
 "creator":{"id":"https://example.org/ada","name":"Ada"},
 "target":[{"source":"https://example.org/texts/a%20story.txt","selector":[
   {"type":"TextQuoteSelector","exact":"He denied it","prefix":"","suffix":","},
   {"type":"TextPositionSelector","start":3,"end":15}]}]},
{"@context":"http://www.w3.org/ns/anno.jsonld","id":"a2","type":"Annotation",
 "motivation":"commenting","body":{"value":"in two pieces"},
 "target":[{"source":"https://example.org/texts/a%20story.txt","selector":[
   {"type":"TextQuoteSelector","exact":"and then"},{"type":"TextPositionSelector","start":17,"end":25}]},
  {"source":"https://example.org/texts/a%20story.txt","selector":[
   {"type":"TextQuoteSelector","exact":"it broke"},{"type":"TextPositionSelector","start":37,"end":45}]}]},
{"id":"l1","motivation":"linking","body":"a2","target":"a1"},
{"motivation":"tagging","body":[{"value":"denies"}],"target":"l1"}
]"##;

fn read_set(files: &[(&str, &str)]) -> Result<Import, ReadError> {
    let files: Vec<SourceFile> = files.iter().map(|(name, text)| file(name, text)).collect();
    let mut ids = IdSource::new([3; 7]);
    read_together("set", &files, ReadContext::new(&mut ids, Stamp::ZERO))
}

fn spans(project: &Project) -> Vec<String> {
    project
        .spans()
        .map(|span| {
            let text = &project.article(span.article).unwrap().text;
            let words = span.fragments.iter().map(|range| text.slice(range));
            format!("{}: {}", span.label, words.collect::<Vec<_>>().join(" / "))
        })
        .collect()
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&WebAnnotations, &sample(), &Choice::everything()).unwrap();
    compare("bridge.jsonld", &unpacked(&export.bytes));
    compare("bridge.jsonld.report", &export.report.to_string());
}

#[test]
fn the_sample_comes_back_in_every_unit_with_its_links_between_articles() {
    for unit in OffsetUnit::ALL {
        let choice = Choice {
            unit: Some(unit),
            ..Choice::everything()
        };
        let export = write(&WebAnnotations, &sample(), &choice).unwrap();
        let again = read_again(&WebAnnotations, &export, None);
        let mut seen = spans(&again);
        seen.sort();
        assert_eq!(
            seen,
            [
                "Attribution: she said",
                "Claim: The bridge was closed",
                "Claim: the bridge is safe 👩‍👩‍👧",
                "Denial: No one, / closed it.",
            ]
        );
        let denies = again
            .relations()
            .find(|one| &*one.relation_type == "denies")
            .unwrap();
        let article = |id| again.span(id).unwrap().article;
        assert_ne!(article(denies.from), article(denies.to));
    }
}

#[test]
fn what_recogito_writes_is_read_in_its_unit() {
    let import = read_set(&[("annotations.json", OF_RECOGITO), ("a story.txt", TEXT)]).unwrap();
    assert_eq!(told(&import), Vec::<String>::new());
    let offsets = import.offsets.unwrap();
    assert_eq!(
        (offsets.unit, offsets.is_certain),
        (OffsetUnit::Utf16, true)
    );
    let project = &import.project;
    assert_eq!(project.article_count(), 1);
    assert_eq!(
        spans(project),
        ["Denial: He denied it", "commenting: and then / it broke"]
    );
    let first = project.spans().next().unwrap();
    assert_eq!(&*first.note, "surely?");
    let values: Vec<String> = first
        .attributes
        .iter()
        .map(|(name, value)| format!("{name}: {value:?}"))
        .collect();
    assert_eq!(
        values,
        ["certainty: Text(\"hedged\")", "tags: Choices([\"strong\"])"]
    );
    assert_eq!(&*project.annotator(first.annotator).unwrap().name, "Ada");
    let link = project.relations().next().unwrap();
    assert_eq!((&*link.relation_type, link.from), ("denies", first.id));
}

#[test]
fn pages_and_collections_and_texts_within_are_read() {
    let one = r#"{"id":"a1","type":"Annotation","body":{"type":"TextualBody","purpose":"tagging","value":"Denial"},
        "target":{"source":{"id":"x","value":"He denied it."},
        "selector":{"type":"TextPositionSelector","start":3,"end":9}}}"#;
    for list in [
        format!(
            r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[{one}]}}"#
        ),
        format!(
            r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","first":{{"items":[{one}]}}}}"#
        ),
        format!(
            r#"{{"@context":"http://www.w3.org/ns/anno.jsonld",{}"#,
            &one[1..]
        ),
    ] {
        let import = read_file("a.json", list).unwrap();
        assert_eq!(spans(&import.project), ["Denial: denied"]);
        assert_eq!(told(&import), Vec::<String>::new());
    }
}

#[test]
fn annotations_that_cannot_be_placed_are_told_and_cost_no_other() {
    let annotation = |id: &str, target: &str| {
        format!(
            r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"{id}","body":[],"target":{target}}}"#
        )
    };
    let quote = |exact: &str| {
        format!(
            r#"{{"source":"a.txt","selector":{{"type":"TextQuoteSelector","exact":"{exact}"}}}}"#
        )
    };
    let list = format!(
        "[{},{},{},{},{},5,{}]",
        annotation("a1", &quote("and then, she")),
        annotation("a2", &quote("He denied it")),
        annotation("a3", &quote("He never denied it")),
        annotation("a4", "\"a.txt\""),
        annotation("a5", "null"),
        r#"{"id":"l1","motivation":"linking","body":"a9","target":"a1"}"#,
    );
    let import = read_set(&[("a.jsonld", &list), ("a.txt", TEXT)]).unwrap();
    assert_eq!(spans(&import.project), ["annotation: and then, she"]);
    assert_eq!(
        told(&import),
        [
            "a.jsonld, a4: It is left out: it marks no words, but a text as a whole.",
            "a.jsonld, a5: It is left out: it has no target.",
            "a.jsonld, a2: It is left out: “He denied it” stands at 2 places that fit equally well.",
            "a.jsonld, a3: It is left out: “He never denied it” does not stand in the text.",
            "a.jsonld, l1: It is left out: not both of what it links were read.",
        ]
    );
}

#[test]
fn annotations_without_their_text_say_what_is_missing() {
    let error = read_set(&[("annotations.json", OF_RECOGITO)]).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("“annotations.txt”, which did not come with it"),
        "{error}"
    );
    let import = read_set(&[
        ("annotations.json", OF_RECOGITO),
        ("b.txt", "Another text."),
        ("c.txt", "A third text."),
        ("d.jsonld", "[]"),
        ("d.txt", "A text without annotations."),
    ])
    .unwrap();
    assert!(
        told(&import)[0].contains("its text did not come along"),
        "{:?}",
        told(&import)
    );
    assert_eq!(import.project.article_count(), 3);
}

#[test]
fn annotations_are_known_by_their_context_and_their_name() {
    let name = |name: &str, text: &str| detect(&file(name, text), text).about().name;
    assert_eq!(name("download", OF_RECOGITO), "W3C Web Annotation");
    assert_eq!(name("a.jsonld", "[]"), "W3C Web Annotation");
    assert_eq!(name("a.json", "[]"), "Sayso project");
}
