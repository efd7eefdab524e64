//! What an edit does, in words: for the undo button, the history and the live region.

use std::cmp::Ordering;

use super::Edit;
use crate::model::{ArticleId, Entity, Name, Project, Span, SpanId, Value};
use crate::text::{counted, shortened};

/// How many characters of a quotation a description shows.
const QUOTE_CHARACTERS: usize = 32;

/// Says what an edit does in the imperative, in terms of the project before it: "Label “No one” as
/// Denial".
pub fn describe(project: &Project, edit: &Edit) -> Name {
    let words = match edit {
        Edit::AddSpan(span) => {
            let text = project.article(span.article).map(|article| &article.text);
            let quote = text.map_or("", |text| text.slice(span.fragments.extent()));
            format!("Label “{}” as {}", excerpt(quote), span.label)
        }
        Edit::DeleteSpan(id) => format!("Delete {}", span(project, *id)),
        Edit::Relabel { span: id, label } => format!("Change {} to {label}", span(project, *id)),
        Edit::SetFragments {
            span: id,
            fragments,
        } => {
            let known = project.span(*id).map(|span| span.fragments.count());
            let what = match known.map(|known| fragments.count().cmp(&known)) {
                Some(Ordering::Greater) => "Add words to",
                Some(Ordering::Less) => "Take words from",
                _ => "Move the edges of",
            };
            format!("{what} {}", span(project, *id))
        }
        Edit::SetAttribute {
            span: id,
            attribute,
            value,
        } => match value {
            Some(_) => format!("Set {attribute} of {}", span(project, *id)),
            None => format!("Clear {attribute} of {}", span(project, *id)),
        },
        Edit::SetNote { span: id, .. } => format!("Change the note of {}", span(project, *id)),
        Edit::AddRelation(relation) => format!(
            "Link {} as “{}”",
            span(project, relation.from),
            relation.relation_type
        ),
        Edit::ChangeRelation(relation) => {
            format!("Change a link to “{}”", relation.relation_type)
        }
        Edit::DeleteRelation(id) => match project.relation(*id) {
            Some(relation) => format!("Delete link “{}”", relation.relation_type),
            None => String::from("Delete a link"),
        },
        Edit::PutEntity(entity) if project.entity(entity.id).is_some() => {
            format!("Change {} “{}”", entity.kind, excerpt(&entity.name))
        }
        Edit::PutEntity(entity) => format!("Add {} “{}”", entity.kind, excerpt(&entity.name)),
        Edit::DeleteEntity(id) => match project.entity(*id) {
            Some(entity) => format!("Delete {} “{}”", entity.kind, excerpt(&entity.name)),
            None => String::from("Delete an entry"),
        },
        Edit::AddRegion(_) => String::from("Exclude a region"),
        Edit::DeleteRegion(_) => String::from("Include a region again"),
        Edit::PutAnnotator(annotator) => {
            let known = project.annotator(annotator.id);
            let name = annotator.display_name();
            match annotator.color {
                Some(color) if known.and_then(|known| known.color) != Some(color) => {
                    format!("Give {name} the colour {}", color.name())
                }
                _ => format!("Name the annotator {name}"),
            }
        }
        Edit::AddArticles(articles) => match articles.as_slice() {
            [article] => format!("Add “{}”", excerpt(&article.title)),
            articles => format!("Add {} articles", articles.len()),
        },
        Edit::RemoveArticle(id) => format!("Remove {}", title(project, *id)),
        Edit::SetMetadata { title, .. } => format!("Change details of “{}”", excerpt(title)),
        Edit::SetStatus { article, status } => {
            format!("Mark {} as “{}”", title(project, *article), status.name())
        }
        Edit::RenameProject(name) => format!("Rename the project to “{}”", excerpt(name)),
        Edit::SwitchRule { rule, is_on } => {
            let rule = project.scheme().rules.get(*rule);
            let switch = if *is_on { "Switch on" } else { "Switch off" };
            format!("{switch} the rule “{}”", rule.map_or("", |rule| &rule.name))
        }
        Edit::SetScheme(scheme) => format!("Change the scheme to “{}”", excerpt(&scheme.name)),
        Edit::Merge(other) => imported(&[other]),
        Edit::All(edits) => match (as_one(project, edits), edits.last()) {
            (Some(Act::Import(others)), _) => imported(&others),
            (Some(Act::Label(places, label)), _) => {
                format!("Label {} as {label}", counted(places, "place"))
            }
            (Some(Act::Unite(gone, kept)), _) => {
                let (gone_name, kept_name) = (excerpt(&gone.name), excerpt(&kept.name));
                format!("Merge {} “{gone_name}” into “{kept_name}”", gone.kind)
            }
            (None, Some(edit)) => return describe(project, edit),
            (None, None) => String::from("Change nothing"),
        },
        Edit::Restore(_) => String::from("Restore"),
    };
    words.into()
}

