//! The walk over a project's spans.

use std::sync::Arc;
use std::vec::IntoIter;

use super::both_sides::{BothSides, Labels};
use super::excluded::Excluded;
use super::identical::IdenticalSpans;
use super::rule_at_work::{RuleAtWork, Seen};
use super::single::{InExcludedRegion, Needs, PartialWords, RequiredAttributes};
use super::unused::UnusedEntities;
use super::{Finding, Findings};
use crate::model::{Article, Name, Project, RuleKind, Scheme, Span};

/// Checks a project a part at a time, as it was when the checking began.
#[derive(Debug)]
pub struct Checking {
    project: Project,
    excluded: Excluded,
    /// The articles to come.
    articles: IntoIter<Arc<Article>>,
    /// The article that is being gone through, and the next span in it.
    next: Option<(Arc<Article>, Arc<Span>)>,
    /// The rules of the scheme.
    rules: Vec<Progress>,
    /// How many articles and spans are left.
    rest: usize,
}

/// How far a rule has come.
#[derive(Debug)]
struct Progress {
    /// The rule; none if it is off.
    rule: Option<Box<dyn RuleAtWork>>,
    /// What it has found.
    findings: Vec<Finding>,
}

impl Checking {
    /// Begins to check a project by the rules of its scheme that are on.
    pub fn new(project: &Project) -> Self {
        let scheme = project.scheme();
        let rules = scheme.rules.iter().map(|rule| Progress {
            rule: rule.is_on.then(|| at_work(scheme, &rule.kind)),
            findings: Vec::new(),
        });
        let articles: Vec<Arc<Article>> = project.articles().cloned().collect();
        Self {
            project: project.clone(),
            excluded: Excluded::of(project),
            rules: rules.collect(),
            rest: articles.len() + project.visible_span_count(),
            articles: articles.into_iter(),
            next: None,
        }
    }

    /// Does a part: looks at so many articles and spans. Returns how many of them are left, and nothing
    /// if none is.
    pub fn step(&mut self, count: usize) -> Option<usize> {
        for _ in 0..count {
            match self.next.take() {
                Some((article, span)) => {
                    self.look(&article, &span);
                    let next = self.project.span_after(&span);
                    self.next = next.map(|next| (article, Arc::clone(next)));
                }
                None => {
                    let article = self.articles.next()?;
                    let first = self.project.spans_of(article.id).next().cloned();
                    self.next = first.map(|first| (article, first));
                }
            }
            self.rest = self.rest.saturating_sub(1);
        }
        Some(self.rest)
    }

    /// Does what is left.
    pub fn finish(mut self) -> Findings {
        while self.step(usize::MAX).is_some() {}
        let project = self.project;
        let by_rule = self.rules.into_iter().map(|mut progress| {
            if let Some(rule) = progress.rule {
                rule.conclude(&project, &mut progress.findings);
            }
            progress.findings
        });
        Findings {
            by_rule: by_rule.collect(),
        }
    }

    fn look(&mut self, article: &Article, span: &Span) {
        let seen = Seen {
            project: &self.project,
            excluded: &self.excluded,
            article,
            span,
        };
        let is_excluded = self.excluded.holds(span);
        for Progress { rule, findings } in &mut self.rules {
            if let Some(rule) = rule
                && (!is_excluded || rule.sees_excluded())
            {
                rule.look(seen, findings);
            }
        }
    }
}

/// A rule that has seen nothing yet.
fn at_work(scheme: &Scheme, kind: &RuleKind) -> Box<dyn RuleAtWork> {
    match kind {
        RuleKind::Needs { label, any_of } => Box::new(Needs {
            label: Name::clone(label),
            any_of: any_of.clone(),
        }),
        RuleKind::RequiredAttributes => Box::new(RequiredAttributes::of(scheme)),
        RuleKind::BothSides {
            asserting,
            denying,
            about,
            through,
            by,
        } => {
            let labels = Labels {
                asserting: Name::clone(asserting),
                denying: Name::clone(denying),
            };
            Box::new(BothSides::new(labels, about, through, by))
        }
        RuleKind::IdenticalSpans => Box::new(IdenticalSpans::default()),
        RuleKind::PartialWords => Box::new(PartialWords),
        RuleKind::InExcludedRegion => Box::new(InExcludedRegion),
        RuleKind::UnusedEntities => Box::new(UnusedEntities::default()),
    }
}
