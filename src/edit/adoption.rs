//! Fitting a project that was read from other tools' files to the one that is to take it in.
//!
//! Files of other tools know neither the labels of a project nor its ids. Before [`merge()`] takes such a
//! project in, its names are [mapped](Mapping) to those that are here, annotators and entities that are
//! here by name are taken for the same, and what is here already, character for character and value for
//! value, is not taken in twice.
//!
//! [`merge()`]: super::merge()

mod definitions;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{
    AnnotatorId, ArticleId, AttributeKind, EntityId, Fragments, Name, Project, Record, RecordKey,
    Relation, RelationId, Scheme, Span, SpanId, Stamp, Value,
};

/// What becomes of a name that files bring along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// It is kept as it is, and added to the scheme if it is not there.
    #[default]
    Keep,
    /// It becomes this name, which the project has.
    Become(Name),
    /// It is left out, with whatever has it.
    LeaveOut,
}

/// What becomes of the names that files bring along. Those that are not mentioned are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Labels; with one that is left out go its spans and their relations.
    pub labels: BTreeMap<Name, Fate>,
    /// Attributes; with one that is left out go its values.
    pub attributes: BTreeMap<Name, Fate>,
    /// Relation types; with one that is left out go its relations.
    pub relation_types: BTreeMap<Name, Fate>,
    /// Annotators whose spans and relations are left out.
    pub without: BTreeSet<AnnotatorId>,
    /// Whether annotators and entities of one name are the same here and there: true of files whose ids
    /// mean nothing here.
    pub unites_by_name: bool,
}

impl Mapping {
    /// Nothing is changed but that what is here by name is taken for the same.
    pub fn by_name() -> Self {
        Self {
            unites_by_name: true,
            ..Self::default()
        }
    }
}

/// What becomes of one name.
fn fate<'f>(fates: &'f BTreeMap<Name, Fate>, name: &'f Name) -> Option<&'f Name> {
    match fates.get(name) {
        None | Some(Fate::Keep) => Some(name),
        Some(Fate::Become(other)) => Some(other),
        Some(Fate::LeaveOut) => None,
    }
}

/// A project that was fitted.
#[derive(Clone, Debug)]
pub struct Adopted {
    /// What is to be taken in.
    pub project: Project,
    /// The scheme of the project that takes it in, where its labels and relation types get attributes and
    /// ends that come along. To be set before the merge, which adds what is new by name.
    pub scheme: Option<Scheme>,
    /// Spans that are here already, with the same words, label, values and annotator.
    pub spans_here: usize,
    /// Spans that are left out by choice.
    pub spans_left_out: usize,
    /// Values of attributes that are left out by choice, of spans that are not.
    pub values_left_out: usize,
    /// Relations that are to be taken in.
    pub relations: usize,
    /// Relations that are left out by choice, or with the spans that they link.
    pub relations_left_out: usize,
}

/// Fits a project to the one that is to take it in.
pub fn adopted(project: &Project, here: &Project, mapping: &Mapping) -> Adopted {
    Adopting::new(project.clone(), here.clone(), mapping.clone()).finish()
}

/// A project that is being fitted, a part at a time, so that whoever fits a large one can answer meanwhile.
#[derive(Debug)]
pub struct Adopting {
    whole: Project,
    here: Project,
    mapping: Mapping,
    annotators: BTreeMap<AnnotatorId, AnnotatorId>,
    entities: BTreeMap<EntityId, EntityId>,
    /// Spans that are here under another id.
    spans: BTreeMap<SpanId, SpanId>,
    /// The articles whose spans have not been looked at yet.
    articles: std::vec::IntoIter<ArticleId>,
    /// The relations that have not been looked at yet, once all spans have.
    relations: Option<std::vec::IntoIter<RelationId>>,
    adopted: Adopted,
}

/// How many relations are looked at in one step.
const RELATIONS_AT_ONCE: usize = 500;

/// What makes two spans of one article the same.
type Likeness<'s> = (
    &'s Fragments,
    &'s Name,
    &'s BTreeMap<Name, Value>,
    AnnotatorId,
);

fn likeness(span: &Span) -> Likeness<'_> {
    (
        &span.fragments,
        &span.label,
        &span.attributes,
        span.annotator,
    )
}

