//! The scheme of a project that is fitted to another.

use std::collections::BTreeMap;

use super::{Fate, Mapping, Name, Scheme, fate};

/// A scheme with the names that the other project has for it, and without what is left out. A label that
/// becomes one of the other project's still says which attributes its spans have.
pub(super) fn fitted(scheme: &Scheme, mapping: &Mapping) -> Scheme {
    let Mapping {
        labels,
        attributes,
        relation_types,
        ..
    } = mapping;
    let mut fitted = scheme.clone();
    let all = &mut fitted.labels;
    rename(all, labels, |label| &mut label.name);
    for label in all {
        label.attributes = mapped(&label.attributes, |name| fate(attributes, name).cloned());
    }
    rename(&mut fitted.attributes, attributes, |one| &mut one.name);
    let all = &mut fitted.relation_types;
    rename(all, relation_types, |one| &mut one.name);
    for relation_type in all {
        relation_type.ends = mapped(&relation_type.ends, |(from, to)| {
            let (from, to) = (fate(labels, from)?, fate(labels, to)?);
            Some((Name::clone(from), Name::clone(to)))
        });
    }
    fitted
}

/// A scheme whose labels and relation types have beside their own what another scheme's of the same name
/// have and only that scheme knows: attributes, and ends that are labels. None if that is nothing. What only
/// the other scheme defines is left to the merge.
pub(super) fn extended(scheme: &Scheme, other: &Scheme) -> Option<Scheme> {
    let mut extended = scheme.clone();
    let attributes = other.attributes.iter().map(|one| &one.name);
    let new_attributes: Vec<&Name> = attributes
        .filter(|name| scheme.attribute(name).is_none())
        .collect();
    let labels = other.labels.iter().map(|one| &one.name);
    let new_labels: Vec<&Name> = labels.filter(|name| scheme.label(name).is_none()).collect();
    for label in &mut extended.labels {
        let theirs = other.label(&label.name).into_iter();
        let names = theirs.flat_map(|label| &label.attributes);
        label
            .attributes
            .extend(names.filter(|name| new_attributes.contains(name)).cloned());
    }
    for relation_type in &mut extended.relation_types {
        let theirs = other.relation_type(&relation_type.name).into_iter();
        let ends = theirs.flat_map(|one| &one.ends);
        let is_new = |name: &Name| new_labels.contains(&name);
        let new_ends = ends.filter(|(from, to)| is_new(from) || is_new(to));
        relation_type.ends.extend(new_ends.cloned());
    }
    (extended != *scheme).then(|| {
        extended.version = extended.version.saturating_add(1);
        extended
    })
}

/// Gives definitions their new names, each name to the first that gets it.
fn rename<T>(
    definitions: &mut Vec<T>,
    fates: &BTreeMap<Name, Fate>,
    name_of: fn(&mut T) -> &mut Name,
) {
    let mut known: Vec<Name> = Vec::new();
    definitions.retain_mut(|definition| {
        let name = name_of(definition);
        let Some(new) = fate(fates, name).cloned() else {
            return false;
        };
        *name = Name::clone(&new);
        let is_first = !known.contains(&new);
        known.push(new);
        is_first
    });
}

/// What becomes of some things, each once.
fn mapped<T: PartialEq>(things: &[T], map: impl Fn(&T) -> Option<T>) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for thing in things.iter().filter_map(map) {
        if !all.contains(&thing) {
            all.push(thing);
        }
    }
    all
}
