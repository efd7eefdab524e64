//! Edits and their inverses, and the indexes that they keep true.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use sayso::edit::{
    Applied, Edit, Refusal, SchemeFault, SchemePart, SchemeProblem, announce, apply, describe,
};
use sayso::model::{
    ArticleId, Fragments, Project, Record, RecordKey, Region, Relation, SpanId, Stamp, Status,
    Timestamp, UnknownFields, Value, claims_and_denials,
};
use sayso::text::TextRange;

use support::arbitrary::{Hand, drafts, stock};
use support::content::{check_indexes, content, lines, records};
use support::marked::{article, me, place_of, project, range, span, write};
use support::{cases, id, name};

fn do_edit(project: &Project, edit: &Edit) -> Result<Applied, Refusal> {
    apply(
        project,
        edit,
        project.latest().next(Timestamp::from_milliseconds(1), me()),
    )
}

/// Checks what an edit makes of the first article, and that its inverse takes it back.
#[track_caller]
fn check(before: &str, edit: &Edit, after: &str) {
    let start = project(&[before]);
    let done = do_edit(&start, edit).unwrap();
    assert_eq!(write(&done.project, id(1)), after);
    let undone = do_edit(&done.project, &done.inverse).unwrap();
    assert_eq!(write(&undone.project, id(1)), before);
}

/// Checks that an edit is refused for a reason, and in what words.
#[track_caller]
fn check_refused(before: &str, edit: &Edit, reason: &Refusal, words: &str) {
    let start = project(&[before]);
    assert_eq!(do_edit(&start, edit).err().as_ref(), Some(reason));
    assert_eq!(reason.to_string(), words);
}

fn fragments(ranges: &[TextRange]) -> Fragments {
    Fragments::new(ranges.iter().copied()).unwrap()
}

fn set_fragments(ranges: &[TextRange]) -> Edit {
    Edit::SetFragments {
        span: id(1),
        fragments: fragments(ranges),
    }
}

fn relabel(label: &str) -> Edit {
    Edit::Relabel {
        span: id(1),
        label: name(label),
    }
}

fn relation(relation_type: &str, from: u128, to: u128) -> Relation {
    Relation {
        id: id(1),
        relation_type: name(relation_type),
        from: id(from),
        to: id(to),
        annotator: me(),
        created: Timestamp::ZERO,
        unknown: UnknownFields::new(),
    }
}

#[test]
fn spans_are_added_deleted_relabelled_and_reshaped() {
    let plan = span(9, id(1), "Denial", [range(4, 8)]);
    check(
        "[C:The plan] failed",
        &Edit::AddSpan(plan),
        "[C:The [D:plan]] failed",
    );
    check(
        "[C:The [D:plan[/C] failed]",
        &Edit::DeleteSpan(id(1)),
        "The [D:plan failed]",
    );
    check(
        "[C:The plan] failed",
        &relabel("Denial"),
        "[D:The plan] failed",
    );
    check(
        "[C:The plan] failed",
        &set_fragments(&[range(9, 15)]),
        "The plan [C:failed]",
    );
    check(
        "[C:No one], she said",
        &set_fragments(&[range(0, 6), range(8, 11)]),
        "[C:No one], [+C:she] said",
    );
}

#[test]
fn a_span_must_lie_in_its_text_and_split_no_character() {
    let words = "That stretch does not lie within the article's text.";
    let add = |start, end| Edit::AddSpan(span(9, id(1), "Claim", [range(start, end)]));
    check_refused("😊 so", &add(0, 3), &Refusal::OutsideText, words);
    check_refused("😊 so", &add(4, 8), &Refusal::OutsideText, words);
    check_refused(
        "[C:so]",
        &set_fragments(&[range(0, 3)]),
        &Refusal::OutsideText,
        words,
    );
    check_refused("", &add(0, 1), &Refusal::OutsideText, words);
}