impl Adopting {
    /// Begins to fit a project to the one that is to take it in.
    pub fn new(whole: Project, here: Project, mapping: Mapping) -> Self {
        let scheme = definitions::fitted(whole.scheme(), &mapping);
        let extended = definitions::extended(here.scheme(), &scheme);
        let name = Name::clone(&whole.info().name);
        let articles: Vec<ArticleId> = whole.articles().map(|article| article.id).collect();
        let unites_by_name = mapping.unites_by_name;
        let mut adopting = Self {
            annotators: BTreeMap::new(),
            entities: BTreeMap::new(),
            spans: BTreeMap::new(),
            articles: articles.into_iter(),
            relations: None,
            adopted: Adopted {
                project: Project::new(whole.id(), name, scheme),
                scheme: extended,
                spans_here: 0,
                spans_left_out: 0,
                values_left_out: 0,
                relations: 0,
                relations_left_out: 0,
            },
            whole,
            here,
            mapping,
        };
        if unites_by_name {
            adopting.unite_by_name();
        }
        adopting.take_the_plain_records();
        adopting
    }

    /// Looks at the spans of one more article or, after the last, at some relations. Returns whether anything
    /// is left.
    pub fn step(&mut self) -> bool {
        if let Some(id) = self.articles.next() {
            let article = self.whole.article(id);
            if let Some(digest) = article.map(|article| article.digest) {
                self.take_spans_of(id, self.here.article_with(digest));
            }
            return true;
        }
        let Some(relations) = &mut self.relations else {
            self.take_entities();
            let ids: Vec<_> = self.whole.relations().map(|one| one.id).collect();
            self.relations = Some(ids.into_iter());
            return true;
        };
        let some: Vec<_> = relations.by_ref().take(RELATIONS_AT_ONCE).collect();
        for id in &some {
            if let Some(relation) = self.whole.relation(*id).map(Arc::clone) {
                self.take_relation(&relation);
            }
        }
        !some.is_empty()
    }

    /// Looks at what is left. The project as it is to be taken in.
    pub fn finish(mut self) -> Adopted {
        while self.step() {}
        self.adopted
    }

    fn unite_by_name(&mut self) {
        let known: BTreeMap<&Name, AnnotatorId> = self
            .here
            .annotators()
            .filter(|one| !one.name.trim().is_empty())
            .map(|one| (&one.name, one.id))
            .collect();
        for annotator in self.whole.annotators() {
            if let Some(id) = known.get(&annotator.name) {
                self.annotators.insert(annotator.id, *id);
            }
        }
        let mut known: BTreeMap<(&Name, String), EntityId> = BTreeMap::new();
        for entity in self.here.entities() {
            for name in entity.names() {
                let key = (&entity.kind, name.to_lowercase());
                known.entry(key).or_insert(entity.id);
            }
        }
        for entity in self.whole.entities() {
            if let Some(id) = known.get(&(&entity.kind, entity.name.to_lowercase())) {
                self.entities.insert(entity.id, *id);
            }
        }
    }

    /// Everything but entities, spans and relations.
    fn take_the_plain_records(&mut self) {
        let scheme = Arc::clone(self.adopted.project.scheme());
        for key in self.whole.entries() {
            let Some((record, stamp)) = self.whole.entry(key) else {
                continue;
            };
            let is_taken = match &record {
                Record::Span(_, Some(_))
                | Record::Relation(_, Some(_))
                | Record::Entity(_, Some(_)) => false,
                Record::Annotator(id, _) => {
                    !self.annotators.contains_key(id) && !self.mapping.without.contains(id)
                }
                _ => true,
            };
            let record = match record {
                Record::Scheme(_) => Record::Scheme(Arc::clone(&scheme)),
                record => record,
            };
            if is_taken {
                self.adopted.project.put(record, stamp);
            }
        }
        for (id, digest) in self.whole.digests() {
            if self.adopted.project.digest(id).is_none() {
                self.adopted.project.remember_digest(id, digest);
            }
        }
    }

    /// Takes in the spans of an article that goes by another id here, if it is here.
    fn take_spans_of(&mut self, article: ArticleId, known: Option<ArticleId>) {
        // Copies of projects cost nothing, and can be read while this is changed.
        let (here, whole) = (self.here.clone(), self.whole.clone());
        let of_known = known.into_iter().flat_map(|id| here.spans_of(id));
        let mut known: BTreeMap<Likeness<'_>, SpanId> = BTreeMap::new();
        for span in of_known {
            known.entry(likeness(span)).or_insert(span.id);
        }
        for span in whole.spans_of(article) {
            let label = fate(&self.mapping.labels, &span.label).map(Name::clone);
            let Some(label) = label.filter(|_| !self.mapping.without.contains(&span.annotator))
            else {
                self.adopted.spans_left_out += 1;
                continue;
            };
            let mut fitted = Span::clone(span);
            fitted.label = label;
            fitted.annotator = self.annotator(span.annotator);
            fitted.attributes = self.values(&span.attributes);
            match known.get(&likeness(&fitted)) {
                // A span that is here under its own id is a version of it, which the merge weighs.
                Some(id) if *id != span.id => {
                    self.adopted.spans_here += 1;
                    self.spans.insert(span.id, *id);
                }
                _ => {
                    let stamp = self.stamp(span.id);
                    self.adopted.project.put(fitted.into(), stamp);
                }
            }
        }
    }

