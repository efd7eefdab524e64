//! What was changed last in an article, and by whom: read from the versions of its records.

use std::collections::BTreeSet;

use crate::model::{ArticleId, Project, RecordKey, SpanId, Stamp};

/// The last change of a span, or of a relation that begins at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// When it was made, and by whom.
    pub stamp: Stamp,
    /// What was changed.
    pub key: RecordKey,
    /// The span to go to.
    pub span: SpanId,
}

/// The last changes of an article's spans and of the relations that begin at them, the latest first,
/// no more than `limit`. What was deleted is not among them. Costs a look at each span of the article.
pub fn latest_changes(project: &Project, article: ArticleId, limit: usize) -> Vec<Change> {
    let mut latest = BTreeSet::new();
    let mut add = |key: RecordKey, span: SpanId| {
        if let Some((_, stamp)) = project.entry(key) {
            latest.insert(Change { stamp, key, span });
            if latest.len() > limit {
                latest.pop_first();
            }
        }
    };
    for span in project.spans_of(article) {
        add(RecordKey::Span(span.id), span.id);
        let relations = project.relations_of(span.id);
        for relation in relations.filter(|relation| relation.from == span.id) {
            add(RecordKey::Relation(relation.id), span.id);
        }
    }
    latest.into_iter().rev().collect()
}
