//! Schemes: the presets, what makes a scheme sound, and what follows when one is changed.

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
use proptest::sample::Index;

use sayso::edit::{
    Applied, Edit, Refusal, Renames, SchemeChange, Touched, announce, apply, check_scheme,
    describe, merge, scheme_change,
};
use sayso::model::{
    Attribute, AttributeKind, Entity, Name, Need, Project, Record, RecordKey, Relation,
    RelationType, Rule, RuleKind, Scheme, Span, Stamp, Timestamp, UnknownFields, Value,
    claims_and_denials, presets,
};

use support::arbitrary::{Hand, drafts, stock};
use support::content::{check_indexes, content};
use support::marked::{article, me, project, range, span, write};
use support::{cases, id, name};

fn do_edit(project: &Project, edit: &Edit) -> Result<Applied, Refusal> {
    let stamp = project.latest().next(Timestamp::from_milliseconds(1), me());
    apply(project, edit, stamp)
}

/// The preset with something changed about it.
fn preset(change: impl FnOnce(&mut Scheme)) -> Scheme {
    let mut scheme = claims_and_denials();
    change(&mut scheme);
    scheme
}

/// A change of the preset in a project, worked out and made, and taken back again.
#[track_caller]
fn changed(
    project: &Project,
    change: impl FnOnce(&mut Scheme, &mut Renames),
) -> (Project, Touched) {
    let mut scheme = Scheme::clone(project.scheme());
    let mut renames = Renames::default();
    change(&mut scheme, &mut renames);
    let SchemeChange { edit, touched } = scheme_change(project, scheme, &renames);
    let done = do_edit(project, &edit).unwrap();
    check_indexes(&done.project);
    let undone = do_edit(&done.project, &done.inverse).unwrap().project;
    assert_eq!(content(&undone), content(project));
    (done.project, touched)
}

/// A project of one article with a value on its first span.
fn with_value(notation: &str, attribute: &str, value: Value) -> Project {
    let mut project = project(&[notation]);
    let first = Span {
        attributes: BTreeMap::from([(name(attribute), value)]),
        ..Span::clone(project.span(id(1)).unwrap())
    };
    project.put(Record::from(first), Stamp::ZERO);
    project
}

fn value(project: &Project, attribute: &str) -> Option<Value> {
    let span = project.span(id(1)).unwrap();
    span.attributes.get(attribute).cloned()
}

fn choice(choice: &str) -> Value {
    Value::Choice(name(choice))
}

fn relation(number: u128, relation_type: &str, from: u128, to: u128) -> Record {
    Record::from(Relation {
        id: id(number),
        relation_type: name(relation_type),
        from: id(from),
        to: id(to),
        annotator: me(),
        created: Timestamp::ZERO,
        unknown: UnknownFields::new(),
    })
}

#[test]
fn the_presets_are_sound_and_say_how_to_use_them() {
    for scheme in presets() {
        assert_eq!(check_scheme(&scheme), Ok(()), "{}", scheme.name);
        assert_eq!(scheme.version, 1);
        assert!(!scheme.guidelines.is_empty());
        for label in &scheme.labels {
            let summary = label.summary();
            assert!(
                summary.ends_with('.') && !summary.contains(['*', '>', '#']),
                "{summary}"
            );
            assert!(
                label.guideline.contains("\n\n> "),
                "{} has an example",
                label.name
            );
        }
        assert!(
            scheme
                .attributes
                .iter()
                .all(|one| !one.guideline.is_empty())
        );
        assert!(
            scheme
                .relation_types
                .iter()
                .all(|one| !one.guideline.is_empty())
        );
        let general = Rule::general();
        assert!(scheme.rules.ends_with(&general), "{}", scheme.name);
        assert!(scheme.rules.len() > general.len());
    }
}

