//! Linking a span with another: begun at the one, finished at the other, which may be in another
//! article. In between everything that leads somewhere still does.

use std::sync::Arc;

use super::{State, Tone};
use crate::edit::Edit;
use crate::model::{Name, Relation, RelationId, Span, SpanId, Timestamp, UnknownFields};
use crate::query::{Link, linkable_labels, links, relation_between, spans_at};
use crate::text::ByteOffset;

/// A link that is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linking {
    /// The span that it was begun at.
    pub from: SpanId,
    /// The span that was chosen as the other end, where the scheme has several ways of linking the two
    /// and one has yet to be chosen.
    pub to: Option<SpanId>,
}

impl State {
    /// The span that a link is being made from, while it exists.
    pub fn linking_from(&self) -> Option<&Arc<Span>> {
        self.project.span(self.linking?.from)
    }

    /// The ways in which the link that is being made can lead to a span; none if it cannot.
    pub fn links_to(&self, to: &Span) -> Vec<Link> {
        match self.linking_from() {
            Some(from) if from.id != to.id => links(self.project.scheme(), &from.label, &to.label),
            _ => Vec::new(),
        }
    }

    /// Begins a link at the selected span.
    pub(super) fn start_link(&mut self) {
        let Some(span) = self.selected_span().cloned() else {
            self.tell(
                Tone::Shown,
                "Select the span that the link begins at first.",
            );
            return;
        };
        let ends = linkable_labels(self.project.scheme(), &span.label);
        if ends.is_empty() {
            let words = format!("The scheme has no relation for {}.", span.label);
            self.tell(Tone::Refused, words);
            return;
        }
        let ends: Vec<&str> = ends.into_iter().map(|name| &**name).collect();
        let words = format!(
            "Linking. Choose the other end: {}. Esc cancels.",
            ends.join(", ")
        );
        self.tell(Tone::Quiet, words);
        self.linking = Some(Linking {
            from: span.id,
            to: None,
        });
    }

    /// Links with a span: at once where the scheme has one way, else it asks which.
    pub(super) fn link_to(&mut self, id: SpanId, now: Timestamp) {
        let (Some(from), Some(to)) = (self.linking_from().cloned(), self.project.span(id).cloned())
        else {
            return;
        };
        let mut ways = self.links_to(&to);
        match ways.len() {
            0 if from.id == to.id => {
                self.tell(
                    Tone::Refused,
                    "A span cannot be linked with itself. Choose another one.",
                );
            }
            0 => {
                let words = format!("The scheme links no {} with {}.", from.label, to.label);
                self.tell(Tone::Refused, words);
            }
            1 => {
                if let Some(way) = ways.pop() {
                    self.link(&from, &to, &way, now);
                }
            }
            _ => {
                self.select_in_place(id);
                self.linking = Some(Linking {
                    from: from.id,
                    to: Some(id),
                });
                self.tell(Tone::Quiet, "Choose the kind of link.");
            }
        }
    }

    /// Links in the way of that number, from 0, with the span that was chosen or is selected.
    pub(super) fn link_as(&mut self, number: usize, now: Timestamp) {
        let to = self.linking.and_then(|linking| linking.to).or(self.span);
        let (Some(from), Some(to)) = (
            self.linking_from().cloned(),
            to.and_then(|id| self.project.span(id)).cloned(),
        ) else {
            return;
        };
        if let Some(way) = self.links_to(&to).get(number) {
            self.link(&from, &to, way, now);
        }
    }

    fn link(&mut self, from: &Span, to: &Span, way: &Link, now: Timestamp) {
        let (start, end) = if way.is_reversed {
            (to, from)
        } else {
            (from, to)
        };
        if relation_between(&self.project, &way.relation_type, start, end).is_some() {
            let words = format!("These are linked as “{}” already.", way.relation_type);
            self.tell(Tone::Refused, words);
            return;
        }
        let relation = Relation {
            id: self.ids.mint(now),
            relation_type: Arc::clone(&way.relation_type),
            from: start.id,
            to: end.id,
            annotator: self.identity.id,
            created: now,
            unknown: UnknownFields::new(),
        };
        if self.commit(Edit::AddRelation(relation), now).is_some() {
            self.linking = None;
            // Back to where the link was begun, with the next thing to do in sight.
            self.select_span(from.id);
        }
    }

    /// Gives up the link that is being made. Whether there was one.
    pub(super) fn cancel_link(&mut self) -> bool {
        let Some(linking) = self.linking.take() else {
            return false;
        };
        self.select_span(linking.from);
        self.tell(Tone::Shown, "No link was made.");
        true
    }

    /// While a link is being made, a click chooses the shortest span there that it can lead to.
    pub(super) fn link_at(&mut self, offset: ByteOffset, now: Timestamp) {
        let Some(article) = self.article else { return };
        let spans = spans_at(&self.project, &self.layers, article, offset);
        let fitting = spans.iter().find(|span| !self.links_to(span).is_empty());
        if let Some(span) = fitting.or(spans.first()) {
            self.link_to(span.id, now);
        }
    }

    /// Lets a relation lead the other way.
    pub(super) fn reverse_relation(&mut self, id: RelationId, now: Timestamp) {
        if let Some(relation) = self.project.relation(id) {
            let reversed = Relation {
                from: relation.to,
                to: relation.from,
                ..Relation::clone(relation)
            };
            self.commit(Edit::ChangeRelation(reversed), now);
        }
    }

    /// Makes a relation one of another type.
    pub(super) fn retype_relation(&mut self, id: RelationId, to: &Name, now: Timestamp) {
        if let Some(relation) = self.project.relation(id)
            && relation.relation_type != *to
        {
            let retyped = Relation {
                relation_type: Arc::clone(to),
                ..Relation::clone(relation)
            };
            self.commit(Edit::ChangeRelation(retyped), now);
        }
    }
}
