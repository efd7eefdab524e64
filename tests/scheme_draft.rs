//! A scheme while somebody works on it: what becomes of it, and what the annotations take over.

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

use sayso::edit::{
    Draft, DraftChange, RenamedChoice, Renames, SchemePart, SchemeProblem, Takes, Touched, apply,
    check_scheme, scheme_change, scheme_faults,
};
use sayso::model::{
    AttributeKind, Color, Scheme, Timestamp, Underline, Value, attribution_relations,
    claims_and_denials,
};

use support::marked::{me, project};
use support::{cases, id, name};

/// A draft of the usual preset after some changes.
fn drafted(changes: impl IntoIterator<Item = DraftChange>) -> Draft {
    let draft = Draft::of(&claims_and_denials());
    changes.into_iter().fold(draft, Draft::changed)
}

fn label(position: usize, words: &str) -> DraftChange {
    DraftChange::Name(SchemePart::Label, position, name(words))
}

fn shifted(part: SchemePart, from: usize, to: usize) -> DraftChange {
    DraftChange::Move { part, from, to }
}

fn position_of_attribute(scheme: &Scheme, name: &str) -> usize {
    let mut attributes = scheme.attributes.iter();
    attributes.position(|one| &*one.name == name).unwrap()
}

#[test]
fn a_draft_of_a_scheme_is_that_scheme() {
    for scheme in [claims_and_denials(), attribution_relations()] {
        let draft = Draft::of(&scheme);
        assert_eq!(draft.scheme(), scheme);
        assert!(!draft.is_changed());
        assert!(draft.renames().is_empty());
    }
}

#[test]
fn a_name_that_comes_back_is_no_change() {
    let draft = drafted([label(0, "Statement")]);
    assert!(draft.is_changed());
    let draft = draft.changed(label(0, "Claim"));
    assert!(!draft.is_changed());
    assert_eq!(draft.scheme(), claims_and_denials());
    assert_eq!(draft.renames(), Renames::default());
}

#[test]
fn names_that_meet_on_the_way_stay_two() {
    let typed = ["Claim", "Denia", "Denial", "Denials", ""];
    let met = drafted(typed[..3].iter().map(|words| label(0, words)));
    let faults = scheme_faults(&met.scheme());
    assert_eq!(faults.len(), 1);
    assert_eq!((faults[0].part, faults[0].position), (SchemePart::Label, 1));
    assert_eq!(faults[0].problem, SchemeProblem::NameTwice);

    let passed = met.changed(label(0, typed[3]));
    let scheme = passed.scheme();
    assert_eq!(check_scheme(&scheme), Ok(()));
    assert_eq!(&*scheme.labels[1].name, "Denial");
    let denies = scheme.relation_type("denies").unwrap();
    assert_eq!(denies.ends, [(name("Denial"), name("Denials"))]);
    let expected = [(name("Claim"), name("Denials"))];
    assert_eq!(passed.renames().labels, expected.into());

    let emptied = passed.changed(label(0, typed[4]));
    let problems = scheme_faults(&emptied.scheme());
    assert_eq!(problems[0].problem, SchemeProblem::NoName);
}

#[test]
fn names_can_change_places() {
    let draft = drafted([label(0, "Denial"), label(1, "Claim")]);
    let renames = draft.renames().labels;
    let expected = [("Claim", "Denial"), ("Denial", "Claim")];
    assert_eq!(
        renames,
        expected.map(|(old, new)| (name(old), name(new))).into()
    );
    let project = project(&["[C:One] [D:two]."]);
    assert_eq!(project.span(id(1)).map(|span| &*span.label), Some("Claim"));
    let change = scheme_change(&project, draft.scheme(), &draft.renames());
    let stamp = project.latest().next(Timestamp::from_milliseconds(1), me());
    let after = apply(&project, &change.edit, stamp).unwrap().project;
    assert_eq!(after.span(id(1)).map(|span| &*span.label), Some("Denial"));
    assert_eq!(after.span(id(2)).map(|span| &*span.label), Some("Claim"));
}

