//! The records of the browser's database.

use sayso::formats::stored;
use sayso::model::{Project, RecordKey};

use crate::support::id;

use super::projects::assert_same;
use super::sample::sample;

fn records(project: &Project) -> Vec<(String, String)> {
    let keys = project.entries();
    keys.map(|key| (stored::key(key), stored::encode(project, key).unwrap()))
        .collect()
}

#[test]
fn keys_name_the_record() {
    assert_eq!(stored::key(RecordKey::Info), "info");
    assert_eq!(
        stored::key(RecordKey::Span(id(0x30))),
        "span/00000000-0000-0000-0000-000000000030"
    );
    assert_eq!(stored::encode(&sample(), RecordKey::Span(id(0x99))), None);
}

#[test]
fn records_are_as_the_documentation_has_them() {
    let project = sample();
    let json = |key| stored::encode(&project, key).unwrap();
    assert_eq!(
        json(RecordKey::Span(id(0x32))),
        "{\"id\":\"00000000-0000-0000-0000-000000000032\",\
         \"article\":\"00000000-0000-0000-0000-000000000011\",\"label\":\"Claim\",\
         \"bytes\":[[0,21]],\"attributes\":{},\"note\":\"\",\
         \"annotator\":\"00000000-0000-0000-0000-0000000000a1\",\
         \"created\":\"2024-08-19T06:48:00.007Z\",\"modified\":\"2024-08-19T06:48:00.012Z\",\
         \"revision\":1,\"modified_by\":\"00000000-0000-0000-0000-0000000000a1\"}"
    );
    assert_eq!(
        json(RecordKey::Span(id(0x34))),
        "{\"deleted\":{\"kind\":\"span\",\"id\":\"00000000-0000-0000-0000-000000000034\",\
         \"modified\":\"2024-08-19T06:48:00.015Z\",\
         \"modified_by\":\"00000000-0000-0000-0000-0000000000a1\"}}"
    );
}

#[test]
fn a_span_of_a_removed_article_is_kept() {
    let mut project = sample();
    project.put(
        sayso::model::Record::Article(id(0x10), None),
        super::sample::stamp(99),
    );
    let import = stored::decode(project.id(), records(&project));
    assert_eq!(import.warnings, []);
    assert_same(&import.project, &project);
}

#[test]
fn a_damaged_record_costs_itself_alone() {
    let project = sample();
    for (place, (key, json)) in records(&project).into_iter().enumerate() {
        for damaged in [
            &json[..json.len() / 2],
            "",
            "{}",
            "{\"deleted\":{}}",
            "[]",
            "null",
            "{\"id\":1}",
        ] {
            let mut records = records(&project);
            records[place].1 = damaged.into();
            let import = stored::decode(project.id(), records);
            let lost = project.entries().count() - import.project.entries().count();
            assert!(lost <= 1, "{key} as {damaged} cost {lost} records");
            // The project's own record and the scheme are always there in some way.
            let may_be_silent = matches!(&*key, "info" | "scheme") && damaged.starts_with('{');
            assert!(
                !import.warnings.is_empty() || may_be_silent,
                "{key} as {damaged} was silent"
            );
        }
    }
}

#[test]
fn damage_is_told_by_the_key() {
    let mut records = records(&sample());
    let span = records
        .iter_mut()
        .find(|(key, _)| key.ends_with("32"))
        .unwrap();
    span.1 = span.1.replace("[[0,21]]", "[[0,2100]]");
    let import = stored::decode(id(0xB), records);
    assert_eq!(
        import.warnings[0].to_string(),
        "browser storage, span/00000000-0000-0000-0000-000000000032: It is damaged and left out: \
         bytes 0 to 2100 are no stretch of its article."
    );
}

#[test]
fn a_record_under_the_key_of_another_is_damage() {
    let mut records = records(&sample());
    for (key, _) in &mut records {
        *key = key.replace("000000000032", "000000000099");
    }
    let import = stored::decode(id(0xB), records);
    assert_eq!(import.project.spans().count(), 3);
    assert!(import.warnings[0].message.contains("it is another record"));
}
