//! The records of the browser's database.

use sayso::formats::stored;
use sayso::model::{Project, Record, RecordKey, Span};

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

/// All records of a project in packs of so many.
fn packs(project: &Project, size: usize) -> Vec<(String, String)> {
    let keys: Vec<RecordKey> = project.entries().collect();
    let packs = keys.chunks(size).enumerate();
    packs
        .map(|(number, keys)| {
            let key = stored::pack_key(&number.to_string());
            (key, stored::encode_pack(project, keys))
        })
        .collect()
}

#[test]
fn records_come_back_from_packs() {
    let project = sample();
    for size in [1, 2, 5, 100] {
        let mut packs = packs(&project, size);
        let import = stored::decode(project.id(), packs.clone());
        assert_eq!(import.warnings, []);
        assert_same(&import.project, &project);
        packs.reverse();
        assert_same(&stored::decode(project.id(), packs).project, &project);
    }
}

#[test]
fn of_a_record_that_is_there_twice_the_later_version_stands() {
    let project = sample();
    let mut later = project.clone();
    let span = Span {
        note: "sic".into(),
        ..Span::clone(later.span(id(0x32)).unwrap())
    };
    later.put(Record::from(span), super::sample::stamp(99));
    let key = RecordKey::Span(id(0x32));
    let (before, after) = (
        (stored::key(key), stored::encode(&project, key).unwrap()),
        (stored::key(key), stored::encode(&later, key).unwrap()),
    );
    let mut rows = packs(&project, 3);
    rows.push(after);
    assert_same(&stored::decode(project.id(), rows).project, &later);
    let mut rows = packs(&later, 3);
    rows.push(before);
    assert_same(&stored::decode(project.id(), rows).project, &later);
}

#[test]
fn an_article_that_has_moved_does_not_come_back_from_a_pack() {
    let project = sample();
    let moved = project.articles().next().unwrap().id;
    let mut rows = packs(&project, 3);
    let key = stored::key(RecordKey::Article(moved));
    rows.push((key, stored::MOVED.into()));
    let import = stored::decode(project.id(), rows);
    assert_eq!(import.warnings, []);
    assert_eq!(import.project.article(moved), None);
    assert_eq!(import.project.article_count(), project.article_count() - 1);
}

#[test]
fn a_damaged_line_of_a_pack_costs_itself_alone() {
    let project = sample();
    let mut rows = packs(&project, 100);
    rows[0].1 = rows[0].1.replace("[[0,21]]", "[[0,");
    let import = stored::decode(project.id(), rows);
    assert_eq!(import.warnings.len(), 1);
    assert_eq!(
        import.project.entries().count(),
        project.entries().count() - 1
    );
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
