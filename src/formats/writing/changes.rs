//! Changes that a format makes to a project before it writes it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::formats::plain_text;
use crate::model::{Annotator, Article, Metadata, Name, Project, Relation, Scheme, Span};
use crate::text::Text;

/// Changes spans, each given with the text that it lies in.
pub(in crate::formats) fn changed_spans(
    project: &mut Project,
    mut change: impl FnMut(&mut Span, &Text),
) {
    let spans: Vec<Arc<Span>> = project.spans().cloned().collect();
    let stamp = project.latest();
    for old in spans {
        let Some(article) = project.article(old.article).cloned() else {
            continue;
        };
        let mut span = Span::clone(&old);
        change(&mut span, &article.text);
        if span != *old {
            project.put(span.into(), stamp);
        }
    }
}

/// Gives labels, attributes and relation types the names that `rename` makes of theirs. Returns how
/// many names were changed.
pub(in crate::formats) fn renamed(project: &mut Project, rename: fn(&str) -> String) -> usize {
    let mut changed: BTreeSet<Name> = BTreeSet::new();
    let mut now = |name: &mut Name| {
        let new = rename(name);
        if *new != **name {
            changed.insert(Name::clone(name));
            *name = new.into();
        }
    };
    let mut scheme = Scheme::clone(project.scheme());
    for label in &mut scheme.labels {
        now(&mut label.name);
        label.attributes.iter_mut().for_each(&mut now);
    }
    for attribute in &mut scheme.attributes {
        now(&mut attribute.name);
    }
    for relation_type in &mut scheme.relation_types {
        now(&mut relation_type.name);
        for (from, to) in &mut relation_type.ends {
            now(from);
            now(to);
        }
    }
    let stamp = project.latest();
    project.put(scheme.into(), stamp);
    changed_spans(project, |span, _| {
        now(&mut span.label);
        let attributes = std::mem::take(&mut span.attributes).into_iter();
        span.attributes = attributes
            .map(|(mut name, value)| {
                now(&mut name);
                (name, value)
            })
            .collect();
    });
    let relations: Vec<Arc<Relation>> = project.relations().cloned().collect();
    for old in relations {
        let mut relation = Relation::clone(&old);
        now(&mut relation.relation_type);
        if relation != *old {
            project.put(relation.into(), stamp);
        }
    }
    changed.len()
}

/// Removes relations that a format has no room for. Returns how many.
pub(in crate::formats) fn without_relations(
    project: &mut Project,
    mut is_out: impl FnMut(&Project, &Relation) -> bool,
) -> usize {
    let relations: Vec<Arc<Relation>> = project.relations().cloned().collect();
    let stamp = project.latest();
    let out: Vec<_> = relations
        .iter()
        .filter(|one| is_out(project, one))
        .collect();
    for relation in &out {
        let removed = crate::model::Record::Relation(relation.id, None);
        project.put(removed, stamp);
    }
    out.len()
}

/// Takes the white space away that stands around titles, facts about articles and names of annotators,
/// for formats in whose files it means nothing; what is empty then is not there. Returns how many were
/// changed.
pub(in crate::formats) fn without_margins(project: &mut Project) -> usize {
    let mut changed = 0;
    let stamp = project.latest();
    let articles: Vec<Arc<Article>> = project.articles().cloned().collect();
    for old in articles {
        let mut article = Article::clone(&old);
        article.title = match old.title.trim() {
            "" => plain_text::title(old.text.as_str()),
            title => title.into(),
        };
        changed += usize::from(article.title != old.title);
        let Metadata {
            outlet,
            author,
            date,
            url,
            language,
            file: _,
        } = &mut article.metadata;
        for fact in [outlet, author, date, url, language] {
            let trimmed = fact
                .as_deref()
                .map(str::trim)
                .filter(|fact| !fact.is_empty());
            if trimmed != fact.as_deref() {
                changed += usize::from(fact.as_deref().is_some_and(|fact| !fact.is_empty()));
                *fact = trimmed.map(Name::from);
            }
        }
        if article != *old {
            project.put(article.into(), stamp);
        }
    }
    changed + without_margins_of_annotators(project)
}

/// Takes the white space away that stands around names of annotators. Returns how many were changed.
pub(in crate::formats) fn without_margins_of_annotators(project: &mut Project) -> usize {
    let mut changed = 0;
    let stamp = project.latest();
    let annotators: Vec<Arc<Annotator>> = project.annotators().cloned().collect();
    for old in annotators {
        let name = old.name.trim();
        if name != &*old.name {
            changed += 1;
            let annotator = Annotator {
                name: name.into(),
                ..Annotator::clone(&old)
            };
            project.put(annotator.into(), stamp);
        }
    }
    changed
}
