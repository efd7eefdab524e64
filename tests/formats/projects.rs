//! Any project: made by any edits, then given whatever else a record can hold.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use sayso::model::{
    Annotator, Article, Color, Entity, Metadata, Name, Need, Project, ProjectInfo, Record,
    RecordKey, Region, Relation, Rule, RuleKind, Scheme, Span, Status, UnknownFields, Value,
};

use crate::support::arbitrary::{Draft, Hand, drafts, stock};
use crate::support::{id, name};

/// What is added to a record.
#[derive(Clone, Debug)]
pub(super) struct Extra {
    record: Index,
    unknown: UnknownFields,
    attributes: BTreeMap<Name, Value>,
    words: Name,
    key: Option<char>,
    number: u32,
    rules: Vec<Rule>,
}

/// Any project.
pub(super) fn projects() -> impl Strategy<Value = Project> {
    (stock(), drafts(0..40), vec(extras(), 0..12)).prop_map(
        |(stock, drafts, extras): (_, Vec<Draft>, Vec<Extra>)| {
            let mut project = Hand::new(0xA1, 1, 1_724_000_000_000, &stock).project(&drafts);
            for extra in &extras {
                let keys: Vec<RecordKey> = project.entries().collect();
                let (record, stamp) = project.entry(*extra.record.get(&keys)).unwrap();
                project.put(with_extra(record, extra), stamp);
            }
            project
        },
    )
}

fn extras() -> impl Strategy<Value = Extra> {
    let json = select(
        &[
            "null",
            "1.50",
            "\"a \\u00e9\\n\"",
            "{\"b\":[1,{}],\"a\":-0.0}",
        ][..],
    );
    // Names that no record has, some of which other forms of the record do.
    let field = prop_oneof![
        "x-[a-z]{1,3}".prop_map(Name::from),
        select(&["deleted", "bytes", "unknown"][..]).prop_map(Name::from),
    ];
    let unknown = proptest::collection::btree_map(field, json.prop_map(Name::from), 0..3);
    let words = "\\PC{0,5}".prop_map(Name::from);
    let attributes = proptest::collection::btree_map(attribute_names(), values(), 0..4);
    let key = proptest::option::of(any::<char>());
    let rules = vec(rules(), 0..4).prop_map(|mut rules| {
        rules.sort();
        rules.dedup_by(|one, other| one.name == other.name);
        rules
    });
    (
        (any::<Index>(), unknown, attributes, words),
        (key, 1..9_u32, rules),
    )
        .prop_map(
            |((record, unknown, attributes, words), (key, number, rules))| Extra {
                record,
                unknown,
                attributes,
                words,
                key,
                number,
                rules,
            },
        )
}

/// Rules of every kind, about anything.
fn rules() -> impl Strategy<Value = Rule> {
    let need = || {
        ("\\PC{0,3}", any::<bool>()).prop_map(|(words, is_relation)| match is_relation {
            true => Need::Relation(words.into()),
            false => Need::Attribute(words.into()),
        })
    };
    let kind = prop_oneof![
        ("\\PC{0,3}", vec(need(), 0..3)).prop_map(|(label, any_of)| RuleKind::Needs {
            label: label.into(),
            any_of,
        }),
        proptest::array::uniform5("\\PC{0,3}").prop_map(|names| {
            let [asserting, denying, about, through, by] = names.map(Name::from);
            RuleKind::BothSides {
                asserting,
                denying,
                about,
                through,
                by,
            }
        }),
        select(
            &[
                RuleKind::RequiredAttributes,
                RuleKind::IdenticalSpans,
                RuleKind::PartialWords,
                RuleKind::InExcludedRegion,
                RuleKind::UnusedEntities,
            ][..]
        ),
    ];
    let unknown = proptest::collection::btree_map(
        "x-[a-z]{1,3}".prop_map(Name::from),
        select(&["null", "[1.0]"][..]).prop_map(Name::from),
        0..2,
    );
    ("[a-z]{1,3}", any::<bool>(), kind, unknown).prop_map(|(name, is_on, kind, unknown)| Rule {
        name: name.into(),
        is_on,
        kind,
        unknown,
    })
}

/// Names of the scheme and others.
fn attribute_names() -> impl Strategy<Value = Name> {
    let known = select(
        &[
            "certainty",
            "kind",
            "manner",
            "via",
            "speaker",
            "proposition",
        ][..],
    );
    prop_oneof![known.prop_map(Name::from), "\\PC{0,3}".prop_map(Name::from)]
}

