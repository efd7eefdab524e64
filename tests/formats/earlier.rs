//! What was written before schemes had versions and rules, articles a status and annotators a colour:
//! the sample as it was then. Never written anew.

use sayso::formats::stored;
use sayso::model::{Project, Record, RecordKey, Rule, Status};

use super::golden::{bytes, golden};
use super::projects::assert_same;
use super::reading::read_soundly;
use super::sample::sample;

/// Checks that what is new has its usual value, and that all else is as in the sample.
#[track_caller]
fn check(earlier: &Project) {
    let scheme = earlier.scheme();
    assert_eq!((scheme.version, &*scheme.guidelines), (1, ""));
    assert_eq!(scheme.rules, Rule::general());
    let names: Vec<&str> = scheme.labels.iter().map(|label| &*label.name).collect();
    assert_eq!(names, ["Claim", "Denial", "Attribution"]);
    assert_eq!(scheme.attributes.len(), 6);
    for attribute in &scheme.attributes {
        assert_eq!((attribute.key, &attribute.default), (None, &None));
        assert!(!attribute.is_required && attribute.guideline.is_empty());
    }
    assert_eq!(scheme.relation_types.len(), 3);
    assert!(earlier.articles().all(|one| one.status == Status::ToDo));
    assert!(earlier.annotators().all(|one| one.color.is_none()));

    let mut later = earlier.clone();
    let project = sample();
    for key in project.entries() {
        let (record, stamp) = project.entry(key).unwrap();
        assert_eq!(earlier.entry(key).map(|(_, stamp)| stamp), Some(stamp));
        if matches!(
            record,
            Record::Scheme(_) | Record::Article(..) | Record::Annotator(..)
        ) {
            later.put(record, stamp);
        }
    }
    assert_same(&later, &project);
}

#[test]
fn earlier_records_are_read() {
    let records = golden("earlier.records");
    let records = records.lines().map(|line| {
        let (key, digits) = line.split_once(' ').unwrap();
        (key.to_owned(), bytes(digits))
    });
    let import = stored::decode(sample().id(), records);
    assert_eq!(import.warnings, []);
    check(&import.project);
}

#[test]
fn earlier_project_files_are_read() {
    check(&read_soundly("earlier.json", golden("earlier.json")));
}

/// A scheme that somebody took all rules out of gets none back.
#[test]
fn no_rules_are_not_the_same_as_no_word_about_rules() {
    let mut project = sample();
    let mut scheme = sayso::model::Scheme::clone(project.scheme());
    scheme.rules.clear();
    let (_, stamp) = project.entry(RecordKey::Scheme).unwrap();
    project.put(scheme.into(), stamp);
    let stored = stored::encode(&project, RecordKey::Scheme).unwrap();
    let import = stored::decode(project.id(), [(String::from("scheme"), stored)]);
    assert_eq!(import.project.scheme().rules, []);
    let file = super::reading::exported(
        &sayso::formats::SaysoProject,
        &project,
        &sayso::formats::Choice::everything(),
    );
    assert_eq!(read_soundly("a.json", file).scheme().rules, []);
}
