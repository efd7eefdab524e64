//! Annotations that link others.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::annotation::{addresses, bodies, creator, id, is_motivated_by, targets};

/// What a link is called that has no type.
const UNTYPED: &str = "linking";

/// Annotations, each with the stem of the name of its file.
pub(super) type Annotations = Vec<(String, Json)>;

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
pub(super) fn links(annotations: Annotations) -> (Vec<Link>, Annotations) {
    let (linking, others): (Annotations, Annotations) =
        annotations.into_iter().partition(|(_, one)| is_link(one));
    let mut links: Vec<Link> = linking.iter().filter_map(|(_, one)| link(one)).collect();
    let numbered = links.iter().enumerate();
    let numbers: BTreeMap<String, usize> = numbered
        .map(|(number, link)| (link.id.clone(), number))
        .collect();
    let mut rest = Annotations::new();
    for (stem, annotation) in others {
        let link = match addresses(&annotation, "target").as_slice() {
            [only] => numbers.get(*only).and_then(|number| links.get_mut(*number)),
            _ => None,
        };
        match (link, bodies(&annotation).into_iter().next()) {
            (Some(link), Some(body)) => link.kind = body.value,
            (Some(_), None) => {}
            (None, _) => rest.push((stem, annotation)),
        }
    }
    (links, rest)
}

/// Whether an annotation links two others: one that links words to something elsewhere has a selector.
fn is_link(annotation: &Json) -> bool {
    is_motivated_by(annotation, "linking")
        && !addresses(annotation, "body").is_empty()
        && targets(annotation)
            .iter()
            .all(|target| target.position.is_none() && target.quote.is_none())
}

fn link(annotation: &Json) -> Option<Link> {
    let tag = bodies(annotation)
        .into_iter()
        .find(|body| matches!(body.purpose.as_str(), "tagging" | "classifying"));
    Some(Link {
        id: id(annotation).to_owned(),
        kind: tag.map_or_else(|| UNTYPED.to_owned(), |body| body.value),
        from: (*addresses(annotation, "target").first()?).to_owned(),
        to: (*addresses(annotation, "body").first()?).to_owned(),
        creator: creator(annotation),
    })
}