#[test]
fn an_unsound_scheme_is_refused_with_the_place() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Scheme), words: &str) {
        let refusal = do_edit(&project(&[]), &Edit::SetScheme(preset(change))).unwrap_err();
        assert_eq!(refusal.to_string(), format!("In the scheme, {words}"));
    }
    check(
        |scheme| scheme.labels[1].name = name(" "),
        "label number 2: it needs a name.",
    );
    check(
        |scheme| scheme.rules[1].name = scheme.rules[0].name.clone(),
        "rule “A denial that denies nothing”: the name is used twice. Names must differ.",
    );
    check(
        |scheme| scheme.labels[1].key = Some('C'),
        "label “Denial”: the key “C” is used twice. Choose another.",
    );
    check(
        |scheme| scheme.attributes[0].key = Some('d'),
        "attribute “proposition”: the key “d” is used twice. Choose another.",
    );
    check(
        |scheme| scheme.labels[2].key = Some('1'),
        "label “Attribution”: the key “1” is no letter. Choose another.",
    );
    check(
        |scheme| scheme.labels[0].attributes.push(name("mood")),
        "label “Claim”: there is no attribute “mood”.",
    );
    check(
        |scheme| scheme.attributes[1].kind = AttributeKind::Choice(vec![name("a"), name("a")]),
        "attribute “certainty”: the option “a” is there twice.",
    );
    check(
        |scheme| scheme.attributes[1].kind = AttributeKind::Choices(vec![name("")]),
        "attribute “certainty”: every option needs a name.",
    );
    check(
        |scheme| scheme.attributes[1].default = Some(choice("sure")),
        "attribute “certainty”: it does not take its default value.",
    );
    check(
        |scheme| scheme.attributes[0].default = Some(Value::Entity(id(1))),
        "attribute “proposition”: it does not take its default value.",
    );
    check(
        |scheme| scheme.attributes[0].kind = AttributeKind::Entity(name("event")),
        "attribute “proposition”: there is no entity kind “event”.",
    );
    check(
        |scheme| scheme.relation_types[1].ends = vec![(name("Denial"), name("Rumour"))],
        "relation type “denies”: there is no label “Rumour”.",
    );
    check(
        |scheme| scheme.relation_types.retain(|one| &*one.name != "denies"),
        "rule “A denial that denies nothing”: there is no relation type “denies”.",
    );
    check(
        |scheme| scheme.attributes[3].kind = AttributeKind::Text,
        "rule “A speaker who both asserts and denies the same”: the attribute “speaker” does not \
         take entities.",
    );
}

#[test]
fn what_came_unsound_from_a_file_can_be_set_right() {
    let mut start = project(&["[C:so]"]);
    let unsound = preset(|scheme| scheme.labels[1].key = Some('c'));
    start.put(Record::from(unsound.clone()), Stamp::ZERO);
    let same = scheme_change(&start, unsound, &Renames::default()).edit;
    assert!(matches!(
        do_edit(&start, &same),
        Err(Refusal::UnsoundScheme(_))
    ));
    let (after, _) = changed(&start, |scheme, _| scheme.labels[1].key = None);
    assert_eq!(after.scheme().labels[1].key, None);
}

#[test]
fn spans_follow_the_new_name_of_their_label() {
    let start = project(&["[C:one] [D:two] [C:three]", "[C:four]"]);
    let (after, touched) = changed(&start, |scheme, renames| {
        renames.label(scheme, "Claim", &name("Assertion"));
    });
    assert_eq!(
        touched,
        Touched {
            relabelled: 3,
            ..Touched::default()
        }
    );
    assert_eq!(after.scheme().version, 2);
    assert_eq!(after.scheme().labels[0].name, name("Assertion"));
    assert!(
        after
            .scheme()
            .relation_type("denies")
            .unwrap()
            .allows("Denial", "Assertion")
    );
    assert_eq!(write(&after, id(1)), "[C:one] [D:two] [C:three]");
    assert_eq!(after.span(id(4)).unwrap().label, name("Assertion"));
}

