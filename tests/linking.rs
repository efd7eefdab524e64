//! Linking spans, within an article and across articles.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use sayso::edit::Edit;
use sayso::model::{RelationId, SpanId};
use sayso::store::{Action, Tone};

use support::page::Page;
use support::{id, name};

/// Two reports: a denial (1) and an attribution (2); a claim (3) and another denial (4).
fn page() -> Page {
    Page::open(&[
        "[D:No one was hurt], [A:the mayor said].",
        "[C:Two people were hurt]. [D:Nobody was].",
    ])
}

/// The links of the project: type, from, to.
fn links(page: &Page) -> Vec<String> {
    let number = |span: SpanId| {
        let spans: Vec<_> = page.state.project.spans().map(|span| span.id).collect();
        spans.iter().position(|id| *id == span).unwrap() + 1
    };
    let relations = page.state.project.relations();
    relations
        .map(|link| {
            format!(
                "{} {} {}",
                number(link.from),
                link.relation_type,
                number(link.to)
            )
        })
        .collect()
}

fn link(page: &Page) -> RelationId {
    page.state.project.relations().next().unwrap().id
}

#[test]
fn a_link_leads_from_the_selected_span_to_the_one_that_is_clicked() {
    let mut page = page();
    let attribution = page.place_of("the mayor").start();
    page.select_span(1)
        .act(Action::StartLink)
        .act(Action::PickAt(attribution));
    assert_eq!(links(&page), ["1 attributed to 2"]);
    let words = "Linked: Denial “No one was hurt” attributed to Attribution “the mayor said”";
    assert_eq!(page.says(), words);
    assert_eq!(page.selected().as_deref(), Some("Denial: No one was hurt"));
    assert_eq!(page.state.linking, None);
}

#[test]
fn a_link_into_another_article_ends_where_it_was_begun() {
    let mut page = page();
    let home = page.state.article;
    let there = page.state.project.span(id(3)).unwrap().article;
    page.select_span(1)
        .act(Action::StartLink)
        .act(Action::OpenArticle(there))
        .act(Action::LinkTo(id(3)));
    assert_eq!(links(&page), ["1 denies 3"]);
    assert_eq!(page.state.article, home);
}

#[test]
fn a_link_may_be_begun_at_its_end() {
    let mut page = page();
    page.select_span(3)
        .act(Action::StartLink)
        .act(Action::LinkTo(id(1)));
    assert_eq!(links(&page), ["1 denies 3"]);
}

#[test]
fn what_the_scheme_does_not_link_is_refused_with_the_reason() {
    let mut page = page();
    page.select_span(1).act(Action::StartLink);
    page.act(Action::LinkTo(id(1)));
    let words = "A span cannot be linked with itself. Choose another one.";
    assert_eq!((page.says(), page.tone()), (words, Tone::Refused));
    page.act(Action::LinkTo(id(4)));
    assert_eq!(
        links(&page),
        ["1 repeats 4"],
        "one denial can repeat another"
    );
    page.select_span(2)
        .act(Action::StartLink)
        .act(Action::LinkTo(id(3)));
    assert_eq!(links(&page), ["1 repeats 4", "3 attributed to 2"]);
}

#[test]
fn the_same_link_is_not_made_twice() {
    let mut page = page();
    for _ in 0..2 {
        page.select_span(1)
            .act(Action::StartLink)
            .act(Action::LinkTo(id(3)));
    }
    assert_eq!(links(&page), ["1 denies 3"]);
    assert_eq!(page.says(), "These are linked as “denies” already.");
    assert!(
        page.state.linking.is_some(),
        "another end can still be chosen"
    );
}

#[test]
fn stepping_through_the_spans_passes_those_that_cannot_be_linked() {
    let mut page = page();
    page.select_span(3).act(Action::StartLink);
    let first = page.state.project.span(id(1)).unwrap().article;
    page.act(Action::OpenArticle(first));
    let next = Action::StepSpan {
        forward: true,
        extend: false,
        fallback: page.place_of("No").start(),
    };
    let mut go = || page.act(next.clone()).selected().unwrap();
    assert_eq!(
        [go(), go(), go()],
        [
            "Denial: No one was hurt",
            "Attribution: the mayor said",
            "Denial: No one was hurt"
        ]
    );
}

