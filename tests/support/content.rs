//! What a user sees of a project, and its indexes computed the slow way.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use sayso::model::{
    Annotator, Article, ArticleId, Digest, Entity, EntityId, Mark, Project, ProjectInfo, Record,
    RecordKey, Region, RegionId, Relation, RelationId, Scheme, Span, SpanId, Stamp, Value,
};
use sayso::text::{ByteOffset, TextRange};

/// Everything visible in a project; stamps, tombstones and hidden records are not. An article is
/// known by its text here, since a merge may give it another id.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    info: ProjectInfo,
    scheme: Scheme,
    annotators: Vec<Annotator>,
    articles: BTreeMap<Digest, Article>,
    entities: BTreeMap<EntityId, Entity>,
    spans: BTreeMap<SpanId, (Digest, Span)>,
    relations: BTreeMap<RelationId, Relation>,
    regions: BTreeMap<RegionId, (Digest, Region)>,
}

/// What a user sees of a project.
pub fn content(project: &Project) -> Content {
    let text_of = |id| project.article(id).unwrap().digest;
    let nowhere = ArticleId::NIL;
    Content {
        info: ProjectInfo::clone(project.info()),
        scheme: Scheme::clone(project.scheme()),
        annotators: project
            .annotators()
            .map(|one| Annotator::clone(one))
            .collect(),
        articles: project
            .articles()
            .map(|one| {
                (
                    one.digest,
                    Article {
                        id: nowhere,
                        ..Article::clone(one)
                    },
                )
            })
            .collect(),
        entities: project
            .entities()
            .map(|one| (one.id, Entity::clone(one)))
            .collect(),
        spans: project
            .spans()
            .map(|one| {
                (
                    one.id,
                    (
                        text_of(one.article),
                        Span {
                            article: nowhere,
                            ..Span::clone(one)
                        },
                    ),
                )
            })
            .collect(),
        relations: project
            .relations()
            .map(|one| (one.id, Relation::clone(one)))
            .collect(),
        regions: project
            .regions()
            .map(|one| {
                (
                    one.id,
                    (
                        text_of(one.article),
                        Region {
                            article: nowhere,
                            ..Region::clone(one)
                        },
                    ),
                )
            })
            .collect(),
    }
}

/// Every record, tombstones and hidden records included, with its version.
pub fn records(project: &Project) -> BTreeMap<RecordKey, (Record, Stamp)> {
    project
        .entries()
        .map(|key| (key, project.entry(key).unwrap()))
        .collect()
}

/// The marks of every line of every article, by the line.
pub fn lines(project: &Project) -> BTreeMap<(ArticleId, usize), Vec<Mark>> {
    let mut lines = BTreeMap::new();
    for article in project.articles() {
        for (line, range) in article.text.lines().iter().enumerate() {
            let marks = project.marks_in(article.id, range);
            if !marks.is_empty() {
                lines.insert((article.id, line), marks);
            }
        }
    }
    lines
}