#[test]
fn one_annotator_marks_a_stretch_with_a_label_once() {
    let same = Refusal::SameSpan(name("Claim"));
    let words = "You have marked exactly this stretch as Claim already.";
    let again = span(9, id(1), "Claim", [range(0, 8)]);
    check_refused(
        "[C:The plan] failed",
        &Edit::AddSpan(again.clone()),
        &same,
        words,
    );
    check_refused("[D:[C:The plan]] failed", &relabel("Claim"), &same, words);
    check_refused(
        "[C:The [C:plan]] failed",
        &Edit::SetFragments {
            span: id(2),
            fragments: fragments(&[range(0, 8)]),
        },
        &same,
        words,
    );
    let mut of_another = again;
    of_another.annotator = id(2);
    check(
        "[C:The plan] failed",
        &Edit::AddSpan(of_another),
        "[C:[C:The plan]] failed",
    );
}

#[test]
fn two_like_spans_that_a_merge_brought_together_can_still_be_worked_on() {
    let start = project(&["[C:[C:The plan]] failed"]);
    for edit in [
        Edit::SetNote {
            span: id(1),
            note: name("twice?"),
        },
        Edit::SetAttribute {
            span: id(2),
            attribute: name("certainty"),
            value: Some(Value::Choice(name("hedged"))),
        },
    ] {
        assert_eq!(do_edit(&start, &edit).err(), None, "{edit:?}");
    }
}

#[test]
fn names_that_the_scheme_lacks_are_refused_by_name() {
    check_refused(
        "[C:so]",
        &relabel("Rumour"),
        &Refusal::NoSuchLabel(name("Rumour")),
        "The scheme has no label “Rumour”. Add it to the scheme first.",
    );
    check_refused(
        "[C:so]",
        &Edit::SetAttribute {
            span: id(1),
            attribute: name("certainty"),
            value: Some(Value::Choice(name("sure"))),
        },
        &Refusal::WrongValue(name("certainty")),
        "“certainty” does not take this value. See the scheme for what it takes.",
    );
    check_refused(
        "[D:no] [C:so]",
        &Edit::AddRelation(relation("follows", 1, 2)),
        &Refusal::NoSuchRelationType(name("follows")),
        "The scheme has no relation type “follows”. Add it to the scheme first.",
    );
    check_refused(
        "[D:no] [C:so]",
        &Edit::AddRelation(relation("denies", 2, 1)),
        &Refusal::EndsNotAllowed {
            relation_type: name("denies"),
            from: name("Claim"),
            to: name("Denial"),
        },
        "The scheme does not let “denies” lead from Claim to Denial.",
    );
    let mut scheme = claims_and_denials();
    scheme.labels.extend_from_within(..1);
    check_refused(
        "so",
        &Edit::SetScheme(scheme),
        &Refusal::UnsoundScheme(SchemeFault {
            part: SchemePart::Label,
            position: 3,
            name: name("Claim"),
            problem: SchemeProblem::NameTwice,
        }),
        "In the scheme, label “Claim”: the name is used twice. Names must differ.",
    );
}

#[test]
fn a_label_that_left_the_scheme_stays_on_its_spans() {
    let start = project(&["[C:so] [D:no]"]);
    let mut scheme = claims_and_denials();
    scheme.labels.remove(0);
    scheme.relation_types.clear();
    scheme.rules.clear();
    let done = do_edit(&start, &Edit::SetScheme(scheme)).unwrap().project;
    assert_eq!(&*done.span(id(1)).unwrap().label, "Claim");
    let moved = do_edit(&done, &set_fragments(&[range(0, 5)]))
        .unwrap()
        .project;
    assert_eq!(write(&moved, id(1)), "[?:so [D:no]]");
}

#[test]
fn relabelling_loses_no_attribute() {
    let start = project(&["[C:so]"]);
    let hedged = Edit::SetAttribute {
        span: id(1),
        attribute: name("certainty"),
        value: Some(Value::Choice(name("hedged"))),
    };
    let all = Edit::All(vec![hedged, relabel("Denial"), relabel("Claim")]);
    let done = do_edit(&start, &all).unwrap().project;
    let attributes = &done.span(id(1)).unwrap().attributes;
    assert_eq!(
        attributes.get("certainty"),
        Some(&Value::Choice(name("hedged")))
    );
}

