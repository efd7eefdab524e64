//! Who says something.

use std::collections::BTreeSet;

use crate::formats::writing::in_words;
use crate::model::{ATTRIBUTED_TO, Name, Project, SPEAKER, Span, SpanId};

/// Whoever a span names as its speaker, and whoever the words name that it is attributed to, also by
/// way of other such words. Each once, the nearest first.
pub(super) fn speakers(project: &Project, span: &Span) -> Vec<String> {
    let mut speakers: Vec<Name> = Vec::new();
    let mut seen: BTreeSet<SpanId> = BTreeSet::from([span.id]);
    let mut next = vec![span.id];
    while !next.is_empty() {
        let spans = std::mem::take(&mut next);
        for span in spans.into_iter().filter_map(|id| project.span(id)) {
            let speaker = span.attributes.get(SPEAKER);
            let speaker = speaker.and_then(|value| in_words(project, value));
            speakers.extend(speaker.filter(|name| !speakers.contains(name)));
            let relations = project.relations_of(span.id);
            let attributions = relations
                .filter(|one| one.from == span.id && *one.relation_type == *ATTRIBUTED_TO)
                .map(|one| one.to);
            let mut attributions: Vec<SpanId> = attributions.collect();
            attributions.sort_unstable();
            next.extend(attributions.into_iter().filter(|id| seen.insert(*id)));
        }
    }
    speakers.iter().map(ToString::to_string).collect()
}
