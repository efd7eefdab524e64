//! Spans that have the label, the fragments and the annotator of another one.
//!
//! Such spans have one extent, and so follow each other in reading order: they are found among each
//! run of spans of one extent.

use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

use super::rule_at_work::{RuleAtWork, Seen};
use super::{Beside, Finding, Place};
use crate::model::{AnnotatorId, ArticleId, Fragments, Name, Project, SpanId};
use crate::text::TextRange;

/// The rule at work.
#[derive(Debug, Default)]
pub(super) struct IdenticalSpans {
    /// The extent of the run.
    extent: Option<(ArticleId, TextRange)>,
    /// The spans of the run, those together that are identical.
    run: BTreeMap<(Name, Fragments, AnnotatorId), Vec<SpanId>>,
}

impl RuleAtWork for IdenticalSpans {
    fn look(&mut self, seen: Seen<'_>, findings: &mut Vec<Finding>) {
        let span = seen.span;
        let extent = Some((seen.article.id, span.fragments.extent()));
        if self.extent != extent {
            self.end_run(findings);
            self.extent = extent;
        }
        let key = (
            Name::clone(&span.label),
            span.fragments.clone(),
            span.annotator,
        );
        self.run.entry(key).or_default().push(span.id);
    }

    fn conclude(mut self: Box<Self>, _project: &Project, findings: &mut Vec<Finding>) {
        self.end_run(findings);
    }
}

impl IdenticalSpans {
    fn end_run(&mut self, findings: &mut Vec<Finding>) {
        let run = mem::take(&mut self.run);
        let Some((article, _)) = self.extent else {
            return;
        };
        let groups = run.into_values().filter(|spans| spans.len() > 1);
        let mut found: Vec<(SpanId, Arc<[SpanId]>)> = Vec::new();
        for copies in groups.map(Arc::<[SpanId]>::from) {
            found.extend(copies.iter().map(|span| (*span, Arc::clone(&copies))));
        }
        // Spans of one extent are read in the order of their ids.
        found.sort_unstable_by_key(|(span, _)| *span);
        findings.extend(found.into_iter().map(|(span, copies)| Finding {
            place: Place::Span { article, span },
            beside: Beside::Copies(copies),
        }));
    }
}
