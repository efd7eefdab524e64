//! Uniting copies of a project, and taking in other projects.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use proptest::prelude::*;

use sayso::edit::{Edit, Merged, Merging, apply, merge};
use sayso::model::{
    ArticleId, Label, Metadata, Name, Project, ProjectInfo, Record, Scheme, Span, Stamp, Timestamp,
    claims_and_denials,
};

use support::arbitrary::{Draft, Hand, drafts, stock};
use support::content::{check_indexes, content};
use support::marked::{article, me, project, range, span, write};
use support::{cases, id, name};

/// A copy of a project after some edits, made one a millisecond from `clock` on.
fn edited(project: &Project, clock: u64, edits: &[Edit]) -> Project {
    (clock..)
        .zip(edits)
        .fold(project.clone(), |project, (clock, edit)| {
            let stamp = project
                .latest()
                .next(Timestamp::from_milliseconds(clock), me());
            apply(&project, edit, stamp).unwrap().project
        })
}

fn united(one: &Project, other: &Project) -> Project {
    let mut united = one.clone();
    merge(&mut united, other);
    united
}

/// Checks what two copies of an article come to whose edits were made one after the other.
#[track_caller]
fn check(ancestor: &str, earlier: &[Edit], later: &[Edit], expected: &str) {
    let ancestor = project(&[ancestor]);
    let one = edited(&ancestor, 1000, earlier);
    let other = edited(&ancestor, 2000, later);
    assert_eq!(write(&united(&one, &other), id(1)), expected);
    assert_eq!(united(&one, &other), united(&other, &one));
}

fn add(number: u128, label: &str, start: usize, end: usize) -> Edit {
    Edit::AddSpan(span(number, id(1), label, [range(start, end)]))
}

fn relabel(label: &str) -> Edit {
    Edit::Relabel {
        span: id(1),
        label: name(label),
    }
}

fn retitle(title: &str) -> Edit {
    Edit::SetMetadata {
        article: id(1),
        title: name(title),
        metadata: Metadata::default(),
    }
}

#[test]
fn the_work_of_both_is_kept_and_of_two_changes_to_one_span_the_later() {
    check(
        "The plan failed",
        &[add(8, "Claim", 0, 8)],
        &[add(9, "Denial", 9, 15)],
        "[C:The plan] [D:failed]",
    );
    check(
        "[C:so]",
        &[relabel("Attribution")],
        &[relabel("Denial")],
        "[D:so]",
    );
}

#[test]
fn a_deletion_is_a_change_like_any_other() {
    let delete = [Edit::DeleteSpan(id(1))];
    let note = [Edit::SetNote {
        span: id(1),
        note: name("sic"),
    }];
    check("[C:so]", &note, &delete, "so");
    check("[C:so]", &delete, &note, "[C:so]");
}

#[test]
fn spans_made_in_an_article_that_the_other_removed_return_with_it() {
    let ancestor = project(&["[C:The plan] failed"]);
    let without = edited(&ancestor, 2000, &[Edit::RemoveArticle(id(1))]);
    let with = edited(&ancestor, 1000, &[add(9, "Denial", 9, 15)]);
    let both = united(&without, &with);
    assert_eq!(both, united(&with, &without));
    assert_eq!((both.article_count(), both.spans().count()), (0, 0));

    let again = Edit::AddArticles(vec![article(50, "Again", "The plan failed")]);
    let back = edited(&both, 3000, &[again]);
    assert_eq!(write(&back, id(1)), "[C:The plan] [D:failed]");
}

#[test]
fn a_text_that_two_copies_met_apart_becomes_one_article_with_the_spans_of_both() {
    let ancestor = project(&[]);
    let met = |number: u128, label: &str, start: usize, end: usize| {
        let mark = span(number, id(number), label, [range(start, end)]);
        let found = article(number, "Found", "The plan failed");
        edited(
            &ancestor,
            1000,
            &[Edit::AddArticles(vec![found]), Edit::AddSpan(mark)],
        )
    };
    let (one, other) = (met(20, "Claim", 0, 8), met(10, "Denial", 9, 15));
    let both = united(&one, &other);
    assert_eq!(both, united(&other, &one));
    assert_eq!(
        both.articles()
            .map(|one| one.id)
            .collect::<Vec<ArticleId>>(),
        [id(10)]
    );
    assert_eq!(write(&both, id(10)), "[C:The plan] [D:failed]");
    assert_eq!(both.current_id(id(20)), id(10));
}

