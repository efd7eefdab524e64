//! What goes from a draft, and what goes with it.

use super::Draft;
use crate::edit::SchemePart;
use crate::model::{Attribute, Name, Need, RuleKind, Scheme, Value};

impl Draft {
    /// Removes a definition with what refers to it. None if it is not there.
    pub(super) fn remove(&mut self, part: SchemePart, position: usize) -> Option<()> {
        let handle = self.handle(part, position).cloned();
        let inner = &mut self.inner;
        match (part, handle) {
            (SchemePart::Label, Some(handle)) => {
                inner.labels.remove(position);
                for relation_type in &mut inner.relation_types {
                    let ends = &mut relation_type.ends;
                    ends.retain(|(from, to)| *from != handle && *to != handle);
                }
                inner.rules.retain(|rule| match &rule.kind {
                    RuleKind::Needs { label, .. } => *label != handle,
                    RuleKind::BothSides {
                        asserting, denying, ..
                    } => *asserting != handle && *denying != handle,
                    _ => true,
                });
            }
            (SchemePart::Attribute, Some(handle)) => {
                inner.attributes.remove(position);
                for label in &mut inner.labels {
                    label.attributes.retain(|name| *name != handle);
                }
                drop_need(inner, &Need::Attribute(Name::clone(&handle)));
                inner.rules.retain(|rule| match &rule.kind {
                    RuleKind::BothSides { about, by, .. } => *about != handle && *by != handle,
                    _ => true,
                });
            }
            (SchemePart::RelationType, Some(handle)) => {
                inner.relation_types.remove(position);
                drop_need(inner, &Need::Relation(Name::clone(&handle)));
                inner.rules.retain(|rule| match &rule.kind {
                    RuleKind::BothSides { through, .. } => *through != handle,
                    _ => true,
                });
            }
            (SchemePart::EntityKind, Some(_)) => {
                inner.entity_kinds.remove(position);
            }
            (SchemePart::Rule, _) => {
                inner.rules.get(position)?;
                inner.rules.remove(position);
            }
            (_, None) => return None,
        }
        Some(())
    }

    /// Takes out of a definition what is not there and what does not fit.
    pub(super) fn drop_unfit(&mut self, part: SchemePart, position: usize) -> Option<()> {
        let Scheme {
            labels,
            attributes,
            relation_types,
            ..
        } = &mut self.inner;
        match part {
            SchemePart::Label => {
                let is_there = |name: &Name| attributes.iter().any(|one| one.name == *name);
                labels.get_mut(position)?.attributes.retain(is_there);
            }
            SchemePart::Attribute => {
                let Attribute { kind, default, .. } = attributes.get_mut(position)?;
                let is_entity = |value: &Value| matches!(value, Value::Entity(_));
                default.take_if(|value| is_entity(value) || !kind.takes(value));
            }
            SchemePart::RelationType => {
                let is_there = |name: &Name| labels.iter().any(|one| one.name == *name);
                let ends = &mut relation_types.get_mut(position)?.ends;
                ends.retain(|(from, to)| is_there(from) && is_there(to));
            }
            SchemePart::EntityKind | SchemePart::Rule => {}
        }
        Some(())
    }

    /// Removes an option of an attribute, also from its default value.
    pub(super) fn remove_option(&mut self, position: usize, option: usize) -> Option<()> {
        let handle = self.option_handle(position, option)?.clone();
        self.options(position)?.remove(option);
        let attribute = self.inner.attributes.get_mut(position)?;
        attribute.default.take_if(|value| match value {
            Value::Choice(choice) => *choice == handle,
            Value::Choices(choices) => {
                choices.retain(|choice| *choice != handle);
                choices.is_empty()
            }
            Value::YesNo(_) | Value::Text(_) | Value::Entity(_) => false,
        });
        Some(())
    }
}

/// Takes something that spans can need out of the rules, and with it the rules that ask for nothing else.
fn drop_need(scheme: &mut Scheme, gone: &Need) {
    scheme.rules.retain_mut(|rule| match &mut rule.kind {
        RuleKind::Needs { any_of, .. } => {
            let needed_it = any_of.contains(gone);
            any_of.retain(|need| need != gone);
            !(needed_it && any_of.is_empty())
        }
        _ => true,
    });
}
