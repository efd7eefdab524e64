//! Which spans lie under a point of the text.

use std::cmp::Reverse;
use std::sync::Arc;

use super::Layers;
use crate::model::{ArticleId, Project, Span, SpanId};
use crate::text::{ByteOffset, TextRange};

/// The spans with a fragment over the character at an offset, but those of hidden layers: the shortest
/// first, of two of one length the one that starts later.
pub fn spans_at(
    project: &Project,
    layers: &Layers,
    article: ArticleId,
    offset: ByteOffset,
) -> Vec<Arc<Span>> {
    let after = ByteOffset::new(offset.get().saturating_add(1));
    let marks = project.marks_in(article, TextRange::between(offset, after));
    let mut spans: Vec<Arc<Span>> = marks.into_iter().map(|mark| mark.span).collect();
    spans.retain(|span| layers.shows(span));
    spans.sort_by_key(|span| {
        (
            span.fragments.len(),
            Reverse(span.fragments.extent().start()),
            span.id,
        )
    });
    spans
}

/// The span to select when a point is clicked while `selected` is: the next one outward, and after
/// the outermost none. The innermost if the selected one does not lie there.
pub fn next_outward(
    project: &Project,
    layers: &Layers,
    article: ArticleId,
    offset: ByteOffset,
    selected: Option<SpanId>,
) -> Option<Arc<Span>> {
    let spans = spans_at(project, layers, article, offset);
    let next = match spans.iter().position(|span| Some(span.id) == selected) {
        Some(place) => place + 1,
        None => 0,
    };
    spans.get(next).cloned()
}
