//! In any project the rules find what a slow and simple reading of them finds.

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sayso::model::{
    Article, Project, Region, RuleKind, Span, UnknownFields, Value, claims_and_denials,
};
use sayso::query::{Checking, findings};
use sayso::text::TextRange;

use super::building::*;
use super::naive;
use crate::support::arbitrary::{Hand, drafts, stock};
use crate::support::marked::{me, project, range, span};
use crate::support::{cases, id, name};

/// A small project in which everything hangs together: two speakers, two propositions, many spans over
/// few words, many relations and some regions.
fn dense() -> impl Strategy<Value = Project> {
    let span = (any::<[Index; 5]>(), prop::bool::weighted(0.7));
    let spans = prop::collection::vec(span, 0..24);
    let relations = prop::collection::vec(any::<[Index; 3]>(), 0..40);
    let regions = prop::collection::vec(any::<[Index; 3]>(), 0..4);
    let off = prop::collection::vec(prop::bool::weighted(0.1), 9);
    (spans, relations, regions, off).prop_map(|(spans, relations, regions, off)| {
        let mut project = project(&["No one came.", "Nobody, 他否认 it", ""]);
        for (number, kind) in [
            (1, "speaker"),
            (2, "speaker"),
            (3, "proposition"),
            (4, "proposition"),
        ] {
            add_entity(&mut project, number, kind);
        }
        change_scheme(&mut project, |scheme| {
            for (rule, is_off) in scheme.rules.iter_mut().zip(off) {
                rule.is_on = !is_off;
            }
            scheme.attributes[1].is_required = true;
        });
        let count = spans.len() as u128;
        for (number, (dice, has_entity)) in (1..).zip(spans) {
            let span = dense_span(&project, number, &dice, has_entity);
            put(&mut project, span);
        }
        for (number, [one, two, three]) in (1..).zip(relations) {
            if count > 0 {
                let types = ["attributed to", "attributed to", "denies"];
                let [from, to] = [one, two].map(|dice| 1 + dice.index(count as usize) as u128);
                link(&mut project, number, types[three.index(3)], from, to);
            }
        }
        for (number, [one, two, three]) in (1..).zip(regions) {
            let article = project.article(id(1 + one.index(2) as u128)).unwrap();
            let range = dense_range(article, &two, &three);
            let region = Region {
                id: id(number),
                article: article.id,
                range,
                note: name(""),
                annotator: me(),
                unknown: UnknownFields::new(),
            };
            put(&mut project, region);
        }
        project
    })
}

fn dense_span(project: &Project, number: u128, dice: &[Index; 5], has_entity: bool) -> Span {
    let [one, two, three, four, five] = dice;
    let article = project.article(id(1 + one.index(2) as u128)).unwrap();
    let labels = ["Claim", "Denial", "Attribution"];
    let label = *four.get(&labels);
    let range = dense_range(article, two, three);
    let mut span = span(number, article.id, label, [range]);
    if has_entity {
        let (attribute, entity) = match label {
            "Attribution" => ("speaker", 1 + five.index(2)),
            _ => ("proposition", 3 + five.index(2)),
        };
        span.attributes
            .insert(name(attribute), Value::Entity(id(entity as u128)));
    }
    if five.index(3) == 0 {
        span.attributes
            .insert(name("certainty"), Value::Choice(name("hedged")));
        span.annotator = id(77);
    }
    span
}

/// One of a few stretches of an article, so that the same one turns up again.
fn dense_range(article: &Article, one: &Index, two: &Index) -> TextRange {
    let text = article.text.as_str();
    let edges: Vec<usize> = text
        .char_indices()
        .map(|(byte, _)| byte)
        .step_by(2)
        .collect();
    let start = *one.get(&edges);
    let after: Vec<usize> = edges.into_iter().filter(|edge| *edge > start).collect();
    let end = match after.is_empty() {
        true => text.len(),
        false => *two.get(&after),
    };
    range(start, end)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_rules_find_what_a_simple_reading_of_them_finds(project in dense(), slice in 1_usize..9) {
        let mut checking = Checking::new(&project);
        while checking.step(slice).is_some() {}
        let findings = checking.finish();
        for (number, rule) in project.scheme().rules.iter().enumerate() {
            prop_assert_eq!(findings.of_rule(number), naive::findings(&project, rule), "{}", rule.name);
            for article in project.articles() {
                let here = naive::in_article(findings.of_rule(number), article.id);
                prop_assert_eq!(findings.in_article(number, article.id), here, "{}", rule.name);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn so_they_do_in_a_project_that_came_to_be_by_any_edits(stock in stock(), drafts in drafts(0..60)) {
        let project = Hand::new(1, 1, 1000, &stock).project(&drafts);
        let findings = findings(&project);
        for (number, rule) in project.scheme().rules.iter().enumerate() {
            prop_assert_eq!(findings.of_rule(number), naive::findings(&project, rule), "{}", rule.name);
        }
    }
}

#[test]
fn dense_projects_have_something_for_every_rule() {
    let mut runner = TestRunner::deterministic();
    let mut found = [0; 9];
    for _ in 0..60 {
        let project = dense().new_tree(&mut runner).unwrap().current();
        let findings = findings(&project);
        for (rule, count) in found.iter_mut().enumerate() {
            *count += findings.of_rule(rule).len();
        }
    }
    let rules = &claims_and_denials().rules;
    let silent: Vec<&RuleKind> = rules
        .iter()
        .zip(found)
        .filter(|(_, count)| *count == 0)
        .map(|(rule, _)| &rule.kind)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}