#[test]
fn every_kind_of_name_is_followed() {
    let preset = claims_and_denials();
    let manner = position_of_attribute(&preset, "manner");
    let draft = drafted([
        DraftChange::Name(SchemePart::Attribute, manner, name("wording")),
        DraftChange::NameOption {
            attribute: manner,
            option: 0,
            name: name("verbatim"),
        },
        DraftChange::Name(SchemePart::EntityKind, 0, name("voice")),
        DraftChange::Name(SchemePart::RelationType, 1, name("answers")),
    ]);
    assert_eq!(
        draft.renames(),
        Renames {
            attributes: [(name("manner"), name("wording"))].into(),
            choices: vec![RenamedChoice {
                attribute: name("manner"),
                old: name("direct"),
                new: name("verbatim"),
            }],
            entity_kinds: [(name("speaker"), name("voice"))].into(),
            relation_types: [(name("denies"), name("answers"))].into(),
            ..Renames::default()
        }
    );
    let scheme = draft.scheme();
    assert_eq!(check_scheme(&scheme), Ok(()));
    assert_eq!(scheme.rules.len(), preset.rules.len());
    let speaker = scheme.attribute("speaker").unwrap();
    assert_eq!(speaker.kind, AttributeKind::Entity(name("voice")));
}

#[test]
fn what_is_added_and_renamed_is_no_rename() {
    let draft = drafted([
        DraftChange::Add(SchemePart::Label),
        label(3, "Question"),
        label(3, "Doubt"),
        DraftChange::Key(SchemePart::Label, 3, Some('q')),
        DraftChange::Short(3, name("Q")),
        DraftChange::Attribute {
            label: 3,
            attribute: 0,
            is_there: true,
        },
        DraftChange::Allow {
            relation_type: 0,
            from: 3,
            to: 2,
            is_allowed: true,
        },
    ]);
    assert!(draft.renames().is_empty());
    let scheme = draft.scheme();
    assert_eq!(check_scheme(&scheme), Ok(()));
    let added = &scheme.labels[3];
    assert_eq!((&*added.name, &*added.short), ("Doubt", "Q"));
    assert_eq!(added.attributes, [scheme.attributes[0].name.clone()]);
    assert!(scheme.relation_types[0].allows("Doubt", "Attribution"));
    let others = &scheme.labels[..3];
    assert!(others.iter().all(|one| one.color != added.color));
    assert!(others.iter().all(|one| one.underline != added.underline));
}

#[test]
fn moving_keeps_everything() {
    let draft = drafted([
        shifted(SchemePart::Label, 0, 2),
        shifted(SchemePart::Attribute, 5, 0),
        shifted(SchemePart::RelationType, 2, 1),
        shifted(SchemePart::EntityKind, 1, 0),
        DraftChange::MoveOption {
            attribute: 2,
            from: 0,
            to: 3,
        },
        // There is no such label.
        shifted(SchemePart::Label, 1, 3),
    ]);
    let mut expected = claims_and_denials();
    expected.labels.rotate_left(1);
    expected.attributes.rotate_right(1);
    expected.relation_types.swap(1, 2);
    expected.entity_kinds.swap(0, 1);
    let AttributeKind::Choice(options) = &mut expected.attributes[2].kind else {
        panic!("the attribute has options");
    };
    options.rotate_left(1);
    assert_eq!(draft.scheme(), expected);
    assert!(draft.renames().is_empty());
    let project = project(&["[C:One]."]);
    let change = scheme_change(&project, draft.scheme(), &draft.renames());
    assert_eq!(change.touched, Touched::default());
}

#[test]
fn what_refers_to_something_goes_with_it() {
    let draft = drafted([DraftChange::Remove(SchemePart::Label, 1)]);
    let scheme = draft.scheme();
    assert_eq!(check_scheme(&scheme), Ok(()));
    assert_eq!(scheme.labels.len(), 2);
    assert!(scheme.relation_type("denies").unwrap().ends.is_empty());
    assert!(
        !scheme
            .rules
            .iter()
            .any(|rule| &*rule.name == "A denial that denies nothing")
    );

    let scheme = drafted([DraftChange::Remove(SchemePart::RelationType, 0)]).scheme();
    assert_eq!(check_scheme(&scheme), Ok(()));
    // It asks for a proposition, too.
    let kept = "A claim without attribution or proposition";
    assert!(scheme.rules.iter().any(|rule| &*rule.name == kept));

    let preset = claims_and_denials();
    let speaker = position_of_attribute(&preset, "speaker");
    let scheme = drafted([DraftChange::Remove(SchemePart::Attribute, speaker)]).scheme();
    assert_eq!(check_scheme(&scheme), Ok(()));
    assert!(scheme.label("Attribution").unwrap().attributes.len() == 2);

    let scheme = drafted([DraftChange::Remove(SchemePart::EntityKind, 0)]).scheme();
    let faults = scheme_faults(&scheme);
    assert_eq!(faults.len(), 1);
    assert_eq!(
        faults[0].to_string(),
        "In the scheme, attribute “speaker”: there is no entity kind “speaker”."
    );
}

