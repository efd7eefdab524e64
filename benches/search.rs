//! Searching all of a text, which may grow with the text and nothing else, and labelling what was found.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod support;

use std::sync::Arc;

use divan::{Bencher, black_box};
use sayso::model::{Entity, Project, Record, Stamp, Timestamp, UnknownFields};
use sayso::query::{
    Hit, Layers, Mode, Query, Scope, Search, Searcher, context, near_duplicates, suggestions,
    unlabelled,
};
use sayso::store::{Action, Identity, State, reduce};
use sayso::text::{Folded, Folding, Text};

use support::news::{Dice, News, Script};
use support::{Size, article, id, marked, name, only_article};

fn main() {
    support::run();
}

/// A project of one article without spans.
fn bare(size: Size) -> Project {
    let mut project = marked::project(&[]);
    let news = News::new(Script::Mixed, size.characters());
    project.put(Record::from(article(&news)), Stamp::ZERO);
    project
}

/// Everything that a query finds.
fn found(project: &Project, query: &Query) -> Search {
    let searcher = Searcher::new(query).unwrap();
    let mut search = Search::new(project, searcher, Scope::All);
    while search.step(usize::MAX).is_some() {}
    search
}

fn measure(bencher: Bencher<'_, '_>, size: Size, query: &Query) {
    let project = bare(size);
    bencher.bench_local(|| found(black_box(&project), query));
}

fn plain(pattern: &str) -> Query {
    Query {
        pattern: pattern.to_owned(),
        ..Query::default()
    }
}

fn folded(pattern: &str) -> Query {
    Query {
        folding: Folding::ALL,
        ..plain(pattern)
    }
}

fn expression(pattern: &str) -> Query {
    Query {
        mode: Mode::Expression,
        ..folded(pattern)
    }
}

#[divan::bench(args = Size::ALL)]
fn fold_a_text(bencher: Bencher<'_, '_>, size: Size) {
    let text = News::new(Script::Mixed, size.characters()).text;
    bencher.bench_local(|| Folded::new(black_box(&text), Folding::ALL));
}

/// Where 1,000 bytes of a folded text come from.
#[divan::bench(args = Size::ALL)]
fn places_of_a_folded_text(bencher: Bencher<'_, '_>, size: Size) {
    let text = News::new(Script::Mixed, size.characters()).text;
    let folded = Folded::new(&text, Folding::ALL);
    let mut dice = Dice::new(5);
    bencher.bench_local(|| {
        for _ in 0..1_000 {
            black_box(folded.original(dice.below(folded.as_str().len())));
        }
    });
}

#[divan::bench(args = Size::ALL)]
fn search_for_words(bencher: Bencher<'_, '_>, size: Size) {
    measure(bencher, size, &plain("investigation"));
}

#[divan::bench(args = Size::ALL)]
fn search_for_folded_words(bencher: Bencher<'_, '_>, size: Size) {
    measure(bencher, size, &folded("investigation"));
}

#[divan::bench(args = Size::ALL)]
fn search_for_whole_words(bencher: Bencher<'_, '_>, size: Size) {
    let query = Query {
        whole_words: true,
        ..folded("at")
    };
    measure(bencher, size, &query);
}

#[divan::bench(args = Size::ALL)]
fn search_for_an_expression(bencher: Bencher<'_, '_>, size: Size) {
    measure(bencher, size, &expression("fabrications?|den(ied|ies)"));
}

#[divan::bench(args = Size::ALL)]
fn search_for_whole_words_of_an_expression(bencher: Bencher<'_, '_>, size: Size) {
    let query = Query {
        whole_words: true,
        ..expression(r"\w+ed (that|by)")
    };
    measure(bencher, size, &query);
}

#[divan::bench]
fn make_an_expression_ready(bencher: Bencher<'_, '_>) {
    let query = expression(r"\b\p{Lu}\w+ zelensky+y?");
    bencher.bench_local(|| Searcher::new(black_box(&query)));
}

/// What stands around 100 hits.
#[divan::bench(args = Size::ALL)]
fn contexts(bencher: Bencher<'_, '_>, size: Size) {
    let project = bare(size);
    let search = found(&project, &plain("the"));
    let text: &Text = &only_article(&project).text;
    let hits: Vec<&Hit> = search.hits().iter().rev().take(100).collect();
    bencher.bench_local(|| {
        for hit in &hits {
            black_box(context(text, hit.range, 40));
        }
    });
}

/// A page with an article, and as many places in it as the size has spans.
fn page(size: Size) -> (State, Arc<[Hit]>) {
    let project = bare(size);
    let search = found(&project, &plain("t"));
    let hits = search.hits().get(..size.spans().min(search.hits().len()));
    let hits = Arc::from(hits.unwrap());
    let open = Action::Open {
        project: Box::new(project),
        identity: Identity {
            id: marked::me(),
            name: name(""),
            asked: true,
        },
        article: None,
        layers: Layers::default(),
        unsaved: false,
    };
    let state = reduce(&State::new([1; 7]), open, Timestamp::ZERO).unwrap();
    (state, hits)
}

fn label_all(state: &State, hits: &Arc<[Hit]>) -> State {
    let label = name("Claim");
    let places = unlabelled(&state.project, &label, state.identity.id, hits);
    let action = Action::LabelAll { label, places };
    reduce(state, action, Timestamp::from_milliseconds(1)).unwrap()
}

#[divan::bench(args = Size::ALL)]
fn label_all_hits(bencher: Bencher<'_, '_>, size: Size) {
    let (state, hits) = page(size);
    bencher.bench_local(|| label_all(black_box(&state), &hits));
}

#[divan::bench(args = Size::ALL)]
fn undo_labelling_all_hits(bencher: Bencher<'_, '_>, size: Size) {
    let (state, hits) = page(size);
    let labelled = label_all(&state, &hits);
    bencher.bench_local(|| {
        reduce(
            black_box(&labelled),
            Action::Undo,
            Timestamp::from_milliseconds(2),
        )
        .unwrap()
    });
}

/// A project with so many speakers, whose names are made of a few syllables.
fn speakers(count: u128) -> Project {
    const SYLLABLES: [&str; 16] = [
        "ze", "len", "sky", "ush", "a", "kov", "yu", "ri", "pe", "tro", "man", "son", "lou", "ren",
        "ço", "mi",
    ];
    let mut project = marked::project(&[]);
    let mut dice = Dice::new(6);
    let mut word = || (0..3).map(|_| dice.one_of(&SYLLABLES)).collect::<String>();
    for number in 1..=count {
        let entity = Entity {
            id: id(number),
            kind: name("speaker"),
            name: name(&format!("{} {}", word(), word())),
            aliases: vec![name(&word())],
            unknown: UnknownFields::new(),
        };
        project.put(Record::from(entity), Stamp::ZERO);
    }
    project
}

#[divan::bench(args = [100, 1_000, 10_000])]
fn suggest_a_speaker(bencher: Bencher<'_, '_>, speakers_known: u128) {
    let project = speakers(speakers_known);
    bencher.bench_local(|| suggestions(black_box(&project), "speaker", "yuri usha", 10));
}

#[divan::bench(args = [100, 1_000, 10_000])]
fn find_speakers_that_look_alike(bencher: Bencher<'_, '_>, speakers_known: u128) {
    let project = speakers(speakers_known);
    bencher.bench_local(|| near_duplicates(black_box(&project), "speaker"));
}