#[test]
fn two_labels_can_change_places() {
    let start = project(&["[C:[D:so]] [D:no]"]);
    let (after, touched) = changed(&start, |scheme, renames| {
        renames.label(scheme, "Claim", &name("third"));
        renames.label(scheme, "Denial", &name("Claim"));
        renames.label(scheme, "third", &name("Denial"));
        assert_eq!(renames.labels.len(), 2);
    });
    assert_eq!(touched.relabelled, 3);
    let labels: Vec<&str> = after.spans().map(|span| &*span.label).collect();
    assert_eq!(labels, ["Denial", "Claim", "Claim"]);
}

#[test]
fn a_name_that_is_changed_and_changed_back_is_not_changed() {
    let start = project(&["[C:so]"]);
    let (_, touched) = changed(&start, |scheme, renames| {
        renames.label(scheme, "Claim", &name("Assertion"));
        renames.label(scheme, "Assertion", &name("Claim"));
    });
    assert!(touched.is_nothing());
}

#[test]
fn values_follow_the_new_names_of_their_attribute_and_choice() {
    let start = with_value("[C:so] [C:no]", "certainty", choice("hedged"));
    let (after, touched) = changed(&start, |scheme, renames| {
        renames.choice(scheme, "certainty", "hedged", &name("perhaps"));
        renames.attribute(scheme, "certainty", &name("how sure"));
        renames.choice(scheme, "how sure", "perhaps", &name("maybe"));
    });
    assert_eq!(
        touched,
        Touched {
            values_renamed: 1,
            ..Touched::default()
        }
    );
    assert_eq!(value(&after, "certainty"), None);
    assert_eq!(value(&after, "how sure"), Some(choice("maybe")));
    assert_eq!(after.scheme().labels[0].attributes[1], name("how sure"));
}

#[test]
fn two_choices_can_become_one() {
    let tags = |options: &[&str]| options.iter().map(|one| name(one)).collect::<Vec<_>>();
    let attribute = Attribute {
        name: name("tags"),
        key: None,
        kind: AttributeKind::Choices(tags(&["a", "b", "c"])),
        is_required: false,
        default: Some(Value::Choices(tags(&["b"]))),
        guideline: name(""),
        unknown: UnknownFields::new(),
    };
    let mut start = with_value("[C:so]", "tags", Value::Choices(tags(&["b", "c", "a"])));
    let scheme = preset(|scheme| scheme.attributes.push(attribute));
    start.put(Record::from(scheme), Stamp::ZERO);
    let (after, touched) = changed(&start, |scheme, renames| {
        renames.choice(scheme, "tags", "b", &name("a"));
        let attribute = scheme.attributes.last_mut().unwrap();
        assert_eq!(attribute.default, Some(Value::Choices(tags(&["a"]))));
        attribute.kind = AttributeKind::Choices(tags(&["a", "c"]));
    });
    assert_eq!((touched.values_renamed, touched.values_unfit), (1, 0));
    assert_eq!(
        value(&after, "tags"),
        Some(Value::Choices(tags(&["a", "c"])))
    );
}

#[test]
fn a_span_that_has_values_of_two_attributes_that_become_one_keeps_both() {
    let mut start = with_value("[C:so]", "certainty", choice("hedged"));
    let both = Span {
        attributes: BTreeMap::from([
            (name("certainty"), choice("hedged")),
            (name("manner"), choice("direct")),
        ]),
        ..Span::clone(start.span(id(1)).unwrap())
    };
    start.put(Record::from(both.clone()), Stamp::ZERO);
    let (after, touched) = changed(&start, |scheme, renames| {
        scheme.attributes.retain(|one| &*one.name != "manner");
        scheme.labels[2].attributes.retain(|one| &**one != "manner");
        renames.attribute(scheme, "certainty", &name("manner"));
    });
    assert_eq!(after.span(id(1)).unwrap().attributes, both.attributes);
    assert_eq!((touched.values_renamed, touched.values_unfit), (0, 2));
}

