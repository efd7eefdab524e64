//! The schemes that come with Sayso, a file each. The one place that names labels.

mod attribution_relations;
mod claims_and_denials;

pub use attribution_relations::attribution_relations;
pub use claims_and_denials::{ATTRIBUTED_TO, PAIRING_RELATIONS, SPEAKER, claims_and_denials};

use super::{
    Attribute, AttributeKind, Color, EntityKind, Label, Name, RelationType, Rule, Scheme,
    Underline, UnknownFields,
};

/// Every scheme that a project can begin with, the usual one first.
pub fn presets() -> [Scheme; 2] {
    [claims_and_denials(), attribution_relations()]
}

fn names(names: &[&str]) -> Vec<Name> {
    names.iter().map(|name| Name::from(*name)).collect()
}

fn label(
    (name, short, key): (&str, &str, char),
    (color, underline): (Color, Underline),
    attributes: &[&str],
    guideline: &str,
) -> Label {
    Label {
        name: name.into(),
        short: short.into(),
        key: Some(key),
        color,
        underline,
        attributes: names(attributes),
        guideline: guideline.into(),
        unknown: UnknownFields::new(),
    }
}

fn attribute((name, key): (&str, char), kind: AttributeKind, guideline: &str) -> Attribute {
    Attribute {
        name: name.into(),
        key: Some(key),
        kind,
        is_required: false,
        default: None,
        guideline: guideline.into(),
        unknown: UnknownFields::new(),
    }
}

fn entity_kind(name: &str, guideline: &str) -> EntityKind {
    EntityKind {
        name: name.into(),
        guideline: guideline.into(),
        unknown: UnknownFields::new(),
    }
}

fn relation_type(name: &str, ends: &[(&str, &str)], guideline: &str) -> RelationType {
    RelationType {
        name: name.into(),
        ends: ends
            .iter()
            .map(|(from, to)| (Name::from(*from), Name::from(*to)))
            .collect(),
        guideline: guideline.into(),
        unknown: UnknownFields::new(),
    }
}

/// Rules of a scheme's own, before those that fit every scheme.
fn with_general(own: impl IntoIterator<Item = Rule>) -> Vec<Rule> {
    own.into_iter().chain(Rule::general()).collect()
}
