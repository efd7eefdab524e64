//! Several annotators in one project: whose spans are shown, and how they are told apart.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::Arc;

use proptest::prelude::*;

use sayso::edit::{apply, color_annotator};
use sayso::model::{
    Annotator, AnnotatorId, Color, Project, Record, Span, SpanId, Stamp, UnknownFields,
};
use sayso::query::{Layers, Sign, annotators_of, next_outward, progress, signs, spans_at};
use sayso::store::{Action, Linking, Tone};
use sayso::text::ByteOffset;

use support::content::records;
use support::marked::{me, offset, project};
use support::page::Page;
use support::{cases, id, name};

const ADA: u128 = 0xADA;
const BO: u128 = 0xB0;

/// A project in which the spans of the notations are by these annotators in turn.
fn by(notations: &[&str], makers: &[AnnotatorId]) -> Project {
    let mut project = project(notations);
    for (number, called) in [(ADA, "Ada Lovelace"), (BO, "Bo")] {
        let annotator = Annotator {
            id: id(number),
            name: name(called),
            color: None,
            unknown: UnknownFields::new(),
        };
        project.put(Record::from(annotator), Stamp::ZERO);
    }
    let spans: Vec<Arc<Span>> = project.spans().cloned().collect();
    for (span, maker) in spans.iter().zip(makers) {
        let span = Span {
            annotator: *maker,
            ..Span::clone(span)
        };
        project.put(Record::from(span), Stamp::ZERO);
    }
    project
}

/// "The plan" is mine, "plan" is Ada's, "failed" is Bo's.
fn three() -> Project {
    by(
        &["[C:The [D:plan]] has [C:failed] again", "Nothing"],
        &[me(), id(ADA), id(BO)],
    )
}

fn color_of(project: &Project, annotator: u128) -> Color {
    let signs = signs(project);
    let is_theirs = |sign: &&Sign| sign.annotator == id(annotator);
    signs.iter().find(is_theirs).unwrap().color
}

fn hide(page: &mut Page, hidden: &[AnnotatorId]) {
    page.act(Action::SetLayers(Layers::all_but(hidden.iter().copied())));
}

fn next(page: &mut Page) -> Option<String> {
    page.act(Action::StepSpan {
        forward: true,
        extend: false,
        fallback: ByteOffset::ZERO,
    });
    page.selected()
}

fn previous(page: &mut Page) -> Option<String> {
    page.act(Action::StepSpan {
        forward: false,
        extend: false,
        fallback: ByteOffset::ZERO,
    });
    page.selected()
}

mod questions {
    use super::*;

    #[test]
    fn spans_are_counted_by_annotator() {
        let project = three();
        let mut counts = project.span_counts(id(1)).to_vec();
        counts.sort_unstable();
        assert_eq!(counts, [(id(BO), 1), (id(ADA), 1), (me(), 1)]);
        assert_eq!(project.span_counts(id(2)), []);
        assert_eq!(
            Layers::all_but([id(ADA), me()]).hidden_spans(&project, id(1)),
            2
        );
    }

    #[test]
    fn nothing_hidden_is_under_a_point() {
        let project = three();
        let layers = Layers::all_but([id(ADA)]);
        let plan = offset(5);
        let spans: Vec<SpanId> = spans_at(&project, &layers, id(1), plan)
            .iter()
            .map(|span| span.id)
            .collect();
        assert_eq!(spans, [id::<SpanId>(1)]);
        let picked = next_outward(&project, &layers, id(1), plan, None);
        assert_eq!(picked.map(|span| span.id), Some(id(1)));
    }

    #[test]
    fn everyone_with_a_layer_is_listed_also_who_made_spans_without_a_name() {
        let project = by(&["[C:One] [C:two]"], &[id(7), id(ADA)]);
        assert_eq!(
            annotators_of(&project, Some(id(1))),
            [id(BO), id(ADA), id(7)]
        );
        assert_eq!(annotators_of(&project, None), [id(BO), id(ADA)]);
    }