#[test]
fn what_leaves_the_scheme_stays_and_is_counted() {
    let mut start = with_value("[C:so] [D:no] [C:it]", "certainty", choice("hedged"));
    start.put(relation(1, "denies", 2, 1), Stamp::ZERO);
    start.put(relation(2, "repeats", 1, 3), Stamp::ZERO);
    let (after, touched) = changed(&start, |scheme, _| {
        scheme.labels.remove(0);
        scheme.attributes.remove(1);
        scheme.relation_types.truncate(1);
        scheme.relation_types[0].ends.remove(0);
        scheme.rules.clear();
    });
    assert_eq!(
        touched,
        Touched {
            without_label: 2,
            values_unfit: 1,
            relations_not_allowed: 2,
            ..Touched::default()
        }
    );
    assert_eq!(after.span(id(1)).unwrap().label, name("Claim"));
    assert_eq!(value(&after, "certainty"), Some(choice("hedged")));
    assert_eq!(after.relations().count(), 2);
    // What was out of the scheme before does not leave it again.
    let (_, touched) = changed(&after, |scheme, _| {
        scheme.labels.remove(0);
        scheme.relation_types.clear();
    });
    assert_eq!(
        touched,
        Touched {
            without_label: 1,
            ..Touched::default()
        }
    );
}

#[test]
fn values_that_no_longer_fit_are_counted() {
    let start = with_value("[C:so]", "certainty", choice("hedged"));
    let unfit = |change: fn(&mut Scheme)| {
        let (after, touched) = changed(&start, |scheme, _| change(scheme));
        assert_eq!(value(&after, "certainty"), Some(choice("hedged")));
        touched.values_unfit
    };
    assert_eq!(
        unfit(|scheme| scheme.attributes[1].kind = AttributeKind::Text),
        1
    );
    assert_eq!(
        unfit(|scheme| scheme.attributes[1].kind = AttributeKind::Choice(vec![name("sure")])),
        1
    );
    assert_eq!(
        unfit(|scheme| scheme.attributes[1].kind = AttributeKind::Choice(vec![name("hedged")])),
        0
    );
    assert_eq!(
        unfit(|scheme| scheme.labels[0].attributes.clear()),
        0,
        "values that the label lacks stay without a word, as when a span is relabelled"
    );
}

#[test]
fn entities_and_relations_follow_the_new_names_of_their_kind_and_type() {
    let mut start = with_value("[A:said] [D:no] [C:so]", "speaker", Value::Entity(id(7)));
    let mayor = Entity {
        id: id(7),
        kind: name("speaker"),
        name: name("The mayor"),
        aliases: Vec::new(),
        unknown: UnknownFields::new(),
    };
    start.put(Record::from(mayor), Stamp::ZERO);
    start.put(relation(1, "denies", 2, 3), Stamp::ZERO);
    let (after, touched) = changed(&start, |scheme, renames| {
        renames.entity_kind(scheme, "speaker", &name("person"));
        renames.relation_type(scheme, "denies", &name("contradicts"));
        renames.label(scheme, "Claim", &name("Assertion"));
    });
    assert_eq!(
        touched,
        Touched {
            relabelled: 1,
            entities_renamed: 1,
            relations_renamed: 1,
            ..Touched::default()
        }
    );
    assert_eq!(after.entity(id(7)).unwrap().kind, name("person"));
    let relation = after.relation(id(1)).unwrap();
    assert_eq!(relation.relation_type, name("contradicts"));
    let scheme = after.scheme();
    let needs = RuleKind::Needs {
        label: name("Denial"),
        any_of: vec![
            Need::Relation(name("contradicts")),
            Need::Attribute(name("proposition")),
        ],
    };
    assert_eq!(scheme.rules[0].kind, needs);
    let (_, touched) = changed(&start, |scheme, _| {
        scheme.entity_kinds.remove(0);
        scheme.attributes[3].kind = AttributeKind::Text;
        scheme.rules.clear();
    });
    assert_eq!(
        (touched.entities_without_kind, touched.values_unfit),
        (1, 1)
    );
}

