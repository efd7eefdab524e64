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
    check_names(SchemePart::Label, scheme.labels.iter().map(|one| &one.name))?;
    check_names(
        SchemePart::Attribute,
        scheme.attributes.iter().map(|one| &one.name),
    )?;
    check_names(
        SchemePart::EntityKind,
        scheme.entity_kinds.iter().map(|one| &one.name),
    )?;
    check_names(
        SchemePart::RelationType,
        scheme.relation_types.iter().map(|one| &one.name),
    )?;
    check_names(SchemePart::Rule, scheme.rules.iter().map(|one| &one.name))?;
    check_keys(scheme)?;
    for (position, label) in scheme.labels.iter().enumerate() {
        let at = fault(SchemePart::Label, position, &label.name);
        for name in &label.attributes {
            has(scheme, SchemePart::Attribute, name).map_err(&at)?;
        }
    }
    for (position, attribute) in scheme.attributes.iter().enumerate() {
        let at = fault(SchemePart::Attribute, position, &attribute.name);
        check_attribute(scheme, attribute).map_err(at)?;
    }
    for (position, relation_type) in scheme.relation_types.iter().enumerate() {
        let at = fault(SchemePart::RelationType, position, &relation_type.name);
        for (from, to) in &relation_type.ends {
            has(scheme, SchemePart::Label, from).map_err(&at)?;
            has(scheme, SchemePart::Label, to).map_err(&at)?;
        }
    }
    for (position, rule) in scheme.rules.iter().enumerate() {
        let at = fault(SchemePart::Rule, position, &rule.name);
        check_rule(scheme, rule).map_err(at)?;
    }
    Ok(())
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
) -> Result<(), SchemeFault> {
    let mut seen = BTreeSet::new();
    for (position, name) in names.enumerate() {
        let at = fault(part, position, name);
        if name.trim().is_empty() {
            return Err(at(SchemeProblem::NoName));
        }
        if !seen.insert(name) {
            return Err(at(SchemeProblem::NameTwice));
        }
    }
    Ok(())
}

fn check_keys(scheme: &Scheme) -> Result<(), SchemeFault> {
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
            return Err(at(SchemeProblem::NoLetter(key)));
        }
        if !seen.insert(letter(key)) {
            return Err(at(SchemeProblem::KeyTwice(key)));
        }
    }
    Ok(())
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

fn check_attribute(scheme: &Scheme, attribute: &Attribute) -> Result<(), SchemeProblem> {
    let mut seen = BTreeSet::new();
    for option in attribute.kind.options() {
        if option.trim().is_empty() {
            return Err(SchemeProblem::NoOptionName);
        }
        if !seen.insert(option) {
            return Err(SchemeProblem::OptionTwice(Name::clone(option)));
        }
    }
    if let AttributeKind::Entity(kind) = &attribute.kind {
        has(scheme, SchemePart::EntityKind, kind)?;
    }
    match &attribute.default {
        Some(Value::Entity(_)) => Err(SchemeProblem::DefaultDoesNotFit),
        Some(value) if !attribute.kind.takes(value) => Err(SchemeProblem::DefaultDoesNotFit),
        _ => Ok(()),
    }
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
