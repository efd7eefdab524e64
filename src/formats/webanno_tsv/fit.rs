//! What a file can hold of a project.

use std::collections::BTreeSet;

use crate::formats::uima::feature_names::FeatureNames;
use crate::formats::writing::tokens::{edges, is_between_tokens, sentences_of_tokens};
use crate::formats::writing::{
    Fitted, Holds, Reach, Remade, Retext, changed_spans, fitted, renamed, retexted,
};
use crate::model::{Fragments, Name, Project, Span, Value};
use crate::text::{Text, TextRange};

/// What files hold.
pub(super) const HOLDS: Holds = Holds {
    titles: false,
    metadata: false,
    status: false,
    fragments: false,
    kinds_of_values: false,
    annotators: false,
    relations: Reach::WithinArticle,
    entities: false,
    ..Holds::EVERYTHING
};

/// A project as files can hold it.
pub(super) fn fit(project: &Project) -> Fitted {
    let fitted = fitted(project, &HOLDS);
    let (mut trimmed, mut changed) = (0, 0);
    let mut fitted = retexted(fitted, |article, spans| {
        let sentences = sentences_of_tokens(&article.text, &edges(spans));
        let text = resettled(&article.text, &sentences);
        changed += usize::from(text.text().as_str() != article.text.as_str());
        let tokens: Vec<TextRange> = sentences.into_iter().flatten().collect();
        let mut kept = Vec::new();
        for span in spans {
            let whole = span.fragments.extent();
            let Some(visible) = visible(whole, &tokens) else {
                continue;
            };
            trimmed += usize::from(visible != whole);
            let fragments = text.moved(visible).and_then(Fragments::single);
            kept.extend(fragments.map(|fragments| Span {
                fragments,
                ..Span::clone(span)
            }));
        }
        Remade { text, spans: kept }
    });
    fitted.drop("white space at the ends of spans", trimmed);
    fitted.drop("articles whose white space is not as it was", changed);
    let empty = renamed(&mut fitted.project, |name| match on_lines(name) {
        name if name.is_empty() => "unnamed".to_owned(),
        name => name,
    });
    fitted.drop("names that are empty or have a carriage return", empty);
    let names = with_feature_names(&mut fitted.project);
    fitted.drop(
        "names of attributes with signs that no feature may have",
        names,
    );
    changed_spans(&mut fitted.project, |span, _| {
        span.note = on_lines(&span.note).into();
        for value in span.attributes.values_mut() {
            if let Value::Text(words) = value {
                *words = on_lines(words).into();
            }
        }
    });
    fitted
}

/// A text without space before it and after it, and with a line break and spaces between its
/// sentences, as long as what was there. Control characters become spaces.
fn resettled(text: &Text, sentences: &[Vec<TextRange>]) -> Retext {
    let mut parts: Vec<(String, TextRange)> = Vec::new();
    let mut last: Option<TextRange> = None;
    for sentence in sentences {
        let Some((first, end)) = sentence.first().zip(sentence.last()) else {
            continue;
        };
        let whole = first.cover(*end);
        let mut between = last.map_or_else(String::new, |last| {
            let gap = text.slice(TextRange::between(last.end(), whole.start()));
            let units: usize = gap.chars().map(char::len_utf16).sum();
            let break_and_spaces = std::iter::once('\n').chain(std::iter::repeat(' '));
            break_and_spaces.take(units).collect()
        });
        let mut at = whole.start();
        for part in text.slice(whole).split_inclusive(char::is_control) {
            let kept = part.trim_end_matches(char::is_control);
            if !kept.is_empty() {
                let range = TextRange::between(at, at.plus(kept.len()));
                parts.push((std::mem::take(&mut between), range));
            }
            at = at.plus(part.len());
            if kept.len() < part.len() {
                between.push(' ');
            }
        }
        last = Some(whole);
    }
    let parts = parts
        .iter()
        .map(|(between, range)| (between.as_str(), *range));
    Retext::of(text, parts)
}

/// From the first token of a span to its last.
fn visible(span: TextRange, tokens: &[TextRange]) -> Option<TextRange> {
    let first = tokens.partition_point(|token| token.start() < span.start());
    let after = tokens.partition_point(|token| token.end() <= span.end());
    let tokens = tokens.get(first..after)?;
    Some(tokens.first()?.cover(*tokens.last()?))
}

/// Calls attributes by their features. Returns how many have another name then.
fn with_feature_names(project: &mut Project) -> usize {
    let names = FeatureNames::of(project);
    let mut changed: BTreeSet<Name> = BTreeSet::new();
    changed_spans(project, |span, _| {
        let attributes = std::mem::take(&mut span.attributes).into_iter();
        span.attributes = attributes
            .map(|(name, value)| {
                let feature = names.get(&name);
                if *feature == *name {
                    return (name, value);
                }
                let feature = Name::from(feature);
                changed.insert(name);
                (feature, value)
            })
            .collect();
    });
    changed.len()
}

/// Words without carriage returns, at which Java ends a line.
fn on_lines(words: &str) -> String {
    words.replace('\r', " ")
}

/// Whether a text ends with something visible, as every sentence does.
pub(super) fn is_visible(text: &str) -> bool {
    !text.chars().all(is_between_tokens)
}