/// What a user did who made several edits at once.
enum Act<'a> {
    /// Took in other projects.
    Import(Vec<&'a Project>),
    /// Labelled so many places alike.
    Label(usize, &'a Name),
    /// Made the first entity part of the second.
    Unite(&'a Entity, &'a Entity),
}

/// What several edits are together; none if the last one says it.
fn as_one<'a>(project: &'a Project, edits: &'a [Edit]) -> Option<Act<'a>> {
    match edits {
        [Edit::Merge(_), ..] => {
            let others = edits.iter().map(|edit| match edit {
                Edit::Merge(other) => Some(&**other),
                _ => None,
            });
            others.collect::<Option<_>>().map(Act::Import)
        }
        [Edit::AddSpan(Span { label, .. }), _, ..] => {
            let are_alike = edits
                .iter()
                .all(|edit| matches!(edit, Edit::AddSpan(span) if span.label == *label));
            are_alike.then_some(Act::Label(edits.len(), label))
        }
        [.., Edit::PutEntity(kept), Edit::DeleteEntity(gone)] => {
            let kept = project.entity(kept.id)?;
            Some(Act::Unite(project.entity(*gone)?, kept))
        }
        _ => None,
    }
}

fn imported(projects: &[&Project]) -> String {
    let mut articles = projects.iter().flat_map(|project| project.articles());
    match (articles.next(), articles.count()) {
        (Some(article), 0) => format!("Import “{}”", excerpt(&article.title)),
        (first, more) => format!("Import {} articles", usize::from(first.is_some()) + more),
    }
}

fn title(project: &Project, id: ArticleId) -> String {
    match project.article(id) {
        Some(article) => format!("“{}”", excerpt(&article.title)),
        None => String::from("an article"),
    }
}

fn span(project: &Project, id: SpanId) -> String {
    let Some(span) = project.span(id) else {
        return String::from("a span");
    };
    let text = project.article(span.article).map(|article| &article.text);
    let quote = text.map_or("", |text| text.slice(span.fragments.extent()));
    format!("{} “{}”", span.label, excerpt(quote))
}

/// Says what an edit did, for the live region: "Labelled as Denial: No one broke anything off". In
/// terms of the project before the edit.
pub fn announce(project: &Project, edit: &Edit) -> Name {
    let quote_of = |id: SpanId| {
        let span = project.span(id)?;
        let article = project.article(span.article)?;
        Some((span, excerpt(article.text.slice(span.fragments.extent()))))
    };
    let words = match edit {
        Edit::AddSpan(span) => project.article(span.article).map(|article| {
            let quote = excerpt(article.text.slice(span.fragments.extent()));
            format!("Labelled as {}: {quote}", span.label)
        }),
        Edit::DeleteSpan(id) => {
            quote_of(*id).map(|(span, quote)| format!("Deleted {}: {quote}", span.label))
        }
        Edit::Relabel { span, label } => {
            quote_of(*span).map(|(_, quote)| format!("Changed to {label}: {quote}"))
        }
        Edit::AddRelation(relation) => Some(format!(
            "Linked: {} {} {}",
            span(project, relation.from),
            relation.relation_type,
            span(project, relation.to),
        )),
        Edit::SetAttribute {
            attribute,
            value: Some(value),
            ..
        } => Some(format!("Set {attribute}{}", value_words(value))),
        Edit::SetStatus { article, status } => project
            .article(*article)
            .map(|article| format!("Marked as “{}”: {}", status.name(), excerpt(&article.title))),
        Edit::All(edits) => match (as_one(project, edits), edits.last()) {
            (Some(Act::Label(places, label)), _) => {
                Some(format!("Labelled {} as {label}", counted(places, "place")))
            }
            (None, Some(edit)) => return announce(project, edit),
            _ => None,
        },
        _ => None,
    };
    words.map_or_else(
        || format!("Done: {}", describe(project, edit)).into(),
        Name::from,
    )
}

fn value_words(value: &Value) -> String {
    match value {
        Value::Choice(choice) => format!(" to {choice}"),
        Value::Choices(choices) => format!(" to {}", choices.join(", ")),
        Value::YesNo(true) => String::from(" to yes"),
        Value::YesNo(false) => String::from(" to no"),
        Value::Text(text) => format!(" to {}", excerpt(text)),
        Value::Entity(_) => String::new(),
    }
}

/// As much of a quotation as a description shows.
fn excerpt(text: &str) -> String {
    shortened(text, QUOTE_CHARACTERS)
}
