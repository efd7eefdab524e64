//! What a project says, as far as a format can hold it, so that two can be compared (I8).
//!
//! Records are known here by what they say, not by their ids: other tools give ids of their own.

use std::collections::BTreeMap;
use std::fmt;

use super::holds::in_words;
use super::{Holds, Reach};
use crate::model::{Article, Digest, Metadata, Name, Project, Span, Value};
use crate::text::{TextRange, shortened};

/// What is shown of a quotation in a message, in code points.
const SHOWN: usize = 40;

/// A fact of a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    Article(
        Digest,
        Option<Name>,
        Option<Box<Metadata>>,
        Option<&'static str>,
    ),
    Span(SpanFact),
    Relation(Name, SpanFact, SpanFact),
    Entity(Name, Name, Vec<Name>),
    Region(Digest, TextRange),
}

/// What a span says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SpanFact {
    text: Digest,
    fragments: Vec<TextRange>,
    label: Name,
    words: String,
    attributes: Vec<(Name, ValueFact)>,
    note: Name,
    annotator: Option<Name>,
}

/// What a value says; entities are known by kind and name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ValueFact {
    Words(Name),
    Typed(Value),
    Entity(Name, Name),
}

/// The facts of a project, each with how often it is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Facts(BTreeMap<Fact, usize>);

impl Facts {
    /// The facts of a project that a format can hold.
    pub(in crate::formats) fn of(project: &Project, holds: &Holds) -> Self {
        let mut facts = Self(BTreeMap::new());
        for article in project.articles() {
            facts.add(Fact::Article(
                article.digest,
                holds.titles.then(|| Name::clone(&article.title)),
                holds.metadata.then(|| {
                    Box::new(Metadata {
                        // The file that it is in is another one each time.
                        file: None,
                        ..article.metadata.clone()
                    })
                }),
                holds.status.then(|| article.status.name()),
            ));
        }
        for span in project.spans() {
            facts.extend(span_fact(project, span, holds).map(Fact::Span));
        }
        if holds.relations != Reach::Nowhere {
            for relation in project.relations() {
                let end = |id| span_fact(project, project.span(id)?, holds);
                let ends = end(relation.from).zip(end(relation.to));
                facts.extend(ends.map(|(from, to)| {
                    Fact::Relation(Name::clone(&relation.relation_type), from, to)
                }));
            }
        }
        if holds.entities {
            for entity in project.entities() {
                let (kind, name) = (Name::clone(&entity.kind), Name::clone(&entity.name));
                facts.add(Fact::Entity(kind, name, entity.aliases.clone()));
            }
        }
        if holds.regions {
            for region in project.regions() {
                let article = project.article(region.article);
                facts.extend(article.map(|article| Fact::Region(article.digest, region.range)));
            }
        }
        facts
    }

    fn add(&mut self, fact: Fact) {
        *self.0.entry(fact).or_default() += 1;
    }

    fn extend(&mut self, fact: Option<Fact>) {
        if let Some(fact) = fact {
            self.add(fact);
        }
    }

    /// The first fact that the two do not state equally often: it, and how often each states it.
    pub(in crate::formats) fn difference(&self, found: &Self) -> Option<Difference> {
        let mut all: Vec<&Fact> = self.0.keys().chain(found.0.keys()).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().find_map(|fact| {
            let times = |facts: &Self| facts.0.get(fact).copied().unwrap_or(0);
            let (expected, found) = (times(self), times(found));
            (expected != found).then(|| Difference {
                fact: fact.to_string(),
                expected,
                found,
            })
        })
    }
}

/// What two projects do not state equally often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Difference {
    /// The fact, in words.
    pub(in crate::formats) fact: String,
    /// How often it should be there.
    pub(in crate::formats) expected: usize,
    /// How often it is.
    pub(in crate::formats) found: usize,
}

fn span_fact(project: &Project, span: &Span, holds: &Holds) -> Option<SpanFact> {
    let article: &Article = project.article(span.article)?;
    let words: Vec<&str> = span
        .fragments
        .iter()
        .map(|range| article.text.slice(range))
        .collect();
    let attributes = span.attributes.iter().filter(|_| holds.attributes);
    let annotator = project
        .annotator(span.annotator)
        .map(|one| Name::clone(&one.name));
    Some(SpanFact {
        text: article.digest,
        fragments: span.fragments.iter().collect(),
        label: Name::clone(&span.label),
        words: words.join(" … "),
        attributes: attributes
            .filter_map(|(name, value)| {
                Some((Name::clone(name), value_fact(project, value, holds)?))
            })
            .collect(),
        note: if holds.notes {
            Name::clone(&span.note)
        } else {
            Name::from("")
        },
        annotator: annotator.filter(|name| holds.annotators && !name.trim().is_empty()),
    })
}

fn value_fact(project: &Project, value: &Value, holds: &Holds) -> Option<ValueFact> {
    match value {
        _ if !holds.kinds_of_values => in_words(project, value).map(ValueFact::Words),
        Value::Entity(id) => project
            .entity(*id)
            .map(|entity| ValueFact::Entity(Name::clone(&entity.kind), Name::clone(&entity.name))),
        value => Some(ValueFact::Typed(value.clone())),
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article(digest, title, ..) => {
                let title = title.as_deref().unwrap_or("without a title");
                write!(formatter, "the article “{title}” ({digest})")
            }
            Self::Span(span) => span.fmt(formatter),
            Self::Relation(name, from, to) => {
                write!(formatter, "the relation “{name}” from {from} to {to}")
            }
            Self::Entity(kind, name, _) => write!(formatter, "the {kind} “{name}”"),
            Self::Region(_, range) => {
                write!(
                    formatter,
                    "the region at {} to {}",
                    range.start(),
                    range.end()
                )
            }
        }
    }
}

impl fmt::Display for SpanFact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = shortened(&self.words, SHOWN);
        write!(formatter, "the {} “{words}”", self.label)
    }
}
