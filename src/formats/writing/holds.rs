//! What a format can hold of a project.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Excluded;
use super::choice::{Part, without_excluded};
use crate::formats::plain_text;
use crate::model::{
    Article, Fragments, Metadata, Name, Project, RecordKey, Relation, Span, SpanId, Status, Value,
};
use crate::text::ByteOffset;

/// What a format can hold of a project. What it cannot is counted in the report of every export and
/// told by the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holds {
    /// Titles of articles.
    pub titles: bool,
    /// Outlet, author, date, address and language of articles.
    pub metadata: bool,
    /// How far the work on an article is.
    pub status: bool,
    /// Spans of several fragments; else each fragment becomes a span.
    pub fragments: bool,
    /// Spans that share text.
    pub overlaps: Overlaps,
    /// Attributes and their values.
    pub attributes: bool,
    /// Whether a value is a choice, several, yes or no, a text or an entity; else it is a text.
    pub kinds_of_values: bool,
    /// Remarks on spans.
    pub notes: bool,
    /// Who made a span.
    pub annotators: bool,
    /// Links between spans.
    pub relations: Reach,
    /// Entities with their kinds and other names.
    pub entities: bool,
    /// Regions that are not part of the dataset.
    pub regions: bool,
}

/// Which spans may share text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlaps {
    /// All.
    All,
    /// None: of those that do, the longer one is kept, and of two that are as long the first.
    None,
}

/// How far relations may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// There are none.
    Nowhere,
    /// From span to span of one article.
    WithinArticle,
    /// Anywhere.
    Anywhere,
}

impl Holds {
    /// Everything but the regions: what annotation tools have in common at best. For formats to take
    /// away from.
    pub const EVERYTHING: Self = Self {
        titles: true,
        metadata: true,
        status: true,
        fragments: true,
        overlaps: Overlaps::All,
        attributes: true,
        kinds_of_values: true,
        notes: true,
        annotators: true,
        relations: Reach::Anywhere,
        entities: true,
        regions: false,
    };

    /// Nothing but articles and spans, each of one piece.
    pub const SPANS: Self = Self {
        titles: false,
        metadata: false,
        status: false,
        fragments: false,
        overlaps: Overlaps::All,
        attributes: false,
        kinds_of_values: false,
        notes: false,
        annotators: false,
        relations: Reach::Nowhere,
        entities: false,
        regions: false,
    };
}

/// What a format makes of a project, and what was lost on the way.
#[derive(Debug)]
pub(in crate::formats) struct Fitted {
    pub(in crate::formats) project: Project,
    /// What was lost, by kind, in words; never a count of zero.
    pub(in crate::formats) dropped: Vec<(String, usize)>,
}

impl Fitted {
    /// Notes that something was lost, if there was any.
    pub(in crate::formats) fn drop(&mut self, what: impl Into<String>, count: usize) {
        if count > 0 {
            self.dropped.push((what.into(), count));
        }
    }
}

/// A project as a format can hold it.
pub(in crate::formats) fn fitted(project: &Project, holds: &Holds) -> Fitted {
    let (whole, dropped) = if holds.regions {
        (Cow::Borrowed(project), Vec::new())
    } else {
        let without = without_excluded(project, Excluded::KeepText);
        (without.project, without.dropped)
    };
    let mut part = Part::of(&whole);
    let mut lost = Lost::default();
    for article in whole.articles() {
        part.put(held_article(article, holds, &mut lost));
        let mut spans = Vec::new();
        for span in whole.spans_of(article.id) {
            spans.extend(held_spans(&whole, span, holds, &mut lost));
        }
        for span in without_overlaps(spans, holds, &mut lost) {
            part.put(span);
        }
        if holds.regions {
            for region in whole.regions_of(article.id) {
                part.keep(RecordKey::Region(region.id));
            }
        }
    }
    for relation in whole.relations() {
        keep_relation(&mut part, relation, holds, &mut lost);
    }
    part.keep_what_is_referred_to();
    lost.count_the_rest(&whole, &part.project, holds);
    let mut fitted = Fitted {
        project: part.project,
        dropped,
    };
    for (what, count) in lost.0 {
        fitted.drop(what, count);
    }
    fitted
}

