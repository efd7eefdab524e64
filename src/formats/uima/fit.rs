//! What a CAS can hold of a project.

use std::sync::Arc;

use crate::formats::plain_text;
use crate::formats::writing::{
    Fitted, Holds, Reach, changed_spans, fitted, renamed, without_characters,
};
use crate::model::{Annotator, Article, Project, Value};

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
    let mut fitted = without_characters(fit(project), is_forbidden);
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

/// Words with the replacement character for each that XML cannot have.
fn allowed(words: &str) -> String {
    words.replace(is_forbidden, "\u{FFFD}")
}

/// Whether XML 1.0 has no way to write a character.
fn is_forbidden(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
