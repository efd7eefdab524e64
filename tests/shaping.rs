//! Shaping spans: fragments, units of selection, several spans at once, spans under the caret.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use sayso::model::{SpanId, Value};
use sayso::store::{Action, Tone};
use sayso::text::Granularity;

use support::page::Page;
use support::{id, name};

fn add(page: &mut Page, words: &str) {
    let range = page.place_of(words);
    page.act(Action::AddFragment {
        anchor: range.start(),
        focus: range.end(),
        granularity: None,
    });
}

fn fragments(page: &Page, span: u128) -> Vec<String> {
    let span = page.state.project.span(id::<SpanId>(span)).unwrap();
    let article = page.state.project.article(span.article).unwrap();
    let parts = span.fragments.iter();
    parts
        .map(|range| article.text.slice(range).to_owned())
        .collect()
}

#[test]
fn words_are_added_to_the_selected_span_across_a_quotations_she_said() {
    let mut page = Page::open(&["“[D:No one],” she said, “broke anything off.”"]);
    page.select_span(1);
    add(&mut page, "broke anything of");
    assert_eq!(fragments(&page, 1), ["No one", "broke anything off"]);
    assert_eq!(
        page.selected().as_deref(),
        Some("Denial: No one … broke anything off")
    );
    page.undo();
    assert_eq!(fragments(&page, 1), ["No one"]);
}

#[test]
fn a_selection_made_from_the_keyboard_is_added_by_a_key() {
    let mut page = Page::open(&["“[D:No one],” she said, “broke anything off.”"]);
    page.select_span(1)
        .select("broke anything")
        .act(Action::AddSelectionToSpan);
    assert_eq!(fragments(&page, 1), ["No one", "broke anything"]);
}

#[test]
fn what_touches_the_span_makes_it_longer() {
    let mut page = Page::open(&["[C:The bridge] is closed"]);
    page.select_span(1);
    let range = page.place_of(" is");
    page.act(Action::AddFragment {
        anchor: range.start(),
        focus: range.end(),
        granularity: Some(Granularity::Character),
    });
    assert_eq!(fragments(&page, 1), ["The bridge is"]);
}

#[test]
fn without_a_span_there_is_nothing_to_add_to_and_the_page_says_so() {
    let mut page = Page::open(&["The bridge is closed"]);
    add(&mut page, "bridge");
    let words = "Select a span first, then the words to add to it.";
    assert_eq!((page.says(), page.tone()), (words, Tone::Shown));
    assert_eq!(page.next_undo(), None);
}

#[test]
fn a_fragment_is_taken_away_and_the_last_one_stays() {
    let mut page = Page::open(&["“[D:No one],” she said, “broke anything off.”"]);
    page.select_span(1);
    add(&mut page, "broke anything");
    page.act(Action::RemoveFragment {
        span: id(1),
        fragment: 0,
    });
    assert_eq!(fragments(&page, 1), ["broke anything"]);
    page.act(Action::RemoveFragmentAtCaret);
    assert_eq!(fragments(&page, 1), ["broke anything"]);
    assert_eq!(
        page.says(),
        "A span keeps at least one stretch. Delete the span instead."
    );
}

#[test]
fn selections_grow_to_what_was_chosen() {
    let text = "It rained. Nobody came to the bridge, she said.\nThe end.";
    let expected = [
        (Granularity::Character, "me to the brid"),
        (Granularity::Word, "came to the bridge"),
        (
            Granularity::Sentence,
            "Nobody came to the bridge, she said.",
        ),
        (
            Granularity::Paragraph,
            "It rained. Nobody came to the bridge, she said.",
        ),
    ];
    for (granularity, selected) in expected {
        let mut page = Page::open(&[text]);
        page.act(Action::SetGranularity(granularity));
        page.select("me to the brid").label("Claim");
        assert_eq!(fragments_of_only_span(&page), selected, "{granularity:?}");
    }
}

fn fragments_of_only_span(page: &Page) -> String {
    let span = page.state.project.spans().next().unwrap();
    let article = page.state.project.article(span.article).unwrap();
    article.text.slice(span.fragments.extent()).to_owned()
}

