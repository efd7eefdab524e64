//! A labelled stretch of one article.

use std::collections::BTreeMap;

use super::{AnnotatorId, ArticleId, EntityId, Name, SpanId, Timestamp, UnknownFields};
use crate::text::TextRange;

/// A labelled stretch of one article: one or more fragments, a label, attribute values, a note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Stable id.
    pub id: SpanId,
    /// Where it lies.
    pub fragments: Fragments,
    /// Its label, by name.
    pub label: Name,
    /// Attribute values by the attribute's name.
    pub attributes: BTreeMap<Name, Value>,
    /// A free remark; may be empty.
    pub note: Name,
    /// Who made it.
    pub annotator: AnnotatorId,
    /// When it was made.
    pub created: Timestamp,
    /// Fields of a newer version.
    pub unknown: UnknownFields,
    /// The article it lies in. Last, because two copies that differ in this alone describe the same
    /// span of one text (see `edit::merge`).
    pub article: ArticleId,
}

/// The stretches of a span: at least one, none empty, ascending, neither overlapping nor touching.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fragments(Vec<TextRange>);

impl Fragments {
    /// A single stretch; none if it is empty.
    pub fn single(range: TextRange) -> Option<Self> {
        Self::new([range])
    }

    /// Stretches in any order; empty ones are dropped and those that overlap or touch are joined.
    /// None if nothing remains.
    pub fn new(ranges: impl IntoIterator<Item = TextRange>) -> Option<Self> {
        let mut ranges: Vec<_> = ranges
            .into_iter()
            .filter(|range| !range.is_empty())
            .collect();
        ranges.sort_unstable();
        let mut joined: Vec<TextRange> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match joined.last_mut() {
                Some(last) if range.start() <= last.end() => *last = last.cover(range),
                _ => joined.push(range),
            }
        }
        if joined.is_empty() {
            None
        } else {
            Some(Self(joined))
        }
    }

    /// The stretches, ascending.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = TextRange> + ExactSizeIterator + '_ {
        self.0.iter().copied()
    }

    /// The stretch of a number, from 0.
    pub fn get(&self, fragment: usize) -> Option<TextRange> {
        self.0.get(fragment).copied()
    }

    /// How many stretches there are; one for a continuous span.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// From the start of the first stretch to the end of the last.
    pub fn extent(&self) -> TextRange {
        match (self.0.first(), self.0.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            // Never: there is at least one. An empty range is harmless all the same.
            _ => TextRange::EMPTY,
        }
    }

    /// Whether any stretch shares a byte with any of the others'. Costs a binary search for each of
    /// these stretches.
    pub fn overlap(&self, others: &Self) -> bool {
        self.iter().any(|range| {
            let after = others
                .0
                .partition_point(|other| other.end() <= range.start());
            let first_after = others.0.get(after);
            first_after.is_some_and(|other| other.start() < range.end())
        })
    }

    /// Bytes of text in all stretches together.
    pub fn len(&self) -> u32 {
        self.0.iter().map(|range| range.len()).sum()
    }

    /// Never true: a span marks something.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The value of an attribute on a span.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// One of the attribute's options.
    Choice(Name),
    /// Several of the attribute's options, in the order of choosing.
    Choices(Vec<Name>),
    /// Yes or no.
    YesNo(bool),
    /// Free text.
    Text(Name),
    /// An entry of the project's entities.
    Entity(EntityId),
}
