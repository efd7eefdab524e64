//! Entities: finding them by name, and the edits that rename, unite and delete them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use sayso::edit::{
    Edit, Refusal, add_alias, apply, delete_entity, describe, merge_entities, remove_alias,
    rename_entity,
};
use sayso::model::{
    Entity, EntityId, Project, Record, SpanId, Stamp, Timestamp, UnknownFields, Value,
};
use sayso::query::{Closeness, exact, near_duplicates, spans_with, suggestions};
use sayso::text::Folding;

use support::arbitrary::{Hand, drafts, stock};
use support::content::{check_indexes, content, records};
use support::marked::{article, me, project, range, span};
use support::{cases, id, name};

/// A project with speakers, each written as its name and its aliases: "Zelensky = Zelenskyy = Ze".
/// They are numbered from 1.
fn speakers(names: &[&str]) -> Project {
    let mut project = project(&["One said so and two did not", "so"]);
    for (number, names) in (1..).zip(names) {
        add_entity(&mut project, number, "speaker", names);
    }
    project
}

fn add_entity(project: &mut Project, number: u128, kind: &str, names: &str) {
    let mut names = names.split(" = ").map(name);
    let entity = Entity {
        id: id(number),
        kind: name(kind),
        name: names.next().unwrap(),
        aliases: names.collect(),
        unknown: UnknownFields::new(),
    };
    project.put(Record::from(entity), Stamp::ZERO);
}

/// Adds a span of a number, over one more character the greater it is, whose speaker is an entity.
fn point(project: &mut Project, number: u128, article: u128, entity: u128) {
    let length = usize::try_from(number).unwrap();
    let mut span = span(number, id(article), "Attribution", [range(0, length)]);
    let value = Value::Entity(id(entity));
    span.attributes.insert(name("speaker"), value);
    project.put(Record::from(span), Stamp::ZERO);
}

/// The names of the entities, each with its aliases.
fn names(project: &Project) -> Vec<String> {
    let entities = project.entities().map(|entity| {
        let names: Vec<&str> = entity.names().map(|name| &**name).collect();
        names.join(" = ")
    });
    entities.collect()
}

mod suggesting {
    use super::*;

    /// The names suggested for what was typed.
    fn suggested(project: &Project, typed: &str) -> Vec<String> {
        let found = suggestions(project, "speaker", typed, 10);
        found.iter().map(|one| one.name.to_string()).collect()
    }

    const SPEAKERS: &[&str] = &[
        "Volodymyr Zelensky = Zelenskyy",
        "Yury Ushakov",
        "João Lourenço",
        "Ministry of Defence = MoD",
        "Fire Service",
        "Conan O’Brien",
        "محمد بن سلمان",
    ];

    #[test]
    fn finds_names_by_their_words_in_any_order_and_by_their_beginnings() {
        let project = speakers(SPEAKERS);
        let check = |typed: &str, expected: &[&str]| {
            assert_eq!(suggested(&project, typed), expected, "{typed}");
        };
        check("ushakov", &["Yury Ushakov"]);
        check("ush yu", &["Yury Ushakov"]);
        check("ZEL", &["Zelenskyy"]);
        check("zelensky v", &["Volodymyr Zelensky"]);
        check("joao lourenco", &["João Lourenço"]);
        check("obrien", &["Conan O’Brien"]);
        check("mod", &["MoD"]);
        check("akov", &["Yury Ushakov"]);
        check("defence, ministry", &["Ministry of Defence"]);
        check("مُحَمَّد", &["محمد بن سلمان"]);
        check("xyz", &[]);
    }

