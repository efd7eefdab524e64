//! What a line is painted from: its segments, and the lanes of the marks over them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use sayso::model::{Mark, Project, Record, Stamp, claims_and_denials};
use sayso::query::{Layers, Segment, depth, next_outward, segments, spans_at};
use sayso::text::{Text, TextRange};

use support::arbitrary::texts;
use support::marked::{article, offset, project, range, span};
use support::{cases, id, name};

fn marks_of(project: &Project, line: usize) -> Vec<Mark> {
    let text = &project.article(id(1)).unwrap().text;
    project.marks_in(id(1), text.lines().range(line).unwrap())
}

fn segments_of(project: &Project, line: usize) -> Vec<Segment> {
    let range = project
        .article(id(1))
        .unwrap()
        .text
        .lines()
        .range(line)
        .unwrap();
    segments(range, &marks_of(project, line))
}

/// Checks the segments of a line, each as its text and the marks over it: `<C0` is a Claim in lane
/// 0 that starts with the segment, `C0>` one that ends with it.
#[track_caller]
fn check(notation: &str, line: usize, expected: &[(&str, &str)]) {
    let project = project(&[notation]);
    let text = &project.article(id(1)).unwrap().text;
    let marks = marks_of(&project, line);
    let painted: Vec<(&str, String)> = segments_of(&project, line)
        .iter()
        .map(|segment| {
            let placed = segment.marks.iter().map(|placed| {
                let start = if placed.starts { "<" } else { "" };
                let end = if placed.ends { ">" } else { "" };
                let initial = &marks[placed.mark].span.label[..1];
                format!("{start}{initial}{}{end}", placed.lane)
            });
            (
                text.slice(segment.range),
                placed.collect::<Vec<_>>().join(" "),
            )
        })
        .collect();
    let expected: Vec<(&str, String)> = expected
        .iter()
        .map(|(text, marks)| (*text, String::from(*marks)))
        .collect();
    assert_eq!(painted, expected);
}

#[test]
fn plain_text_is_one_segment_and_a_mark_cuts_it_at_its_edges() {
    check("The plan failed", 0, &[("The plan failed", "")]);
    check(
        "The [C:plan] failed",
        0,
        &[("The ", ""), ("plan", "<C0>"), (" failed", "")],
    );
    check("[C:The plan failed]", 0, &[("The plan failed", "<C0>")]);
    check(
        "[C:The] [D:plan]",
        0,
        &[("The", "<C0>"), (" ", ""), ("plan", "<D0>")],
    );
}

#[test]
fn nested_and_crossing_spans_run_in_lanes_of_their_own() {
    check(
        "[C:The [D:plan]] failed",
        0,
        &[("The ", "<C0"), ("plan", "C0> <D1>"), (" failed", "")],
    );
    check(
        "[C:The [D:plan[/C] failed]",
        0,
        &[("The ", "<C0"), ("plan", "C0> <D1"), (" failed", "D1>")],
    );
    check("[C:[D:[A:so]]]", 0, &[("so", "<C0> <D1> <A2>")]);
}

#[test]
fn a_lane_is_used_again_as_soon_as_it_is_free() {
    check(
        "[C:The [D:plan][A:failed]]",
        0,
        &[("The ", "<C0"), ("plan", "C0 <D1>"), ("failed", "C0> <A1>")],
    );
    check(
        "[C:The [D:plan[/C] [A:failed]]",
        0,
        &[
            ("The ", "<C0"),
            ("plan", "C0> <D1"),
            (" ", "D1"),
            ("failed", "<A0> D1>"),
        ],
    );
}

#[test]
fn a_mark_starts_and_ends_only_where_its_fragment_does() {
    let notation = "He [C:denied\nit\nall]. [D:No,] he [+D:said]";
    check(notation, 0, &[("He ", ""), ("denied\n", "<C0")]);
    check(notation, 1, &[("it\n", "C0")]);
    check(
        notation,
        2,
        &[
            ("all", "C0>"),
            (". ", ""),
            ("No,", "<D0>"),
            (" he ", ""),
            ("said", "<D0>"),
        ],
    );
}

