//! The scheme that a new project starts with. The one place that names labels.

use super::{
    Attribute, AttributeKind, Color, EntityKind, Label, Name, RelationType, Scheme, Underline,
    UnknownFields,
};

/// *Claims and denials*: who asserts what, who denies it, on whose say-so.
pub fn claims_and_denials() -> Scheme {
    Scheme {
        name: "Claims and denials".into(),
        labels: vec![
            label(
                ("Claim", "C", 'c'),
                (Color::Blue, Underline::Solid),
                &["proposition", "certainty"],
                "Something is asserted to be so, by the outlet or by somebody it quotes.",
            ),
            label(
                ("Denial", "D", 'd'),
                (Color::Vermilion, Underline::Double),
                &["proposition", "kind"],
                "Somebody says that something is not so, declines to say, or disputes the framing.",
            ),
            label(
                ("Attribution", "A", 'a'),
                (Color::Green, Underline::Dotted),
                &["speaker", "manner", "via"],
                "The words that say whose statement it is: \"the minister told reporters\".",
            ),
        ],
        attributes: vec![
            attribute("proposition", AttributeKind::Entity("proposition".into())),
            attribute(
                "certainty",
                AttributeKind::Choice(names(&["asserted", "hedged", "predicted", "conditional"])),
            ),
            attribute(
                "kind",
                AttributeKind::Choice(names(&[
                    "contradicts",
                    "declines to comment",
                    "disputes the framing",
                ])),
            ),
            attribute("speaker", AttributeKind::Entity("speaker".into())),
            attribute(
                "manner",
                AttributeKind::Choice(names(&["direct", "indirect", "mixed"])),
            ),
            attribute("via", AttributeKind::Text),
        ],
        entity_kinds: vec![
            entity_kind(
                "speaker",
                "A person or body that says things, under one name.",
            ),
            entity_kind(
                "proposition",
                "What is asserted or denied, in one sentence.",
            ),
        ],
        relation_types: vec![
            relation_type(
                "attributed to",
                &[
                    ("Claim", "Attribution"),
                    ("Denial", "Attribution"),
                    ("Attribution", "Attribution"),
                ],
            ),
            relation_type("denies", &[("Denial", "Claim")]),
            relation_type("repeats", &[("Claim", "Claim"), ("Denial", "Denial")]),
        ],
        unknown: UnknownFields::new(),
    }
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

fn attribute(name: &str, kind: AttributeKind) -> Attribute {
    Attribute {
        name: name.into(),
        kind,
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

fn relation_type(name: &str, ends: &[(&str, &str)]) -> RelationType {
    RelationType {
        name: name.into(),
        ends: ends
            .iter()
            .map(|(from, to)| (Name::from(*from), Name::from(*to)))
            .collect(),
        unknown: UnknownFields::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_the_preset_uses_is_defined_in_it() {
        let scheme = claims_and_denials();
        for label in &scheme.labels {
            assert_eq!(scheme.attributes_of(label).count(), label.attributes.len());
        }
        for attribute in &scheme.attributes {
            if let AttributeKind::Entity(kind) = &attribute.kind {
                assert!(scheme.entity_kinds.iter().any(|known| known.name == *kind));
            }
        }
        for (from, to) in scheme.relation_types.iter().flat_map(|kind| &kind.ends) {
            assert!(scheme.label(from).is_some() && scheme.label(to).is_some());
        }
    }
}
