//! What makes a scheme sound. Schemes come from files as they are; one that a user sets must be sound.

use std::collections::BTreeSet;

use super::{SchemeFault, SchemePart, SchemeProblem};
use crate::model::{Attribute, AttributeKind, Name, Need, Rule, RuleKind, Scheme, Value};

/// Checks a scheme: names of one kind differ and none is empty, keys of labels and attributes differ
/// and are letters, what is named is there, and defaults fit.
///
/// # Errors
///
/// The first fault.
pub fn check_scheme(scheme: &Scheme) -> Result<(), SchemeFault> {
    scheme_faults(scheme).into_iter().next().map_or(Ok(()), Err)
}

/// All that keeps a scheme from being sound; nothing if it is. See [`check_scheme`].
pub fn scheme_faults(scheme: &Scheme) -> Vec<SchemeFault> {
    let mut faults = Vec::new();
    let labels = scheme.labels.iter().map(|one| &one.name);
    check_names(SchemePart::Label, labels, &mut faults);
    let attributes = scheme.attributes.iter().map(|one| &one.name);
    check_names(SchemePart::Attribute, attributes, &mut faults);
    let kinds = scheme.entity_kinds.iter().map(|one| &one.name);
    check_names(SchemePart::EntityKind, kinds, &mut faults);
    let types = scheme.relation_types.iter().map(|one| &one.name);
    check_names(SchemePart::RelationType, types, &mut faults);
    let rules = scheme.rules.iter().map(|one| &one.name);
    check_names(SchemePart::Rule, rules, &mut faults);
    check_keys(scheme, &mut faults);
    for (position, label) in scheme.labels.iter().enumerate() {
        let at = fault(SchemePart::Label, position, &label.name);
        let missing = label.attributes.iter();
        let missing = missing.filter_map(|name| has(scheme, SchemePart::Attribute, name).err());
        faults.extend(missing.map(at));
    }
    for (position, attribute) in scheme.attributes.iter().enumerate() {
        let at = fault(SchemePart::Attribute, position, &attribute.name);
        faults.extend(attribute_problems(scheme, attribute).into_iter().map(at));
    }
    for (position, relation_type) in scheme.relation_types.iter().enumerate() {
        let at = fault(SchemePart::RelationType, position, &relation_type.name);
        let ends = relation_type.ends.iter().flat_map(|(from, to)| [from, to]);
        let missing = ends.filter_map(|name| has(scheme, SchemePart::Label, name).err());
        faults.extend(missing.map(at));
    }
    for (position, rule) in scheme.rules.iter().enumerate() {
        let at = fault(SchemePart::Rule, position, &rule.name);
        faults.extend(check_rule(scheme, rule).err().map(at));
    }
    faults
}

/// Makes a fault of a problem with one definition.
fn fault(part: SchemePart, position: usize, name: &Name) -> impl Fn(SchemeProblem) -> SchemeFault {
    move |problem| SchemeFault {
        part,
        position,
        name: Name::clone(name),
        problem,
    }
}

fn check_names<'a>(
    part: SchemePart,
    names: impl Iterator<Item = &'a Name>,
    faults: &mut Vec<SchemeFault>,
) {
    let mut seen = BTreeSet::new();
    for (position, name) in names.enumerate() {
        let at = fault(part, position, name);
        if name.trim().is_empty() {
            faults.push(at(SchemeProblem::NoName));
        } else if !seen.insert(name) {
            faults.push(at(SchemeProblem::NameTwice));
        }
    }
}

fn check_keys(scheme: &Scheme, faults: &mut Vec<SchemeFault>) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let of_labels = scheme.labels.iter().enumerate();
    let of_attributes = scheme.attributes.iter().enumerate();
    let keys = of_labels
        .map(|(position, one)| (SchemePart::Label, position, &one.name, one.key))
        .chain(
            of_attributes
                .map(|(position, one)| (SchemePart::Attribute, position, &one.name, one.key)),
        );
    for (part, position, name, key) in keys {
        let Some(key) = key else { continue };
        let at = fault(part, position, name);
        if !key.is_alphabetic() {
            faults.push(at(SchemeProblem::NoLetter(key)));
        } else if !seen.insert(letter(key)) {
            faults.push(at(SchemeProblem::KeyTwice(key)));
        }
    }
}

/// The key of the keyboard that a letter means: Shift does something else with the same one.
pub(super) fn letter(key: char) -> String {
    key.to_lowercase().collect()
}

/// Checks that the scheme has a definition of this name.
fn has(scheme: &Scheme, part: SchemePart, name: &Name) -> Result<(), SchemeProblem> {
    let is_there = match part {
        SchemePart::Label => scheme.label(name).is_some(),
        SchemePart::Attribute => scheme.attribute(name).is_some(),
        SchemePart::EntityKind => scheme.entity_kind(name).is_some(),
        SchemePart::RelationType => scheme.relation_type(name).is_some(),
        SchemePart::Rule => scheme.rules.iter().any(|rule| rule.name == *name),
    };
    if is_there {
        Ok(())
    } else {
        Err(SchemeProblem::Missing(part, Name::clone(name)))
    }
}

fn attribute_problems(scheme: &Scheme, attribute: &Attribute) -> Vec<SchemeProblem> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for option in attribute.kind.options() {
        if option.trim().is_empty() {
            problems.push(SchemeProblem::NoOptionName);
        } else if !seen.insert(option) {
            problems.push(SchemeProblem::OptionTwice(Name::clone(option)));
        }
    }
    if let AttributeKind::Entity(kind) = &attribute.kind {
        problems.extend(has(scheme, SchemePart::EntityKind, kind).err());
    }
    let fits = match &attribute.default {
        None => true,
        Some(Value::Entity(_)) => false,
        Some(value) => attribute.kind.takes(value),
    };
    if !fits {
        problems.push(SchemeProblem::DefaultDoesNotFit);
    }
    problems
}

/// Checks that what a rule names is in the scheme.
pub(super) fn check_rule(scheme: &Scheme, rule: &Rule) -> Result<(), SchemeProblem> {
    match &rule.kind {
        RuleKind::Needs { label, any_of } => {
            has(scheme, SchemePart::Label, label)?;
            any_of.iter().try_for_each(|need| match need {
                Need::Relation(name) => has(scheme, SchemePart::RelationType, name),
                Need::Attribute(name) => has(scheme, SchemePart::Attribute, name),
            })
        }
        RuleKind::BothSides {
            asserting,
            denying,
            about,
            through,
            by,
        } => {
            has(scheme, SchemePart::Label, asserting)?;
            has(scheme, SchemePart::Label, denying)?;
            has(scheme, SchemePart::RelationType, through)?;
            takes_entities(scheme, about)?;
            takes_entities(scheme, by)
        }
        RuleKind::RequiredAttributes
        | RuleKind::IdenticalSpans
        | RuleKind::PartialWords
        | RuleKind::InExcludedRegion
        | RuleKind::UnusedEntities => Ok(()),
    }
}

fn takes_entities(scheme: &Scheme, name: &Name) -> Result<(), SchemeProblem> {
    has(scheme, SchemePart::Attribute, name)?;
    let kind = scheme.attribute(name).map(|attribute| &attribute.kind);
    match kind {
        Some(AttributeKind::Entity(_)) => Ok(()),
        _ => Err(SchemeProblem::TakesNoEntities(Name::clone(name))),
    }
}
