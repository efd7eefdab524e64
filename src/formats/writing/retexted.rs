//! A project with other texts, for formats that do not keep a text character for character.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::choice::{Part, moved, shortened};
use super::holds::part_id;
use super::tokens::{edges, sentences_of_tokens};
use super::{Fitted, Retext, in_order_of_text};
use crate::model::{Article, Fragments, RecordKey, Span, SpanId};
use crate::text::{Text, TextRange};

/// What becomes of an article.
#[derive(Debug)]
pub(in crate::formats) struct Remade {
    /// Its text.
    pub(in crate::formats) text: Retext,
    /// The spans of it that are left.
    pub(in crate::formats) spans: Vec<Span>,
}

/// Gives every article the text that `remake` makes of it. What is left out is counted: articles of
/// which nothing remains or whose text is that of an earlier one then, spans of which nothing remains,
/// and relations of either.
pub(in crate::formats) fn retexted(
    fitted: Fitted,
    mut remake: impl FnMut(&Article, &[&Span]) -> Remade,
) -> Fitted {
    let Fitted {
        project: whole,
        dropped,
    } = fitted;
    let mut part = Part::of(&whole);
    let (mut empty, mut doubled, mut spans_of_doubled, mut relations) = (0, 0, 0, 0);
    let mut invisible = 0;
    for article in whole.articles() {
        let spans = in_order_of_text(&whole, article);
        let remade = remake(article, &spans);
        let article = shortened(article, &remade.text);
        if article.text.is_empty() {
            empty += 1;
            invisible += spans.len();
        } else if part.project.article_with(article.digest).is_some() {
            doubled += 1;
            spans_of_doubled += spans.len();
        } else {
            part.put(article);
            let left: BTreeSet<SpanId> = remade.spans.iter().map(|span| span.id).collect();
            invisible += spans.iter().filter(|span| !left.contains(&span.id)).count();
            for span in remade.spans {
                part.put(span);
            }
        }
    }
    for relation in whole.relations() {
        let ends = [relation.from, relation.to];
        if ends.iter().all(|end| part.project.span(*end).is_some()) {
            part.keep(RecordKey::Relation(relation.id));
        } else {
            relations += 1;
        }
    }
    part.keep_what_is_referred_to();
    let mut fitted = Fitted {
        project: part.project,
        dropped,
    };
    fitted.drop("articles without a visible character", empty);
    fitted.drop(
        "articles that differ from an earlier one in white space alone",
        doubled,
    );
    fitted.drop("spans of those articles", spans_of_doubled);
    fitted.drop("spans of white space alone", invisible);
    fitted.drop("relations of those spans", relations);
    fitted
}

/// A project with a space for each of some characters of its texts, which a file cannot hold.
pub(in crate::formats) fn without_characters(fitted: Fitted, is_out: fn(char) -> bool) -> Fitted {
    let has_some = |article: &Arc<Article>| article.text.as_str().contains(is_out);
    if !fitted.project.articles().any(has_some) {
        return fitted;
    }
    let mut replaced = 0;
    let mut fitted = retexted(fitted, |article, spans| {
        replaced += article.text.as_str().matches(is_out).count();
        let text = without(&article.text, is_out);
        let spans = spans.iter().filter_map(|span| moved(span, &text));
        let spans = spans.collect();
        Remade { text, spans }
    });
    fitted.drop("control characters of texts, which became spaces", replaced);
    fitted
}

/// A text with a space for each of some characters, and none for those at its end.
fn without(text: &Text, is_out: fn(char) -> bool) -> Retext {
    let mut parts = Vec::new();
    let mut between = String::new();
    let mut at = text.whole().start();
    for part in text.as_str().split_inclusive(is_out) {
        let kept = part.trim_end_matches(is_out);
        if !kept.is_empty() {
            let range = TextRange::between(at, at.plus(kept.len()));
            parts.push((std::mem::take(&mut between), range));
        }
        if kept.len() < part.len() {
            between.push(' ');
        }
        at = at.plus(part.len());
    }
    let parts = parts
        .iter()
        .map(|(between, range)| (between.as_str(), *range));
    Retext::of(text, parts)
}

/// A project whose texts are their tokens, with one space between two of them and with this between
/// two sentences. Where that is a line break, spans end with the sentence.
pub(in crate::formats) fn tokenized(mut fitted: Fitted, between_sentences: &str) -> Fitted {
    let mut split = 0;
    let has_sentences = between_sentences == "\n";
    let articles = fitted.project.articles();
    let texts: Vec<_> = articles.map(|one| (one.id, one.text.clone())).collect();
    fitted = retexted(fitted, |article, spans| {
        let sentences = sentences_of_tokens(&article.text, &edges(spans));
        let text = rejoined(article, &sentences, between_sentences);
        let extents: Vec<TextRange> = if has_sentences {
            sentences
                .iter()
                .filter_map(|tokens| extent(tokens))
                .collect()
        } else {
            vec![article.text.whole()]
        };
        let mut pieces = Vec::new();
        for span in spans {
            let before = pieces.len();
            pieces.extend(by_sentence(span, &extents, &text));
            split += usize::from(pieces.len() > before + 1);
        }
        Remade {
            text,
            spans: pieces,
        }
    });
    let changed = texts
        .iter()
        .filter_map(|(id, text)| Some((fitted.project.article(*id)?, text)));
    let changed = changed.filter(|(article, text)| article.text != **text);
    let changed = changed.count();
    fitted.drop(
        "spans over several sentences, each a span for every sentence",
        split,
    );
    fitted.drop("articles whose white space is not as it was", changed);
    fitted
}

/// The tokens of an article with spaces between them.
fn rejoined(article: &Article, sentences: &[Vec<TextRange>], between: &str) -> Retext {
    let tokens = sentences.iter().enumerate().flat_map(|(number, tokens)| {
        tokens.iter().enumerate().map(move |(place, token)| {
            let before = match (number, place) {
                (0, 0) => "",
                (_, 0) => between,
                _ => " ",
            };
            (before, *token)
        })
    });
    Retext::of(&article.text, tokens)
}

fn extent(tokens: &[TextRange]) -> Option<TextRange> {
    Some(tokens.first()?.cover(*tokens.last()?))
}

/// What there is of a span in each sentence.
fn by_sentence(span: &Span, sentences: &[TextRange], text: &Retext) -> Vec<Span> {
    let whole = span.fragments.extent();
    let first = sentences.partition_point(|sentence| sentence.end() <= whole.start());
    let touched = sentences.iter().skip(first);
    let touched = touched.take_while(|sentence| sentence.start() < whole.end());
    let ranges = touched.filter_map(|sentence| text.moved(whole.intersection(*sentence)?));
    ranges
        .filter_map(Fragments::single)
        .enumerate()
        .map(|(number, fragments)| Span {
            id: if number == 0 {
                span.id
            } else {
                part_id(span.id, number)
            },
            fragments,
            ..span.clone()
        })
        .collect()
}