    #[test]
    fn finds_close_spellings() {
        let project = speakers(SPEAKERS);
        for typed in [
            "zelenskiy",
            "Zelenski",
            "zelensyk",
            "selenskyy",
            "Zélenskiĭ",
        ] {
            assert_eq!(
                suggested(&project, typed),
                ["Volodymyr Zelensky"],
                "{typed}"
            );
        }
        for typed in ["yuri ushakov", "yuri ush", "Jury Uschakow", "ushakof"] {
            assert_eq!(suggested(&project, typed), ["Yury Ushakov"], "{typed}");
        }
        assert_eq!(suggested(&project, "firservice"), ["Fire Service"]);
        assert_eq!(
            suggested(&project, "med"),
            [""; 0],
            "of a short word no letter is wrong"
        );
    }

    #[test]
    fn puts_those_first_that_fit_better_and_then_those_that_are_used_more() {
        let mut project = speakers(&[
            "A Ministry",
            "Administry",
            "Ministry of Defence",
            "Ministry of Health",
            "Ministry",
            "Minister",
        ]);
        for (span, entity) in [(1, 4), (2, 4), (3, 3), (4, 1)] {
            point(&mut project, span, 1, entity);
        }
        let found = suggestions(&project, "speaker", "ministry", 10);
        let found: Vec<_> = found
            .iter()
            .map(|one| (&*one.name, one.closeness))
            .collect();
        assert_eq!(
            found,
            [
                ("Ministry", Closeness::Same),
                ("Ministry of Health", Closeness::Beginning),
                ("Ministry of Defence", Closeness::Beginning),
                ("A Ministry", Closeness::Words),
                ("Administry", Closeness::Inside),
                ("Minister", Closeness::Close),
            ]
        );
        let two = suggestions(&project, "speaker", "ministry", 2);
        assert_eq!(two.len(), 2);
        assert_eq!(&*two[1].name, "Ministry of Health");
        assert_eq!(suggestions(&project, "speaker", "ministry", 0), []);
    }

    #[test]
    fn suggests_the_most_used_where_nothing_is_typed_and_entities_of_the_kind_alone() {
        let mut project = speakers(&["A", "B"]);
        add_entity(&mut project, 3, "proposition", "A");
        point(&mut project, 1, 1, 2);
        assert_eq!(suggested(&project, " "), ["B", "A"]);
        assert_eq!(suggestions(&project, "place", "", 10), []);
    }

    #[test]
    fn names_each_entity_once() {
        let project = speakers(&["Zelensky = Zelenskyy = Zelenskiy"]);
        for typed in ["zel", "zelenskiy", "zelenskj"] {
            assert_eq!(
                suggestions(&project, "speaker", typed, 10).len(),
                1,
                "{typed}"
            );
        }
    }

    #[test]
    fn knows_who_is_called_exactly_so() {
        let project = speakers(&["Sao Paulo", "SÃO PAULO", "São Paulo = Sampa", "???"]);
        let exact = |typed: &str| exact(&project, "speaker", typed);
        assert_eq!(exact("São Paulo"), Some(id(3)));
        assert_eq!(exact("são paulo"), Some(id(2)), "of two the older one");
        assert_eq!(exact("sao-paulo"), Some(id(1)));
        assert_eq!(exact("sampa"), Some(id(3)));
        assert_eq!(exact("???"), Some(id(4)));
        assert_eq!(exact("!!!"), None);
        assert_eq!(exact("Sao"), None);
    }
}

#[test]
fn the_spans_that_point_at_an_entity_come_in_the_order_of_reading() {
    let mut project = speakers(&["A", "B"]);
    for (span, article, entity) in [(1, 2, 1), (3, 1, 1), (4, 1, 1), (5, 1, 2)] {
        point(&mut project, span, article, entity);
    }
    let found: Vec<SpanId> = spans_with(&project, id(1)).map(|span| span.id).collect();
    assert_eq!(found, [id(4), id(3), id(1)]);
    assert_eq!(spans_with(&project, id(9)).count(), 0);
    let removed = apply(
        &project,
        &Edit::RemoveArticle(id(1)),
        project.latest().next(Timestamp::ZERO, me()),
    );
    assert_eq!(spans_with(&removed.unwrap().project, id(1)).count(), 1);
}

