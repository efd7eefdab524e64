//! All rules together: switches, order, articles, slices.

use sayso::edit::{Edit, Refusal, apply, describe};
use sayso::model::Timestamp;
use sayso::query::{Checking, findings};

use super::building::*;
use crate::support::id;
use crate::support::marked::{me, project, range, span};

#[test]
fn a_rule_that_is_off_finds_nothing_and_the_others_what_they_did() {
    let mut project = project(&["[D:N]o [D:[D:never]] and [A:said] [C:yes]"]);
    add_entity(&mut project, 1, "speaker");
    exclude(&mut project, 1, 1, "and");
    put(&mut project, span(9, id(1), "Claim", [range(9, 12)]));
    let before = findings(&project);
    let count = project.scheme().rules.len();
    for off in 0..count {
        let mut other = project.clone();
        change_scheme(&mut other, |scheme| scheme.rules[off].is_on = false);
        let after = findings(&other);
        for rule in 0..count {
            if rule == off {
                assert_eq!(after.of_rule(rule), []);
            } else {
                assert_eq!(after.of_rule(rule), before.of_rule(rule));
            }
        }
    }
    let silent = [REQUIRED, BOTH_SIDES].map(|rule| rule_of(&project, rule));
    let speaking = (0..count).filter(|rule| !silent.contains(rule));
    for rule in speaking {
        assert_ne!(
            before.of_rule(rule),
            [],
            "rule {rule} found nothing to lose"
        );
    }
}

#[test]
fn a_rule_is_switched_by_an_edit_that_raises_the_version_and_can_be_taken_back() {
    let before = project(&["[D:no]"]);
    let rule = rule_of(&before, DENIES_NOTHING);
    let stamp = before.latest().next(Timestamp::from_milliseconds(1), me());
    let switch = |is_on| Edit::SwitchRule { rule, is_on };
    assert_eq!(
        &*describe(&before, &switch(false)),
        format!("Switch off the rule “{DENIES_NOTHING}”")
    );
    let done = apply(&before, &switch(false), stamp).unwrap();
    assert_eq!(found(&done.project, DENIES_NOTHING), [""; 0]);
    assert_eq!(done.project.scheme().version, before.scheme().version + 1);

    let stamp = done
        .project
        .latest()
        .next(Timestamp::from_milliseconds(2), me());
    let undone = apply(&done.project, &done.inverse, stamp).unwrap().project;
    assert_eq!(undone.scheme(), before.scheme());
    let stamp = stamp.next(Timestamp::from_milliseconds(3), me());
    assert_eq!(
        &*describe(&done.project, &switch(true)),
        format!("Switch on the rule “{DENIES_NOTHING}”")
    );
    let again = apply(&done.project, &switch(true), stamp).unwrap().project;
    assert_eq!(found(&again, DENIES_NOTHING), ["no"]);
    assert_eq!(again.scheme().version, before.scheme().version + 2);

    let gone = Edit::SwitchRule {
        rule: before.scheme().rules.len(),
        is_on: false,
    };
    assert_eq!(
        apply(&before, &gone, stamp).unwrap_err(),
        Refusal::NoSuchRule
    );
}

#[test]
fn findings_come_by_article_and_then_as_the_text_goes() {
    let project = project(&["[D:a] b [D:c]", "", "[D:d [D:e]]", "[D:f]"]);
    let rule = rule_of(&project, DENIES_NOTHING);
    assert_eq!(found(&project, DENIES_NOTHING), ["a", "c", "d e", "e", "f"]);
    let findings = findings(&project);
    let counts = [1, 2, 3, 4].map(|article| findings.in_article(rule, id(article)).len());
    assert_eq!(counts, [2, 0, 2, 1]);
}

#[test]
fn an_unused_entity_concerns_every_article() {
    let mut project = project(&["[D:a]", "[D:b]"]);
    add_entity(&mut project, 1, "speaker");
    let rule = rule_of(&project, UNUSED);
    let findings = findings(&project);
    assert_eq!(findings.in_article(rule, id(1)), findings.of_rule(rule));
    assert_eq!(findings.of_rule(rule).len(), 1);
}

#[test]
fn checking_in_slices_counts_down_and_finds_the_same() {
    let notation = "[D:No] [D:[D:never]] [C:yes] ".repeat(20);
    let project = project(&[&notation, "", &format!("{notation}!")]);
    let mut checking = Checking::new(&project);
    let mut rests = Vec::new();
    while let Some(rest) = checking.step(7) {
        rests.push(rest);
    }
    assert_eq!(rests.len(), (3 + project.visible_span_count()) / 7);
    assert!(
        rests.is_sorted_by(|one, other| *one == other + 7),
        "{rests:?}"
    );
    assert_eq!(checking.finish(), findings(&project));
}
