//! What the counts say of text that is no part of the dataset.

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

use sayso::model::{Project, Record, Region, Stamp, UnknownFields};
use sayso::query::excluded_spans;

use support::marked::{me, project, range, span};
use support::{cases, id, name};

const LENGTH: usize = 40;

/// A project with an article that has spans, each of some stretches, and excluded regions.
fn with(spans: &[Vec<(usize, usize)>], regions: &[(usize, usize)]) -> Project {
    let mut project = project(&[&"x".repeat(LENGTH), "Another article"]);
    for (number, stretches) in (1..).zip(spans) {
        let ranges = stretches.iter().map(|(start, end)| range(*start, *end));
        let span = span(number, id(1), "Claim", ranges);
        project.put(Record::from(span), Stamp::ZERO);
    }
    for (number, (start, end)) in (1..).zip(regions) {
        let region = Region {
            id: id(number),
            article: id(1),
            range: range(*start, *end),
            annotator: me(),
            note: name(""),
            unknown: UnknownFields::new(),
        };
        project.put(Record::from(region), Stamp::ZERO);
    }
    project
}

#[test]
fn what_touches_an_excluded_region_is_counted_once() {
    let spans = [vec![(0, 5)], vec![(4, 12), (20, 30)], vec![(30, 35)]];
    assert_eq!(excluded_spans(&with(&spans, &[]), id(1)), 0);
    assert_eq!(excluded_spans(&with(&spans, &[(5, 8)]), id(1)), 1);
    let several = [(5, 8), (7, 9), (22, 24), (34, 40)];
    assert_eq!(excluded_spans(&with(&spans, &several), id(1)), 2);
    assert_eq!(excluded_spans(&with(&spans, &several), id(2)), 0);
    assert_eq!(excluded_spans(&with(&spans, &several), id(9)), 0);
}

/// A stretch that is not empty.
fn stretch() -> impl Strategy<Value = (usize, usize)> {
    (0..LENGTH, 1..LENGTH).prop_map(|(start, length)| (start, (start + length).min(LENGTH)))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_count_is_that_of_a_look_at_every_span(
        spans in prop::collection::vec(prop::collection::vec(stretch(), 1..4), 0..8),
        regions in prop::collection::vec(stretch(), 0..5),
    ) {
        let project = with(&spans, &regions);
        let excluded = project.excluded(id(1));
        let touching = project.spans_of(id(1)).filter(|span| {
            excluded.as_ref().is_some_and(|excluded| span.fragments.overlap(excluded))
        });
        prop_assert_eq!(excluded_spans(&project, id(1)), touching.count());
    }
}