mod duplicates {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], pairs: &[(u128, u128)]) {
        let expected: Vec<(EntityId, EntityId)> = pairs
            .iter()
            .map(|(one, other)| (id(*one), id(*other)))
            .collect();
        assert_eq!(near_duplicates(&speakers(names), "speaker"), expected);
    }

    #[test]
    fn are_names_that_differ_by_a_letter() {
        check(
            &["Zelensky", "Zelenskyy", "Zelenskiy"],
            &[(1, 2), (1, 3), (2, 3)],
        );
        check(
            &["Yuri Ushakov", "Yury Ushakov", "Ushakov, Yuri"],
            &[(1, 2), (1, 3), (2, 3)],
        );
        check(
            &["Yuri Ushakov", "Yury Uschakov", "Yury Ushakow"],
            &[(1, 2), (1, 3)],
        );
        check(&["São Paulo", "Sao Paolo"], &[(1, 2)]);
        check(&["Зеленский", "Зеленський"], &[(1, 2)]);
        check(&["President = Zelensky", "Zelenskyy"], &[(1, 2)]);
        check(&["Zelesnky", "Zelensky"], &[(1, 2)]);
    }

    #[test]
    fn are_not_names_that_differ_in_more_or_in_what_matters() {
        check(&["Zelensky", "Zelinskaya"], &[]);
        check(&["Budget 2023", "Budget 2024"], &[]);
        check(&["Ministry of Defence", "Minister of Defence"], &[]);
        check(&["He said no", "He said so"], &[]);
        check(&["Zelensky = Zelenskyy"], &[]);
        check(&["???", "!!!"], &[]);
    }

    #[test]
    fn are_of_one_kind() {
        let mut project = speakers(&["Zelensky"]);
        add_entity(&mut project, 2, "proposition", "Zelensky");
        assert_eq!(near_duplicates(&project, "speaker"), []);
    }
}

fn do_edit(project: &Project, edit: &Edit) -> (Project, Edit) {
    let stamp = project.latest().next(Timestamp::from_milliseconds(1), me());
    let applied = apply(project, edit, stamp).unwrap();
    (applied.project, applied.inverse)
}

/// Checks what an edit makes of some speakers, and that its inverse takes it back.
#[track_caller]
fn check(before: &[&str], edit: impl Fn(&Project) -> Result<Edit, Refusal>, after: &[&str]) {
    let start = speakers(before);
    let (done, inverse) = do_edit(&start, &edit(&start).unwrap());
    assert_eq!(names(&done), after);
    let (undone, _) = do_edit(&done, &inverse);
    assert_eq!(content(&undone), content(&start));
}

/// Checks that an edit is refused, and in what words.
#[track_caller]
fn check_refused(before: &[&str], edit: impl Fn(&Project) -> Result<Edit, Refusal>, words: &str) {
    assert_eq!(edit(&speakers(before)).unwrap_err().to_string(), words);
}

#[test]
fn an_entity_is_renamed() {
    let to =
        |name: &'static str, keep| move |start: &Project| rename_entity(start, id(1), name, keep);
    check(
        &["Zelensky"],
        to(" Volodymyr  Zelensky ", false),
        &["Volodymyr Zelensky"],
    );
    check(
        &["Zelensky = Ze"],
        to("Zelenskyy", true),
        &["Zelenskyy = Zelensky = Ze"],
    );
    check(&["Zelensky = Ze"], to("Ze", true), &["Ze = Zelensky"]);
    check(&["Zelensky = Ze"], to("Ze", false), &["Ze"]);
    check(&["zelensky"], to("Zelensky", true), &["Zelensky"]);
    check_refused(&["Zelensky"], to(" ", true), "A name is needed.");
    check_refused(
        &["Zelensky", "Putin"],
        to("putin", false),
        "“putin” is a name of “Putin” already. If they are the same, merge the two.",
    );
    check_refused(
        &["Zelensky", "Putin"],
        to("Putin", false),
        "There is another “Putin” already. If they are the same, merge the two.",
    );
    check_refused(&[], to("Ze", true), "That entry is no longer there.");
}

