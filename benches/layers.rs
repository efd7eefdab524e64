//! Going from span to span where most are of layers that are hidden.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod support;

use divan::{Bencher, black_box};
use sayso::model::{AnnotatorId, Record, Stamp, Timestamp};
use sayso::query::Layers;
use sayso::store::{Action, Identity, State, reduce};
use sayso::text::{ByteOffset, TextRange};

use support::{Size, id, marked, name, only_article, project};

fn main() {
    support::run();
}

/// A page with a shown span at either end of the article, the first one selected, and all that the size has
/// between the two, hidden.
fn page(size: Size) -> State {
    let (mut project, _) = project(size);
    let article = only_article(&project).clone();
    let other: AnnotatorId = id(7);
    let end = article.text.len().get();
    for (number, at) in [(0xA, 0), (0xB, end - 1)] {
        let stretch = TextRange::between(ByteOffset::new(at), ByteOffset::new(at + 1));
        let mut span = marked::span(u128::MAX - number, article.id, "Claim", [stretch]);
        span.annotator = other;
        project.put(Record::from(span), Stamp::ZERO);
    }
    let first = project.spans_of(article.id).next().unwrap().id;
    let open = Action::Open {
        project: Box::new(project),
        identity: Identity {
            id: marked::me(),
            name: name(""),
            asked: true,
        },
        article: None,
        layers: Layers::only([other]),
        unsaved: false,
    };
    let state = reduce(&State::new([1; 7]), open, Timestamp::ZERO).unwrap();
    reduce(&state, Action::SelectSpan(first), Timestamp::ZERO).unwrap()
}

/// Steps from what is selected, over and over from the same state.
fn step(bencher: Bencher<'_, '_>, state: &State, forward: bool) {
    bencher.bench_local(|| {
        let action = Action::StepSpan {
            forward,
            extend: false,
            fallback: ByteOffset::ZERO,
        };
        reduce(black_box(state), action, Timestamp::ZERO)
    });
}

#[divan::bench(args = Size::ALL)]
fn step_to_the_next_shown_span(bencher: Bencher<'_, '_>, size: Size) {
    step(bencher, &page(size), true);
}

#[divan::bench(args = Size::ALL)]
fn step_to_the_next_target_of_a_link(bencher: Bencher<'_, '_>, size: Size) {
    let linking = reduce(&page(size), Action::StartLink, Timestamp::ZERO).unwrap();
    step(bencher, &linking, true);
}

#[divan::bench(args = Size::ALL)]
fn step_back_to_the_last_shown_span(bencher: Bencher<'_, '_>, size: Size) {
    step(bencher, &page(size), false);
}