#[test]
fn relations_hide_with_a_deleted_span_and_return_with_it() {
    let start = project(&["[D:no]", "[C:so]"]);
    let linked = do_edit(&start, &Edit::AddRelation(relation("denies", 1, 2)))
        .unwrap()
        .project;
    let done = do_edit(&linked, &Edit::DeleteSpan(id(2))).unwrap();
    assert_eq!(done.project.relation(id(1)), None);
    assert_eq!(done.project.relations_of(id(1)).count(), 0);
    assert_eq!(
        done.changed,
        [RecordKey::Span(id(2))],
        "one tombstone, however much hangs on it"
    );
    let undone = do_edit(&done.project, &done.inverse).unwrap().project;
    assert_eq!(undone.relations_of(id(1)).count(), 1);
    assert_eq!(undone.relations_of(id(2)).count(), 1);
}

#[test]
fn spans_and_regions_hide_with_a_removed_article_and_return_with_its_text() {
    let start = project(&["[C:The plan] failed", "other"]);
    let region = Region {
        id: id(1),
        article: id(1),
        range: range(9, 15),
        note: name(""),
        annotator: me(),
        unknown: UnknownFields::new(),
    };
    let start = do_edit(&start, &Edit::AddRegion(region)).unwrap().project;
    let removed = do_edit(&start, &Edit::RemoveArticle(id(1)))
        .unwrap()
        .project;
    assert_eq!((removed.span(id(1)), removed.region(id(1))), (None, None));
    assert_eq!((removed.spans().count(), removed.span_count(id(1))), (0, 0));

    let again = article(50, "Under another id", "The plan failed");
    let back = do_edit(&removed, &Edit::AddArticles(vec![again]))
        .unwrap()
        .project;
    assert_eq!(back.article(id(50)), None, "one text is one article");
    assert_eq!(&*back.article(id(1)).unwrap().title, "Under another id");
    assert_eq!(write(&back, id(1)), "[C:The plan] failed");
    assert_eq!(back.regions_of(id(1)).count(), 1);
}

#[test]
fn records_that_are_restored_elsewhere_leave_nothing_behind() {
    let start = project(&["[D:no] [C:so] [C:it]", "other"]);
    let region = |article: u128, range| Region {
        id: id(1),
        article: id(article),
        range,
        note: name(""),
        annotator: me(),
        unknown: UnknownFields::new(),
    };
    let linked = Edit::All(vec![
        Edit::AddRelation(relation("denies", 1, 2)),
        Edit::AddRegion(region(1, range(0, 2))),
    ]);
    let linked = do_edit(&start, &linked).unwrap().project;
    let elsewhere = Edit::Restore(vec![
        relation("denies", 1, 3).into(),
        region(2, range(1, 3)).into(),
        span(3, id(2), "Claim", [range(0, 5)]).into(),
    ]);
    let done = do_edit(&linked, &elsewhere).unwrap();
    assert_eq!(done.project.relations_of(id(2)).count(), 0);
    assert_eq!(done.project.regions_of(id(1)).count(), 0);
    check_indexes(&done.project);
    let undone = do_edit(&done.project, &done.inverse).unwrap().project;
    assert_eq!(content(&undone), content(&linked));
    check_indexes(&undone);
}

#[test]
fn the_work_on_an_article_has_a_status() {
    let start = project(&["so", "no"]);
    let done = |article| Edit::SetStatus {
        article: id(article),
        status: Status::Done,
    };
    assert_eq!(start.article(id(1)).unwrap().status, Status::ToDo);
    let after = do_edit(&start, &done(1)).unwrap();
    assert_eq!(after.changed, [RecordKey::Article(id(1))]);
    let status = |project: &Project| project.articles().map(|one| one.status).collect::<Vec<_>>();
    assert_eq!(status(&after.project), [Status::Done, Status::ToDo]);
    let undone = do_edit(&after.project, &after.inverse).unwrap().project;
    assert_eq!(status(&undone), [Status::ToDo, Status::ToDo]);
    check_refused(
        "so",
        &done(7),
        &Refusal::NoSuchArticle,
        "That article is no longer there.",
    );
}

#[test]
fn a_text_that_is_here_is_not_added_again() {
    let again = Edit::AddArticles(vec![article(7, "New", "other"), article(8, "Copy", "so")]);
    check_refused(
        "so",
        &again,
        &Refusal::SameText(name("Article 1")),
        "The project has this text already: “Article 1”.",
    );
}

