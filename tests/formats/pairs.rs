//! Pairs of statements.

use sayso::formats::{Choice, Pairs, write};
use sayso::model::{ArticleId, Project, Record, Relation, Stamp};

use crate::support::{id, name};

use super::golden::compare;
use super::sample::sample;

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&Pairs, &sample(), &Choice::everything()).unwrap();
    compare(
        "bridge.pairs.jsonl",
        std::str::from_utf8(&export.bytes).unwrap(),
    );
    compare("bridge.pairs.jsonl.report", &export.report.to_string());
}

fn lines(project: &Project, choice: &Choice) -> Vec<serde_json::Value> {
    let export = write(&Pairs, project, choice).unwrap();
    let text = String::from_utf8(export.bytes).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

#[test]
fn a_pair_has_both_statements_with_their_places_and_speakers() {
    let lines = lines(&sample(), &Choice::everything());
    assert_eq!(lines.len(), 1);
    let pair = &lines[0];
    assert_eq!(pair["relation"], "denies");
    assert_eq!(pair["from"]["text"], "No one, … closed it.");
    assert_eq!(pair["from"]["label"], "Denial");
    // By way of the words that the denial is attributed to.
    assert_eq!(pair["from"]["speakers"], serde_json::json!(["The mayor"]));
    assert_eq!(
        pair["from"]["sentence"],
        "\"No one,\" she said, \"closed it.\""
    );
    assert_eq!(pair["to"]["text"], "The bridge was closed");
    assert_eq!(pair["to"]["speakers"], serde_json::json!([]));
    assert_eq!(pair["to"]["article"]["outlet"], "The Bridge Post");
    assert_ne!(pair["from"]["article"]["id"], pair["to"]["article"]["id"]);
}

#[test]
fn repetitions_are_pairs_and_attributions_are_none() {
    let mut project = sample();
    let relation = |number, relation_type| Relation {
        id: id(number),
        relation_type: name(relation_type),
        from: id(0x32),
        to: id(0x33),
        ..Relation::clone(project.relations().next().unwrap())
    };
    let (repeats, attributed) = (relation(0x60, "repeats"), relation(0x61, "attributed to"));
    project.put(Record::from(repeats), Stamp::ZERO);
    project.put(Record::from(attributed), Stamp::ZERO);
    let types: Vec<String> = lines(&project, &Choice::everything())
        .iter()
        .map(|pair| pair["relation"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(types, ["denies", "repeats"]);
}

#[test]
fn a_pair_whose_other_half_is_not_chosen_is_none() {
    let article: ArticleId = sample().articles().next().unwrap().id;
    assert_eq!(
        lines(&sample(), &Choice::article(article)),
        Vec::<serde_json::Value>::new()
    );
}
