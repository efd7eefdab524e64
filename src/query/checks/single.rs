//! The rules that look at one span at a time.

use std::collections::BTreeMap;

use super::Finding;
use super::rule_at_work::{RuleAtWork, Seen};
use crate::model::{Name, Need, Project, Scheme, Span, Value};
use crate::text::{ByteOffset, Text, TextRange, word_at};

/// Spans of a label that have none of what they need.
#[derive(Debug)]
pub(super) struct Needs {
    pub(super) label: Name,
    pub(super) any_of: Vec<Need>,
}

impl RuleAtWork for Needs {
    fn look(&mut self, seen: Seen<'_>, findings: &mut Vec<Finding>) {
        let has = |need: &Need| match need {
            Need::Relation(relation_type) => seen.targets(relation_type).next().is_some(),
            Need::Attribute(name) => has_value(seen.project, seen.span, name),
        };
        if seen.span.label == self.label && !self.any_of.iter().any(has) {
            findings.push(seen.alone());
        }
    }
}

/// Spans that lack a required value.
#[derive(Debug)]
pub(super) struct RequiredAttributes {
    /// The required attributes of each label that has any.
    labels: BTreeMap<Name, Vec<Name>>,
}

impl RequiredAttributes {
    pub(super) fn of(scheme: &Scheme) -> Self {
        let labels = scheme.labels.iter().map(|label| {
            let required = required_attributes(scheme, &label.name);
            (Name::clone(&label.name), required.cloned().collect())
        });
        Self {
            labels: labels
                .filter(|(_, required): &(_, Vec<_>)| !required.is_empty())
                .collect(),
        }
    }
}

impl RuleAtWork for RequiredAttributes {
    fn look(&mut self, seen: Seen<'_>, findings: &mut Vec<Finding>) {
        let required = self.labels.get(&seen.span.label);
        let mut required = required.into_iter().flatten();
        if required.any(|name| !has_value(seen.project, seen.span, name)) {
            findings.push(seen.alone());
        }
    }
}

/// The required attributes that a span lacks, by name, in the order of its label.
pub fn missing_attributes<'a>(
    project: &'a Project,
    span: &'a Span,
) -> impl Iterator<Item = &'a Name> {
    required_attributes(project.scheme(), &span.label)
        .filter(|name| !has_value(project, span, name))
}

fn required_attributes<'a>(scheme: &'a Scheme, label: &str) -> impl Iterator<Item = &'a Name> {
    let label = scheme.label(label).into_iter();
    let attributes = label.flat_map(|label| scheme.attributes_of(label));
    attributes
        .filter(|attribute| attribute.is_required)
        .map(|attribute| &attribute.name)
}

/// Whether an attribute of a span says anything: an empty text does not, nor does no option of
/// several or an entity that is gone.
fn has_value(project: &Project, span: &Span, attribute: &str) -> bool {
    match span.attributes.get(attribute) {
        Some(Value::Choice(_) | Value::YesNo(_)) => true,
        Some(Value::Choices(choices)) => !choices.is_empty(),
        Some(Value::Text(text)) => !text.trim().is_empty(),
        Some(Value::Entity(id)) => project.entity(*id).is_some(),
        None => false,
    }
}

/// Spans that begin or end inside a word.
#[derive(Debug)]
pub(super) struct PartialWords;

impl RuleAtWork for PartialWords {
    fn look(&mut self, seen: Seen<'_>, findings: &mut Vec<Finding>) {
        let text = &seen.article.text;
        let mut ranges = seen.span.fragments.iter();
        if ranges
            .any(|range| is_inside_word(text, range.start()) || is_inside_word(text, range.end()))
        {
            findings.push(seen.alone());
        }
    }
}

fn is_inside_word(text: &Text, offset: ByteOffset) -> bool {
    // Most edges stand at a space, and words need not be looked for there.
    let before = TextRange::between(ByteOffset::ZERO, offset);
    let is_at_space = text.slice(before).ends_with(' ')
        || text
            .slice(TextRange::between(offset, text.len()))
            .starts_with(' ');
    !is_at_space
        && word_at(text, offset).is_some_and(|word| word.start() < offset && offset < word.end())
}

/// Spans that touch an excluded region.
#[derive(Debug)]
pub(super) struct InExcludedRegion;

impl RuleAtWork for InExcludedRegion {
    fn look(&mut self, seen: Seen<'_>, findings: &mut Vec<Finding>) {
        if seen.excluded.touches(seen.span) {
            findings.push(seen.alone());
        }
    }

    fn sees_excluded(&self) -> bool {
        true
    }
}
