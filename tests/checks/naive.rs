//! The rules, read slowly and simply: what the checks have to agree with.

use sayso::model::{
    ArticleId, EntityId, Need, Project, Region, Relation, Rule, RuleKind, Span, SpanId, Value,
};
use sayso::query::{Beside, Finding, Place};
use sayso::text::{ByteOffset, TextRange, words};

/// What a rule finds in a project.
pub(super) fn findings(project: &Project, rule: &Rule) -> Vec<Finding> {
    if !rule.is_on {
        return Vec::new();
    }
    let spans = dataset(project);
    let such = |is_found: &dyn Fn(&Span) -> bool| -> Vec<Finding> {
        let found = spans.iter().filter(|span| is_found(span));
        found.map(|span| finding(span, Beside::Nothing)).collect()
    };
    match &rule.kind {
        RuleKind::Needs { label, any_of } => such(&|span| {
            span.label == *label && !any_of.iter().any(|need| has(project, span, need))
        }),
        RuleKind::RequiredAttributes => such(&|span| {
            let scheme = project.scheme();
            scheme.label(&span.label).is_some_and(|label| {
                let mut attributes = label.attributes.iter();
                attributes.any(|name| {
                    let attribute = scheme.attribute(name);
                    attribute.is_some_and(|attribute| attribute.is_required)
                        && !has_value(project, span, name)
                })
            })
        }),
        RuleKind::BothSides {
            asserting,
            denying,
            about,
            through,
            by,
        } => {
            let stances = |span: &Span| -> Vec<(EntityId, EntityId)> {
                let Some(matter) = entity(project, span, about) else {
                    return Vec::new();
                };
                let tellers = spans.iter().filter(|teller| {
                    relations(project).any(|relation| {
                        relation.relation_type == *through
                            && relation.from == span.id
                            && relation.to == teller.id
                    })
                });
                let mut people: Vec<EntityId> = tellers
                    .filter_map(|teller| entity(project, teller, by))
                    .collect();
                people.sort();
                people.dedup();
                people.into_iter().map(|person| (person, matter)).collect()
            };
            let mut found = Vec::new();
            for span in &spans {
                let other = match &span.label {
                    _ if asserting == denying => continue,
                    label if label == asserting => denying,
                    label if label == denying => asserting,
                    _ => continue,
                };
                for stance in stances(span) {
                    let others: Vec<SpanId> = spans
                        .iter()
                        .filter(|one| one.label == *other && stances(one).contains(&stance))
                        .map(|one| one.id)
                        .collect();
                    if !others.is_empty() {
                        let spans = others.into();
                        let by = stance.0;
                        found.push(finding(span, Beside::OtherSide { by, spans }));
                    }
                }
            }
            found
        }
        RuleKind::IdenticalSpans => {
            let copies = |span: &Span| -> Vec<SpanId> {
                let alike = spans.iter().filter(|one| {
                    one.article == span.article
                        && one.label == span.label
                        && one.fragments == span.fragments
                        && one.annotator == span.annotator
                });
                alike.map(|one| one.id).collect()
            };
            let found = spans.iter().map(|span| (span, copies(span)));
            found
                .filter(|(_, copies)| copies.len() > 1)
                .map(|(span, copies)| finding(span, Beside::Copies(copies.into())))
                .collect()
        }
        RuleKind::PartialWords => such(&|span| {
            let text = &project.article(span.article).unwrap().text;
            let whole = TextRange::between(ByteOffset::ZERO, text.len());
            let words: Vec<TextRange> = words(text, whole).collect();
            span.fragments.iter().any(|range| {
                [range.start(), range.end()].into_iter().any(|edge| {
                    words
                        .iter()
                        .any(|word| word.start() < edge && edge < word.end())
                })
            })
        }),
        RuleKind::InExcludedRegion => {
            let touches = |region: &Region, span: &Span| {
                region.article == span.article
                    && span.fragments.iter().any(|one| one.overlaps(region.range))
            };
            all_spans(project)
                .into_iter()
                .filter(|span| project.regions().any(|region| touches(region, span)))
                .map(|span| finding(span, Beside::Nothing))
                .collect()
        }
        RuleKind::UnusedEntities => {
            let points_at = |span: &Span, id: EntityId| {
                let mut values = span.attributes.values();
                values.any(|value| *value == Value::Entity(id))
            };
            let entities = project.entities().map(|entity| entity.id);
            entities
                .filter(|id| !spans.iter().any(|span| points_at(span, *id)))
                .map(|id| Finding {
                    place: Place::Entity(id),
                    beside: Beside::Nothing,
                })
                .collect()
        }
    }
}

/// Those findings that concern an article.
pub(super) fn in_article(findings: &[Finding], article: ArticleId) -> Vec<Finding> {
    let here = findings.iter().filter(|finding| match finding.place {
        Place::Span { article: found, .. } => found == article,
        Place::Entity(_) => true,
    });
    here.cloned().collect()
}

fn finding(span: &Span, beside: Beside) -> Finding {
    let place = Place::Span {
        article: span.article,
        span: span.id,
    };
    Finding { place, beside }
}

fn all_spans(project: &Project) -> Vec<&Span> {
    let articles = project.articles();
    let spans = articles.flat_map(|article| project.spans_of(article.id));
    spans.map(|span| &**span).collect()
}

/// The spans that do not lie whole in an excluded region.
fn dataset(project: &Project) -> Vec<&Span> {
    let mut spans = all_spans(project);
    spans.retain(|span| {
        project.regions().all(|region| {
            region.article != span.article || !region.range.contains_range(span.fragments.extent())
        })
    });
    spans
}

fn relations(project: &Project) -> impl Iterator<Item = &Relation> {
    let spans = dataset(project);
    let is_there = move |id: SpanId| spans.iter().any(|span| span.id == id);
    project
        .relations()
        .map(|relation| &**relation)
        .filter(move |relation| is_there(relation.from) && is_there(relation.to))
}

fn has(project: &Project, span: &Span, need: &Need) -> bool {
    match need {
        Need::Relation(wanted) => relations(project)
            .any(|relation| relation.from == span.id && relation.relation_type == *wanted),
        Need::Attribute(name) => has_value(project, span, name),
    }
}

fn has_value(project: &Project, span: &Span, attribute: &str) -> bool {
    match span.attributes.get(attribute) {
        None => false,
        Some(Value::Text(text)) => !text.trim().is_empty(),
        Some(Value::Choices(choices)) => !choices.is_empty(),
        Some(Value::Entity(id)) => project.entity(*id).is_some(),
        Some(Value::Choice(_) | Value::YesNo(_)) => true,
    }
}

fn entity(project: &Project, span: &Span, attribute: &str) -> Option<EntityId> {
    match span.attributes.get(attribute)? {
        Value::Entity(id) => project.entity(*id).map(|entity| entity.id),
        _ => None,
    }
}