#[test]
fn edits_are_described_before_and_announced_after() {
    #[track_caller]
    fn check(edit: &Edit, description: &str, announcement: &str) {
        let start = project(&["[C:No one] broke\nanything off", "so"]);
        assert_eq!(&*describe(&start, edit), description);
        assert_eq!(&*announce(&start, edit), announcement);
    }
    check(
        &Edit::AddSpan(span(9, id(1), "Denial", [range(0, 25)])),
        "Label “No one broke anything off” as Denial",
        "Labelled as Denial: No one broke anything off",
    );
    check(
        &Edit::DeleteSpan(id(1)),
        "Delete Claim “No one”",
        "Deleted Claim: No one",
    );
    check(
        &relabel("Denial"),
        "Change Claim “No one” to Denial",
        "Changed to Denial: No one",
    );
    check(
        &Edit::RemoveArticle(id(2)),
        "Remove “Article 2”",
        "Done: Remove “Article 2”",
    );
    check(
        &Edit::SetStatus {
            article: id(2),
            status: Status::SecondLook,
        },
        "Mark “Article 2” as “needs a second look”",
        "Marked as “needs a second look”: Article 2",
    );
    let text_files = ["one", "two"].map(|text| {
        let mut file = Project::new(id(8), name(text), Default::default());
        file.put(Record::from(article(80, text, text)), Stamp::ZERO);
        Edit::Merge(Box::new(file))
    });
    check(&text_files[0], "Import “one”", "Done: Import “one”");
    check(
        &Edit::All(text_files.into()),
        "Import 2 articles",
        "Done: Import 2 articles",
    );
    let places = |labels: [&str; 2]| {
        let spans = labels.map(|label| Edit::AddSpan(span(9, id(1), label, [range(0, 2)])));
        Edit::All(spans.into())
    };
    check(
        &places(["Denial", "Denial"]),
        "Label 2 places as Denial",
        "Labelled 2 places as Denial",
    );
    check(
        &places(["Claim", "Denial"]),
        "Label “No” as Denial",
        "Labelled as Denial: No",
    );
    check(
        &Edit::All(Vec::new()),
        "Change nothing",
        "Done: Change nothing",
    );
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_inverse_of_any_edit_takes_it_back_and_the_inverse_of_that_makes_it_again(
        stock in stock(),
        past in drafts(0..20),
        edits in drafts(1..6),
    ) {
        let mut hand = Hand::new(1, 1, 1000, &stock);
        let mut project = hand.project(&past);
        for draft in &edits {
            let Ok(done) = hand.apply(&project, draft) else { continue };
            let undone = apply(&done.project, &done.inverse, hand.stamp(&done.project)).unwrap();
            prop_assert_eq!(content(&undone.project), content(&project));
            let redone = apply(&undone.project, &undone.inverse, hand.stamp(&undone.project)).unwrap();
            prop_assert_eq!(content(&redone.project), content(&done.project));
            project = redone.project;
        }
    }

    #[test]
    fn any_sequence_of_edits_is_taken_back_by_the_inverses_in_reverse(
        stock in stock(),
        past in drafts(0..10),
        edits in drafts(0..20),
    ) {
        let mut hand = Hand::new(1, 1, 1000, &stock);
        let start = hand.project(&past);
        let mut project = start.clone();
        let mut inverses = Vec::new();
        for draft in &edits {
            if let Ok(done) = hand.apply(&project, draft) {
                project = done.project;
                inverses.push(done.inverse);
            }
        }
        for inverse in inverses.iter().rev() {
            project = apply(&project, inverse, hand.stamp(&project)).unwrap().project;
            check_indexes(&project);
        }
        prop_assert_eq!(content(&project), content(&start));
    }

    #[test]
    fn an_edit_leaves_the_project_given_in_untouched_and_a_refused_one_says_why(
        stock in stock(),
        past in drafts(0..20),
        edits in drafts(1..8),
    ) {
        let mut hand = Hand::new(1, 1, 1000, &stock);
        let project = hand.project(&past);
        let before = (content(&project), records(&project), lines(&project));
        for draft in &edits {
            if let Err(refusal) = hand.apply(&project, draft) {
                prop_assert!(refusal.to_string().ends_with('.'));
            }
            check_indexes(&project);
            prop_assert_eq!(&(content(&project), records(&project), lines(&project)), &before);
        }
    }

    #[test]
    fn what_an_edit_changed_is_named_for_saving_and_stamped_later_than_everything_before(
        stock in stock(),
        edits in drafts(1..20),
    ) {
        let mut hand = Hand::new(1, 1, 1000, &stock);
        let mut project = hand.project(&[]);
        for draft in &edits {
            let edit = hand.edit(&project, draft);
            let stamp = hand.stamp(&project);
            let Ok(done) = apply(&project, &edit, stamp) else { continue };
            let (before, after) = (records(&project), records(&done.project));
            let other = |key: &&RecordKey| before.get(key) != after.get(key);
            let changed: BTreeSet<RecordKey> =
                before.keys().chain(after.keys()).filter(other).copied().collect();
            let named: BTreeSet<RecordKey> = done.changed.iter().copied().collect();
            prop_assert_eq!(named.len(), done.changed.len(), "each key once");
            prop_assert!(changed.is_subset(&named), "{:?} is missing", changed.difference(&named));
            prop_assert!(done.project.latest() >= project.latest());
            for (_, version) in after.values() {
                prop_assert!(*version <= done.project.latest());
            }
            project = done.project;
        }
    }

    #[test]
    fn indexes_stay_true_to_the_records(stock in stock(), edits in drafts(0..40)) {
        let mut hand = Hand::new(1, 1, 1000, &stock);
        let mut project = hand.project(&[]);
        for draft in &edits {
            if let Ok(done) = hand.apply(&project, draft) {
                project = done.project;
                check_indexes(&project);
            }
        }
    }

    #[test]
    fn an_edit_of_a_span_replaces_the_marks_of_the_lines_that_it_touches_and_no_others(
        stock in stock(),
        past in drafts(10..30),
        edits in drafts(1..10),
    ) {
        let mut hand = Hand::new(1, 1, 1000, &stock);
        let mut project = hand.project(&past);
        for draft in &edits {
            let edit = hand.edit(&project, draft);
            let Some(span) = span_of(&edit) else { continue };
            let stamp = hand.stamp(&project);
            let Ok(done) = apply(&project, &edit, stamp) else { continue };
            let touched: BTreeSet<(ArticleId, usize)> =
                [&project, &done.project].into_iter().flat_map(|state| lines_of(state, span)).collect();
            prop_assert!(repainted(&project, &done.project).is_subset(&touched));
            project = done.project;
        }
    }
}