#[test]
fn several_spans_are_relabelled_given_a_value_and_deleted_in_one_step_each() {
    let mut page = Page::open(&["[C:one] [C:two] [C:three] [D:four]"]);
    page.select_span(1)
        .act(Action::ToggleSpan(id(3)))
        .act(Action::ToggleSpan(id(4)));
    let certainty = |page: &Page, span: u128| {
        let span = page.state.project.span(id::<SpanId>(span)).unwrap();
        span.attributes.get("certainty").cloned()
    };
    page.act(Action::SetAttribute {
        attribute: name("certainty"),
        value: Some(Value::Choice(name("hedged"))),
    });
    let hedged = Some(Value::Choice(name("hedged")));
    assert_eq!(
        (certainty(&page, 1), certainty(&page, 3)),
        (hedged.clone(), hedged)
    );
    assert_eq!(
        (certainty(&page, 2), certainty(&page, 4)),
        (None, None),
        "a denial has no certainty"
    );
    page.undo();
    assert_eq!((certainty(&page, 1), certainty(&page, 3)), (None, None));

    page.select_span(1).act(Action::ToggleSpan(id(3)));
    page.label("Denial");
    assert_eq!(page.shows(), "[D:one] [C:two] [D:three] [D:four]");
    page.undo()
        .select_span(1)
        .act(Action::ToggleSpan(id(3)))
        .act(Action::DeleteSelected);
    assert_eq!(page.shows(), "one [C:two] three [D:four]");
    page.undo();
    assert_eq!(page.shows(), "[C:one] [C:two] [C:three] [D:four]");
}

#[test]
fn a_span_that_is_toggled_twice_is_not_selected() {
    let mut page = Page::open(&["[C:one] [C:two]"]);
    let selected = |page: &Page| -> Vec<SpanId> {
        page.state
            .selected_spans()
            .iter()
            .map(|span| span.id)
            .collect()
    };
    page.select_span(1).act(Action::ToggleSpan(id(2)));
    assert_eq!(selected(&page), [id(1), id(2)]);
    page.act(Action::ToggleSpan(id(1)));
    assert_eq!(selected(&page), [id(2)]);
    page.act(Action::ToggleSpan(id(2)));
    assert_eq!(selected(&page), []);
}

#[test]
fn the_selection_is_extended_span_by_span_and_taken_back() {
    let mut page = Page::open(&["[C:one] two [C:three] [D:four]"]);
    let fallback = page.place_of("two").start();
    let mut step = |forward: bool, extend: bool| -> Vec<SpanId> {
        page.act(Action::StepSpan {
            forward,
            extend,
            fallback,
        });
        let spans = page.state.selected_spans();
        spans.iter().map(|span| span.id).collect()
    };
    assert_eq!(step(true, true), [id(2)], "there was nothing to extend");
    assert_eq!(step(false, true), [id(1), id(2)]);
    assert_eq!(step(false, true), [id(1), id(2)], "it does not go round");
    assert_eq!(step(true, true), [id(2)]);
    assert_eq!(step(true, true), [id(3), id(2)]);
    assert_eq!(page.says(), "2 spans selected.");
    page.label("Attribution");
    assert_eq!(page.shows(), "[C:one] two [A:three] [A:four]");
    page.act(Action::StepSpan {
        forward: true,
        extend: false,
        fallback,
    });
    assert_eq!(page.state.selected_spans().len(), 1, "and it is let go");
}

#[test]
fn the_spans_under_the_caret_are_gone_through_from_the_shortest_outward() {
    let mut page = Page::open(&["[C:He [A:said [D:no]] twice]"]);
    let offset = page.place_of("no").start();
    page.act(Action::PlaceCaret {
        offset,
        extend: false,
    });
    let mut seen = Vec::new();
    while let Some(next) = page.state.next_under_caret(true) {
        page.act(Action::SelectInPlace(next));
        seen.push(page.selected().unwrap());
    }
    assert_eq!(
        seen,
        [
            "Denial: no",
            "Attribution: said no",
            "Claim: He said no twice"
        ]
    );
    let inward = page.state.next_under_caret(false).unwrap();
    page.act(Action::SelectInPlace(inward));
    assert_eq!(page.selected().as_deref(), Some("Attribution: said no"));
}

#[test]
fn changes_are_taken_back_to_a_point() {
    let mut page = Page::open(&["one two three"]);
    for word in ["one", "two", "three"] {
        page.select(word).label("Claim");
    }
    assert_eq!(page.shows(), "[C:one] [C:two] [C:three]");
    page.act(Action::UndoTo(1));
    assert_eq!(page.shows(), "[C:one] two three");
    assert_eq!(page.says(), "Undone: 2 changes");
    page.redo().redo();
    assert_eq!(page.shows(), "[C:one] [C:two] [C:three]");
}
