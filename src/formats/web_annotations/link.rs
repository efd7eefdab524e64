//! Annotations that link others.

use std::collections::BTreeMap;

use super::annotation::{Annotation, Target};

/// What a link is called that has no type.
const UNTYPED: &str = "linking";

/// A link between two annotations, by their ids.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) creator: String,
}

/// Divides annotations into links and others.
pub(super) fn links(annotations: Vec<Annotation>) -> (Vec<Link>, Vec<Annotation>) {
    let (linking, others): (Vec<Annotation>, Vec<Annotation>) =
        annotations.into_iter().partition(is_link);
    let mut links: Vec<Link> = linking.into_iter().filter_map(link).collect();
    let numbered = links.iter().enumerate();
    let numbers: BTreeMap<String, usize> = numbered
        .map(|(number, link)| (link.id.clone(), number))
        .collect();
    let mut rest = Vec::new();
    for annotation in others {
        let link = match annotation.target_addresses.as_slice() {
            [only] => numbers.get(only).and_then(|number| links.get_mut(*number)),
            _ => None,
        };
        match (link, annotation.bodies.first()) {
            (Some(link), Some(body)) => link.kind.clone_from(&body.value),
            (Some(_), None) => {}
            (None, _) => rest.push(annotation),
        }
    }
    (links, rest)
}

/// Whether an annotation links two others: one that links words to something elsewhere has a selector.
fn is_link(annotation: &Annotation) -> bool {
    annotation.motivations.iter().any(|one| one == "linking")
        && !annotation.body_addresses.is_empty()
        && !annotation.targets.iter().any(Target::is_in_a_text)
}

fn link(annotation: Annotation) -> Option<Link> {
    let tag = annotation
        .bodies
        .into_iter()
        .find(|body| matches!(body.purpose.as_str(), "tagging" | "classifying"));
    Some(Link {
        id: annotation.id,
        kind: tag.map_or_else(|| UNTYPED.to_owned(), |body| body.value),
        from: annotation.target_addresses.into_iter().next()?,
        to: annotation.body_addresses.into_iter().next()?,
        creator: annotation.creator,
    })
}
