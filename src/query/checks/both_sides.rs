//! Those who stand on both sides of one matter.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rule_at_work::{RuleAtWork, Seen, entity_of};
use super::{Beside, Finding, Place};
use crate::model::{EntityId, Name, Project, SpanId};

/// The rule at work: see [`crate::model::RuleKind::BothSides`].
#[derive(Debug)]
pub(super) struct BothSides {
    labels: Labels,
    about: Name,
    through: Name,
    by: Name,
    /// Who speaks of what: the place in `stances`.
    known: BTreeMap<(EntityId, EntityId), usize>,
    stances: Vec<Stance>,
    /// Every span that takes a side, in reading order, as often as people take it with it.
    taken: Vec<Taken>,
}

/// The labels of the two sides.
#[derive(Debug)]
pub(super) struct Labels {
    pub(super) asserting: Name,
    pub(super) denying: Name,
}

/// What somebody says of a matter.
#[derive(Debug)]
struct Stance {
    by: EntityId,
    asserting: Vec<SpanId>,
    denying: Vec<SpanId>,
}

/// A span that takes a side.
#[derive(Clone, Copy, Debug)]
struct Taken {
    place: Place,
    stance: usize,
    denies: bool,
}

impl BothSides {
    pub(super) fn new(labels: Labels, about: &Name, through: &Name, by: &Name) -> Self {
        Self {
            labels,
            about: Name::clone(about),
            through: Name::clone(through),
            by: Name::clone(by),
            known: BTreeMap::new(),
            stances: Vec::new(),
            taken: Vec::new(),
        }
    }

    fn take(&mut self, seen: Seen<'_>, (about, by): (EntityId, EntityId), denies: bool) {
        let next = self.stances.len();
        let number = *self.known.entry((about, by)).or_insert(next);
        if number == next {
            self.stances.push(Stance {
                by,
                asserting: Vec::new(),
                denying: Vec::new(),
            });
        }
        if let Some(stance) = self.stances.get_mut(number) {
            let side = match denies {
                true => &mut stance.denying,
                false => &mut stance.asserting,
            };
            side.push(seen.span.id);
        }
        self.taken.push(Taken {
            place: seen.place(),
            stance: number,
            denies,
        });
    }
}

impl RuleAtWork for BothSides {
    fn look(&mut self, seen: Seen<'_>, _findings: &mut Vec<Finding>) {
        let Labels { asserting, denying } = &self.labels;
        let denies = seen.span.label == *denying;
        if asserting == denying || !denies && seen.span.label != *asserting {
            return;
        }
        let Some(about) = entity_of(seen.project, seen.span, &self.about) else {
            return;
        };
        let tellers = seen.targets(&self.through);
        let people = tellers.filter_map(|teller| entity_of(seen.project, teller, &self.by));
        let people: BTreeSet<EntityId> = people.collect();
        for by in people {
            self.take(seen, (about, by), denies);
        }
    }

    fn conclude(self: Box<Self>, _project: &Project, findings: &mut Vec<Finding>) {
        let stances = self.stances.into_iter();
        let stances: Vec<(EntityId, [Arc<[SpanId]>; 2])> = stances
            .map(|stance| (stance.by, [stance.asserting.into(), stance.denying.into()]))
            .collect();
        findings.extend(self.taken.into_iter().filter_map(|taken| {
            let (by, [asserting, denying]) = stances.get(taken.stance)?;
            let other = if taken.denies { asserting } else { denying };
            (!other.is_empty()).then(|| Finding {
                place: taken.place,
                beside: Beside::OtherSide {
                    by: *by,
                    spans: Arc::clone(other),
                },
            })
        }));
    }
}