#[test]
fn aliases_are_added_and_removed() {
    let add = |alias: &'static str| move |start: &Project| add_alias(start, id(1), alias);
    let remove = |alias: &'static str| move |start: &Project| remove_alias(start, id(1), alias);
    check(&["Zelensky"], add("Ze "), &["Zelensky = Ze"]);
    check(&["Zelensky = Ze = Z"], remove("Ze"), &["Zelensky = Z"]);
    check_refused(&["Zelensky = Ze"], add("ZE"), "That is already there.");
    check_refused(&["Zelensky"], add("zelensky"), "That is already there.");
    check_refused(
        &["Zelensky", "Putin = Vova"],
        add("Vova"),
        "“Vova” is a name of “Putin” already. If they are the same, merge the two.",
    );
    check_refused(
        &["Zelensky"],
        remove("Zelensky"),
        "“Zelensky” is no longer one of the other names.",
    );
}

#[test]
fn names_may_be_the_same_in_different_kinds() {
    let mut start = speakers(&["Zelensky"]);
    add_entity(&mut start, 2, "proposition", "It is so");
    let (done, _) = do_edit(
        &start,
        &rename_entity(&start, id(1), "It is so", false).unwrap(),
    );
    assert_eq!(names(&done), ["It is so", "It is so"]);
}

#[test]
fn two_entities_become_one() {
    let merge = |start: &Project| merge_entities(start, id(1), id(2));
    check(
        &["Zelensky = Ze", "Zelenskyy = ze = President", "Putin"],
        merge,
        &["Zelensky = Ze = Zelenskyy = President", "Putin"],
    );
    let mut start = speakers(&["Zelensky", "Zelenskyy"]);
    for (span, article, entity) in [(1, 1, 1), (2, 1, 2), (3, 2, 2)] {
        point(&mut start, span, article, entity);
    }
    let (start, _) = do_edit(&start, &Edit::RemoveArticle(id(2)));
    let edit = merge(&start).unwrap();
    assert_eq!(
        &*describe(&start, &edit),
        "Merge speaker “Zelenskyy” into “Zelensky”"
    );
    let (done, inverse) = do_edit(&start, &edit);
    check_indexes(&done);
    let spans = |project: &Project, entity| -> Vec<SpanId> {
        let spans = project.span_entries_of_entity(id(entity));
        spans.map(|span| span.id).collect()
    };
    assert_eq!(
        spans(&done, 1),
        [id(1), id(2), id(3)],
        "also in what was removed"
    );
    assert_eq!(spans(&done, 2), []);
    let (undone, _) = do_edit(&done, &inverse);
    assert_eq!(spans(&undone, 2), [id(2), id(3)]);
}

#[test]
fn an_entity_that_spans_point_at_is_deleted_in_one_step() {
    let mut start = speakers(&["Zelensky", "Putin"]);
    point(&mut start, 1, 1, 1);
    point(&mut start, 2, 1, 2);
    let edit = delete_entity(&start, id(1)).unwrap();
    assert_eq!(&*describe(&start, &edit), "Delete speaker “Zelensky”");
    let (done, inverse) = do_edit(&start, &edit);
    assert_eq!(names(&done), ["Putin"]);
    assert!(done.span(id(1)).unwrap().attributes.is_empty());
    assert_eq!(done.span(id(2)), start.span(id(2)));
    let (undone, _) = do_edit(&done, &inverse);
    assert_eq!(content(&undone), content(&start));
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let mut start = speakers(&["Zelensky"]);
    add_entity(&mut start, 2, "proposition", "It is so");
    let words = |keep, gone| {
        merge_entities(&start, id(keep), id(gone))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        words(1, 1),
        "That is one and the same entry. Choose another one."
    );
    assert_eq!(words(1, 9), "That entry is no longer there.");
    assert_eq!(
        words(1, 2),
        "A proposition cannot be merged with a speaker: only entries of one kind can."
    );
    assert_eq!(delete_entity(&start, id(9)), Err(Refusal::NoSuchEntity));
}

