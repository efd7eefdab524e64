//! Which spans a scheme lets one link, and how.

use std::sync::Arc;

use crate::model::{Name, Project, Relation, Scheme, Span};

/// A way in which one span can be linked with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The relation type, by name.
    pub relation_type: Name,
    /// Whether the relation leads from the other span to this one.
    pub is_reversed: bool,
}

/// The ways in which a span of one label can be linked with one of another: those that lead from the
/// one to the other before those that only lead back.
pub fn links(scheme: &Scheme, from: &str, to: &str) -> Vec<Link> {
    let ways = |is_reversed: bool| {
        let types = scheme.relation_types.iter();
        types.filter_map(move |relation_type| {
            let forward = relation_type.allows(from, to);
            let fits = if is_reversed {
                !forward && relation_type.allows(to, from)
            } else {
                forward
            };
            fits.then(|| Link {
                relation_type: Arc::clone(&relation_type.name),
                is_reversed,
            })
        })
    };
    ways(false).chain(ways(true)).collect()
}

/// The labels whose spans one of this label can be linked with, in the order of the scheme.
pub fn linkable_labels<'a>(scheme: &'a Scheme, from: &str) -> Vec<&'a Name> {
    let labels = scheme.labels.iter().map(|label| &label.name);
    labels
        .filter(|label| !links(scheme, from, label).is_empty())
        .collect()
}

/// The relation of that type from one span to another, if there is one.
pub fn relation_between<'a>(
    project: &'a Project,
    relation_type: &str,
    from: &Span,
    to: &Span,
) -> Option<&'a Arc<Relation>> {
    project.relations_of(from.id).find(|relation| {
        relation.from == from.id
            && relation.to == to.id
            && &*relation.relation_type == relation_type
    })
}