    #[test]
    fn annotators_have_an_initial_and_a_colour_of_their_own_until_one_is_chosen() {
        let project = three();
        let signs: Vec<(char, Color)> = signs(&project)
            .iter()
            .map(|sign| (sign.initial, sign.color))
            .collect();
        assert_eq!(signs, [('B', Color::Blue), ('A', Color::Vermilion)]);
        let edit = color_annotator(&project, id(ADA), &name(""), Color::Pink);
        let stamp = Stamp::ZERO.next(sayso::model::Timestamp::from_milliseconds(5), me());
        let colored = apply(&project, &edit, stamp).unwrap().project;
        assert_eq!(color_of(&colored, ADA), Color::Pink);
        assert_eq!(&*colored.annotator(id(ADA)).unwrap().name, "Ada Lovelace");
    }
}

mod hiding {
    use super::*;

    #[test]
    fn stepping_passes_over_what_is_hidden() {
        let mut page = Page::of(three());
        hide(&mut page, &[id(ADA)]);
        assert_eq!(next(&mut page).as_deref(), Some("Claim: The plan"));
        assert_eq!(next(&mut page).as_deref(), Some("Claim: failed"));
        assert_eq!(next(&mut page).as_deref(), Some("Claim: The plan"));
        assert_eq!(previous(&mut page).as_deref(), Some("Claim: failed"));
        assert_eq!(previous(&mut page).as_deref(), Some("Claim: The plan"));
    }

    #[test]
    fn where_all_is_hidden_stepping_says_so() {
        let mut page = Page::of(three());
        hide(&mut page, &[id(ADA), id(BO), me()]);
        assert_eq!(next(&mut page), None);
        assert_eq!(page.says(), "All spans of this article are hidden.");
        assert_eq!(page.tone(), Tone::Shown);
    }

    #[test]
    fn a_click_and_tab_find_what_is_shown() {
        let mut page = Page::of(three());
        hide(&mut page, &[id(ADA)]);
        page.act(Action::PickAt(offset(5)));
        assert_eq!(page.selected().as_deref(), Some("Claim: The plan"));
        page.act(Action::PickAt(offset(5)));
        assert_eq!(page.selected(), None);
        assert_eq!(page.state.next_under_caret(true), Some(id(1)));
        hide(&mut page, &[id(ADA), me()]);
        page.act(Action::PickAt(offset(5)));
        assert_eq!(page.selected(), None);
    }

    #[test]
    fn what_gets_hidden_is_no_longer_selected() {
        let mut page = Page::of(three());
        page.select_span(1)
            .act(Action::ToggleSpan(id(2)))
            .act(Action::ToggleSpan(id(3)));
        hide(&mut page, &[id(ADA)]);
        assert_eq!(page.state.selected_spans().len(), 2);
        hide(&mut page, &[id(ADA), me()]);
        assert_eq!(page.selected(), None);
    }

    #[test]
    fn a_link_neither_begins_nor_ends_at_what_is_hidden() {
        let mut page = Page::of(three());
        page.select_span(2).act(Action::StartLink);
        assert!(matches!(page.state.linking, Some(Linking { .. })));
        hide(&mut page, &[me()]);
        assert_eq!(next(&mut page).as_deref(), Some("Claim: failed"));
        assert_eq!(next(&mut page).as_deref(), Some("Claim: failed"));
        hide(&mut page, &[me(), id(ADA)]);
        assert_eq!(page.state.linking, None);
    }

    #[test]
    fn whoever_marks_something_sees_it() {
        let mut page = Page::of(three());
        hide(&mut page, &[me(), id(ADA)]);
        page.select("again").label("Claim");
        assert_eq!(page.selected().as_deref(), Some("Claim: again"));
        assert_eq!(page.state.layers, Layers::all_but([id(ADA)]));
    }

    #[test]
    fn going_to_a_hidden_span_shows_its_layer_and_no_other() {
        let mut page = Page::of(three());
        hide(&mut page, &[id(ADA), id(BO)]);
        page.select_span(3);
        assert_eq!(page.selected().as_deref(), Some("Claim: failed"));
        assert_eq!(page.state.layers, Layers::all_but([id(ADA)]));
        assert_eq!(page.says(), "The spans of its annotator are shown again.");
    }

    #[test]
    fn what_undo_brings_back_is_seen() {
        let mut page = Page::of(three());
        page.select_span(2).act(Action::DeleteSelected);
        hide(&mut page, &[id(ADA)]);
        page.undo();
        assert_eq!(page.selected().as_deref(), Some("Denial: plan"));
        assert_eq!(page.state.layers, Layers::default());
    }

