//! What a project that was read from files would bring to the one that is open: for a look at it before
//! anything changes.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AnnotatorId, Article, Digest, Name, Project};
use crate::text::Folding;

/// What files would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Their articles, in their order.
    pub articles: Vec<IncomingArticle>,
    /// The labels that their spans have, the most frequent first.
    pub labels: Vec<IncomingName>,
    /// The attributes that their spans have, the most frequent first.
    pub attributes: Vec<IncomingName>,
    /// The types that their relations have, the most frequent first.
    pub relation_types: Vec<IncomingName>,
    /// Who made their spans, in no particular order.
    pub annotators: Vec<IncomingAnnotator>,
    /// How many entities there are.
    pub entities: usize,
}

/// An article that files would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingArticle {
    /// Its title there.
    pub title: Name,
    /// What tells its text from others.
    pub digest: Digest,
    /// Who published it, and when, as far as it says so.
    pub source: Vec<Name>,
    /// How many characters its text has, in code points.
    pub characters: usize,
    /// How many spans it has there.
    pub spans: usize,
    /// Whether it is here.
    pub state: IncomingState,
}

/// Whether an article is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IncomingState {
    /// It is not.
    New,
    /// Its text is here, under the same title.
    Here,
    /// Its text is here, under this other title.
    HereAs(Name),
    /// Its text was here and was removed.
    Removed,
    /// It is not, and another of the files has its text as well.
    Twice,
}

/// A name that files use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingName {
    /// The name.
    pub name: Name,
    /// How often it is used.
    pub uses: usize,
    /// The name of the project's scheme that it is, or that differs from it in case, diacritics or signs
    /// between words alone; none if there is none.
    pub known: Option<Name>,
}

/// Somebody who made spans of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingAnnotator {
    /// The id there, or in each of several files.
    pub ids: Vec<AnnotatorId>,
    /// The name there.
    pub name: Name,
    /// How many of the spans are theirs.
    pub spans: usize,
    /// Whether somebody of that name, or with that id, is here.
    pub is_here: bool,
}

/// What a project that was read would bring to another.
pub fn incoming(read: &Project, here: &Project) -> Incoming {
    let (mut labels, mut attributes, mut types) =
        (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut annotators: BTreeMap<AnnotatorId, usize> = BTreeMap::new();
    for span in read.spans() {
        *labels.entry(&span.label).or_insert(0) += 1;
        *annotators.entry(span.annotator).or_insert(0) += 1;
        for name in span.attributes.keys() {
            *attributes.entry(name).or_insert(0) += 1;
        }
    }
    for relation in read.relations() {
        *types.entry(&relation.relation_type).or_insert(0) += 1;
    }
    let scheme = here.scheme();
    let known_labels: Vec<&Name> = scheme.labels.iter().map(|one| &one.name).collect();
    let known_attributes: Vec<&Name> = scheme.attributes.iter().map(|one| &one.name).collect();
    let known_types: Vec<&Name> = scheme.relation_types.iter().map(|one| &one.name).collect();
    Incoming {
        articles: read
            .articles()
            .map(|one| article(read, one, here))
            .collect(),
        labels: counted_names(labels, &known_labels),
        attributes: counted_names(attributes, &known_attributes),
        relation_types: counted_names(types, &known_types),
        annotators: annotators
            .into_iter()
            .map(|(id, spans)| annotator(read, (id, spans), here))
            .collect(),
        entities: read.entities().count(),
    }
}

fn article(read: &Project, article: &Article, here: &Project) -> IncomingArticle {
    let state = match here.article_with(article.digest) {
        None => IncomingState::New,
        Some(id) => match here.article(id) {
            None => IncomingState::Removed,
            Some(known) if known.title == article.title => IncomingState::Here,
            Some(known) => IncomingState::HereAs(Name::clone(&known.title)),
        },
    };
    let metadata = &article.metadata;
    let source = [&metadata.outlet, &metadata.date];
    IncomingArticle {
        title: Name::clone(&article.title),
        digest: article.digest,
        source: source.into_iter().flatten().cloned().collect(),
        characters: article.text.as_str().chars().count(),
        spans: read.span_count(article.id),
        state,
    }
}

fn annotator(
    read: &Project,
    (id, spans): (AnnotatorId, usize),
    here: &Project,
) -> IncomingAnnotator {
    let name = read.annotator(id).map(|one| Name::clone(&one.name));
    let name = name.unwrap_or_default();
    let is_known = |name: &Name| {
        let mut all = here.annotators();
        !name.trim().is_empty() && all.any(|one| one.name == *name)
    };
    IncomingAnnotator {
        ids: vec![id],
        is_here: here.annotator(id).is_some() || is_known(&name),
        name,
        spans,
    }
}

fn counted_names(uses: BTreeMap<&Name, usize>, known: &[&Name]) -> Vec<IncomingName> {
    let mut names: Vec<IncomingName> = uses
        .into_iter()
        .map(|(name, uses)| IncomingName {
            name: Name::clone(name),
            uses,
            known: alike(name, known),
        })
        .collect();
    names.sort_by_key(|one| std::cmp::Reverse(one.uses));
    names
}

/// The known name that is this one, or as good as.
fn alike(name: &Name, known: &[&Name]) -> Option<Name> {
    let exact = known.iter().find(|one| **one == name);
    let close = || {
        let bare = bare(name);
        known.iter().find(|one| self::bare(one) == bare)
    };
    exact.or_else(close).map(|name| Name::clone(name))
}

/// A name without case, diacritics and the signs between its words.
fn bare(name: &str) -> String {
    let folded = Folding::ALL.fold(name);
    folded.chars().filter(|one| one.is_alphanumeric()).collect()
}

impl Incoming {
    /// Adds what other files would bring beside it.
    pub fn add(&mut self, other: Self) {
        let known: BTreeSet<Digest> = self.articles.iter().map(|one| one.digest).collect();
        self.articles.extend(other.articles.into_iter().map(|one| {
            let is_twice = one.state == IncomingState::New && known.contains(&one.digest);
            let state = if is_twice {
                IncomingState::Twice
            } else {
                one.state
            };
            IncomingArticle { state, ..one }
        }));
        for one in other.annotators {
            let is_same = |known: &&mut IncomingAnnotator| {
                known.ids.iter().any(|id| one.ids.contains(id))
                    || (known.name == one.name && !one.name.trim().is_empty())
            };
            match self.annotators.iter_mut().find(is_same) {
                Some(known) => {
                    known.spans += one.spans;
                    known.ids.extend(one.ids);
                }
                None => self.annotators.push(one),
            }
        }
        self.entities += other.entities;
        for (names, others) in [
            (&mut self.labels, other.labels),
            (&mut self.attributes, other.attributes),
            (&mut self.relation_types, other.relation_types),
        ] {
            for one in others {
                match names.iter_mut().find(|known| known.name == one.name) {
                    Some(known) => known.uses += one.uses,
                    None => names.push(one),
                }
            }
        }
    }

    /// How many articles are new.
    pub fn new_articles(&self) -> usize {
        let is_new = |article: &&IncomingArticle| article.state == IncomingState::New;
        self.articles.iter().filter(is_new).count()
    }

    /// How many spans there are.
    pub fn spans(&self) -> usize {
        self.annotators.iter().map(|one| one.spans).sum()
    }
}