#[test]
fn an_offset_hits_the_shortest_span_first_and_then_the_next_outward() {
    let project = project(&["[C:No one [D:[A:she] said]]"]);
    let labels: Vec<_> = spans_at(&project, &Layers::default(), id(1), offset(8))
        .iter()
        .map(|span| span.label.clone())
        .collect();
    assert_eq!(labels, [name("Attribution"), name("Denial"), name("Claim")]);
    let next = |selected: Option<u128>| {
        next_outward(
            &project,
            &Layers::default(),
            id(1),
            offset(8),
            selected.map(id),
        )
        .map(|span| span.id)
    };
    assert_eq!(next(None), Some(id(3)));
    assert_eq!(next(Some(3)), Some(id(2)));
    assert_eq!(next(Some(2)), Some(id(1)));
    assert_eq!(next(Some(1)), None);
    assert_eq!(
        next(Some(99)),
        Some(id(3)),
        "the selected span lies elsewhere"
    );
    assert_eq!(
        spans_at(&project, &Layers::default(), id(1), offset(15)),
        [],
        "the end of a span is not in it"
    );
    assert_eq!(
        spans_at(&project, &Layers::default(), id(7), offset(0)),
        [],
        "no such article"
    );
}

#[test]
fn of_two_spans_of_one_length_the_one_that_starts_later_is_hit_first() {
    let project = project(&["[C:ab[D:c[/C]de]"]);
    let hit: Vec<_> = spans_at(&project, &Layers::default(), id(1), offset(2))
        .iter()
        .map(|span| span.id)
        .collect();
    assert_eq!(hit, [id(2), id(1)]);
}

#[test]
fn the_gap_between_two_fragments_is_not_hit() {
    let project = project(&["[C:No one,] she said, [+C:broke it]"]);
    assert_eq!(
        spans_at(&project, &Layers::default(), id(1), offset(9)).len(),
        0
    );
    assert_eq!(
        spans_at(&project, &Layers::default(), id(1), offset(20)).len(),
        1
    );
}

/// A project of one article with any spans, most of which overlap others.
fn projects() -> impl Strategy<Value = Project> {
    let ends = vec(any::<(Index, Index)>(), 1..3);
    (texts(), vec(ends, 0..12)).prop_map(|(text, spans)| {
        let mut project = Project::new(id(1), name("Reports"), claims_and_denials());
        project.put(
            Record::from(article(1, "Report", text.as_str())),
            Stamp::ZERO,
        );
        for (number, ends) in (1..).zip(spans) {
            let ranges = ends
                .into_iter()
                .map(|(one, other)| between(&text, one, other));
            let ranges: Vec<_> = ranges.filter(|range| !range.is_empty()).collect();
            if !ranges.is_empty() {
                project.put(
                    Record::from(span(number, id(1), "Claim", ranges)),
                    Stamp::ZERO,
                );
            }
        }
        project
    })
}

fn between(text: &Text, one: Index, other: Index) -> TextRange {
    let mut boundaries: Vec<usize> = text.as_str().char_indices().map(|(byte, _)| byte).collect();
    boundaries.push(text.as_str().len());
    let (one, other) = (*one.get(&boundaries), *other.get(&boundaries));
    range(one.min(other), one.max(other))
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn segments_cover_the_text_once_and_show_each_mark_exactly_over_its_stretch(
        project in projects(),
    ) {
        let text = &project.article(id(1)).unwrap().text;
        let mut covered = offset(0);
        for line in 0..text.lines().len() {
            let marks = marks_of(&project, line);
            for segment in segments_of(&project, line) {
                prop_assert_eq!(segment.range.start(), covered);
                prop_assert!(!segment.range.is_empty());
                covered = segment.range.end();
                for (place, mark) in marks.iter().enumerate() {
                    let placed: Vec<_> =
                        segment.marks.iter().filter(|placed| placed.mark == place).collect();
                    let over = mark.range.contains_range(segment.range);
                    prop_assert_eq!(over, mark.range.overlaps(segment.range), "cut at its edges");
                    prop_assert_eq!(placed.len(), usize::from(over));
                    for placed in placed {
                        prop_assert_eq!(placed.starts, mark.range.start() == segment.range.start());
                        prop_assert_eq!(placed.ends, mark.range.end() == segment.range.end());
                    }
                }
            }
        }
        prop_assert_eq!(covered, text.len());
    }

    #[test]
    fn a_mark_keeps_one_lane_of_its_own_and_no_lane_is_wasted(project in projects()) {
        let text = &project.article(id(1)).unwrap().text;
        for line in 0..text.lines().len() {
            let mut lane_of = vec![None; marks_of(&project, line).len()];
            let segments = segments_of(&project, line);
            for segment in &segments {
                let lanes: Vec<usize> = segment.marks.iter().map(|placed| placed.lane).collect();
                prop_assert!(lanes.is_sorted_by(|one, next| one < next), "{:?}", lanes);
                for placed in &segment.marks {
                    let lane = *lane_of[placed.mark].get_or_insert(placed.lane);
                    prop_assert_eq!(placed.lane, lane);
                }
            }
            let overlap = segments.iter().map(|segment| segment.marks.len()).max();
            prop_assert_eq!(depth(&segments), overlap.unwrap_or(0));
        }
    }
}