/// Which of the functions that build edits of entities is called, with what.
#[derive(Clone, Debug)]
enum Wish {
    Merge,
    Rename(bool),
    AddAlias,
    RemoveAlias,
    Delete,
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn an_edit_of_entities_and_its_inverse_leave_what_was_there(
        stock in stock(),
        drafts in drafts(0..60),
        wish in select(vec![
            Wish::Merge, Wish::Rename(true), Wish::Rename(false), Wish::AddAlias,
            Wish::RemoveAlias, Wish::Delete,
        ]),
        dice in any::<[Index; 2]>(),
        new in "[a-c!]{0,2}",
    ) {
        let mut hand = Hand::new(5, 1, 1000, &stock);
        let start = hand.project(&drafts);
        let entities: Vec<&Arc<Entity>> = start.entities().collect();
        prop_assume!(!entities.is_empty());
        let [one, other] = dice.map(|dice| *dice.get(&entities));
        let edit = match wish {
            Wish::Merge => merge_entities(&start, one.id, other.id),
            Wish::Rename(keep) => rename_entity(&start, one.id, &new, keep),
            Wish::AddAlias => add_alias(&start, one.id, &new),
            Wish::RemoveAlias => remove_alias(&start, one.id, &one.aliases[0]),
            Wish::Delete => delete_entity(&start, one.id),
        };
        let Ok(edit) = edit else { return Ok(()) };
        let done = apply(&start, &edit, hand.stamp(&start)).unwrap();
        check_indexes(&done.project);
        let gone = match wish {
            Wish::Merge => Some(other.id),
            Wish::Delete => Some(one.id),
            _ => None,
        };
        if let Some(gone) = gone {
            prop_assert!(done.project.entity(gone).is_none());
            let points_there = |record: &Record| matches!(record, Record::Span(_, Some(span))
                if span.attributes.values().any(|value| *value == Value::Entity(gone)));
            prop_assert!(!records(&done.project).values().any(|(record, _)| points_there(record)));
        }
        let undone = apply(&done.project, &done.inverse, hand.stamp(&done.project)).unwrap();
        prop_assert_eq!(content(&undone.project), content(&start));
        let redone = apply(&undone.project, &undone.inverse, hand.stamp(&undone.project)).unwrap();
        prop_assert_eq!(content(&redone.project), content(&done.project));
    }

    #[test]
    fn whoever_is_called_so_is_suggested_first(
        names in prop::collection::vec("[abcé]{1,5}( [abß]{1,5})?", 1..12), dice: Index,
    ) {
        let mut project = project(&[]);
        project.put(Record::from(article(1, "A", "a")), Stamp::ZERO);
        for (number, name) in (1..).zip(&names) {
            add_entity(&mut project, number, "speaker", name);
        }
        let wanted = dice.get(&names);
        let typed = Folding::ALL.fold(wanted).to_uppercase();
        let found = suggestions(&project, "speaker", &typed, usize::MAX);
        prop_assert_eq!(found[0].closeness, Closeness::Same);
        prop_assert_eq!(Folding::ALL.fold(&found[0].name), Folding::ALL.fold(wanted));
        prop_assert!(found.is_sorted_by_key(|one| one.closeness));
        prop_assert!(exact(&project, "speaker", &typed).is_some());
        let mut entities: Vec<EntityId> = found.iter().map(|one| one.entity).collect();
        entities.sort_unstable();
        entities.dedup();
        prop_assert_eq!(entities.len(), found.len(), "each once");
    }
}
