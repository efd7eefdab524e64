//! Where a scheme names what: every place that holds the name of a label, an attribute, an option, an
//! entity kind or a relation type. Definitions come first, in the order of the scheme.

use crate::model::{Attribute, AttributeKind, Name, Need, Rule, RuleKind, Scheme, Value};

/// The names of labels.
pub(super) fn label_names(scheme: &mut Scheme) -> impl Iterator<Item = &mut Name> {
    let labels = scheme.labels.iter_mut().map(|label| &mut label.name);
    let types = scheme.relation_types.iter_mut();
    let ends = types.flat_map(|one| &mut one.ends);
    let ends = ends.flat_map(|(from, to)| [from, to]);
    labels
        .chain(ends)
        .chain(scheme.rules.iter_mut().flat_map(labels_of_rule))
}

fn labels_of_rule(rule: &mut Rule) -> Vec<&mut Name> {
    match &mut rule.kind {
        RuleKind::Needs { label, .. } => vec![label],
        RuleKind::BothSides {
            asserting, denying, ..
        } => vec![asserting, denying],
        _ => Vec::new(),
    }
}

/// The names of attributes.
pub(super) fn attribute_names(scheme: &mut Scheme) -> impl Iterator<Item = &mut Name> {
    let attributes = scheme.attributes.iter_mut().map(|one| &mut one.name);
    let of_labels = scheme.labels.iter_mut().flat_map(|one| &mut one.attributes);
    attributes
        .chain(of_labels)
        .chain(scheme.rules.iter_mut().flat_map(attributes_of_rule))
}

fn attributes_of_rule(rule: &mut Rule) -> Vec<&mut Name> {
    match &mut rule.kind {
        RuleKind::Needs { any_of, .. } => any_of
            .iter_mut()
            .filter_map(|need| match need {
                Need::Attribute(name) => Some(name),
                Need::Relation(_) => None,
            })
            .collect(),
        RuleKind::BothSides { about, by, .. } => vec![about, by],
        _ => Vec::new(),
    }
}

/// The names of an attribute's options.
pub(super) fn option_names(attribute: &mut Attribute) -> impl Iterator<Item = &mut Name> {
    let options = match &mut attribute.kind {
        AttributeKind::Choice(options) | AttributeKind::Choices(options) => options.as_mut_slice(),
        AttributeKind::YesNo | AttributeKind::Text | AttributeKind::Entity(_) => &mut [],
    };
    let in_default = match &mut attribute.default {
        Some(Value::Choice(choice)) => std::slice::from_mut(choice),
        Some(Value::Choices(choices)) => choices.as_mut_slice(),
        _ => &mut [],
    };
    options.iter_mut().chain(in_default)
}

/// The names of entity kinds.
pub(super) fn entity_kind_names(scheme: &mut Scheme) -> impl Iterator<Item = &mut Name> {
    let kinds = scheme.entity_kinds.iter_mut().map(|kind| &mut kind.name);
    let attributes = scheme.attributes.iter_mut();
    kinds.chain(attributes.filter_map(|one| match &mut one.kind {
        AttributeKind::Entity(kind) => Some(kind),
        _ => None,
    }))
}

/// The names of relation types.
pub(super) fn relation_type_names(scheme: &mut Scheme) -> impl Iterator<Item = &mut Name> {
    let types = scheme.relation_types.iter_mut().map(|one| &mut one.name);
    types.chain(scheme.rules.iter_mut().flat_map(relation_types_of_rule))
}

fn relation_types_of_rule(rule: &mut Rule) -> Vec<&mut Name> {
    match &mut rule.kind {
        RuleKind::Needs { any_of, .. } => any_of
            .iter_mut()
            .filter_map(|need| match need {
                Need::Relation(name) => Some(name),
                Need::Attribute(_) => None,
            })
            .collect(),
        RuleKind::BothSides { through, .. } => vec![through],
        _ => Vec::new(),
    }
}
