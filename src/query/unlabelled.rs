//! Which stretches still have to be labelled.

use std::collections::BTreeSet;

use super::Hit;
use crate::model::{AnnotatorId, Project};

/// What there is to do in order to give a label to stretches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unlabelled {
    /// The stretches that have yet to be labelled, each once, in the order given, with the id that
    /// their article has now.
    pub hits: Vec<Hit>,
    /// How many are labelled already.
    pub labelled: usize,
    /// How many cannot be labelled, because their article is gone or they do not lie in its text.
    pub gone: usize,
}

/// Divides stretches into those that an annotator has given a label already and those that have yet
/// to be, so that labelling many at once is not refused because of one. A span of several fragments
/// labels none of them. Costs logarithmic time for each.
pub fn unlabelled(
    project: &Project,
    label: &str,
    annotator: AnnotatorId,
    hits: &[Hit],
) -> Unlabelled {
    let mut unlabelled = Unlabelled::default();
    let mut seen = BTreeSet::new();
    for hit in hits {
        let hit = Hit {
            article: project.current_id(hit.article),
            ..*hit
        };
        let article = project.article(hit.article);
        if !seen.insert(hit) {
            continue;
        }
        if hit.range.is_empty() || !article.is_some_and(|article| article.text.holds(hit.range)) {
            unlabelled.gone += 1;
        } else if is_labelled(project, label, annotator, hit) {
            unlabelled.labelled += 1;
        } else {
            unlabelled.hits.push(hit);
        }
    }
    unlabelled
}

fn is_labelled(project: &Project, label: &str, annotator: AnnotatorId, hit: Hit) -> bool {
    project
        .spans_between(hit.article, hit.range.start(), hit.range.end())
        .take_while(|span| span.fragments.extent().start() == hit.range.start())
        .any(|span| {
            &*span.label == label
                && span.annotator == annotator
                && span.fragments.iter().eq([hit.range])
        })
}