#[test]
fn what_is_hidden_follows_without_being_counted() {
    let mut start = project(&["[C:so] [D:no]", "[C:so there]"]);
    start.put(relation(1, "denies", 2, 1), Stamp::ZERO);
    let hidden = Edit::All(vec![Edit::DeleteSpan(id(2)), Edit::RemoveArticle(id(2))]);
    let hidden = do_edit(&start, &hidden).unwrap();
    let mut scheme = Scheme::clone(start.scheme());
    let mut renames = Renames::default();
    renames.label(&mut scheme, "Claim", &name("Assertion"));
    renames.relation_type(&mut scheme, "denies", &name("contradicts"));
    let SchemeChange { edit, touched } = scheme_change(&hidden.project, scheme, &renames);
    assert_eq!(
        touched,
        Touched {
            relabelled: 1,
            ..Touched::default()
        }
    );
    let done = do_edit(&hidden.project, &edit).unwrap().project;
    let back = do_edit(&done, &hidden.inverse).unwrap().project;
    assert_eq!(back.span(id(3)).unwrap().label, name("Assertion"));
    assert_eq!(
        back.relation(id(1)).unwrap().relation_type,
        name("contradicts")
    );
}

#[test]
fn a_change_of_looks_is_an_edit_of_the_scheme_alone() {
    let start = project(&["[C:so]"]);
    let scheme = preset(|scheme| {
        scheme.labels[0].guideline = name("Otherwise.");
        scheme.labels.swap(0, 1);
        scheme.rules[0].is_on = false;
        scheme.attributes[0].is_required = true;
    });
    let SchemeChange { edit, touched } = scheme_change(&start, scheme, &Renames::default());
    assert!(touched.is_nothing());
    assert_eq!(do_edit(&start, &edit).unwrap().changed, [RecordKey::Scheme]);
    assert_eq!(
        &*describe(&start, &edit),
        "Change the scheme to “Claims and denials”"
    );
    assert_eq!(
        &*announce(&start, &edit),
        "Done: Change the scheme to “Claims and denials”"
    );
}

#[test]
fn a_new_span_begins_with_the_defaults_of_its_label() {
    let scheme = preset(|scheme| {
        scheme.attributes[1].default = Some(choice("asserted"));
        scheme.attributes[4].default = Some(choice("direct"));
    });
    let defaults = scheme.defaults_of("Claim");
    assert_eq!(
        defaults,
        BTreeMap::from([(name("certainty"), choice("asserted"))])
    );
    assert_eq!(scheme.defaults_of("Denial"), BTreeMap::new());
    assert_eq!(scheme.defaults_of("Rumour"), BTreeMap::new());
}

#[test]
fn another_scheme_comes_with_its_rules_but_without_keys_that_are_taken() {
    let mut ours = project(&["so"]);
    let theirs = preset(|scheme| {
        let mut renames = Renames::default();
        renames.label(scheme, "Claim", &name("Assertion"));
        renames.attribute(scheme, "via", &name("medium"));
        scheme.rules[2].name = name("An assertion without a proposition");
        scheme.rules[4].name = name("Something missing");
        let through = RelationType {
            name: name("answers"),
            ..scheme.relation_types[1].clone()
        };
        scheme.relation_types.push(through);
    });
    merge(&mut ours, &Project::new(id(2), name("Theirs"), theirs));
    let scheme = ours.scheme();
    assert_eq!(check_scheme(scheme), Ok(()));
    assert_eq!(scheme.label("Assertion").unwrap().key, None, "c is Claim’s");
    assert_eq!(scheme.attribute("medium").unwrap().key, None, "v is via’s");
    let rules: Vec<&str> = scheme.rules.iter().map(|rule| &*rule.name).collect();
    assert_eq!(
        rules.len(),
        claims_and_denials().rules.len() + 1,
        "{rules:?}"
    );
    assert_eq!(rules.last(), Some(&"An assertion without a proposition"));
    assert_eq!(scheme.version, 2);
    let again = Project::new(id(2), name("Theirs"), Scheme::clone(scheme));
    merge(&mut ours, &again);
    assert_eq!(ours.scheme().version, 2, "nothing was added");
}

