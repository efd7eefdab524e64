//! What is written and read again is what it was.

use proptest::prelude::*;

use sayso::formats::{Choice, SaysoJsonLines, SaysoProject, stored};
use sayso::model::{Record, RecordKey};

use crate::support::cases;

use super::projects::{assert_same, projects, without_hidden};
use super::reading::{export, exported, read_soundly};
use super::sample::sample;

#[test]
fn the_sample_comes_back_from_a_project_file() {
    let project = sample();
    let text = exported(&SaysoProject, &project, &Choice::everything());
    let read = read_soundly("bridge.json", &text);
    assert_same(&read, &project);
    assert_eq!(exported(&SaysoProject, &read, &Choice::everything()), text);
}

proptest! {
    #![proptest_config(cases(256))]

    /// Export, then import: every visible record with its stamp, every tombstone, every unknown
    /// field. The same bytes come out of the result.
    #[test]
    fn a_project_file_gives_the_project_back(project in projects()) {
        let text = exported(&SaysoProject, &project, &Choice::everything());
        let read = read_soundly("a.json", &text);
        assert_same(&read, &without_hidden(&project));
        prop_assert_eq!(exported(&SaysoProject, &read, &Choice::everything()), text);
    }

    /// The file of one article holds what a project file holds of it.
    #[test]
    fn the_file_of_an_article_gives_the_article_back(project in projects()) {
        for article in project.articles() {
            let scope = &Choice::article(article.id);
            let read = read_soundly("a.json", exported(&SaysoProject, &project, scope));
            prop_assert_eq!(read.article(article.id), Some(article));
            prop_assert_eq!(read.article_count(), 1);
            prop_assert!(read.spans_of(article.id).eq(project.spans_of(article.id)));
            prop_assert!(read.regions_of(article.id).eq(project.regions_of(article.id)));
            let inside = project.relations().filter(|relation| {
                [relation.from, relation.to].iter().all(|id| read.span(*id).is_some())
            });
            prop_assert!(read.relations().eq(inside));
        }
    }

    /// JSONL gives back every article, span, relation and region of the data set, with its stamp.
    #[test]
    fn json_lines_give_the_data_set_back(project in projects()) {
        let export = export(&SaysoJsonLines, &project, &Choice::everything());
        if project.article_count() == 0 {
            prop_assert_eq!(export.bytes, b"");
            return Ok(());
        }
        let read = read_soundly("a.jsonl", &export.bytes);
        prop_assert!(read.articles().eq(project.articles()));
        prop_assert!(read.regions().eq(project.regions()));
        prop_assert_eq!(read.spans().count(), export.report.spans);
        prop_assert_eq!(read.relations().count(), export.report.relations);
        for key in read.entries() {
            if !matches!(key, RecordKey::Info | RecordKey::Scheme) {
                prop_assert_eq!(read.entry(key), project.entry(key));
            }
        }
    }

    /// The database gives back everything, hidden records and all, whatever the order.
    #[test]
    fn the_stored_records_give_the_project_back(project in projects(), reversed in any::<bool>()) {
        let mut records: Vec<(String, Vec<u8>)> = project
            .entries()
            .map(|key| (stored::key(key), stored::encode(&project, key).unwrap()))
            .collect();
        if reversed {
            records.reverse();
        }
        let import = stored::decode(project.id(), records);
        prop_assert_eq!(import.warnings, []);
        assert_same(&import.project, &project);
    }
}

#[test]
fn a_relation_between_articles_is_held_by_json_lines() {
    let project = sample();
    let read = read_soundly(
        "a.jsonl",
        exported(&SaysoJsonLines, &project, &Choice::everything()),
    );
    assert!(read.relations().eq(project.relations()));
    let Some((Record::Relation(_, Some(relation)), _)) = read.entries().find_map(|key| match key {
        RecordKey::Relation(_) => read.entry(key),
        _ => None,
    }) else {
        panic!("no relation");
    };
    assert_eq!(relation.unknown.len(), 1);
}
