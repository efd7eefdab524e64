//! Several readings as one: the files of an archive or a folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::formats::native::inferred_scheme;
use crate::formats::{Import, Place, Warning};
use crate::model::{
    AnnotatorId, Article, ArticleId, AttributeKind, EntityId, Name, Project, Record, Relation,
    Scheme, Span, Stamp, Value, attribution_relations,
};

/// Puts the records of several imports into one project. Annotators of one name are one, so are
/// entities of one kind and name, and articles of one text: the first of them stands. Schemes are put
/// together name by name; where one of them has a name, it is the frame for the others, and where none
/// has, the scheme is made of what all the spans use.
///
/// None if there is nothing to put together.
pub(in crate::formats) fn combined(
    name: &str,
    imports: impl IntoIterator<Item = Import>,
) -> Option<Import> {
    let mut imports = imports.into_iter();
    let mut all = imports.next()?;
    let mut known = Known::of(&all.project);
    let mut is_one = true;
    for import in imports {
        is_one = false;
        all.warnings.extend(import.warnings);
        known.add(&mut all, &import.project);
        all.offsets = all.offsets.or(import.offsets);
        all.format = all.format.filter(|name| import.format == Some(name));
    }
    if !is_one {
        if all.project.scheme().name.is_empty() {
            let scheme = inferred_scheme::infer(&all.project);
            all.project.put(scheme.into(), Stamp::ZERO);
        }
        let mut info = all.project.info().as_ref().clone();
        info.name = Name::from(name);
        all.project.put(info.into(), Stamp::ZERO);
    }
    Some(all)
}

/// What is found again by what it is called.
#[derive(Default)]
struct Known {
    annotators: BTreeMap<Name, AnnotatorId>,
    entities: BTreeMap<(Name, Name), EntityId>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let mut known = Self::default();
        for annotator in project.annotators() {
            known
                .annotators
                .entry(Name::clone(&annotator.name))
                .or_insert(annotator.id);
        }
        for entity in project.entities() {
            let key = (Name::clone(&entity.kind), Name::clone(&entity.name));
            known.entities.entry(key).or_insert(entity.id);
        }
        known
    }

    fn add(&mut self, import: &mut Import, new: &Project) {
        let all = &mut import.project;
        let mut annotators: BTreeMap<AnnotatorId, AnnotatorId> = BTreeMap::new();
        for annotator in new.annotators() {
            let name = Name::clone(&annotator.name);
            let id = *self.annotators.entry(name).or_insert(annotator.id);
            annotators.insert(annotator.id, id);
            if id == annotator.id {
                put(all, new, Record::from(annotator.as_ref().clone()));
            }
        }
        let mut entities: BTreeMap<EntityId, EntityId> = BTreeMap::new();
        for entity in new.entities() {
            let key = (Name::clone(&entity.kind), Name::clone(&entity.name));
            let id = *self.entities.entry(key).or_insert(entity.id);
            entities.insert(entity.id, id);
            if id == entity.id {
                put(all, new, Record::from(entity.as_ref().clone()));
            }
        }
        let mut articles: BTreeMap<ArticleId, ArticleId> = BTreeMap::new();
        for article in new.articles() {
            let same = all.article_with(article.digest);
            let same = same.and_then(|id| all.article(id)).map(Arc::clone);
            articles.insert(article.id, same.as_ref().map_or(article.id, |same| same.id));
            match same {
                None => put(all, new, Record::from(article.as_ref().clone())),
                // The same file comes once for each annotator.
                Some(same) if same.metadata.file == article.metadata.file => {}
                Some(same) => import.warnings.push(same_text(article, &same)),
            }
        }
        let now_called = |id: AnnotatorId| annotators.get(&id).copied().unwrap_or(id);
        let lies_in = |id: ArticleId| articles.get(&id).copied().unwrap_or(id);
        for span in new.spans() {
            let mut span = Span::clone(span);
            span.article = lies_in(span.article);
            span.annotator = now_called(span.annotator);
            for value in span.attributes.values_mut() {
                if let Value::Entity(id) = value
                    && let Some(same) = entities.get(id)
                {
                    *id = *same;
                }
            }
            put(all, new, Record::from(span));
        }
        for relation in new.relations() {
            let mut relation = Relation::clone(relation);
            relation.annotator = now_called(relation.annotator);
            put(all, new, Record::from(relation));
        }
        for region in new.regions() {
            let mut region = region.as_ref().clone();
            region.article = lies_in(region.article);
            region.annotator = now_called(region.annotator);
            put(all, new, Record::from(region));
        }
        let scheme = joined(all.scheme(), new.scheme());
        all.put(scheme.into(), Stamp::ZERO);
    }
}

fn same_text(article: &Article, same: &Article) -> Warning {
    let file = article.metadata.file.as_deref().unwrap_or_default();
    Warning {
        place: Place::file(file),
        message: format!(
            "Its text is that of “{}” as well. Only that one is kept, and it gets the spans of both.",
            same.title
        ),
    }
}

/// Puts a record with the stamp that it has where it comes from.
fn put(all: &mut Project, from: &Project, record: Record) {
    let stamp = from
        .entry(record.key())
        .map_or(Stamp::ZERO, |(_, stamp)| stamp);
    all.put(record, stamp);
}

/// Two schemes as one: the one that has a name first, then what only the other has.
fn joined(one: &Arc<Scheme>, other: &Arc<Scheme>) -> Scheme {
    let (first, second) = if one.name.is_empty() && !other.name.is_empty() {
        (other, one)
    } else {
        (one, other)
    };
    let mut scheme = Scheme::clone(first);
    for label in &second.labels {
        match scheme
            .labels
            .iter_mut()
            .find(|known| known.name == label.name)
        {
            Some(known) => extend(&mut known.attributes, &label.attributes),
            None => scheme.labels.push(label.clone()),
        }
    }
    for attribute in &second.attributes {
        let known = scheme
            .attributes
            .iter_mut()
            .find(|known| known.name == attribute.name);
        match known.map(|known| &mut known.kind) {
            Some(AttributeKind::Choice(options) | AttributeKind::Choices(options)) => {
                extend(options, attribute.kind.options());
            }
            Some(_) => {}
            None => scheme.attributes.push(attribute.clone()),
        }
    }
    for kind in &second.entity_kinds {
        if scheme.entity_kind(&kind.name).is_none() {
            scheme.entity_kinds.push(kind.clone());
        }
    }
    for relation_type in &second.relation_types {
        let known = scheme
            .relation_types
            .iter_mut()
            .find(|known| known.name == relation_type.name);
        match known {
            Some(known) => extend(&mut known.ends, &relation_type.ends),
            None => scheme.relation_types.push(relation_type.clone()),
        }
    }
    scheme
}

fn extend<T: Clone + PartialEq>(known: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !known.contains(one) {
            known.push(one.clone());
        }
    }
}

/// *Attribution relations* with what a scheme has beside it, if the scheme's spans are of that kind, as
/// those of PARC3 and PolNeAR are; else the scheme itself. There, sources and contents hang on a trigger
/// of its own instead of the cue, so what is asked of a cue is switched off.
pub(in crate::formats) fn attribution_relations_or(scheme: Scheme) -> Scheme {
    let preset = attribution_relations();
    if !preset
        .labels
        .iter()
        .all(|label| scheme.label(&label.name).is_some())
    {
        return scheme;
    }
    let mut joined = joined(&Arc::new(preset), &Arc::new(scheme));
    for rule in &mut joined.rules {
        rule.is_on = rule.kind.is_general();
    }
    joined
}
