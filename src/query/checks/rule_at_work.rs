//! What the walk over a project asks of each rule.

use super::excluded::Excluded;
use super::{Beside, Finding, Place};
use crate::model::{Article, EntityId, Name, Project, Relation, Span, Value};

/// A rule, and what it has seen so far.
pub(super) trait RuleAtWork: std::fmt::Debug {
    /// Looks at a span. The spans come article by article and in reading order; those that are no
    /// part of the dataset come only if [`RuleAtWork::sees_excluded`].
    fn look(&mut self, seen: Seen<'_>, findings: &mut Vec<Finding>);

    /// Whether the spans in excluded regions matter.
    fn sees_excluded(&self) -> bool {
        false
    }

    /// Adds what can be found only after all spans have come.
    fn conclude(self: Box<Self>, _project: &Project, _findings: &mut Vec<Finding>) {}
}

/// A span that is being looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    pub(super) project: &'a Project,
    pub(super) excluded: &'a Excluded,
    pub(super) article: &'a Article,
    pub(super) span: &'a Span,
}

impl<'a> Seen<'a> {
    /// Where the span is.
    pub(super) fn place(self) -> Place {
        Place::Span {
            article: self.article.id,
            span: self.span.id,
        }
    }

    /// The span as a finding that stands for itself.
    pub(super) fn alone(self) -> Finding {
        Finding {
            place: self.place(),
            beside: Beside::Nothing,
        }
    }

    /// Where the relations of a type lead that start from the span, within the dataset.
    pub(super) fn targets(self, relation_type: &'a Name) -> impl Iterator<Item = &'a Span> {
        let is_such = move |relation: &&'a std::sync::Arc<Relation>| {
            relation.from == self.span.id && relation.relation_type == *relation_type
        };
        let relations = self.project.relations_of(self.span.id).filter(is_such);
        relations.filter_map(move |relation| {
            let target = self.project.span(relation.to)?;
            (!self.excluded.holds(target)).then_some(&**target)
        })
    }
}

/// The entity that an attribute of a span points at, if it still exists.
pub(super) fn entity_of(project: &Project, span: &Span, attribute: &str) -> Option<EntityId> {
    match span.attributes.get(attribute) {
        Some(Value::Entity(id)) => project.entity(*id).map(|entity| entity.id),
        _ => None,
    }
}