#[test]
fn work_under_the_id_that_lost_still_finds_its_article() {
    let ancestor = project(&[]);
    let met = |number| {
        let found = article(number, "Found", "The plan failed");
        edited(&ancestor, 1000, &[Edit::AddArticles(vec![found])])
    };
    let both = united(&met(10), &met(20));
    let later = Edit::AddSpan(span(9, id(20), "Claim", [range(0, 8)]));
    let unaware = edited(&met(20), 2000, &[later]);
    assert_eq!(
        write(&united(&both, &unaware), id(10)),
        "[C:The plan] failed"
    );
    assert_eq!(united(&both, &unaware), united(&unaware, &both));
}

#[test]
fn copies_that_differ_under_one_stamp_agree_on_one_of_the_two() {
    let ancestor = project(&["[C:so]"]);
    let info = |name: &str| ProjectInfo {
        name: Name::from(name),
        ..ProjectInfo::default()
    };
    let scheme = |name: &str| Scheme {
        name: Name::from(name),
        ..claims_and_denials()
    };
    let noted = |note| Span {
        note: name(note),
        ..span(1, id(1), "Claim", [range(0, 2)])
    };
    let pairs: [[Record; 2]; 5] = [
        [info("a").into(), info("b").into()],
        [scheme("a").into(), scheme("b").into()],
        [article(1, "a", "so").into(), article(1, "b", "so").into()],
        [noted("a").into(), noted("b").into()],
        [noted("a").into(), Record::Span(id(1), None)],
    ];
    for pair in pairs {
        let [one, other] = pair.map(|record| {
            let mut edited_by_hand = ancestor.clone();
            edited_by_hand.put(record, Stamp::ZERO);
            edited_by_hand
        });
        assert_ne!(one, other);
        assert_eq!(united(&one, &other), united(&other, &one));
    }
}

#[test]
fn what_was_taken_in_is_reported() {
    let here = project(&["one", "two"]);
    let here = edited(&here, 2000, &[Edit::RemoveArticle(id(2))]);
    let there = project(&["one", "two", "three"]);
    let mut both = here;
    let Merged {
        new_articles,
        same_articles,
        removed_articles,
        ..
    } = merge(&mut both, &there);
    assert_eq!(new_articles, [id(3)]);
    assert_eq!(same_articles, [id(1)]);
    assert_eq!(removed_articles, [id(2)]);
    assert_eq!(
        merge(&mut both, &there).changed,
        [],
        "the second time there is nothing new"
    );
}

/// Another project, with a label that the preset lacks and a Claim that looks different.
fn another(text: &str) -> Project {
    let preset = claims_and_denials();
    let claim = Label {
        short: name("X"),
        ..preset.labels[0].clone()
    };
    let rumour = Label {
        name: name("Rumour"),
        short: name("R"),
        ..preset.labels[1].clone()
    };
    let scheme = Scheme {
        name: name("Rumours"),
        labels: vec![claim, rumour],
        ..preset
    };
    let mut other = Project::new(id(2), name("Another"), scheme);
    other.put(Record::from(article(30, "Theirs", text)), Stamp::ZERO);
    let mark = span(31, id(30), "Rumour", [range(0, 3)]);
    other.put(Record::from(mark), Stamp::ZERO);
    edited(
        &other,
        9000,
        &[Edit::RenameProject(name("Another, renamed"))],
    )
}

#[test]
fn another_project_adds_its_labels_and_leaves_our_name_and_our_labels_alone() {
    let ours = project(&["so"]);
    let both = united(&ours, &another("The plan"));
    assert_eq!((both.id(), &*both.info().name), (id(1), "Reports"));
    let labels: Vec<&str> = both
        .scheme()
        .labels
        .iter()
        .map(|label| &*label.name)
        .collect();
    assert_eq!(labels, ["Claim", "Denial", "Attribution", "Rumour"]);
    assert_eq!(&*both.scheme().name, "Claims and denials");
    assert_eq!(both.scheme().label("Claim"), ours.scheme().label("Claim"));
    assert_eq!(both.span(id(31)).map(|span| &*span.label), Some("Rumour"));
    assert_eq!(both.article_count(), 2);
}

#[test]
fn another_project_does_not_retitle_an_article_that_is_here() {
    let ours = edited(&project(&["The plan"]), 1000, &[retitle("Our title")]);
    let theirs = edited(
        &another("The plan"),
        2000,
        &[Edit::SetMetadata {
            article: id(30),
            title: name("Their later title"),
            metadata: Metadata::default(),
        }],
    );
    let mut both = ours;
    assert_eq!(merge(&mut both, &theirs).same_articles, [id(1)]);
    assert_eq!(&*both.article(id(1)).unwrap().title, "Our title");
    assert_eq!(both.span(id(31)).map(|span| span.article), Some(id(1)));
}