/// Values of every kind, whether or not the attribute takes them.
fn values() -> impl Strategy<Value = Value> {
    let text = || prop_oneof!["\\PC{0,4}", Just(String::from("hedged"))].prop_map(Name::from);
    prop_oneof![
        text().prop_map(Value::Choice),
        vec(text(), 0..3).prop_map(Value::Choices),
        any::<bool>().prop_map(Value::YesNo),
        text().prop_map(Value::Text),
        (1..9_u128).prop_map(|number| Value::Entity(id(number))),
    ]
}

fn with_extra(record: Record, extra: &Extra) -> Record {
    let unknown = extra.unknown.clone();
    let words = extra.words.clone();
    match record {
        Record::Info(info) => {
            let mut unknown = unknown;
            let top_level = unknown
                .first_key_value()
                .map(|(field, json)| (name(&format!("/x-{field}")), json.clone()));
            unknown.extend(top_level);
            Record::from(ProjectInfo {
                unknown,
                ..ProjectInfo::clone(&info)
            })
        }
        Record::Scheme(scheme) => {
            let mut scheme = Scheme::clone(&scheme);
            for label in &mut scheme.labels {
                label.unknown = unknown.clone();
                label.guideline = words.clone();
                label.key = extra.key;
            }
            let defaults = extra.attributes.values();
            let mut defaults = defaults.filter(|value| !matches!(value, Value::Entity(_)));
            for attribute in &mut scheme.attributes {
                attribute.unknown = unknown.clone();
                attribute.key = extra.key;
                attribute.guideline = words.clone();
                attribute.is_required = extra.number.is_multiple_of(2);
                attribute.default = defaults.next().cloned();
            }
            for kind in &mut scheme.entity_kinds {
                kind.unknown = unknown.clone();
            }
            for relation_type in &mut scheme.relation_types {
                relation_type.unknown = unknown.clone();
                relation_type.guideline = words.clone();
            }
            Record::from(Scheme {
                version: extra.number,
                guidelines: words,
                rules: extra.rules.clone(),
                unknown,
                ..scheme
            })
        }
        Record::Annotator(_, Some(one)) => Record::from(Annotator {
            color: Color::ALL.get(extra.number as usize).copied(),
            unknown,
            ..Annotator::clone(&one)
        }),
        Record::Article(_, Some(article)) => Record::from(Article {
            status: Status::ALL[extra.number as usize % Status::ALL.len()],
            unknown,
            metadata: Metadata {
                outlet: Some(words.clone()),
                author: None,
                date: Some(name("2024-08-19")),
                url: Some(words.clone()),
                language: Some(name("en")),
                file: Some(words),
            },
            ..Article::clone(&article)
        }),
        Record::Entity(_, Some(one)) => Record::from(Entity {
            unknown,
            aliases: vec![words; 2],
            ..Entity::clone(&one)
        }),
        Record::Span(_, Some(span)) => Record::from(Span {
            unknown,
            attributes: extra.attributes.clone(),
            note: words,
            ..Span::clone(&span)
        }),
        Record::Relation(_, Some(one)) => Record::from(Relation {
            unknown,
            ..Relation::clone(&one)
        }),
        Record::Region(_, Some(one)) => Record::from(Region {
            unknown,
            note: words,
            ..Region::clone(&one)
        }),
        tombstone => tombstone,
    }
}

/// A project without its hidden records: what a project file holds of it.
pub(super) fn without_hidden(project: &Project) -> Project {
    let mut rest = Project::new(project.id(), name(""), Scheme::default());
    for key in project.entries() {
        let (record, stamp) = project.entry(key).unwrap();
        let is_hidden = match key {
            RecordKey::Span(id) => project.span(id).is_none(),
            RecordKey::Relation(id) => project.relation(id).is_none(),
            RecordKey::Region(id) => project.region(id).is_none(),
            _ => false,
        };
        if !is_hidden || is_tombstone(&record) {
            rest.put(record, stamp);
        }
    }
    for (id, digest) in project.digests() {
        rest.remember_digest(id, digest);
    }
    rest
}

fn is_tombstone(record: &Record) -> bool {
    matches!(
        record,
        Record::Span(_, None) | Record::Relation(_, None) | Record::Region(_, None)
    )
}

/// The records of two projects that differ, for a failure that can be read.
#[track_caller]
pub(super) fn assert_same(left: &Project, right: &Project) {
    let records = |project: &Project| -> BTreeMap<RecordKey, _> {
        project
            .entries()
            .map(|key| (key, project.entry(key).unwrap()))
            .collect()
    };
    let (ours, theirs) = (records(left), records(right));
    for (key, record) in &ours {
        assert_eq!(Some(record), theirs.get(key));
    }
    assert_eq!(ours.len(), theirs.len());
    assert!(left == right, "the projects differ in their ids or digests");
}
