//! Projects to check, made by hand, and what the rules of the preset scheme find in them.

use sayso::model::{
    Entity, Project, Record, Region, Relation, Scheme, Span, SpanId, Stamp, Timestamp,
    UnknownFields, Value,
};
use sayso::query::{Beside, Place, findings, quotation};

use crate::support::marked::{me, place_of};
use crate::support::{id, name};

pub(super) const DENIES_NOTHING: &str = "A denial that denies nothing";
pub(super) const NO_SPEAKER: &str = "An attribution without a speaker";
pub(super) const LOOSE_CLAIM: &str = "A claim without attribution or proposition";
pub(super) const BOTH_SIDES: &str = "A speaker who both asserts and denies the same";
pub(super) const REQUIRED: &str = "A required value that is missing";
pub(super) const TWICE: &str = "The same span twice";
pub(super) const PART_OF_WORD: &str = "A span that begins or ends inside a word";
pub(super) const EXCLUDED: &str = "A span in an excluded region";
pub(super) const UNUSED: &str = "An entry that no span points at";

pub(super) fn put(project: &mut Project, record: impl Into<Record>) {
    project.put(record.into(), Stamp::ZERO);
}

/// Gives an attribute of a span a value.
pub(super) fn set(project: &mut Project, number: u128, attribute: &str, value: Value) {
    let mut changed = Span::clone(project.span(id(number)).unwrap());
    changed.attributes.insert(name(attribute), value);
    put(project, changed);
}

pub(super) fn set_entity(project: &mut Project, number: u128, attribute: &str, entity: u128) {
    set(project, number, attribute, Value::Entity(id(entity)));
}

pub(super) fn add_entity(project: &mut Project, number: u128, kind: &str) {
    let entity = Entity {
        id: id(number),
        kind: name(kind),
        name: name(&format!("{kind} {number}")),
        aliases: Vec::new(),
        unknown: UnknownFields::new(),
    };
    put(project, entity);
}

pub(super) fn link(project: &mut Project, number: u128, relation_type: &str, from: u128, to: u128) {
    let relation = Relation {
        id: id(number),
        relation_type: name(relation_type),
        from: id(from),
        to: id(to),
        annotator: me(),
        created: Timestamp::ZERO,
        unknown: UnknownFields::new(),
    };
    put(project, relation);
}

/// Excludes words of an article, which has them once.
pub(super) fn exclude(project: &mut Project, number: u128, article: u128, words: &str) {
    let range = place_of(&project.article(id(article)).unwrap().text, words);
    let region = Region {
        id: id(number),
        article: id(article),
        range,
        note: name(""),
        annotator: me(),
        unknown: UnknownFields::new(),
    };
    put(project, region);
}

pub(super) fn change_scheme(project: &mut Project, change: impl FnOnce(&mut Scheme)) {
    let mut scheme = Scheme::clone(project.scheme());
    change(&mut scheme);
    put(project, scheme);
}

pub(super) fn rule_of(project: &Project, rule: &str) -> usize {
    let rules = &project.scheme().rules;
    rules.iter().position(|one| &*one.name == rule).unwrap()
}

pub(super) fn words(project: &Project, span: SpanId) -> String {
    let span = project.span(span).unwrap();
    quotation(project.article(span.article).unwrap(), span).into_owned()
}

/// The words that a rule finds, in order; of an entity its name.
pub(super) fn found(project: &Project, rule: &str) -> Vec<String> {
    let findings = findings(project);
    let found = findings.of_rule(rule_of(project, rule)).iter();
    found
        .map(|finding| match finding.place {
            Place::Span { span, .. } => words(project, span),
            Place::Entity(entity) => project.entity(entity).unwrap().name.to_string(),
        })
        .collect()
}

/// The numbers of the spans that are found, each with those beside it.
pub(super) fn found_with(project: &Project, rule: &str) -> Vec<(SpanId, Vec<SpanId>)> {
    let findings = findings(project);
    let found = findings.of_rule(rule_of(project, rule)).iter();
    found
        .map(|finding| {
            let Place::Span { span, .. } = finding.place else {
                panic!("{finding:?} is no span");
            };
            let beside = match &finding.beside {
                Beside::Nothing => Vec::new(),
                Beside::Copies(spans) | Beside::OtherSide { spans, .. } => spans.to_vec(),
            };
            (span, beside)
        })
        .collect()
}
