//! A workload as Sayso's own project file, field by field as `docs/format.md` has it.
//!
//! Written here rather than by Sayso's own code, so that the measured program does not make what it
//! is measured with, and so that `cargo xtask run` need not compile it twice.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Article, LABELS, Span};

/// The type of every relation.
pub(super) const RELATION_TYPE: &str = "attributed to";

/// When everything was made.
const MOMENT: &str = "2026-11-22T06:48:00.000Z";

/// The colour of the first label.
const COLOR: &str = "blue";

/// How many code points of what stands around a quotation are written.
const AROUND: usize = 32;

/// The id of a span, by the number of its article counted from the last, and its own: the article
/// that is measured has the same ids with or without another one before it.
pub(super) fn span_id(article_from_end: usize, number: usize) -> String {
    id(3, article_from_end * 1_000_000 + number)
}

/// The project of so many articles with nothing in it but another colour for its first label, later
/// from round to round.
pub(super) fn recolored(articles: usize, round: usize) -> String {
    let color = if round.is_multiple_of(2) {
        "vermilion"
    } else {
        COLOR
    };
    let modified = format!("2026-11-22T06:49:00.{:03}Z", round % 1_000);
    json!({
        "format": "sayso", "version": 1, "offsets": "code points",
        "project": { "id": id(0, articles), "name": "Benchmark", "modified": MOMENT },
        "scheme": scheme(color, &modified),
        "articles": [], "annotators": [], "entities": [], "spans": [], "relations": [],
        "regions": [], "deleted": [],
    })
    .to_string()
}

/// Some articles as one project.
pub(super) fn write(articles: &[&Article]) -> Result<String> {
    let (mut texts, mut spans, mut relations) = (Vec::new(), Vec::new(), Vec::new());
    for (place, article) in articles.iter().enumerate() {
        let from_end = articles.len() - 1 - place;
        let article_id = id(1, place);
        texts.push(article_record(article, place, &article_id));
        for (number, span) in article.spans.iter().enumerate() {
            spans.push(span_record(
                article,
                span,
                &span_id(from_end, number),
                &article_id,
            ));
        }
        for (number, relation) in article.relations.iter().enumerate() {
            relations.push(json!({
                "id": id(4, from_end * 1_000_000 + number),
                "type": RELATION_TYPE,
                "from": span_id(from_end, relation.from),
                "to": span_id(from_end, relation.to),
                "annotator": annotator(),
                "created": MOMENT,
                "modified": MOMENT,
                "modified_by": annotator(),
            }));
        }
    }
    let project = json!({ "id": id(0, articles.len()), "name": "Benchmark", "modified": MOMENT });
    let annotators =
        [json!({ "id": annotator(), "name": "", "modified": MOMENT, "modified_by": annotator() })];

    let mut file = String::from(
        "{\n  \"format\": \"sayso\",\n  \"version\": 1,\n  \"offsets\": \"code points\",\n",
    );
    write!(
        file,
        "  \"project\": {project},\n  \"scheme\": {}",
        scheme(COLOR, MOMENT)
    )?;
    for (name, records) in [
        ("articles", texts.as_slice()),
        ("annotators", &annotators),
        ("entities", &[]),
        ("spans", &spans),
        ("relations", &relations),
        ("regions", &[]),
        ("deleted", &[]),
    ] {
        write!(file, ",\n  \"{name}\": [")?;
        for (place, record) in records.iter().enumerate() {
            write!(file, "{}\n    {record}", if place == 0 { "" } else { "," })?;
        }
        file.push_str(if records.is_empty() { "]" } else { "\n  ]" });
    }
    file.push_str("\n}\n");
    Ok(file)
}

fn article_record(article: &Article, place: usize, id: &str) -> Value {
    let digest: String = Sha256::digest(article.text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    json!({
        "id": id,
        "title": format!("Article {}", place + 1),
        "text": article.text,
        "sha256": digest,
        "outlet": "The Benchmark",
        "date": "2026-11-22",
        "language": "en",
        "created": MOMENT,
        "modified": MOMENT,
        "modified_by": annotator(),
    })
}

fn span_record(article: &Article, span: &Span, id: &str, article_id: &str) -> Value {
    let fragments: Vec<Value> = span
        .fragments
        .iter()
        .filter_map(|(first, last)| {
            let start = article.words.get(*first)?.start;
            let end = article.words.get(*last)?.end;
            let before = article.text.get(..start.byte)?;
            let before = before.char_indices().rev().take(AROUND).last();
            let after = article.text.get(end.byte..)?;
            Some(json!({
                "start": start.character,
                "end": end.character,
                "text": article.text.get(start.byte..end.byte)?,
                "before": before.map_or("", |(from, _)| article.text.get(from..start.byte).unwrap_or("")),
                "after": after.chars().take(AROUND).collect::<String>(),
            }))
        })
        .collect();
    json!({
        "id": id,
        "article": article_id,
        "label": LABELS.get(span.label),
        "fragments": fragments,
        "attributes": {},
        "note": "",
        "annotator": annotator(),
        "created": MOMENT,
        "modified": MOMENT,
        "modified_by": annotator(),
    })
}

/// The scheme, with the colour of its first label.
fn scheme(first: &str, modified: &str) -> Value {
    let [claim, denial, attribution] = LABELS;
    let label = |name: &str, short: &str, key: &str, color: &str, underline: &str| {
        json!({
            "name": name, "short": short, "key": key, "color": color, "underline": underline,
            "attributes": [], "guideline": "",
        })
    };
    json!({
        "name": "Claims and denials",
        "labels": [
            label(claim, "C", "c", first, "solid"),
            label(denial, "D", "d", "vermilion", "double"),
            label(attribution, "A", "a", "green", "dotted"),
        ],
        "attributes": [],
        "entity_kinds": [],
        "relation_types": [{
            "name": RELATION_TYPE,
            "ends": [{ "from": claim, "to": attribution }, { "from": denial, "to": attribution }],
        }],
        "modified": modified,
    })
}

fn annotator() -> String {
    id(2, 0)
}

/// A UUID of version 7, of a kind of record and a number.
fn id(kind: u8, number: usize) -> String {
    format!("019aa8f2-3b00-7{kind:03x}-8000-{number:012x}")
}
