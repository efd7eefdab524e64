//! The checks: what looks unfinished or contradictory, by the rules of the scheme.
//!
//! What is checked is the dataset. A span that lies whole in an excluded region is as if it were not
//! there (neither it nor what hangs on it counts), but for the rule that finds such spans.
//!
//! All rules that are on are checked in one walk over the spans, article by article and in reading
//! order, which can be made in slices ([`Checking`]). With n spans, relations, regions and entities
//! it takes O(n log n), also where many spans are alike or contradict each other: findings that belong
//! together share one list of their spans.
//!
//! The parts, each using only those above it:
//!
//! - `excluded`: what lies in excluded regions;
//! - `rule_at_work`: what the walk asks of each rule;
//! - `single`: the rules that look at one span at a time;
//! - `identical`, `both_sides`, `unused`: the rules that look at several things together;
//! - `checking`: the walk.

mod both_sides;
mod checking;
mod excluded;
mod identical;
mod rule_at_work;
mod single;
mod unused;

use std::sync::Arc;

use crate::model::{ArticleId, EntityId, Project, SpanId};

pub use checking::Checking;
pub use single::missing_attributes;

/// Something that a rule finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is.
    pub place: Place,
    /// What it is found together with.
    pub beside: Beside,
}

/// Where a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a span.
    Span {
        /// The article that it lies in.
        article: ArticleId,
        /// The span.
        span: SpanId,
    },
    /// At an entity.
    Entity(EntityId),
}

/// What a finding is found together with. Findings that belong together share the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nothing: it stands for itself.
    Nothing,
    /// All spans that are identical, the found one included, in the order of their making.
    Copies(Arc<[SpanId]>),
    /// Spans of the other side, in order.
    OtherSide {
        /// Who stands on both sides.
        by: EntityId,
        /// The spans.
        spans: Arc<[SpanId]>,
    },
}

/// What all rules of a scheme find in a project: for each rule its findings, in the order of the
/// articles and then of the text; entities in the order of their making. A span that is in question
/// twice, on both sides of two people for instance, is found twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// By the rule's place in [`crate::model::Scheme::rules`].
    by_rule: Vec<Vec<Finding>>,
}

impl Findings {
    /// What the rule at a place of the scheme's rules finds: nothing if it is off.
    pub fn of_rule(&self, rule: usize) -> &[Finding] {
        self.by_rule.get(rule).map_or(&[], Vec::as_slice)
    }

    /// The same in one article alone, in logarithmic time. Entities lie in no article: they are in the
    /// answer for each.
    pub fn in_article(&self, rule: usize, article: ArticleId) -> &[Finding] {
        let all = self.of_rule(rule);
        let start = all.partition_point(|finding| match finding.place {
            Place::Span { article: found, .. } => found < article,
            Place::Entity(_) => false,
        });
        let end = all.partition_point(|finding| match finding.place {
            Place::Span { article: found, .. } => found <= article,
            Place::Entity(_) => true,
        });
        all.get(start..end).unwrap_or_default()
    }
}

/// Checks a whole project at once.
pub fn findings(project: &Project) -> Findings {
    Checking::new(project).finish()
}