#[test]
fn fifty_thousand_spans_are_relabelled_in_one_step() {
    let text = "He denied it. ".repeat(50_000);
    let mut start = Project::new(id(1), name("Long"), claims_and_denials());
    start.put(Record::from(article(1, "Long", &text)), Stamp::ZERO);
    for number in 0..50_000 {
        let word = range(number * 14, number * 14 + 2);
        let he = span(number as u128 + 1, id(1), "Claim", [word]);
        start.put(Record::from(he), Stamp::ZERO);
    }
    let mut scheme = claims_and_denials();
    let mut renames = Renames::default();
    renames.label(&mut scheme, "Claim", &name("Assertion"));
    let SchemeChange { edit, touched } = scheme_change(&start, scheme, &renames);
    assert_eq!(touched.relabelled, 50_000);
    let done = do_edit(&start, &edit).unwrap();
    assert_eq!(done.changed.len(), 50_001);
    assert!(done.project.spans().all(|span| &*span.label == "Assertion"));
}

/// Takes something out of a scheme, with all that names it.
fn without(scheme: &mut Scheme, kind: &Index, which: &Index) {
    fn take<T>(list: &mut Vec<T>, which: &Index) {
        if !list.is_empty() {
            list.remove(which.index(list.len()));
        }
    }
    match kind.index(5) {
        0 => take(&mut scheme.labels, which),
        1 => take(&mut scheme.attributes, which),
        2 => take(&mut scheme.entity_kinds, which),
        3 => take(&mut scheme.relation_types, which),
        _ => {
            for attribute in &mut scheme.attributes {
                match &mut attribute.kind {
                    AttributeKind::Choice(options) => take(options, which),
                    kind => *kind = AttributeKind::YesNo,
                }
            }
        }
    }
    let known = scheme.clone();
    scheme.rules.clear();
    for relation_type in &mut scheme.relation_types {
        let is_known = |end: &Name| known.label(end).is_some();
        relation_type
            .ends
            .retain(|(from, to)| is_known(from) && is_known(to));
    }
    for label in &mut scheme.labels {
        label
            .attributes
            .retain(|one| known.attribute(one).is_some());
    }
    for attribute in &mut scheme.attributes {
        attribute.default = None;
        if matches!(&attribute.kind, AttributeKind::Entity(kind) if known.entity_kind(kind).is_none())
        {
            attribute.kind = AttributeKind::Text;
        }
    }
}

/// Whether a scheme knows a value of a span.
fn fits(project: &Project, scheme: &Scheme, attribute: &Name, value: &Value) -> bool {
    scheme
        .attribute(attribute)
        .is_some_and(|attribute| match (&attribute.kind, value) {
            (AttributeKind::Entity(kind), Value::Entity(id)) => project
                .entity(*id)
                .is_some_and(|entity| entity.kind == *kind),
            (kind, value) => kind.takes(value),
        })
}

/// What a change that renames nothing touches, counted the slow way.
fn left_behind(project: &Project, after: &Scheme) -> Touched {
    let before = project.scheme();
    let leaves = |label: &Name| before.label(label).is_some() && after.label(label).is_none();
    let allowed = |scheme: &Scheme, relation: &Relation| {
        let [from, to] = [relation.from, relation.to].map(|id| project.span(id).unwrap());
        scheme
            .relation_type(&relation.relation_type)
            .is_some_and(|one| one.allows(&from.label, &to.label))
    };
    let values = project.spans().flat_map(|span| &span.attributes);
    Touched {
        without_label: project.spans().filter(|span| leaves(&span.label)).count(),
        values_unfit: values
            .filter(|(name, value)| {
                fits(project, before, name, value) && !fits(project, after, name, value)
            })
            .count(),
        entities_without_kind: project
            .entities()
            .filter(|one| {
                before.entity_kind(&one.kind).is_some() && after.entity_kind(&one.kind).is_none()
            })
            .count(),
        relations_not_allowed: project
            .relations()
            .filter(|one| allowed(before, one) && !allowed(after, one))
            .count(),
        ..Touched::default()
    }
}

