//! What is wrong with several spans together.

use std::sync::Arc;

use sayso::model::{EntityId, Span, SpanId, Value};
use sayso::query::{Beside, findings};

use super::building::*;
use crate::support::marked::{project, range, span};
use crate::support::{id, name};

#[test]
fn who_asserts_and_denies_the_same_is_found_with_the_other_side() {
    let mut project = project(&[
        "[C:It fell], [A:she said], and [C:it is down]",
        "[D:It stands], [A:she said later], [C:it sank], [A:he said]",
    ]);
    for (number, kind) in [(1, "proposition"), (2, "speaker"), (3, "speaker")] {
        add_entity(&mut project, number, kind);
    }
    for statement in [1, 3, 4, 6] {
        set_entity(&mut project, statement, "proposition", 1);
    }
    set_entity(&mut project, 2, "speaker", 2);
    set_entity(&mut project, 5, "speaker", 2);
    set_entity(&mut project, 7, "speaker", 3);
    for (number, (from, to)) in (1..).zip([(1, 2), (3, 2), (4, 5), (6, 7)]) {
        link(&mut project, number, "attributed to", from, to);
    }
    let wanted = [
        (id(1), vec![id(4)]),
        (id(3), vec![id(4)]),
        (id(4), vec![id(1), id(3)]),
    ];
    assert_eq!(found_with(&project, BOTH_SIDES), wanted);
    let findings = findings(&project);
    let first = &findings.of_rule(rule_of(&project, BOTH_SIDES))[0];
    assert!(
        matches!(first.beside, Beside::OtherSide { by, .. } if by == id::<EntityId>(2)),
        "{first:?}"
    );
    // Of another proposition one may say the opposite.
    add_entity(&mut project, 4, "proposition");
    set_entity(&mut project, 4, "proposition", 4);
    assert_eq!(found_with(&project, BOTH_SIDES), []);
}

#[test]
fn one_statement_attributed_twice_to_one_speaker_is_found_once() {
    let mut project = project(&["[C:It fell], [A:she said], [A:Quill told us]; [D:no]"]);
    add_entity(&mut project, 1, "proposition");
    add_entity(&mut project, 2, "speaker");
    for statement in [1, 4] {
        set_entity(&mut project, statement, "proposition", 1);
    }
    for (number, teller) in [(2, 2), (3, 2)] {
        set_entity(&mut project, number, "speaker", teller);
    }
    for (number, (from, to)) in (1..).zip([(1, 2), (1, 3), (4, 3)]) {
        link(&mut project, number, "attributed to", from, to);
    }
    let wanted = [(id(1), vec![id(4)]), (id(4), vec![id(1)])];
    assert_eq!(found_with(&project, BOTH_SIDES), wanted);
}

#[test]
fn spans_are_the_same_if_label_fragments_and_annotator_are() {
    let mut project = project(&["[C:[C:[D:No one]]] came; [C:no] [+C:one] went"]);
    let wanted = [(id(1), vec![id(1), id(2)]), (id(2), vec![id(1), id(2)])];
    assert_eq!(found_with(&project, TWICE), wanted);
    let other = Span {
        annotator: id(7),
        ..Span::clone(project.span(id(2)).unwrap())
    };
    put(&mut project, other);
    assert_eq!(
        found_with(&project, TWICE),
        [],
        "another annotator may mark the same"
    );
}

#[test]
fn spans_that_begin_together_but_have_other_fragments_are_not_the_same() {
    let mut project = project(&["[C:no] [+C:one] went"]);
    let whole = span(2, id(1), "Claim", [range(0, 6)]);
    put(&mut project, whole);
    assert_eq!(found_with(&project, TWICE), []);
    let article = id(1);
    let same = span(3, article, "Claim", [range(0, 2), range(3, 6)]);
    put(&mut project, same);
    let wanted = [(id(1), vec![id(1), id(3)]), (id(3), vec![id(1), id(3)])];
    assert_eq!(found_with(&project, TWICE), wanted);
}

#[test]
fn many_that_belong_together_share_one_list() {
    const COUNT: u128 = 20_000;
    let mut project = project(&["Yes and no, he said"]);
    add_entity(&mut project, 1, "proposition");
    add_entity(&mut project, 2, "speaker");
    let article = id(1);
    let mut teller = span(1, article, "Attribution", [range(12, 19)]);
    teller
        .attributes
        .insert(name("speaker"), Value::Entity(id(2)));
    put(&mut project, teller);
    for number in 2..COUNT {
        let label = ["Claim", "Denial"][(number % 2) as usize];
        let mut one = span(number, article, label, [range(0, 3)]);
        one.attributes
            .insert(name("proposition"), Value::Entity(id(1)));
        put(&mut project, one);
        link(&mut project, number, "attributed to", number, 1);
    }
    let findings = findings(&project);
    for rule in [TWICE, BOTH_SIDES] {
        let found = findings.of_rule(rule_of(&project, rule));
        assert_eq!(found.len() as u128, COUNT - 2);
        let lists = found.iter().filter_map(|finding| match &finding.beside {
            Beside::Nothing => None,
            Beside::Copies(spans) | Beside::OtherSide { spans, .. } => Some(Arc::as_ptr(spans)),
        });
        let mut lists: Vec<*const SpanId> = lists.map(<*const [SpanId]>::cast).collect();
        lists.sort_unstable();
        lists.dedup();
        assert_eq!(lists.len(), 2, "{rule}");
    }
}