    fn stamp(&self, span: SpanId) -> Stamp {
        let entry = self.whole.entry(RecordKey::Span(span));
        entry.map_or(self.whole.latest(), |(_, stamp)| stamp)
    }

    fn annotator(&self, id: AnnotatorId) -> AnnotatorId {
        self.annotators.get(&id).copied().unwrap_or(id)
    }

    fn values(&mut self, values: &BTreeMap<Name, Value>) -> BTreeMap<Name, Value> {
        let mut fitted = BTreeMap::new();
        for (name, value) in values {
            let Some(name) = fate(&self.mapping.attributes, name) else {
                self.adopted.values_left_out += 1;
                continue;
            };
            let value = match value {
                Value::Entity(id) => Value::Entity(self.entities.get(id).copied().unwrap_or(*id)),
                value => value.clone(),
            };
            let kind = self.here.scheme().attribute(name).map(|one| &one.kind);
            let value = kind.map_or(value.clone(), |kind| as_kind(value, kind));
            fitted.entry(Name::clone(name)).or_insert(value);
        }
        fitted
    }

    /// The entities, but for those that are here and those that only left-out values point at.
    fn take_entities(&mut self) {
        let whole = self.whole.clone();
        for entity in whole.entities() {
            let was_used = whole.spans_of_entity(entity.id).next().is_some();
            let is_used = || self.adopted.project.spans_of_entity(entity.id).next();
            let is_taken = !was_used || is_used().is_some();
            if is_taken
                && !self.entities.contains_key(&entity.id)
                && let Some((record, stamp)) = whole.entry(RecordKey::Entity(entity.id))
            {
                self.adopted.project.put(record, stamp);
            }
        }
    }

    fn take_relation(&mut self, relation: &Relation) {
        let relation_type = fate(&self.mapping.relation_types, &relation.relation_type);
        let ends = (self.end(relation.from), self.end(relation.to));
        let is_left_out = self.mapping.without.contains(&relation.annotator);
        let (Some(relation_type), (Some(from), Some(to)), false) =
            (relation_type, ends, is_left_out)
        else {
            self.adopted.relations_left_out += 1;
            return;
        };
        let fitted = Relation {
            relation_type: Name::clone(relation_type),
            from,
            to,
            annotator: self.annotator(relation.annotator),
            ..Relation::clone(relation)
        };
        let mut of_start = self.here.relations_of(from);
        let is_here = of_start.any(|known| {
            known.id != fitted.id
                && (known.from, known.to) == (from, to)
                && known.relation_type == fitted.relation_type
        });
        if !is_here {
            self.adopted.relations += 1;
            let entry = self.whole.entry(RecordKey::Relation(relation.id));
            let stamp = entry.map_or(self.whole.latest(), |(_, stamp)| stamp);
            self.adopted.project.put(fitted.into(), stamp);
        }
    }

    /// The span that a relation leads to; none if it is left out.
    fn end(&self, id: SpanId) -> Option<SpanId> {
        let known = self.spans.get(&id).copied();
        known.or_else(|| self.adopted.project.span(id).map(|span| span.id))
    }
}

/// A value as one of another kind, if it says the same there; else as it is.
fn as_kind(value: Value, kind: &AttributeKind) -> Value {
    if kind.takes(&value) {
        return value;
    }
    let words = match &value {
        Value::Text(words) | Value::Choice(words) => words.trim(),
        Value::YesNo(true) => "yes",
        Value::YesNo(false) => "no",
        Value::Choices(_) | Value::Entity(_) => return value,
    };
    let option = |options: &[Name]| {
        let mut options = options.iter();
        let found = options.find(|option| option.to_lowercase() == words.to_lowercase());
        found.cloned()
    };
    let fitted = match kind {
        AttributeKind::Text => Some(Value::Text(words.into())),
        AttributeKind::Choice(options) => option(options).map(Value::Choice),
        AttributeKind::Choices(options) => option(options).map(|one| Value::Choices(vec![one])),
        AttributeKind::YesNo => match &*words.to_lowercase() {
            "yes" | "true" | "1" => Some(Value::YesNo(true)),
            "no" | "false" | "0" => Some(Value::YesNo(false)),
            _ => None,
        },
        AttributeKind::Entity(_) => None,
    };
    fitted.unwrap_or(value)
}
