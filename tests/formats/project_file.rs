//! The project file: what it keeps, what it leaves to the imagination, what it reports.

use serde_json::Value as Json;

use sayso::formats::{Choice, SaysoProject, WriteError, write};
use sayso::model::{ArticleId, Name, Stamp, Value};

use crate::support::{id, name};

use super::reading::{READ_AT, export, exported, project_file, read_soundly};
use super::sample::{sample, unknown};

#[test]
fn unknown_fields_survive_a_round_trip_everywhere() {
    let written = exported(&SaysoProject, &sample(), &Choice::everything());
    let mut document: Json = serde_json::from_str(&written).unwrap();
    fn add_to_objects(json: &mut Json) {
        match json {
            Json::Object(fields) => {
                fields.values_mut().for_each(add_to_objects);
                if !fields.contains_key("before") && !fields.contains_key("entity") {
                    fields.insert("y-new".into(), serde_json::json!({ "a": [1, null] }));
                }
            }
            Json::Array(items) => items.iter_mut().for_each(add_to_objects),
            _ => {}
        }
    }
    for field in ["project", "articles", "annotators", "entities", "relations"] {
        add_to_objects(&mut document[field]);
    }
    for list in ["labels", "attributes", "entity_kinds"] {
        add_to_objects(&mut document["scheme"][list]);
    }
    for span in document["spans"].as_array_mut().unwrap() {
        span["y-new"] = 1.into();
    }
    document["regions"][0]["y-new"] = 1.into();
    document["scheme"]["y-new"] = 1.into();
    document["scheme"]["relation_types"][0]["y-new"] = 1.into();
    document["y-new"] = true.into();

    let read = read_soundly("a.json", document.to_string());
    let rewritten: Json =
        serde_json::from_str(&exported(&SaysoProject, &read, &Choice::everything())).unwrap();
    assert_eq!(rewritten, document);
}

#[test]
fn numbers_of_unknown_fields_keep_their_digits() {
    let file = project_file("\"later\": [ 1.50, 1e400, 123456789012345678901234567890 ]");
    let read = read_soundly("a.json", file);
    assert_eq!(
        read.info().unknown,
        unknown("/later", "[1.50,1e400,123456789012345678901234567890]")
    );
}

#[test]
fn a_file_by_other_hands_may_leave_out_what_can_be_made_up() {
    let read = read_soundly(
        "bridge.json",
        r#"{"format":"sayso","version":1,
            "articles":[{"id":"00000000-0000-0000-0000-00000000000a","text":"Is it safe?\nHe denied it."}],
            "spans":[{"article":"00000000-0000-0000-0000-00000000000a","label":"Denial","start":12,"end":24,
                      "text":"He denied it","attributes":{"sure":true}}]}"#,
    );
    assert_eq!(&*read.info().name, "bridge");
    let article = read.articles().next().unwrap();
    assert_eq!(
        (&*article.title, article.created),
        ("Is it safe?", READ_AT.time)
    );
    let span = read.spans().next().unwrap();
    assert_eq!(span.attributes.get("sure"), Some(&Value::YesNo(true)));
    let (_, stamp) = read.entry(sayso::model::RecordKey::Span(span.id)).unwrap();
    assert_eq!(stamp, READ_AT);
    // The scheme is made of what the spans use, and gives way to any other.
    let label = read.scheme().label("Denial").unwrap();
    assert_eq!((&*label.short, label.key), ("D", Some('d')));
    assert_eq!(label.attributes, [name("sure")]);
    let (_, stamp) = read.entry(sayso::model::RecordKey::Scheme).unwrap();
    assert_eq!(stamp, Stamp::ZERO);
}

#[test]
fn names_that_are_no_ids_tie_records_together_all_the_same() {
    let file = project_file(
        r#""articles":[{"id":"first","text":"He denied it."}],
           "entities":[{"id":7,"kind":"speaker","name":"He"}],
           "spans":[{"id":"s1","article":"first","label":"Claim","start":0,"end":2,"attributes":{"speaker":{"entity":"7"}}},
                    {"id":"s2","article":"first","label":"Denial","start":3,"end":9}],
           "relations":[{"id":"r1","type":"denies","from":"s2","to":"s1"}]"#,
    );
    let import = super::reading::read_file("a.json", file).unwrap();
    let project = import.project;
    let relation = project.relations().next().unwrap();
    assert_eq!(&*project.span(relation.from).unwrap().label, "Denial");
    let speaker = project.entities().next().unwrap();
    let claim = project.span(relation.to).unwrap();
    assert_eq!(
        claim.attributes.get("speaker"),
        Some(&Value::Entity(speaker.id))
    );
    assert_eq!(
        import.warnings.len(),
        5,
        "one for each id: {:#?}",
        import.warnings
    );
}

#[test]
fn the_report_counts_what_is_in_the_file_and_what_is_not() {
    let project = sample();
    let report = export(&SaysoProject, &project, &Choice::everything()).report;
    assert_eq!(
        report.to_string(),
        "2 articles, 4 spans, 5 fragments, 2 relations, 2 entities, 1 excluded region, 2 \
         annotators\nClaim: 2, Denial: 1, Attribution: 1\nRead back and compared: 4 spans"
    );
    let report = export(&SaysoProject, &project, &Choice::article(id(0x11))).report;
    assert_eq!(
        report.lines(),
        [
            "1 article, 1 span, 1 fragment, 0 relations, 0 entities, 0 excluded regions, 1 annotator",
            "Claim: 1",
            "Read back and compared: 1 span",
            "Not in the file: relations to other articles (1)",
        ]
    );
    assert_eq!(report.spans_by_label, [(Name::from("Claim"), 1)]);
}

#[test]
fn an_article_that_is_not_there_is_not_written() {
    let missing = &Choice::article(ArticleId::NIL);
    assert_eq!(
        write(&SaysoProject, &sample(), missing),
        Err(WriteError::NoSuchArticle)
    );
    assert_eq!(
        write(&sayso::formats::PlainText, &sample(), &Choice::everything())
            .unwrap_err()
            .to_string(),
        "Plain text can be read, but not written. Choose another format."
    );
}

/// A model that is not sound, which no edit makes, is found by the check and not given out.
#[test]
fn a_span_that_splits_a_character_is_found_before_the_file_is_given_out() {
    let mut project = sample();
    let span = sayso::model::Span {
        fragments: sayso::model::Fragments::single(crate::support::marked::range(26, 28)).unwrap(),
        ..sayso::model::Span::clone(project.span(id(0x33)).unwrap())
    };
    project.put(span.into(), Stamp::ZERO);
    let error = write(&SaysoProject, &project, &Choice::everything()).unwrap_err();
    assert!(matches!(&error, WriteError::CheckFailed { record, .. } if record.contains("33")));
    assert!(error.to_string().contains("came out wrong"), "{error}");
}