/// Renames one thing of each kind of a scheme: the marks are put behind the names, or taken away.
fn marked(scheme: &mut Scheme, which: &Index, mark: impl Fn(&Name) -> Name) -> Renames {
    fn pick<'a>(which: &Index, names: impl Iterator<Item = &'a Name>) -> Option<Name> {
        let names: Vec<&Name> = names.collect();
        (!names.is_empty()).then(|| Name::clone(names[which.index(names.len())]))
    }
    let mut renames = Renames::default();
    if let Some(old) = pick(which, scheme.labels.iter().map(|one| &one.name)) {
        renames.label(scheme, &old, &mark(&old));
    }
    if let Some(old) = pick(which, scheme.attributes.iter().map(|one| &one.name)) {
        let options = scheme.attribute(&old).unwrap().kind.options().to_vec();
        if let Some(option) = pick(which, options.iter()) {
            renames.choice(scheme, &old, &option, &mark(&option));
        }
        renames.attribute(scheme, &old, &mark(&old));
    }
    if let Some(old) = pick(which, scheme.entity_kinds.iter().map(|one| &one.name)) {
        renames.entity_kind(scheme, &old, &mark(&old));
    }
    if let Some(old) = pick(which, scheme.relation_types.iter().map(|one| &one.name)) {
        renames.relation_type(scheme, &old, &mark(&old));
    }
    renames
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_change_that_renames_nothing_touches_what_it_says_and_changes_nothing_else(
        stock in stock(),
        past in drafts(0..40),
        (kind, which) in any::<(Index, Index)>(),
    ) {
        let mut hand = Hand::new(1, 1, 1000, &stock);
        let start = hand.project(&past);
        let mut scheme = Scheme::clone(start.scheme());
        without(&mut scheme, &kind, &which);
        let SchemeChange { edit, touched } = scheme_change(&start, scheme.clone(), &Renames::default());
        prop_assert_eq!(touched, left_behind(&start, &scheme));
        let done = apply(&start, &edit, hand.stamp(&start)).unwrap();
        prop_assert_eq!(&done.changed, &[RecordKey::Scheme]);
        let undone = apply(&done.project, &done.inverse, hand.stamp(&done.project)).unwrap();
        prop_assert_eq!(content(&undone.project), content(&start));
    }

    #[test]
    fn renaming_there_and_back_gives_the_same_but_for_the_version(
        stock in stock(),
        past in drafts(0..40),
        which in any::<Index>(),
    ) {
        let mut hand = Hand::new(1, 1, 1000, &stock);
        let start = hand.project(&past);
        prop_assume!(check_scheme(start.scheme()).is_ok());

        let mut scheme = Scheme::clone(start.scheme());
        let there = marked(&mut scheme, &which, |old| name(&format!("{old} (new)")));
        let change = scheme_change(&start, scheme, &there);
        prop_assert_eq!(change.touched.without_label + change.touched.values_unfit, 0);
        prop_assert_eq!(change.touched.relations_not_allowed, 0);
        let renamed = apply(&start, &change.edit, hand.stamp(&start)).unwrap();
        check_indexes(&renamed.project);
        let undone = apply(&renamed.project, &renamed.inverse, hand.stamp(&renamed.project));
        prop_assert_eq!(content(&undone.unwrap().project), content(&start));

        let mut scheme = Scheme::clone(renamed.project.scheme());
        let back = marked(&mut scheme, &which, |new| {
            name(new.strip_suffix(" (new)").unwrap_or(new))
        });
        let change = scheme_change(&renamed.project, scheme, &back);
        let mut again = apply(&renamed.project, &change.edit, hand.stamp(&renamed.project))
            .unwrap()
            .project;
        let version = start.scheme().version;
        prop_assert_eq!(again.scheme().version, version + 2);
        let scheme = Scheme { version, ..Scheme::clone(again.scheme()) };
        again.put(Record::from(scheme), Stamp::ZERO);
        prop_assert_eq!(content(&again), content(&start));
    }
}