#[test]
fn options_come_back_and_a_default_goes_with_what_it_chooses() {
    let preset = claims_and_denials();
    let certainty = position_of_attribute(&preset, "certainty");
    let default = Some(Value::Choice(name("hedged")));
    let chosen = drafted([DraftChange::Default(certainty, default.clone())]);
    assert_eq!(chosen.scheme().attributes[certainty].default, default);

    let renamed = chosen.clone().changed(DraftChange::NameOption {
        attribute: certainty,
        option: 1,
        name: name("careful"),
    });
    let careful = Some(Value::Choice(name("careful")));
    assert_eq!(renamed.scheme().attributes[certainty].default, careful);

    let removed = renamed.changed(DraftChange::RemoveOption {
        attribute: certainty,
        option: 1,
    });
    let removed = &removed.scheme().attributes[certainty];
    assert_eq!((removed.kind.options().len(), &removed.default), (3, &None));

    let aside = chosen.changed(DraftChange::Takes(certainty, Takes::Text));
    let text = &aside.scheme().attributes[certainty];
    assert_eq!((&text.kind, &text.default), (&AttributeKind::Text, &None));
    let back = aside.changed(DraftChange::Takes(certainty, Takes::Choice));
    assert_eq!(back.scheme(), preset);
    assert!(!back.is_changed());
}

#[test]
fn a_default_that_is_no_option_is_not_taken() {
    let preset = claims_and_denials();
    let certainty = position_of_attribute(&preset, "certainty");
    let draft = drafted([DraftChange::Default(
        certainty,
        Some(Value::Choice(name("unheard of"))),
    )]);
    assert!(!draft.is_changed());
}

#[test]
fn another_scheme_keeps_what_has_the_same_name() {
    let (base, other) = (claims_and_denials(), attribution_relations());
    let draft = Draft::replacing(&base, &other);
    assert_eq!(draft.scheme(), other);
    assert!(draft.is_changed());
    assert!(draft.renames().is_empty());

    let variant = drafted([shifted(SchemePart::Label, 0, 1)]).scheme();
    let draft = Draft::replacing(&base, &variant).changed(label(1, "Statement"));
    let expected = [(name("Claim"), name("Statement"))];
    assert_eq!(draft.renames().labels, expected.into());
}

#[test]
fn two_definitions_of_one_name_can_be_told_apart_and_the_first_is_followed() {
    let mut scheme = claims_and_denials();
    scheme.labels[1].name = name("Claim");
    let draft = Draft::of(&scheme);
    assert_eq!(draft.scheme(), scheme);
    let draft = draft.changed(label(1, "Denial"));
    assert!(draft.renames().is_empty());
    assert_eq!(&*draft.scheme().labels[0].name, "Claim");
}

#[test]
fn what_came_unsound_from_a_file_can_be_set_right() {
    let mut scheme = claims_and_denials();
    scheme.labels[0].attributes.push(name("tone"));
    scheme.relation_types[1]
        .ends
        .push((name("Claim"), name("Question")));
    let certainty = position_of_attribute(&scheme, "certainty");
    scheme.attributes[certainty].default = Some(Value::Choice(name("sung")));
    assert_eq!(scheme_faults(&scheme).len(), 3);
    let draft = Draft::of(&scheme);
    assert_eq!(draft.scheme(), scheme);
    let right = [
        DraftChange::DropUnfit(SchemePart::Label, 0),
        DraftChange::DropUnfit(SchemePart::RelationType, 1),
        DraftChange::DropUnfit(SchemePart::Attribute, certainty),
    ];
    let draft = right.into_iter().fold(draft, Draft::changed);
    assert_eq!(draft.scheme(), claims_and_denials());
    assert!(draft.renames().is_empty());
}