#[test]
fn another_project_that_removed_a_text_does_not_remove_it_here() {
    let ours = project(&["[C:The plan]"]);
    let theirs = edited(&another("The plan"), 2000, &[Edit::RemoveArticle(id(30))]);
    let both = united(&ours, &theirs);
    assert_eq!(write(&both, id(1)), "[C:[R:The] plan]");
}

#[test]
fn a_copy_does_retitle_an_article_that_is_here() {
    let ancestor = project(&["The plan"]);
    let ours = edited(&ancestor, 1000, &[retitle("Our title")]);
    let theirs = edited(&ancestor, 2000, &[retitle("Their later title")]);
    assert_eq!(
        &*united(&ours, &theirs).article(id(1)).unwrap().title,
        "Their later title"
    );
}

#[test]
fn a_text_file_that_was_removed_comes_back_when_it_is_read_again() {
    let ours = edited(
        &project(&["[C:The plan]"]),
        1000,
        &[Edit::RemoveArticle(id(1))],
    );
    let mut file = Project::new(id(2), name("plan.txt"), Scheme::default());
    let now = ours.latest().next(Timestamp::from_milliseconds(2000), me());
    file.put(Record::from(article(60, "The plan", "The plan")), now);
    let both = united(&ours, &file);
    assert_eq!(write(&both, id(1)), "[C:The plan]");
}

/// Copies that three people made of one project and worked on, each with a clock of their own.
fn copies() -> impl Strategy<Value = [Project; 3]> {
    let work = || (0..4000_u64, drafts(0..15));
    (
        stock(),
        drafts(0..15),
        [work(), work(), work()],
        any::<bool>(),
    )
        .prop_map(|(stock, past, [one, two, mut three], one_person)| {
            let ancestor = Hand::new(1, 1, 1000, &stock).project(&past);
            let copy = |author, machine, (clock, drafts): (u64, Vec<Draft>)| {
                Hand::new(author, machine, clock, &stock).work(&ancestor, &drafts)
            };
            // The third may be the second person at another machine, at the same moments.
            if one_person {
                three.0 = two.0;
            }
            let third_author = if one_person { 3 } else { 4 };
            [
                copy(2, 2, one),
                copy(3, 3, two),
                copy(third_author, 4, three),
            ]
        })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn merging_is_commutative([one, two, _] in copies()) {
        prop_assert_eq!(united(&one, &two), united(&two, &one));
    }

    #[test]
    fn merging_is_associative([one, two, three] in copies()) {
        prop_assert_eq!(
            united(&united(&one, &two), &three),
            united(&one, &united(&two, &three))
        );
    }

    #[test]
    fn merging_is_idempotent([one, two, _] in copies()) {
        let both = united(&one, &two);
        for known in [&one, &two, &both] {
            let mut again = both.clone();
            let merged = merge(&mut again, known);
            prop_assert_eq!(&again, &both);
            prop_assert_eq!((merged.changed, merged.replaced), (vec![], vec![]));
        }
    }

    #[test]
    fn merging_by_and_by_is_merging_at_once([one, two, _] in copies(), records in 1_usize..9) {
        let mut at_once = one.clone();
        let merged = merge(&mut at_once, &two);
        let mut merging = Merging::new(one, two);
        while merging.rest() > 0 {
            let before = merging.rest();
            merging.take_in(records);
            prop_assert_eq!(before - merging.rest(), records.min(before));
        }
        prop_assert_eq!(merging.finish(), (at_once, merged));
    }

    #[test]
    fn merging_keeps_the_indexes_true([one, two, three] in copies()) {
        let all = united(&united(&one, &two), &three);
        check_indexes(&all);
        prop_assert!(all.latest() >= one.latest().max(two.latest()).max(three.latest()));
    }

    #[test]
    fn undoing_a_merge_gives_back_the_content_before(
        [one, two, _] in copies(),
        other_project: bool,
    ) {
        let two = if other_project { united(&another("He denied"), &two) } else { two };
        let stamp = one.latest().next(Timestamp::from_milliseconds(1), me());
        let merged = apply(&one, &Edit::Merge(Box::new(two)), stamp).unwrap();
        let stamp = merged.project.latest().next(Timestamp::from_milliseconds(1), me());
        let undone = apply(&merged.project, &merged.inverse, stamp).unwrap().project;
        prop_assert_eq!(content(&undone), content(&one));
        check_indexes(&undone);
    }
}