/// Counts what is lost, by kind, in the order in which kinds first come up.
#[derive(Default)]
struct Lost(Vec<(&'static str, usize)>);

impl Lost {
    fn add(&mut self, what: &'static str, count: usize) {
        match self.0.iter_mut().find(|(known, _)| *known == what) {
            Some((_, sum)) => *sum += count,
            None => self.0.push((what, count)),
        }
    }

    /// Adds what is no part of an article.
    fn count_the_rest(&mut self, whole: &Project, kept: &Project, holds: &Holds) {
        if !holds.annotators {
            self.add("annotators", kept.annotators().count());
        } else {
            let idle = whole.annotators().count() - kept.annotators().count();
            self.add("annotators without a span", idle);
        }
        let entities = whole.entities().count();
        if holds.entities {
            let unused = entities - kept.entities().count();
            self.add("entities that no span points at", unused);
        } else {
            self.add("entities, but for the names that spans have", entities);
        }
        self.add("rules of the scheme", whole.scheme().rules.len());
    }
}

fn held_article(article: &Article, holds: &Holds, lost: &mut Lost) -> Article {
    let mut held = article.clone();
    if !holds.titles && article.title != plain_text::title(article.text.as_str()) {
        lost.add("titles of articles", 1);
    }
    if !holds.metadata {
        let Metadata {
            outlet,
            author,
            date,
            url,
            language,
            file,
        } = &article.metadata;
        let known = [outlet, author, date, url, language];
        lost.add(
            "facts about articles, such as outlet and date",
            known.into_iter().flatten().count(),
        );
        held.metadata = Metadata {
            file: file.clone(),
            ..Metadata::default()
        };
    }
    if !holds.status && article.status != Status::default() {
        lost.add("how far the work on an article is", 1);
        held.status = Status::default();
    }
    held
}

/// What becomes of a span: itself, or one for each of its fragments.
fn held_spans(project: &Project, span: &Span, holds: &Holds, lost: &mut Lost) -> Vec<Span> {
    let mut held = span.clone();
    if !holds.notes && !held.note.is_empty() {
        lost.add("notes", 1);
        held.note = Name::from("");
    }
    if !holds.attributes {
        lost.add("values of attributes", held.attributes.len());
        held.attributes = BTreeMap::new();
    } else if !holds.kinds_of_values {
        let values = held.attributes.into_iter();
        held.attributes = values
            .filter_map(|(name, value)| Some((name, Value::Text(in_words(project, &value)?))))
            .collect();
    }
    if holds.fragments || held.fragments.count() == 1 {
        return vec![held];
    }
    lost.add("spans of several fragments, each of which became a span", 1);
    let parts = span.fragments.iter().enumerate();
    parts
        .filter_map(|(number, range)| {
            Some(Span {
                id: if number == 0 {
                    span.id
                } else {
                    part_id(span.id, number)
                },
                fragments: Fragments::single(range)?,
                ..held.clone()
            })
        })
        .collect()
}

/// An id for a fragment that became a span: the same each time, and nobody else's.
pub(super) fn part_id(id: SpanId, number: usize) -> SpanId {
    let mut bytes = id.bytes();
    for (byte, more) in bytes.iter_mut().rev().zip(number.to_le_bytes()) {
        *byte = byte.wrapping_add(more).wrapping_add(0x5A);
    }
    SpanId::from(uuid::Uuid::from_bytes(bytes))
}

/// A value as a word or several; none where it says nothing.
pub(in crate::formats) fn in_words(project: &Project, value: &Value) -> Option<Name> {
    match value {
        Value::Choice(words) | Value::Text(words) => Some(Name::clone(words)),
        Value::Choices(choices) => {
            let words: Vec<&str> = choices.iter().map(|one| &**one).collect();
            Some(words.join(", ").into())
        }
        Value::YesNo(is_so) => Some(if *is_so { "yes" } else { "no" }.into()),
        Value::Entity(id) => project.entity(*id).map(|entity| Name::clone(&entity.name)),
    }
    .filter(|words| !words.is_empty())
}

fn without_overlaps(mut spans: Vec<Span>, holds: &Holds, lost: &mut Lost) -> Vec<Span> {
    if holds.overlaps == Overlaps::All {
        return spans;
    }
    // The longest first; then whatever shares text with one that is kept goes.
    spans.sort_by_key(|span| {
        (
            Reverse(span.fragments.len()),
            span.fragments.extent(),
            span.id,
        )
    });
    let mut taken: BTreeMap<ByteOffset, ByteOffset> = BTreeMap::new();
    spans.retain(|span| {
        let is_free = span.fragments.iter().all(|range| {
            let before = taken.range(..range.end()).next_back();
            before.is_none_or(|(_, end)| *end <= range.start())
        });
        if is_free {
            taken.extend(
                span.fragments
                    .iter()
                    .map(|range| (range.start(), range.end())),
            );
        } else {
            lost.add("spans that share text with a longer one", 1);
        }
        is_free
    });
    spans
}

fn keep_relation(part: &mut Part<'_>, relation: &Relation, holds: &Holds, lost: &mut Lost) {
    let ends =
        [relation.from, relation.to].map(|id| part.project.span(id).map(|span| span.article));
    let what = match (holds.relations, ends) {
        (Reach::Nowhere, _) => "relations",
        (Reach::WithinArticle, [Some(from), Some(to)]) if from != to => {
            "relations to other articles"
        }
        (_, [Some(_), Some(_)]) => {
            part.keep(RecordKey::Relation(relation.id));
            return;
        }
        _ => "relations of spans that are left out",
    };
    lost.add(what, 1);
}

/// The spans of a project by what a dataset is ordered by: the place in the text.
pub(in crate::formats) fn in_order_of_text<'p>(
    project: &'p Project,
    article: &Article,
) -> Vec<&'p Span> {
    let mut spans: Vec<&Span> = project.spans_of(article.id).map(|span| &**span).collect();
    spans.sort_by_key(|span| {
        let extent = span.fragments.extent();
        (extent.start(), Reverse(extent.end()), span.id)
    });
    spans
}
