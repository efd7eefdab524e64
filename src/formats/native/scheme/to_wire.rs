//! From a scheme to the serde types.

use super::wire;
use crate::formats::native::attributes::WrittenValue;
use crate::formats::native::to_wire::strings;
use crate::formats::native::wire::{Stamp, Unknown};
use crate::model::{
    Attribute, AttributeKind, EntityKind, Label, Need, RelationType, Rule, RuleKind, Scheme,
};

/// A scheme, with its stamp if it is the record of a project.
pub(in crate::formats::native) fn scheme(
    scheme: &Scheme,
    stamp: Option<Stamp>,
) -> wire::Scheme<'_> {
    wire::Scheme {
        name: &scheme.name,
        version: scheme.version,
        guidelines: &scheme.guidelines,
        labels: scheme.labels.iter().map(label).collect(),
        attributes: scheme.attributes.iter().map(attribute).collect(),
        entity_kinds: scheme.entity_kinds.iter().map(entity_kind).collect(),
        relation_types: scheme.relation_types.iter().map(relation_type).collect(),
        rules: scheme.rules.iter().map(rule).collect(),
        stamp,
        unknown: Unknown::all(&scheme.unknown),
    }
}

fn label(label: &Label) -> wire::Label<'_> {
    wire::Label {
        name: &label.name,
        short: &label.short,
        key: label.key,
        color: label.color.name(),
        underline: label.underline.name(),
        attributes: strings(&label.attributes),
        guideline: &label.guideline,
        unknown: Unknown::all(&label.unknown),
    }
}

fn attribute(attribute: &Attribute) -> wire::Attribute<'_> {
    let kind = match &attribute.kind {
        AttributeKind::Choice(options) => wire::AttributeKind::Choice {
            options: strings(options),
        },
        AttributeKind::Choices(options) => wire::AttributeKind::Choices {
            options: strings(options),
        },
        AttributeKind::YesNo => wire::AttributeKind::YesNo,
        AttributeKind::Text => wire::AttributeKind::Text,
        AttributeKind::Entity(kind) => wire::AttributeKind::Entity { entity_kind: kind },
    };
    wire::Attribute {
        name: &attribute.name,
        key: attribute.key,
        kind,
        required: attribute.is_required,
        default: attribute.default.as_ref().map(|value| WrittenValue {
            value,
            is_choice: matches!(attribute.kind, AttributeKind::Choice(_)),
        }),
        guideline: &attribute.guideline,
        unknown: Unknown::all(&attribute.unknown),
    }
}

fn entity_kind(kind: &EntityKind) -> wire::EntityKind<'_> {
    wire::EntityKind {
        name: &kind.name,
        guideline: &kind.guideline,
        unknown: Unknown::all(&kind.unknown),
    }
}

fn relation_type(relation_type: &RelationType) -> wire::RelationType<'_> {
    let ends = relation_type.ends.iter();
    wire::RelationType {
        name: &relation_type.name,
        ends: ends.map(|(from, to)| wire::Ends { from, to }).collect(),
        guideline: &relation_type.guideline,
        unknown: Unknown::all(&relation_type.unknown),
    }
}

fn rule(rule: &Rule) -> wire::Rule<'_> {
    let kind = match &rule.kind {
        RuleKind::Needs { label, any_of } => wire::RuleKind::Needs {
            label,
            any_of: any_of.iter().map(need).collect(),
        },
        RuleKind::RequiredAttributes => wire::RuleKind::RequiredAttributes,
        RuleKind::BothSides {
            asserting,
            denying,
            about,
            through,
            by,
        } => wire::RuleKind::BothSides {
            asserting,
            denying,
            about,
            through,
            by,
        },
        RuleKind::IdenticalSpans => wire::RuleKind::IdenticalSpans,
        RuleKind::PartialWords => wire::RuleKind::PartialWords,
        RuleKind::InExcludedRegion => wire::RuleKind::InExcludedRegion,
        RuleKind::UnusedEntities => wire::RuleKind::UnusedEntities,
    };
    wire::Rule {
        name: &rule.name,
        on: rule.is_on,
        kind,
        unknown: Unknown::all(&rule.unknown),
    }
}

fn need(need: &Need) -> wire::Need<'_> {
    match need {
        Need::Relation(name) => wire::Need::Relation(name),
        Need::Attribute(name) => wire::Need::Attribute(name),
    }
}
