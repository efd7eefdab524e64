//! Entities that no span points at.

use std::collections::BTreeSet;

use super::rule_at_work::{RuleAtWork, Seen};
use super::{Beside, Finding, Place};
use crate::model::{EntityId, Project, Value};

/// The rule at work.
#[derive(Debug, Default)]
pub(super) struct UnusedEntities {
    used: BTreeSet<EntityId>,
}

impl RuleAtWork for UnusedEntities {
    fn look(&mut self, seen: Seen<'_>, _findings: &mut Vec<Finding>) {
        let values = seen.span.attributes.values();
        self.used.extend(values.filter_map(|value| match value {
            Value::Entity(id) => Some(*id),
            _ => None,
        }));
    }

    fn conclude(self: Box<Self>, project: &Project, findings: &mut Vec<Finding>) {
        let entities = project.entities().map(|entity| entity.id);
        let unused = entities.filter(|id| !self.used.contains(id));
        findings.extend(unused.map(|id| Finding {
            place: Place::Entity(id),
            beside: Beside::Nothing,
        }));
    }
}