/// The span that an edit is about.
fn span_of(edit: &Edit) -> Option<sayso::model::SpanId> {
    match edit {
        Edit::AddSpan(span) => Some(span.id),
        Edit::DeleteSpan(span)
        | Edit::Relabel { span, .. }
        | Edit::SetFragments { span, .. }
        | Edit::SetAttribute { span, .. }
        | Edit::SetNote { span, .. } => Some(*span),
        _ => None,
    }
}

/// The lines that a span touches.
fn lines_of(project: &Project, span: sayso::model::SpanId) -> Vec<(ArticleId, usize)> {
    let Some(span) = project.span(span) else {
        return Vec::new();
    };
    let lines = project.article(span.article).unwrap().text.lines();
    let touched = span.fragments.iter().flat_map(|range| lines.touched(range));
    touched.map(|line| (span.article, line)).collect()
}

/// The lines whose marks differ: those that the reader paints again.
fn repainted(before: &Project, after: &Project) -> BTreeSet<(ArticleId, usize)> {
    let (before, after) = (lines(before), lines(after));
    let all = before.keys().chain(after.keys());
    all.filter(|line| before.get(line) != after.get(line))
        .copied()
        .collect()
}

#[test]
fn each_kind_of_span_edit_repaints_its_lines_alone() {
    let start = project(&["one\n[C:two]\n[D:three\nfour]\nfive", "[A:six]"]);
    let text = &start.article(id(1)).unwrap().text;
    let (two, five) = (place_of(text, "two"), place_of(text, "five"));
    #[track_caller]
    fn check(start: &Project, edit: &Edit, lines: &[usize]) {
        let after = do_edit(start, edit).unwrap().project;
        let lines = lines.iter().map(|line| (id(1), *line)).collect();
        assert_eq!(repainted(start, &after), lines);
    }
    check(
        &start,
        &Edit::AddSpan(span(9, id(1), "Claim", [five])),
        &[4],
    );
    check(
        &start,
        &Edit::AddSpan(span(9, id(1), "Claim", [two, five])),
        &[1, 4],
    );
    check(&start, &Edit::DeleteSpan(id(2)), &[2, 3]);
    check(&start, &relabel("Denial"), &[1]);
    check(&start, &set_fragments(&[five]), &[1, 4]);
    check(
        &start,
        &Edit::SetNote {
            span: id(2),
            note: name("sic"),
        },
        &[2, 3],
    );
    let details = Edit::SetMetadata {
        article: id(1),
        title: name("Other"),
        metadata: Default::default(),
    };
    check(&start, &details, &[]);
}