#[test]
fn stepping_reaches_each_end_also_of_those_that_begin_at_one_place() {
    // The longer of the two comes first and was made last.
    let mut page = Page::open(&["[D:Nobody was hurt], said no one."]);
    page.select("Nobody was hurt, said").label("Claim");
    page.select("no one").label("Claim").act(Action::StartLink);
    let fallback = page.place_of("Nobody").start();
    let mut reached = |forward: bool| {
        page.act(Action::StepSpan {
            forward,
            extend: false,
            fallback,
        });
        page.selected().unwrap()
    };
    let (longer, shorter) = ("Claim: Nobody was hurt, said", "Denial: Nobody was hurt");
    assert_eq!([reached(true), reached(true)], [longer, shorter]);
    assert_eq!([reached(false), reached(false)], [longer, shorter]);
}

#[test]
fn where_nothing_can_be_the_other_end_stepping_says_so() {
    let mut page = Page::open(&["[C:Two were hurt].", "[C:One was]."]);
    page.select_span(1).act(Action::StartLink);
    let fallback = page.place_of("Two").start();
    page.act(Action::StepSpan {
        forward: true,
        extend: false,
        fallback,
    });
    let words = "Nothing in this article can be the other end.";
    assert_eq!((page.says(), page.tone()), (words, Tone::Shown));
}

#[test]
fn escape_gives_the_link_up_and_nothing_else() {
    let mut page = page();
    page.select_span(1)
        .act(Action::StartLink)
        .act(Action::StepBack);
    assert_eq!(page.state.linking, None);
    assert_eq!(page.selected().as_deref(), Some("Denial: No one was hurt"));
    assert_eq!(links(&page), [""; 0]);
}

#[test]
fn deleting_the_span_that_a_link_begins_at_gives_the_link_up() {
    let mut page = page();
    page.select_span(1).act(Action::StartLink);
    page.act(Action::Edit(Box::new(Edit::DeleteSpan(id(1)))));
    assert_eq!(page.state.linking, None);
}

#[test]
fn a_link_is_turned_where_the_scheme_allows_both_ways_and_undone() {
    let mut page = page();
    page.select_span(1)
        .act(Action::StartLink)
        .act(Action::LinkTo(id(4)));
    let made = link(&page);
    page.act(Action::ReverseRelation(made));
    assert_eq!(links(&page), ["4 repeats 1"]);
    assert_eq!(link(&page), made, "it is still the same link");
    page.undo();
    assert_eq!(links(&page), ["1 repeats 4"]);

    page.select_span(1)
        .act(Action::StartLink)
        .act(Action::LinkTo(id(3)));
    let denies = page.state.project.relations().nth(1).unwrap().id;
    page.act(Action::ReverseRelation(denies));
    assert_eq!(links(&page), ["1 repeats 4", "1 denies 3"]);
    assert_eq!(page.tone(), Tone::Refused);
}

#[test]
fn a_link_is_not_made_one_of_a_type_that_its_ends_do_not_allow() {
    let mut page = page();
    page.select_span(1)
        .act(Action::StartLink)
        .act(Action::LinkTo(id(3)));
    let relation = link(&page);
    page.act(Action::RetypeRelation {
        relation,
        relation_type: name("repeats"),
    });
    assert_eq!(links(&page), ["1 denies 3"]);
    let words = "The scheme does not let “repeats” lead from Denial to Claim.";
    assert_eq!((page.says(), page.tone()), (words, Tone::Refused));
}

#[test]
fn attributions_nest() {
    let mut page = Page::open(&["[A:TASS reported] that [A:Orlov said] that [C:it was over]."]);
    page.select_span(3)
        .act(Action::StartLink)
        .act(Action::LinkTo(id(2)));
    page.select_span(2)
        .act(Action::StartLink)
        .act(Action::LinkTo(id(1)));
    assert_eq!(links(&page), ["3 attributed to 2", "2 attributed to 1"]);
}
