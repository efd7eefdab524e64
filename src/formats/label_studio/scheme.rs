//! The labelling configuration as a scheme, and the other way round.

use std::collections::{BTreeMap, BTreeSet};

use super::config::{Config, Control, ControlKind, YES_NO};
use crate::formats::native::inferred_scheme;
use crate::model::{
    Attribute, AttributeKind, Name, Project, RelationType, Scheme, UnknownFields, Value,
};

/// A scheme of what the spans use, with what the configuration has beside that, in its order.
pub(super) fn of(mut scheme: Scheme, config: &Config) -> Scheme {
    for label in &config.labels {
        if scheme.label(label).is_none() {
            let label = inferred_scheme::label(&Name::from(&**label), &scheme.labels);
            scheme.labels.push(label);
        }
    }
    let place = |name: &str| {
        let place = config.labels.iter().position(|label| label == name);
        place.unwrap_or(usize::MAX)
    };
    scheme.labels.sort_by_key(|label| place(&label.name));
    for control in &config.controls {
        let name = Name::from(&*control.name);
        let told = kind(&control.kind);
        match scheme.attributes.iter_mut().find(|one| one.name == name) {
            Some(known) => extend(&mut known.kind, told),
            None => scheme.attributes.push(attribute(&name, told)),
        }
        for label in &mut scheme.labels {
            let is_asked = control.labels.is_empty()
                || control.labels.iter().any(|asked| **asked == *label.name);
            if is_asked && !label.attributes.contains(&name) {
                label.attributes.push(Name::clone(&name));
            }
        }
    }
    for relation in &config.relations {
        if scheme.relation_type(relation).is_none() {
            let labels = || scheme.labels.iter().map(|label| &label.name);
            let ends = labels().flat_map(|from| labels().map(move |to| (from.clone(), to.clone())));
            scheme.relation_types.push(RelationType {
                name: Name::from(&**relation),
                ends: ends.collect(),
                guideline: Name::from(""),
                unknown: UnknownFields::new(),
            });
        }
    }
    scheme
}

fn kind(control: &ControlKind) -> AttributeKind {
    match control {
        yes_no if yes_no.is_yes_no() => AttributeKind::YesNo,
        ControlKind::Choices {
            options,
            are_several,
        } => {
            let options = options.iter().map(|option| Name::from(&**option)).collect();
            if *are_several {
                AttributeKind::Choices(options)
            } else {
                AttributeKind::Choice(options)
            }
        }
        ControlKind::Text => AttributeKind::Text,
    }
}

/// Puts the options of the configuration before those that only the spans have.
fn extend(known: &mut AttributeKind, told: AttributeKind) {
    if let (
        AttributeKind::Choice(used) | AttributeKind::Choices(used),
        AttributeKind::Choice(mut options) | AttributeKind::Choices(mut options),
    ) = (known, told)
    {
        for option in used.drain(..) {
            if !options.contains(&option) {
                options.push(option);
            }
        }
        *used = options;
    }
}

fn attribute(name: &Name, kind: AttributeKind) -> Attribute {
    Attribute {
        name: Name::clone(name),
        key: None,
        kind,
        is_required: false,
        default: None,
        guideline: Name::from(""),
        unknown: UnknownFields::new(),
    }
}

/// The configuration for a project: its scheme and what its spans use beyond that. `text` is the name
/// of the tag of the text.
pub(super) fn config(project: &Project, text: &str) -> Config {
    let scheme = project.scheme();
    let mut config = Config {
        texts: [(text.to_owned(), "text".to_owned())].into(),
        ..Config::default()
    };
    let labels = scheme.labels.iter().map(|label| &label.name);
    push_all(
        &mut config.labels,
        labels.chain(project.spans().map(|span| &span.label)),
    );
    let types = scheme.relation_types.iter().map(|one| &one.name);
    push_all(
        &mut config.relations,
        types.chain(project.relations().map(|one| &one.relation_type)),
    );
    config.controls = uses(project)
        .into_iter()
        .map(|(name, used)| control(scheme, name, &used))
        .collect();
    config
}

fn push_all<'n>(list: &mut Vec<String>, names: impl Iterator<Item = &'n Name>) {
    let mut seen: BTreeSet<&Name> = BTreeSet::new();
    list.extend(
        names
            .filter(|name| seen.insert(name))
            .map(ToString::to_string),
    );
}

/// How an attribute is used.
#[derive(Default)]
struct Use<'p> {
    labels: BTreeSet<&'p Name>,
    values: Vec<&'p Value>,
}

/// The attributes of the scheme and of the spans, by name.
fn uses(project: &Project) -> BTreeMap<&Name, Use<'_>> {
    let mut uses: BTreeMap<&Name, Use<'_>> = BTreeMap::new();
    for label in &project.scheme().labels {
        for attribute in project.scheme().attributes_of(label) {
            let used = uses.entry(&attribute.name).or_default();
            used.labels.insert(&label.name);
        }
    }
    for span in project.spans() {
        for (name, value) in &span.attributes {
            let used = uses.entry(name).or_default();
            used.labels.insert(&span.label);
            used.values.push(value);
        }
    }
    uses
}

fn control(scheme: &Scheme, name: &Name, used: &Use<'_>) -> Control {
    let told = scheme.attribute(name).map(|attribute| &attribute.kind);
    let is_text = match told {
        _ if !used.values.is_empty() => used.values.iter().any(|value| is_words(value)),
        Some(kind) => matches!(kind, AttributeKind::Text | AttributeKind::Entity(_)),
        None => true,
    };
    let kind = if is_text {
        ControlKind::Text
    } else {
        choices(told, used)
    };
    let labels: Vec<String> = used.labels.iter().map(ToString::to_string).collect();
    Control {
        name: name.to_string(),
        kind,
        // Commas stand between labels, so one that has a comma cannot be named.
        labels: if labels.iter().any(|label| label.contains(',')) {
            Vec::new()
        } else {
            labels
        },
    }
}

/// Whether a value is none of a list of options.
pub(super) fn is_words(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Entity(_))
}

fn choices(told: Option<&AttributeKind>, used: &Use<'_>) -> ControlKind {
    let mut options: Vec<String> = Vec::new();
    let mut add = |option: &str| {
        if !options.iter().any(|known| known == option) {
            options.push(option.to_owned());
        }
    };
    if let Some(kind) = told {
        for option in kind.options() {
            add(option);
        }
    }
    let is_yes_no = matches!(told, Some(AttributeKind::YesNo));
    if is_yes_no || used.values.iter().any(|one| matches!(one, Value::YesNo(_))) {
        for option in YES_NO {
            add(option);
        }
    }
    let mut are_several = matches!(told, Some(AttributeKind::Choices(_)));
    for value in &used.values {
        match value {
            Value::Choice(choice) => add(choice),
            Value::Choices(choices) => {
                are_several = true;
                for choice in choices {
                    add(choice);
                }
            }
            Value::YesNo(_) | Value::Text(_) | Value::Entity(_) => {}
        }
    }
    ControlKind::Choices {
        options,
        are_several,
    }
}
