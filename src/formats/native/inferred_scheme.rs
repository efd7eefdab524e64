//! A scheme for spans that came without one: what they use, and no more but the rules that fit every
//! scheme.
//!
//! Merged into a project that has a scheme, it adds only the names which that one lacks.

use std::collections::BTreeMap;

use super::scheme::from_json::short_name;
use crate::model::{
    Attribute, AttributeKind, Color, EntityKind, Label, Name, Project, RelationType, Rule, Scheme,
    Underline, UnknownFields, Value,
};

/// The labels, attributes, entity kinds and relation types that the records of a project use.
/// Labels and relation types come in the order of their first use, the others by name.
pub(in crate::formats) fn infer(project: &Project) -> Scheme {
    let mut scheme = Scheme {
        rules: Rule::general(),
        ..Scheme::default()
    };
    let mut kinds: BTreeMap<Name, AttributeKind> = BTreeMap::new();
    for span in project.spans() {
        let place = scheme.label_position(&span.label).unwrap_or_else(|| {
            scheme.labels.push(label(&span.label, &scheme.labels));
            scheme.labels.len() - 1
        });
        for (name, value) in &span.attributes {
            if let Some(label) = scheme.labels.get_mut(place)
                && !label.attributes.contains(name)
            {
                label.attributes.push(Name::clone(name));
            }
            note_kind(
                kinds
                    .entry(Name::clone(name))
                    .or_insert_with(|| kind(project, value)),
                value,
            );
        }
    }
    scheme.attributes = kinds
        .into_iter()
        .map(|(name, kind)| Attribute {
            name,
            key: None,
            kind,
            is_required: false,
            default: None,
            guideline: Name::from(""),
            unknown: UnknownFields::new(),
        })
        .collect();
    for entity in project.entities() {
        if !scheme
            .entity_kinds
            .iter()
            .any(|known| known.name == entity.kind)
        {
            scheme.entity_kinds.push(EntityKind {
                name: Name::clone(&entity.kind),
                guideline: Name::from(""),
                unknown: UnknownFields::new(),
            });
        }
    }
    infer_relation_types(project, &mut scheme);
    scheme
}

/// A label that looks like none of those before it, as far as there are enough looks.
pub(in crate::formats) fn label(name: &Name, before: &[Label]) -> Label {
    let key = name
        .chars()
        .flat_map(char::to_lowercase)
        .next()
        .filter(|key| key.is_alphabetic() && before.iter().all(|other| other.key != Some(*key)));
    Label {
        name: Name::clone(name),
        short: short_name(name),
        key,
        color: Color::ALL
            .into_iter()
            .cycle()
            .nth(before.len())
            .unwrap_or(Color::Grey),
        underline: Underline::ALL
            .into_iter()
            .cycle()
            .nth(before.len())
            .unwrap_or(Underline::Solid),
        attributes: Vec::new(),
        guideline: Name::from(""),
        unknown: UnknownFields::new(),
    }
}

/// The kind of an attribute that has this value.
fn kind(project: &Project, value: &Value) -> AttributeKind {
    match value {
        Value::Choice(_) => AttributeKind::Choice(Vec::new()),
        Value::Choices(_) => AttributeKind::Choices(Vec::new()),
        Value::YesNo(_) => AttributeKind::YesNo,
        Value::Text(_) => AttributeKind::Text,
        Value::Entity(id) => AttributeKind::Entity(
            project
                .entity(*id)
                .map_or_else(|| Name::from(""), |entity| Name::clone(&entity.kind)),
        ),
    }
}

/// Adds the options that a value shows an attribute to have.
fn note_kind(kind: &mut AttributeKind, value: &Value) {
    let (options, used) = match (kind, value) {
        (AttributeKind::Choice(options), Value::Choice(choice)) => {
            (options, std::slice::from_ref(choice))
        }
        (AttributeKind::Choices(options), Value::Choices(choices)) => (options, choices.as_slice()),
        _ => return,
    };
    for option in used {
        if !options.contains(option) {
            options.push(Name::clone(option));
        }
    }
}

fn infer_relation_types(project: &Project, scheme: &mut Scheme) {
    for relation in project.relations() {
        let ends = project.span(relation.from).zip(project.span(relation.to));
        let Some(ends) = ends.map(|(from, to)| (Name::clone(&from.label), Name::clone(&to.label)))
        else {
            continue;
        };
        let name = &relation.relation_type;
        match scheme
            .relation_types
            .iter_mut()
            .find(|known| known.name == *name)
        {
            Some(known) if known.ends.contains(&ends) => {}
            Some(known) => known.ends.push(ends),
            None => scheme.relation_types.push(RelationType {
                name: Name::clone(name),
                ends: vec![ends],
                guideline: Name::from(""),
                unknown: UnknownFields::new(),
            }),
        }
    }
}