#[test]
fn a_draft_begins_anew_with_what_was_saved_and_stays_when_it_would_be_lost() {
    let draft = drafted([label(0, "Statement")]);
    let saved = Scheme {
        version: 2,
        ..draft.scheme()
    };
    let begun = draft.clone().after(&saved);
    assert_eq!(begun, Draft::of(&saved));
    assert!(!begun.is_changed());

    let elsewhere = attribution_relations();
    assert_eq!(draft.clone().after(&elsewhere), draft);
    let untouched = drafted([]);
    assert_eq!(untouched.after(&elsewhere), Draft::of(&elsewhere));
}

#[test]
fn small_changes_touch_nothing_else() {
    let draft = drafted([
        DraftChange::NameScheme(name("Mine")),
        DraftChange::SetGuidelines(name("Read *twice*.")),
        DraftChange::Color(0, Color::Grey),
        DraftChange::Underline(0, Underline::Dashed),
        DraftChange::Guideline(SchemePart::Label, 0, name("What is said.")),
        DraftChange::Required(1, true),
        DraftChange::Check(0, false),
    ]);
    let mut expected = claims_and_denials();
    expected.name = name("Mine");
    expected.guidelines = name("Read *twice*.");
    expected.labels[0].color = Color::Grey;
    expected.labels[0].underline = Underline::Dashed;
    expected.labels[0].guideline = name("What is said.");
    expected.attributes[1].is_required = true;
    expected.rules[0].is_on = false;
    assert_eq!(draft.scheme(), expected);
}

#[test]
fn a_change_is_put_into_words() {
    let touched = Touched {
        relabelled: 12,
        values_unfit: 1,
        relations_not_allowed: 2,
        ..Touched::default()
    };
    assert_eq!(
        touched.sentences(),
        [
            "12 spans get the new name of the label.",
            "1 value stays though the scheme no longer has a place for it.",
            "2 relations stay though the scheme no longer allows it.",
        ]
    );
    assert!(Touched::default().sentences().is_empty());
}

/// Steps as people take them, also where there is nothing.
fn changes() -> impl Strategy<Value = DraftChange> {
    let part = prop_oneof![
        Just(SchemePart::Label),
        Just(SchemePart::Attribute),
        Just(SchemePart::EntityKind),
        Just(SchemePart::RelationType),
        Just(SchemePart::Rule),
    ];
    let words = prop_oneof![Just("Claim"), Just("speaker"), Just("0"), Just("")].prop_map(name);
    let takes = prop_oneof![
        Just(Takes::Choice),
        Just(Takes::Choices),
        Just(Takes::Text),
        (0..3_usize).prop_map(Takes::Entity),
    ];
    let place = || 0..7_usize;
    prop_oneof![
        part.clone().prop_map(DraftChange::Add),
        (part.clone(), place()).prop_map(|(part, at)| DraftChange::Remove(part, at)),
        (part.clone(), place(), place()).prop_map(|(part, from, to)| shifted(part, from, to)),
        (part, place(), words.clone())
            .prop_map(|(part, at, words)| DraftChange::Name(part, at, words)),
        (place(), takes).prop_map(|(at, takes)| DraftChange::Takes(at, takes)),
        (place(), place(), words).prop_map(|(attribute, option, name)| DraftChange::NameOption {
            attribute,
            option,
            name
        }),
        (place(), place())
            .prop_map(|(attribute, option)| DraftChange::RemoveOption { attribute, option }),
    ]
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn whatever_is_done_only_names_that_are_gone_are_missing(
        changes in proptest::collection::vec(changes(), 0..24),
    ) {
        let before = claims_and_denials();
        let draft = drafted(changes);
        let scheme = draft.scheme();
        for fault in scheme_faults(&scheme) {
            // All that refers to a definition goes with it, but for attributes of a kind.
            if let SchemeProblem::Missing(part, _) = fault.problem {
                prop_assert_eq!(part, SchemePart::EntityKind);
            }
        }
        let renames = draft.renames();
        for (old, new) in &renames.labels {
            prop_assert!(before.label(old).is_some());
            prop_assert!(scheme.label(new).is_some());
            prop_assert_ne!(old, new);
        }
        // A scheme that is taken up again is the same one.
        prop_assert_eq!(Draft::of(&scheme).scheme(), scheme);
    }
}
