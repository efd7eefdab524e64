//! What a CAS can hold of a project.

use std::sync::Arc;

use crate::formats::plain_text;
use crate::formats::writing::{
    Fitted, Holds, Reach, Remade, Retext, changed_spans, fitted, renamed, retexted,
};
use crate::model::{Annotator, Article, Fragments, Project, Span, Value};
use crate::text::{Text, TextRange};

/// What both serializations hold.
pub(super) const HOLDS: Holds = Holds {
    metadata: false,
    status: false,
    fragments: false,
    kinds_of_values: false,
    relations: Reach::WithinArticle,
    entities: false,
    ..Holds::EVERYTHING
};

/// A project as a CAS can hold it: annotations are of one piece, attributes have a name.
pub(super) fn fit(project: &Project) -> Fitted {
    let mut fitted = fitted(project, &HOLDS);
    let renamed = renamed(&mut fitted.project, |name| match name {
        "" => "unnamed".to_owned(),
        name => name.to_owned(),
    });
    fitted.drop("names that are empty", renamed);
    with_plain_names(&mut fitted);
    fitted
}

/// A project as XML can hold it: some characters are not allowed in XML 1.0, not even escaped. In a
/// text a space stands for such a one, in all else the replacement character.
pub(super) fn fit_for_xml(project: &Project) -> Fitted {
    let mut fitted = retexted(fit(project), |article, spans| {
        let text = without_forbidden(&article.text);
        let moved = |span: &&Span| {
            let fragments = Fragments::single(text.moved(span.fragments.extent())?)?;
            Some(Span {
                fragments,
                ..Span::clone(span)
            })
        };
        let spans = spans.iter().filter_map(moved).collect();
        Remade { text, spans }
    });
    let mut replaced = renamed(&mut fitted.project, allowed);
    changed_spans(&mut fitted.project, |span, _| {
        let note = allowed(&span.note);
        replaced += usize::from(note != *span.note);
        span.note = note.into();
        for value in span.attributes.values_mut() {
            if let Value::Text(words) = value {
                let new = allowed(words);
                replaced += usize::from(new != **words);
                *words = new.into();
            }
        }
    });
    fitted.drop(
        "names, notes and values with characters that XML cannot have",
        replaced,
    );
    with_allowed_names(&mut fitted.project);
    fitted
}

/// Titles and names of annotators without space around them; a title that is empty is the first line.
fn with_plain_names(fitted: &mut Fitted) {
    let project = &mut fitted.project;
    let stamp = project.latest();
    let articles: Vec<Arc<Article>> = project.articles().cloned().collect();
    let mut changed = 0;
    for article in articles {
        let title = match article.title.trim() {
            "" => plain_text::title(article.text.as_str()),
            title => title.into(),
        };
        if title != article.title {
            changed += 1;
            let article = Article {
                title,
                ..Article::clone(&article)
            };
            project.put(article.into(), stamp);
        }
    }
    let annotators: Vec<Arc<Annotator>> = project.annotators().cloned().collect();
    for annotator in annotators {
        let name = annotator.name.trim();
        if *name != *annotator.name {
            changed += 1;
            let annotator = Annotator {
                name: name.into(),
                ..Annotator::clone(&annotator)
            };
            project.put(annotator.into(), stamp);
        }
    }
    fitted.drop("titles and names with space around them", changed);
}

/// Titles and names of annotators in characters that XML can have.
fn with_allowed_names(project: &mut Project) {
    let stamp = project.latest();
    let articles: Vec<Arc<Article>> = project.articles().cloned().collect();
    for article in articles {
        let title = allowed(&article.title);
        if title != *article.title {
            let article = Article {
                title: title.into(),
                ..Article::clone(&article)
            };
            project.put(article.into(), stamp);
        }
    }
    let annotators: Vec<Arc<Annotator>> = project.annotators().cloned().collect();
    for annotator in annotators {
        let name = allowed(&annotator.name);
        if name != *annotator.name {
            let annotator = Annotator {
                name: name.into(),
                ..Annotator::clone(&annotator)
            };
            project.put(annotator.into(), stamp);
        }
    }
}

/// A text with a space for each character that XML cannot have.
fn without_forbidden(text: &Text) -> Retext {
    let mut parts = Vec::new();
    let mut at = text.whole().start();
    for part in text.as_str().split_inclusive(is_forbidden) {
        let kept = part.trim_end_matches(is_forbidden);
        if !kept.is_empty() {
            let before = if at == text.whole().start() { "" } else { " " };
            parts.push((before, TextRange::between(at, at.plus(kept.len()))));
        }
        at = at.plus(part.len());
    }
    Retext::of(text, parts)
}

/// Words with the replacement character for each that XML cannot have.
fn allowed(words: &str) -> String {
    words.replace(is_forbidden, "\u{FFFD}")
}

/// Whether XML 1.0 has no way to write a character.
fn is_forbidden(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