/// Checks every index of a project against its records.
#[track_caller]
pub fn check_indexes(project: &Project) {
    let articles: Vec<&Article> = project.articles().map(|article| &**article).collect();
    assert_eq!(project.article_count(), articles.len());
    let is_here = |id: ArticleId| articles.iter().any(|article| article.id == id);
    let mut spans: Vec<Span> = Vec::new();
    let mut relations: Vec<Relation> = Vec::new();
    let mut regions: Vec<Region> = Vec::new();
    let mut known = Vec::new();
    for (record, _) in records(project).into_values() {
        match record {
            Record::Article(id, _) => known.push(id),
            Record::Span(_, Some(span)) if is_here(span.article) => spans.push(Span::clone(&span)),
            Record::Region(_, Some(region)) if is_here(region.article) => {
                regions.push(Region::clone(&region));
            }
            Record::Relation(_, Some(relation)) => relations.push(Relation::clone(&relation)),
            _ => {}
        }
    }
    let is_span = |id: SpanId| spans.iter().any(|span| span.id == id);
    relations.retain(|relation| is_span(relation.from) && is_span(relation.to));
    assert!(project.spans().map(|one| &**one).eq(&spans));
    assert_eq!(project.visible_span_count(), spans.len());
    let annotated = articles
        .iter()
        .filter(|article| spans.iter().any(|span| span.article == article.id));
    assert_eq!(project.annotated_article_count(), annotated.count());
    let entities = project.entries().filter_map(|key| match key {
        RecordKey::Entity(id) => Some(id),
        _ => None,
    });
    for entity in entities {
        let points = |span: &&Span| {
            span.attributes
                .values()
                .any(|one| *one == Value::Entity(entity))
        };
        let expected: Vec<&Span> = spans.iter().filter(points).collect();
        let found: Vec<&Span> = project
            .spans_of_entity(entity)
            .map(|span| &**span)
            .collect();
        assert_eq!(found, expected);
    }
    assert!(project.relations().map(|one| &**one).eq(&relations));
    assert!(project.regions().map(|one| &**one).eq(&regions));

    for article in known {
        let of_article = |span: &&Span| span.article == article;
        let mut expected: Vec<&Span> = spans.iter().filter(of_article).collect();
        expected.sort_by_key(|span| {
            let extent = span.fragments.extent();
            (extent.start(), Reverse(extent.end()), span.id)
        });
        let found: Vec<&Span> = project.spans_of(article).map(|span| &**span).collect();
        assert_eq!(found, expected);
        assert_eq!(project.span_count(article), expected.len());
        let mut of_annotators = BTreeMap::new();
        for span in &expected {
            *of_annotators.entry(span.annotator).or_insert(0) += 1;
        }
        let counts = project.span_counts(article);
        assert_eq!(
            counts.iter().copied().collect::<BTreeMap<_, _>>(),
            of_annotators
        );
        assert_eq!(counts.len(), of_annotators.len());
        check_neighbours(project, &expected);

        let mut expected: Vec<&Region> = regions
            .iter()
            .filter(|region| region.article == article)
            .collect();
        expected.sort_by_key(|region| (region.range.start(), region.id));
        assert_eq!(
            project
                .regions_of(article)
                .map(|one| &**one)
                .collect::<Vec<_>>(),
            expected
        );
        if let Some(here) = project.article(article) {
            assert_eq!(
                project.article_with(here.digest),
                Some(article),
                "one article per text"
            );
            assert_eq!(project.digest(article), Some(here.digest));
        } else {
            let all = TextRange::between(ByteOffset::ZERO, ByteOffset::MAX);
            assert_eq!(
                project.marks_in(article, all),
                [],
                "a removed article has no marks"
            );
        }
    }
    for span in &spans {
        let mut expected: Vec<RelationId> = relations
            .iter()
            .filter(|relation| relation.from == span.id || relation.to == span.id)
            .map(|relation| relation.id)
            .collect();
        expected.sort_unstable();
        let found: Vec<RelationId> = project.relations_of(span.id).map(|one| one.id).collect();
        assert_eq!(found, expected);
    }
    for article in articles {
        for (line, range) in article.text.lines().iter().enumerate() {
            let mut expected: Vec<Mark> = Vec::new();
            for span in project.spans().filter(|span| span.article == article.id) {
                let fragments = span.fragments.iter().enumerate();
                expected.extend(fragments.filter(|(_, one)| one.overlaps(range)).map(
                    |(fragment, range)| Mark {
                        range,
                        fragment,
                        span: Arc::clone(span),
                    },
                ));
            }
            expected
                .sort_by_key(|mark| (mark.range.start(), Reverse(mark.range.end()), mark.span.id));
            assert_eq!(project.marks_in(article.id, range), expected, "line {line}");
        }
    }
}

/// The spans of an article in reading order are each other's neighbours.
#[track_caller]
fn check_neighbours(project: &Project, in_order: &[&Span]) {
    for (place, span) in in_order.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| in_order[before].id);
        let after = in_order.get(place + 1).map(|after| after.id);
        assert_eq!(project.span_before(span).map(|span| span.id), before);
        assert_eq!(project.span_after(span).map(|span| span.id), after);
    }
}