    #[test]
    fn one_key_hides_all_others_and_shows_them_again() {
        let mut page = Page::of(three());
        page.act(Action::ToggleOthers);
        assert_eq!(next(&mut page).as_deref(), Some("Claim: The plan"));
        assert_eq!(next(&mut page).as_deref(), Some("Claim: The plan"));
        page.act(Action::ToggleOthers);
        assert_eq!(page.state.layers, Layers::default());
        assert_eq!(page.says(), "The spans of all annotators are shown.");
    }

    #[test]
    fn only_the_own_layer_stays_the_only_one_until_one_goes_elsewhere() {
        let mut page = Page::of(three());
        page.act(Action::ToggleOthers);
        assert!(page.state.layers.hides(id(0x4E3)), "who is yet to join");
        page.select_span(2);
        assert_eq!(page.selected().as_deref(), Some("Denial: plan"));
        assert_eq!(page.state.layers, Layers::only([me(), id(ADA)]));
    }

    #[test]
    fn the_dataset_knows_nothing_of_it() {
        let mut page = Page::of(three());
        let before = (records(&page.state.project), progress(&page.state.project));
        page.act(Action::ToggleOthers);
        let after = (records(&page.state.project), progress(&page.state.project));
        assert_eq!(before, after);
        assert!(page.state.saving.is_saved());
        assert_eq!(page.next_undo(), None);
    }

    #[test]
    fn another_project_begins_with_the_layers_that_it_was_left_with() {
        let mut page = Page::of(three());
        page.act(Action::ToggleOthers);
        for left in [Layers::default(), Layers::all_but([id(ADA)])] {
            let identity = page.state.identity.clone();
            page.act(Action::Open {
                project: Box::new(three()),
                identity,
                article: None,
                layers: left.clone(),
                unsaved: false,
            });
            assert_eq!(page.state.layers, left);
        }
    }

    proptest! {
        #![proptest_config(cases(64))]

        #[test]
        fn stepping_visits_what_is_shown_in_the_order_of_reading(
            makers in prop::collection::vec(prop::sample::select(vec![ADA, BO, 0xA11CE]), 6),
            hidden in prop::sample::subsequence(vec![ADA, BO, 0xA11CE], 0..3),
        ) {
            let makers: Vec<AnnotatorId> = makers.into_iter().map(id).collect();
            let project = by(
                &["[C:One [D:two]] [C:three] four [A:five [C:six [D:seven]]] eight"],
                &makers,
            );
            let layers = Layers::all_but(hidden.into_iter().map(id));
            let spans = project.spans_of(id(1)).filter(|span| layers.shows(span));
            let shown: Vec<SpanId> = spans.map(|span| span.id).collect();
            let mut page = Page::of(project);
            page.act(Action::SetLayers(layers));
            let forth: Vec<SpanId> = (0..shown.len())
                .filter_map(|_| { next(&mut page); page.state.span })
                .collect();
            prop_assert_eq!(&forth, &shown);
            let mut back: Vec<SpanId> = (0..shown.len())
                .filter_map(|_| { let here = page.state.span; previous(&mut page); here })
                .collect();
            back.reverse();
            prop_assert_eq!(&back, &shown);
        }
    }
}

mod colour {
    use super::*;

    #[test]
    fn choosing_a_colour_is_a_step_of_the_history_with_a_name() {
        let mut page = Page::of(three());
        let edit = color_annotator(&page.state.project, id(ADA), &name(""), Color::Green);
        page.act(Action::Edit(Box::new(edit)));
        assert_eq!(page.next_undo(), Some("Give Ada Lovelace the colour green"));
        assert_eq!(color_of(&page.state.project, ADA), Color::Green);
        page.undo();
        assert_eq!(color_of(&page.state.project, ADA), Color::Vermilion);
    }

    #[test]
    fn whoever_is_new_takes_a_colour_and_keeps_it_when_the_name_comes() {
        let mut page = Page::open(&["The plan failed"]);
        let edit = color_annotator(&page.state.project, me(), &name(""), Color::Sky);
        page.act(Action::Edit(Box::new(edit)));
        assert_eq!(page.next_undo(), Some("Give anonymous the colour sky"));
        page.act(Action::SetAnnotatorName(name("Cy")));
        assert_eq!(page.next_undo(), Some("Name the annotator Cy"));
        let annotator = page.state.project.annotator(me()).unwrap();
        assert_eq!(
            (&*annotator.name, annotator.color),
            ("Cy", Some(Color::Sky))
        );
    }
}
