//! Finding entities by what they are called, and the spans that point at them.
//!
//! Names are compared as their words, whatever the case, the diacritics and the punctuation: see
//! [`spelling`]. Every question looks at all entities of a kind once; none keeps anything.
//!
//! Nothing that the page needs at its start may call this: it brings Unicode's tables with it.

mod duplicates;
mod spelling;

pub use duplicates::near_duplicates;
pub use spelling::Closeness;

use std::cmp::Reverse;
use std::sync::Arc;

use crate::model::{Entity, EntityId, Name, Project, Span};
use spelling::{Spelling, closeness, is_close};

/// An entity that may be the one that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The entity.
    pub entity: EntityId,
    /// Which of its names fits: the canonical one, or an alias.
    pub name: Name,
    /// How it fits.
    pub closeness: Closeness,
}

/// The entities of a kind that somebody may mean who has typed so much, at most `limit` of them.
///
/// Those that fit better come first, see [`Closeness`]; of those that fit alike, the ones that more spans
/// point at, then by name. Nothing typed fits all. Of an entity's names the one that fits best
/// counts.
pub fn suggestions(project: &Project, kind: &str, typed: &str, limit: usize) -> Vec<Suggestion> {
    let typed = Spelling::new(typed);
    let mut found: Vec<Suggestion> = Vec::new();
    let mut others: Vec<(EntityId, &Name, Spelling)> = Vec::new();
    for entity in of_kind(project, kind) {
        let spelled: Vec<(&Name, Spelling)> = entity
            .names()
            .map(|name| (name, Spelling::new(name)))
            .collect();
        let fitting = spelled.iter().filter_map(|(name, spelling)| {
            let closeness = closeness(&typed, spelling)?;
            Some((closeness, *name))
        });
        // Of two names that fit alike the first counts.
        match fitting.min_by_key(|(closeness, _)| *closeness) {
            Some((closeness, name)) => found.push(Suggestion {
                entity: entity.id,
                name: Arc::clone(name),
                closeness,
            }),
            None => {
                let named = spelled.into_iter();
                others.extend(named.map(|(name, spelling)| (entity.id, name, spelling)));
            }
        }
    }
    if found.len() < limit {
        let close = others
            .into_iter()
            .filter(|(_, _, spelling)| is_close(&typed, spelling))
            .map(|(entity, name, _)| Suggestion {
                entity,
                name: Arc::clone(name),
                closeness: Closeness::Close,
            });
        found.extend(close);
        found.dedup_by_key(|suggestion| suggestion.entity);
    }
    found.sort_by_key(|suggestion| suggestion.closeness);
    // Spans are counted for those that can be among the first alone.
    if let Some(last) = limit.checked_sub(1).and_then(|last| found.get(last)) {
        let worst = last.closeness;
        found.retain(|suggestion| suggestion.closeness <= worst);
    }
    found.sort_by_cached_key(|suggestion| {
        (
            suggestion.closeness,
            Reverse(project.spans_of_entity(suggestion.entity).count()),
            Arc::clone(&suggestion.name),
            suggestion.entity,
        )
    });
    found.truncate(limit);
    found
}

/// The entity of a kind that is called so. If several are, the one that is in the very same
/// letters, else the one that differs in case alone, else the one that more spans point at.
pub fn exact(project: &Project, kind: &str, name: &str) -> Option<EntityId> {
    let spelling = Spelling::new(name);
    let called = of_kind(project, kind).filter_map(|entity| {
        let likeness = if entity.names().any(|known| **known == *name) {
            0
        } else if entity.is_called(name) {
            1
        } else if entity
            .names()
            .any(|known| spelling.is_same_as(&Spelling::new(known)))
        {
            2
        } else {
            return None;
        };
        let used = project.spans_of_entity(entity.id).count();
        Some((likeness, Reverse(used), entity.id))
    });
    called.min().map(|(_, _, id)| id)
}

/// How many visible spans point at an entity, and how many of them touch what is excluded from the
/// dataset.
pub fn uses(project: &Project, entity: EntityId) -> (usize, usize) {
    let spans = project.spans_of_entity(entity);
    spans.fold((0, 0), |(all, excluded), span| {
        let regions = project.excluded(span.article);
        let is_excluded = regions.is_some_and(|regions| span.fragments.overlap(&regions));
        (all + 1, excluded + usize::from(is_excluded))
    })
}

/// The visible spans that point at an entity, in the order of the articles and, within one, of
/// reading.
pub fn spans_with(project: &Project, entity: EntityId) -> impl Iterator<Item = &Arc<Span>> {
    let mut spans: Vec<&Arc<Span>> = project.spans_of_entity(entity).collect();
    // Articles are ordered by their ids, which is the order of their adding.
    spans.sort_by_key(|span| {
        let extent = span.fragments.extent();
        (span.article, extent.start(), Reverse(extent.end()), span.id)
    });
    spans.into_iter()
}

fn of_kind<'a>(project: &'a Project, kind: &str) -> impl Iterator<Item = &'a Arc<Entity>> {
    project
        .entities()
        .filter(move |entity| &*entity.kind == kind)
}
