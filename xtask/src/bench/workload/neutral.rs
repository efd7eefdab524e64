//! A workload as adapters read it.
//!
//! `{text, spans: [{id, label, fragments: [[start, end]…]}], relations: [{from, to, type}]}`,
//! where offsets count UTF-16 units, `id` is that of Sayso's project file, and spans are in reading
//! order.

use serde_json::{Value, json};

use super::{Article, LABELS, native};

/// How far from the start the free words may be: within the first screen of every subject.
const FIRST_SCREEN: usize = 1_500;

/// How many free runs of words are wanted.
const FREE_RUNS: usize = 5;

/// The article as JSON.
pub(super) fn write(article: &Article) -> String {
    let spans: Vec<Value> = (0..)
        .zip(&article.spans)
        .map(|(number, span)| {
            let fragments = span.fragments.iter();
            let fragments: Vec<_> = fragments
                .filter_map(|fragment| unit_range(article, fragment))
                .collect();
            json!({
                "id": native::span_id(0, number),
                "label": LABELS.get(span.label),
                "fragments": fragments,
            })
        })
        .collect();
    let relations: Vec<Value> = article
        .relations
        .iter()
        .map(|relation| {
            json!({
                "from": native::span_id(0, relation.from),
                "to": native::span_id(0, relation.to),
                "type": native::RELATION_TYPE,
            })
        })
        .collect();
    json!({ "text": article.text, "spans": spans, "relations": relations }).to_string()
}

/// Words in the first screen that no span touches, in UTF-16 units.
pub(super) fn free(article: &Article) -> Vec<[usize; 2]> {
    let runs = free_runs(article);
    runs.iter()
        .filter_map(|run| unit_range(article, run))
        .collect()
}

/// Where a run of words is, in UTF-16 units.
fn unit_range(article: &Article, (first, last): &(usize, usize)) -> Option<[usize; 2]> {
    let first = article.words.get(*first)?;
    let last = article.words.get(*last)?;
    Some([first.start.unit, last.end.unit])
}

/// Pairs of neighbouring words in the first screen that no span touches and that do not touch each
/// other.
fn free_runs(article: &Article) -> Vec<(usize, usize)> {
    let mut taken: Vec<bool> = article.words.iter().map(|_| false).collect();
    for (first, last) in article.spans.iter().flat_map(|span| &span.fragments) {
        for word in taken.iter_mut().take(last + 1).skip(*first) {
            *word = true;
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    let pairs = article.words.windows(2).zip(taken.windows(2)).enumerate();
    for (place, (words, taken)) in pairs {
        let [first, second] = words else { continue };
        let is_free = !taken.contains(&true)
            && first.paragraph == second.paragraph
            && found.last().is_none_or(|(_, last)| *last < place);
        if second.end.character > FIRST_SCREEN || found.len() == FREE_RUNS {
            break;
        }
        if is_free {
            found.push((place, place + 1));
        }
    }
    found
}
