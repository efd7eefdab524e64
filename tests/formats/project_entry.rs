//! The entry of a project in the browser's database: it comes back, older ones are read, and a deleted
//! project goes when its days are over and not before.

use proptest::prelude::*;
use sayso::formats::stored::{Contents, GRACE_DAYS, ProjectEntry};
use sayso::model::{Name, Record, Region, Stamp, Timestamp, UnknownFields};

use crate::support::marked::{me, project, range};
use crate::support::{cases, id, name};

const DAY: u64 = 86_400_000;

fn at(milliseconds: u64) -> Timestamp {
    Timestamp::from_milliseconds(milliseconds)
}

fn deleted_at(milliseconds: u64) -> ProjectEntry {
    ProjectEntry {
        deleted: Some(at(milliseconds)),
        ..ProjectEntry::default()
    }
}

prop_compose! {
    fn any_entry()(
        made_from in "(?s).{0,40}",
        contents in proptest::option::of((
            "[^\n]{0,20}", any::<usize>(), any::<usize>(), any::<Option<usize>>(), any::<u64>(),
        )),
        deleted in proptest::option::of(any::<u64>()),
    ) -> ProjectEntry {
        ProjectEntry {
            made_from,
            contents: contents.map(|(name, articles, spans, excluded, changed)| Contents {
                name: Name::from(name),
                articles,
                spans,
                excluded,
                changed: at(changed),
            }),
            deleted: deleted.map(at),
        }
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn an_entry_comes_back_as_it_was(entry in any_entry()) {
        prop_assert_eq!(ProjectEntry::read(&entry.to_string()), entry);
    }

    #[test]
    fn no_text_is_too_odd_to_be_read(text in "(entry\n)?(?s).{0,60}", now in any::<u64>()) {
        let entry = ProjectEntry::read(&text);
        prop_assert_eq!(ProjectEntry::read(&entry.to_string()), entry.clone());
        prop_assert!(entry.days_left(at(now)).is_none_or(|days| days <= GRACE_DAYS));
    }

    #[test]
    fn what_is_due_has_no_days_left(deleted in any::<u64>(), now in any::<u64>()) {
        let entry = deleted_at(deleted);
        prop_assert_eq!(entry.is_due(at(now)), entry.days_left(at(now)) == Some(0));
    }
}

#[test]
fn an_entry_from_before_there_were_several_projects_is_the_source() {
    for source in [
        "",
        "articles articles/manifest.json The ferry",
        "project a.json",
    ] {
        let entry = ProjectEntry::read(source);
        assert_eq!(entry.made_from, source);
        assert_eq!((entry.contents, entry.deleted), (None, None));
    }
}

#[test]
fn an_entry_says_what_is_in_the_project() {
    let project = project(&["[C:The plan] failed, [D:they say]."]);
    let entry = ProjectEntry {
        made_from: "project a.json".into(),
        contents: Some(Contents::of(&project)),
        deleted: Some(at(12)),
    };
    let (name, changed) = (&project.info().name, project.latest().time.milliseconds());
    assert_eq!(
        entry.to_string(),
        format!(
            "entry\nname {name}\narticles 1\nspans 2\nexcluded 0\nchanged {changed}\ndeleted 12\nfrom project a.json"
        )
    );
}

#[test]
fn what_regions_exclude_is_not_said_before_it_was_counted() {
    let mut project = project(&["[C:The plan] failed. Read more."]);
    let region = Region {
        id: id(1),
        article: id(1),
        range: range(17, 27),
        annotator: me(),
        note: name(""),
        unknown: UnknownFields::new(),
    };
    project.put(Record::from(region), Stamp::ZERO);
    let contents = Contents::of(&project);
    assert_eq!((contents.spans, contents.excluded), (1, None));
    let entry = ProjectEntry {
        contents: Some(contents),
        ..ProjectEntry::default()
    };
    assert!(!entry.to_string().contains("excluded"));
}

#[test]
fn a_name_of_several_lines_and_fields_of_a_later_version_do_no_harm() {
    let entry = ProjectEntry {
        made_from: "project a\nb".into(),
        contents: Some(Contents {
            name: Name::from("One\ndeleted 5"),
            ..Contents::default()
        }),
        deleted: None,
    };
    let text = entry.to_string().replace("spans", "colour blue\nspans");
    let read = ProjectEntry::read(&text);
    assert_eq!(read.made_from, "project a\nb");
    assert_eq!(read.contents.unwrap().name, Name::from("One deleted 5"));
    assert_eq!(read.deleted, None);
}

#[test]
fn a_deleted_project_stays_for_seven_days_and_goes_then() {
    let start = 1_724_050_080_000;
    let entry = deleted_at(start);
    assert_eq!(entry.days_left(at(start)), Some(7));
    assert_eq!(entry.days_left(at(start + 1)), Some(7));
    assert_eq!(entry.days_left(at(start + DAY)), Some(6));
    assert_eq!(entry.days_left(at(start + 7 * DAY - 1)), Some(1));
    assert!(!entry.is_due(at(start + 7 * DAY - 1)));
    assert!(entry.is_due(at(start + 7 * DAY)));
    assert_eq!(entry.days_left(at(start + 30 * DAY)), Some(0));
}

#[test]
fn a_clock_that_was_set_back_takes_nothing_away() {
    let entry = deleted_at(30 * DAY);
    assert_eq!(entry.days_left(at(0)), Some(7));
    assert!(!entry.is_due(at(30 * DAY)));
    assert!(!deleted_at(u64::MAX).is_due(at(u64::MAX - 1)));
}

#[test]
fn what_is_not_deleted_is_never_due() {
    let entry = ProjectEntry::default();
    assert!(!entry.is_due(at(u64::MAX)));
    assert_eq!(entry.days_left(at(0)), None);
}