#[test]
fn a_span_among_a_hundred_thousand_repaints_one_line() {
    let text = "He denied it.\n".repeat(50_000);
    let mut start = Project::new(id(1), name("Long"), claims_and_denials());
    start.put(Record::from(article(1, "Long", &text)), Stamp::ZERO);
    for number in 0..100_000 {
        let line = number / 2 * 14;
        let word = if number % 2 == 0 {
            range(line, line + 2)
        } else {
            range(line + 3, line + 9)
        };
        start.put(
            Record::from(span(number as u128 + 1, id(1), "Claim", [word])),
            Stamp::ZERO,
        );
    }
    let place = range(25_000 * 14 + 10, 25_000 * 14 + 12);
    let added = Edit::AddSpan(span(100_001, id(1), "Denial", [place]));
    let done = do_edit(&start, &added).unwrap();
    assert_eq!(done.project.span_count(id(1)), 100_001);
    assert_eq!(done.changed, [RecordKey::Span(id(100_001))]);
    assert_eq!(
        repainted(&start, &done.project),
        BTreeSet::from([(id(1), 25_000)])
    );
}

/// The spans around a place are found among a hundred thousand on one line, whatever their length.
#[test]
fn spans_of_any_length_are_found_on_a_line_of_a_hundred_thousand() {
    let text = "He denied it. ".repeat(50_000);
    let end = text.len();
    let mut start = Project::new(id(1), name("One line"), claims_and_denials());
    start.put(Record::from(article(1, "One line", &text)), Stamp::ZERO);
    for number in 0..50_000 {
        let place = number * 14;
        let he = span(
            number as u128 + 1,
            id(1),
            "Claim",
            [range(place, place + 2)],
        );
        start.put(Record::from(he), Stamp::ZERO);
    }
    let whole = span(100_001, id(1), "Attribution", [range(0, end)]);
    let half = span(100_002, id(1), "Denial", [range(end / 2, end)]);
    for long in [whole, half] {
        start.put(Record::from(long), Stamp::ZERO);
    }
    let found = |place: usize| -> Vec<SpanId> {
        let marks = start.marks_in(id(1), range(place, place + 1));
        marks.iter().map(|mark| mark.span.id).collect()
    };
    assert_eq!(found(14), [id(100_001), id(2)]);
    assert_eq!(found(14 + 2), [id(100_001)]);
    assert_eq!(found(end - 14), [id(100_001), id(100_002), id(50_000)]);
    assert_eq!(found(end / 2 - 1), [id(100_001)]);
}

#[test]
fn an_edit_among_ten_thousand_articles_leaves_the_others_alone() {
    let mut start = Project::new(id(1), name("Many"), claims_and_denials());
    for number in 1..=10_000_usize {
        let text = format!("Report {number}");
        start.put(
            Record::from(article(number as u128, "Report", &text)),
            Stamp::ZERO,
        );
        let word = span(number as u128, id(number as u128), "Claim", [range(0, 6)]);
        start.put(Record::from(word), Stamp::ZERO);
    }
    let edits = [
        Edit::AddSpan(span(20_000, id(77), "Denial", [range(7, 9)])),
        Edit::SetNote {
            span: id(77),
            note: name("sic"),
        },
        Edit::SetMetadata {
            article: id(77),
            title: name("77"),
            metadata: Default::default(),
        },
        Edit::RemoveArticle(id(77)),
    ];
    for edit in &edits {
        let after = do_edit(&start, edit).unwrap().project;
        for article in start.articles().filter(|article| article.id != id(77)) {
            assert!(Arc::ptr_eq(article, after.article(article.id).unwrap()));
            let text = range(0, article.text.as_str().len());
            let marks = |project: &Project| project.marks_in(article.id, text);
            assert_eq!(marks(&start), marks(&after));
        }
    }
}
