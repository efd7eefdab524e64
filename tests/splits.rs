//! Parts for training, development and testing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;

use sayso::formats::{Split, SplitBy, Splits};
use sayso::model::{Article, ArticleId, Project, Record, Stamp};

use support::marked::{article, project};
use support::{cases, id, name};

const SEED: u64 = 7;

/// A text of its own: words that no other number has.
fn text(number: u128) -> String {
    (0..60).map(|word| format!("w{number}x{word} ")).collect()
}

fn project_of(articles: impl IntoIterator<Item = Article>) -> Project {
    let mut all = project(&[]);
    for article in articles {
        all.put(Record::from(article), Stamp::ZERO);
    }
    all
}

fn splits(by: SplitBy) -> Splits {
    Splits {
        by,
        dev: 10,
        test: 20,
        seed: SEED,
    }
}

fn sizes(parts: &BTreeMap<ArticleId, Split>) -> [usize; 3] {
    Split::ALL.map(|split| parts.values().filter(|part| **part == split).count())
}

#[test]
fn each_part_has_its_share() {
    let project = project_of((1..=100).map(|number| article(number, "A", &text(number))));
    for by in [SplitBy::Chance, SplitBy::Outlet] {
        assert_eq!(sizes(&splits(by).parts(&project)), [70, 10, 20]);
    }
}

#[test]
fn another_seed_makes_other_parts() {
    let project = project_of((1..=100).map(|number| article(number, "A", &text(number))));
    let one = splits(SplitBy::Chance);
    let other = Splits { seed: 8, ..one };
    assert_eq!(one.parts(&project), one.parts(&project));
    assert_ne!(one.parts(&project), other.parts(&project));
}

#[test]
fn near_duplicates_stay_together() {
    // Each text twice: the second time with a headline of another paper.
    let twice = (1..=50).flat_map(|number| {
        let again = format!("From our own correspondent: {}", text(number));
        [
            article(number, "A", &text(number)),
            article(number + 100, "B", &again),
        ]
    });
    let parts = splits(SplitBy::Chance).parts(&project_of(twice));
    for number in 1..=50 {
        assert_eq!(parts[&id(number)], parts[&id(number + 100)], "{number}");
    }
    assert_eq!(sizes(&parts), [70, 10, 20]);
}

#[test]
fn an_outlet_stays_together() {
    let outlets = (1..=60).map(|number| {
        let mut article = article(number, "A", &text(number));
        article.metadata.outlet = Some(name(&format!("Paper {}", number % 12)));
        article
    });
    let project = project_of(outlets);
    let parts = splits(SplitBy::Outlet).parts(&project);
    let mut of_outlet = BTreeMap::new();
    for article in project.articles() {
        let part = parts[&article.id];
        let known = *of_outlet
            .entry(article.metadata.outlet.clone())
            .or_insert(part);
        assert_eq!(known, part);
    }
    let [train, dev, test] = sizes(&parts);
    assert!(train > dev && dev > 0 && test >= 12, "{train} {dev} {test}");
}

#[test]
fn the_latest_are_for_testing_and_what_has_no_date_for_training() {
    let dated = (1..=10).map(|number| {
        let mut article = article(number, "A", &text(number));
        if number > 2 {
            article.metadata.date = Some(name(&format!("2024-08-{number:02}")));
        }
        article
    });
    let parts = splits(SplitBy::Date).parts(&project_of(dated));
    let of = |wanted: Split| {
        let found = (1..=10).filter(|number| parts[&id(*number)] == wanted);
        found.collect::<Vec<u128>>()
    };
    assert_eq!(of(Split::Test), [9, 10]);
    assert_eq!(of(Split::Dev), [8]);
    assert_eq!(of(Split::Train), [1, 2, 3, 4, 5, 6, 7]);
}

proptest! {
    #![proptest_config(cases(64))]

    /// Whatever the shares, every article is in one part.
    #[test]
    fn every_article_is_somewhere(count in 0..40_u128, dev in 0..=60_u8, test in 0..=40_u8, seed: u64) {
        let project = project_of((1..=count).map(|number| article(number, "A", &text(number))));
        let parts = Splits { by: SplitBy::Chance, dev, test, seed }.parts(&project);
        prop_assert_eq!(parts.len(), count as usize);
        let share = |percent: u8| count as usize * usize::from(percent) / 100;
        let [_, of_dev, of_test] = sizes(&parts);
        prop_assert_eq!((of_dev, of_test), (share(dev), share(test)));
    }
}
