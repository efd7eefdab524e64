//! The behaviours of the page, as a user meets them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use sayso::edit::{Edit, Renames, scheme_change};
use sayso::model::{Project, Stamp, Value, claims_and_denials};
use sayso::query::{Hit, Layers, matching_articles, progress, unlabelled};
use sayso::store::{
    Action, Dialog, Edge, ImportReport, ImportedFile, Movement, Phase, Prepared, StorageStatus,
    Tone, reduce,
};
use sayso::text::{ByteOffset, Granularity, TextRange};

use support::arbitrary::{Draft, Hand, draft, drafts, stock};
use support::content::{Content, check_indexes, content, records};
use support::marked::{me, offset, project};
use support::page::{Disk, Page, project_file, unreadable_file};
use support::{cases, id, name};

mod labelling {
    use super::*;

    /// Checks what labelling a selection of these words as a Claim comes to.
    #[track_caller]
    fn check(before: &str, words: &str, after: &str) {
        let mut page = Page::open(&[before]);
        page.select(words).label("Claim");
        assert_eq!(page.shows(), after);
    }

    #[track_caller]
    fn check_exact(before: &str, characters: &str, after: &str) {
        let mut page = Page::open(&[before]);
        page.select_exactly(characters).label("Claim");
        assert_eq!(page.shows(), after);
    }

    #[test]
    fn a_selection_snaps_to_words_and_drops_the_space_around_it() {
        check("The plan failed", "he pla", "[C:The plan] failed");
        check("The plan failed", " plan ", "The [C:plan] failed");
        check("“The plan” failed", "plan” f", "“The [C:plan” failed]");
        check("उसने इनकार किया", "का", "उसने [C:इनकार] किया");
    }

    #[test]
    fn an_exact_selection_keeps_its_characters() {
        check_exact("The plan failed", "la", "The p[C:la]n failed");
        check_exact("The plan failed", " plan ", "The[C: plan ]failed");
    }

    #[test]
    fn a_selection_may_be_made_backwards() {
        let mut page = Page::open(&["The plan failed"]);
        let plan = page.place_of("pla");
        page.act(Action::SelectText {
            anchor: plan.end(),
            focus: plan.start(),
            granularity: None,
        });
        assert_eq!(page.label("Denial").shows(), "The [D:plan] failed");
    }

    #[test]
    fn the_new_span_is_selected_and_read_out() {
        let mut page = Page::open(&["No one broke anything off."]);
        page.select("No one").label("Denial");
        assert_eq!(page.selected().as_deref(), Some("Denial: No one"));
        assert_eq!(
            (page.says(), page.tone()),
            ("Labelled as Denial: No one", Tone::Quiet)
        );
        assert_eq!(page.next_undo(), Some("Label “No one” as Denial"));
        assert_eq!(
            page.state.selected_range(),
            None,
            "the next selection starts afresh"
        );
    }

    #[test]
    fn a_selection_without_text_is_told_and_changes_nothing() {
        for empty in ["", " "] {
            let mut page = Page::open(&["so it is"]);
            let start = offset(2);
            let end = offset(2 + empty.len());
            page.act(Action::SelectText {
                anchor: start,
                focus: end,
                granularity: None,
            });
            page.label("Claim");
            assert_eq!(page.shows(), "so it is");
            assert_eq!(page.next_undo(), None);
            let words = "No text is selected. Select some first, then press Claim again.";
            assert_eq!((page.says(), page.tone()), (words, Tone::Shown));
        }
    }

    #[test]
    fn the_same_words_are_not_labelled_alike_twice() {
        let mut page = Page::open(&["The [C:plan] failed"]);
        page.select("plan").label("Claim");
        assert_eq!(page.shows(), "The [C:plan] failed");
        let words = "You have marked exactly this stretch as Claim already.";
        assert_eq!((page.says(), page.tone()), (words, Tone::Refused));
        assert_eq!(page.next_undo(), None);
    }

    #[test]
    fn a_label_relabels_the_selected_span() {
        let mut page = Page::open(&["[C:The plan] failed"]);
        page.select_span(1).label("Denial");
        assert_eq!(page.shows(), "[D:The plan] failed");
        assert_eq!(page.says(), "Changed to Denial: The plan");
        assert_eq!(page.next_undo(), Some("Change Claim “The plan” to Denial"));
        page.label("Denial");
        assert_eq!(
            page.undo().shows(),
            "[C:The plan] failed",
            "the second press was no edit"
        );
    }

    #[test]
    fn a_new_span_begins_with_the_default_values_of_its_label() {
        let mut scheme = claims_and_denials();
        scheme.attributes[1].default = Some(Value::Choice(name("asserted")));
        let mut start = project(&["The plan failed"]);
        start.put(scheme.into(), Stamp::ZERO);
        let mut page = Page::of(start);
        page.select("plan").label("Claim");
        let span = page.state.project.spans().next().unwrap();
        assert_eq!(
            span.attributes.get("certainty"),
            Some(&Value::Choice(name("asserted")))
        );
        page.select("failed").label("Denial");
        let span = page.state.project.spans().last().unwrap();
        assert!(span.attributes.is_empty());
    }

    #[test]
    fn a_label_that_the_scheme_lacks_is_refused() {
        let mut page = Page::open(&["so"]);
        page.select("so").label("Rumour");
        assert_eq!(page.shows(), "so");
        assert_eq!(
            page.says(),
            "The scheme has no label “Rumour”. Add it to the scheme first."
        );
        assert_eq!(page.tone(), Tone::Refused);
    }

    #[test]
    fn the_selected_span_is_deleted() {
        let mut page = Page::open(&["[C:The [D:plan]] failed"]);
        page.select_span(2).act(Action::DeleteSelected);
        assert_eq!(page.shows(), "[C:The plan] failed");
        assert_eq!(page.says(), "Deleted Denial: plan");
        assert_eq!(
            page.act(Action::DeleteSelected).says(),
            "No span is selected."
        );
        assert_eq!(page.shows(), "[C:The plan] failed");
        assert_eq!(page.undo().selected().as_deref(), Some("Denial: plan"));
    }
}

mod holding {
    use super::*;

    #[test]
    fn a_held_label_labels_every_selection_at_once() {
        let mut page = Page::open(&["He denied it. She asked."]);
        page.act(Action::ToggleHold(name("Denial")));
        assert_eq!(
            page.says(),
            "Holding Denial: every selection becomes one. Esc lets go."
        );
        page.select("denied").select("ask");
        assert_eq!(page.shows(), "He [D:denied] it. She [D:asked].");
        page.act(Action::SelectText {
            anchor: offset(0),
            focus: offset(0),
            granularity: None,
        });
        assert_eq!(
            page.shows(),
            "He [D:denied] it. She [D:asked].",
            "a click selects nothing"
        );
        page.undo();
        assert_eq!(
            page.shows(),
            "He [D:denied] it. She asked.",
            "each is an edit of its own"
        );
    }

    #[test]
    fn a_held_label_that_leaves_the_scheme_is_let_go_of() {
        let mut page = Page::open(&["so"]);
        page.act(Action::ToggleHold(name("Claim")));
        assert_eq!(page.state.held, Some(name("Claim")));
        let mut scheme = claims_and_denials();
        let mut renames = Renames::default();
        renames.label(&mut scheme, "Claim", &name("Assertion"));
        let change = scheme_change(&page.state.project, scheme, &renames);
        page.act(Action::Edit(Box::new(change.edit)));
        assert_eq!(page.state.held, None);
        assert_eq!(
            page.says(),
            "Done: Change the scheme to “Claims and denials”"
        );
    }

    #[test]
    fn a_selection_from_the_keyboard_waits_for_the_held_label_to_be_applied() {
        let mut page = Page::open(&["He denied it."]);
        page.act(Action::ToggleHold(name("Denial")));
        page.act(Action::MoveCaret {
            movement: Movement::NextWord,
            extend: true,
            fallback: offset(0),
        });
        assert_eq!(page.shows(), "He denied it.");
        assert_eq!(page.act(Action::ApplyHeld).shows(), "[D:He] denied it.");
    }

    #[test]
    fn pressing_a_label_with_nothing_selected_holds_it_and_pressing_it_again_lets_go() {
        let mut page = Page::open(&["so"]);
        page.act(Action::PressLabel(name("Claim")));
        assert_eq!(page.state.held.as_deref(), Some("Claim"));
        page.act(Action::PressLabel(name("Claim")));
        assert_eq!(
            (page.state.held.as_deref(), page.says()),
            (None, "Claim is no longer held.")
        );
        page.select("so").act(Action::PressLabel(name("Claim")));
        assert_eq!(
            (page.state.held.as_deref(), &*page.shows()),
            (None, "[C:so]")
        );
    }

    #[test]
    fn stepping_back_lets_go_of_the_selection_then_the_held_label_then_nothing() {
        let mut page = Page::open(&["[C:so] it is"]);
        page.select("it is").act(Action::ToggleHold(name("Claim")));
        page.act(Action::StepBack);
        assert_eq!(
            (page.state.selected_range(), page.state.held.as_deref()),
            (None, Some("Claim"))
        );
        page.select_span(1).act(Action::StepBack);
        assert_eq!(
            (page.selected(), page.state.held.as_deref()),
            (None, Some("Claim"))
        );
        page.act(Action::StepBack);
        assert_eq!(
            (page.state.held.as_deref(), page.says()),
            (None, "No label is held.")
        );
        assert!(reduce(&page.state, Action::StepBack, page.now()).is_none());
    }
}

mod picking {
    use super::*;

    #[test]
    fn clicking_again_goes_outward_then_lets_go_then_begins_anew() {
        let mut page = Page::open(&["[C:No one [D:said [A:she]]]"]);
        let she = page.place_of("she").start();
        let mut pick = || page.act(Action::PickAt(she)).selected();
        assert_eq!(pick().as_deref(), Some("Attribution: she"));
        assert_eq!(pick().as_deref(), Some("Denial: said she"));
        assert_eq!(pick().as_deref(), Some("Claim: No one said she"));
        assert_eq!(pick(), None);
        assert_eq!(pick().as_deref(), Some("Attribution: she"));
    }

    #[test]
    fn a_choice_is_asked_for_only_where_several_spans_are_under_the_caret() {
        let mut page = Page::open(&["[C:No one [D:said]] so"]);
        let mut ask_before = |words: &str| {
            let offset = page.place_of(words).start();
            page.act(Action::PlaceCaret {
                offset,
                extend: false,
            });
            let before = page.state.choices;
            page.act(Action::ChooseSpan);
            let is_asked = page.state.choices != before;
            (is_asked, page.selected(), page.says().to_owned())
        };
        let (is_asked, selected, _) = ask_before("said");
        assert!(is_asked && selected.is_none());
        let (is_asked, selected, _) = ask_before("one");
        assert!(!is_asked);
        assert_eq!(selected.as_deref(), Some("Claim: No one said"));
        let (is_asked, _, said) = ask_before("so");
        assert!(!is_asked);
        assert_eq!(said, "There is no span at the caret.");
    }

    #[test]
    fn clicking_beside_all_spans_lets_go() {
        let mut page = Page::open(&["[C:so] it is"]);
        let place = page.place_of("it").start();
        page.select_span(1).act(Action::PickAt(place));
        assert_eq!(page.selected(), None);
    }

    #[test]
    fn next_and_previous_go_through_the_spans_in_reading_order_and_round() {
        let mut page = Page::open(&["[C:The [D:plan]] has [A:failed]"]);
        let mut go = |action: &Action| page.act(action.clone()).selected().unwrap();
        let next = Action::StepSpan {
            forward: true,
            extend: false,
            fallback: ByteOffset::ZERO,
        };
        assert_eq!(
            [go(&next), go(&next), go(&next), go(&next)],
            [
                "Claim: The plan",
                "Denial: plan",
                "Attribution: failed",
                "Claim: The plan"
            ]
        );
        let previous = Action::StepSpan {
            forward: false,
            extend: false,
            fallback: ByteOffset::ZERO,
        };
        assert_eq!(
            [go(&previous), go(&previous)],
            ["Attribution: failed", "Denial: plan"]
        );
    }

    #[test]
    fn next_and_previous_start_at_the_caret() {
        #[track_caller]
        fn check(action: Action, expected: &str) {
            let mut page = Page::open(&["[C:The plan] has [A:failed]"]);
            let has = page.place_of("has").start();
            page.act(Action::PlaceCaret {
                offset: has,
                extend: false,
            })
            .act(action);
            assert_eq!(page.selected().as_deref(), Some(expected));
        }
        check(
            Action::StepSpan {
                forward: true,
                extend: false,
                fallback: ByteOffset::ZERO,
            },
            "Attribution: failed",
        );
        check(
            Action::StepSpan {
                forward: false,
                extend: false,
                fallback: ByteOffset::ZERO,
            },
            "Claim: The plan",
        );
    }

    #[test]
    fn without_a_caret_next_and_previous_start_where_the_reader_is() {
        let step = |forward: bool| {
            let mut page = Page::open(&["[C:The plan] has [A:failed]"]);
            let fallback = page.place_of("has").start();
            page.act(Action::StepSpan {
                forward,
                extend: false,
                fallback,
            });
            page.selected()
        };
        assert_eq!(step(true).as_deref(), Some("Attribution: failed"));
        assert_eq!(step(false).as_deref(), Some("Claim: The plan"));
    }

    #[test]
    fn an_article_without_spans_says_so() {
        let mut page = Page::open(&["so", "[C:so]"]);
        assert_eq!(
            page.act(Action::StepSpan {
                forward: true,
                extend: false,
                fallback: ByteOffset::ZERO
            })
            .says(),
            "This article has no spans yet."
        );
    }

    #[test]
    fn selecting_a_span_opens_its_article_and_brings_it_into_view() {
        let mut page = Page::open(&["so", "The [C:plan]"]);
        page.select_span(1);
        assert_eq!(
            (page.title(), page.selected().as_deref()),
            ("Article 2", Some("Claim: plan"))
        );
        assert_eq!(page.state.reveal.unwrap().range, page.place_of("plan"));
    }
}

mod edges {
    use super::*;
    use Edge::{End, Start};

    /// Outward.
    const OUT: bool = true;
    /// Inward.
    const IN: bool = false;

    /// Checks a step of the first span's edge by a word.
    #[track_caller]
    fn by_word(before: &str, edge: Edge, outward: bool, after: &str) -> Page {
        step(before, edge, outward, false, after)
    }

    #[track_caller]
    fn by_character(before: &str, edge: Edge, outward: bool, after: &str) -> Page {
        step(before, edge, outward, true, after)
    }

    #[track_caller]
    fn step(before: &str, edge: Edge, outward: bool, exact: bool, after: &str) -> Page {
        let mut page = Page::open(&[before]);
        page.select_span(1).act(Action::StepEdge {
            edge,
            outward,
            exact,
        });
        assert_eq!(page.shows(), after);
        page
    }

    #[test]
    fn an_edge_moves_by_a_word() {
        by_word("The [C:plan] failed", Start, OUT, "[C:The plan] failed");
        by_word("[C:The plan] failed", Start, IN, "The [C:plan] failed");
        by_word("The [C:plan] failed", End, OUT, "The [C:plan failed]");
        by_word("The [C:plan failed]", End, IN, "The [C:plan] failed");
    }

    #[test]
    fn an_edge_moves_by_a_character_as_readers_see_it() {
        by_character("The [C:plan]", Start, OUT, "The[C: plan]");
        by_character("The [C:plan]", Start, IN, "The p[C:lan]");
        by_character("[C:The] plan", End, OUT, "[C:The ]plan");
        by_character("[C:The plan]", End, IN, "[C:The pla]n");
        by_character("[C:so] 👩‍👩‍👧‍👦e\u{301}", End, OUT, "[C:so ]👩‍👩‍👧‍👦e\u{301}");
        by_character("[C:so]👩‍👩‍👧‍👦e\u{301}", End, OUT, "[C:so👩‍👩‍👧‍👦]e\u{301}");
        by_character("[C:soe\u{301}]", End, IN, "[C:so]e\u{301}");
    }

    #[test]
    fn a_step_by_a_word_takes_no_surrounding_space() {
        by_word("The [C:plan].\n", End, OUT, "The [C:plan.]\n");
        by_word("\n“[C:The] plan”", Start, OUT, "\n[C:“The] plan”");
        by_word("[C:The plan, failed]", End, IN, "[C:The plan,] failed");
        by_word(" [C: The] plan", Start, OUT, " [C: The] plan");
    }

    #[test]
    fn a_span_is_never_shrunk_to_nothing() {
        let words = "The span cannot be any shorter.";
        assert_eq!(
            by_word("The [C:plan]", Start, IN, "The [C:plan]").says(),
            words
        );
        assert_eq!(
            by_word("The [C:plan] failed", Start, IN, "The [C:plan] failed").says(),
            words
        );
        assert_eq!(
            by_word("The [C:plan]", End, IN, "The [C:plan]").says(),
            words
        );
        assert_eq!(by_character("[C:👩‍👩‍👧‍👦]", Start, IN, "[C:👩‍👩‍👧‍👦]").says(), words);
        assert_eq!(by_character("[C:👩‍👩‍👧‍👦]", End, IN, "[C:👩‍👩‍👧‍👦]").says(), words);
    }

    #[test]
    fn at_the_edge_of_the_text_a_step_outward_says_that_there_is_no_more() {
        let words = "The span cannot be any longer.";
        assert_eq!(by_word("[C:so]", Start, OUT, "[C:so]").says(), words);
        assert_eq!(by_word("[C:so]", End, OUT, "[C:so]").says(), words);
        assert_eq!(by_word("[C:so]\n", End, OUT, "[C:so]\n").says(), words);
        assert_eq!(by_character("[C:so]", End, OUT, "[C:so]").next_undo(), None);
    }

    #[test]
    fn of_a_span_in_pieces_the_outermost_edges_move_and_the_gap_stays_a_gap() {
        let whole = "He [C:said no,] quietly, [+C:and left] then";
        by_word(
            whole,
            Start,
            OUT,
            "[C:He said no,] quietly, [+C:and left] then",
        );
        by_word(
            whole,
            Start,
            IN,
            "He said [C:no,] quietly, [+C:and left] then",
        );
        by_word(
            whole,
            End,
            OUT,
            "He [C:said no,] quietly, [+C:and left then]",
        );
        by_word(
            whole,
            End,
            IN,
            "He [C:said no,] quietly, [+C:and] left then",
        );
    }

    #[test]
    fn a_piece_that_shrinks_to_nothing_is_gone_and_the_others_stay_as_they_are() {
        by_word(
            "[C:No,] she said, [+C:never]",
            Start,
            IN,
            "No, she said, [C:never]",
        );
        by_word(
            "[C:No,] she said, [+C:never]",
            End,
            IN,
            "[C:No,] she said, never",
        );
        by_character("[C:a] b [+C:c]", Start, IN, "a b [C:c]");
        by_character("[C:a] b [+C:c]", End, IN, "[C:a] b c");
    }

    #[test]
    fn without_a_selected_span_there_is_no_edge_to_move() {
        let mut page = Page::open(&["[C:so]"]);
        page.act(Action::StepEdge {
            edge: End,
            outward: IN,
            exact: true,
        });
        assert_eq!(
            (&*page.shows(), page.says()),
            ("[C:so]", "No span is selected.")
        );
    }

    /// Checks dragging an edge of the first span to where some words start.
    #[track_caller]
    fn check_drag(before: &str, edge: Edge, to: &str, exact: bool, after: &str) {
        let mut page = Page::open(&[before]);
        let offset = page.place_of(to).start();
        page.act(Action::DragEdge {
            span: id(1),
            edge,
            offset,
            exact,
        });
        assert_eq!(page.shows(), after);
    }

    #[test]
    fn a_dragged_edge_snaps_to_words_or_stays_at_the_character() {
        check_drag(
            "The [C:plan] has failed",
            End,
            "s failed",
            false,
            "The [C:plan has] failed",
        );
        check_drag(
            "The [C:plan] has failed",
            End,
            "s failed",
            true,
            "The [C:plan ha]s failed",
        );
        check_drag(
            "The [C:plan] has failed",
            Start,
            "he",
            false,
            "[C:The plan] has failed",
        );
        check_drag(
            "The [C:plan] has failed",
            Start,
            "he",
            true,
            "T[C:he plan] has failed",
        );
        check_drag(
            "[C:The plan has] failed",
            End,
            "lan",
            false,
            "[C:The plan] has failed",
        );
        check_drag(
            "[C:The plan has] failed",
            End,
            " has",
            false,
            "[C:The plan] has failed",
        );
    }

    #[test]
    fn an_edge_is_not_dragged_past_the_other() {
        check_drag(
            "The [C:plan] failed",
            Start,
            "failed",
            false,
            "The [C:plan] failed",
        );
        check_drag(
            "The [C:plan] failed",
            End,
            "The",
            true,
            "The [C:plan] failed",
        );
    }

    #[test]
    fn an_edge_dragged_into_a_gap_cuts_the_pieces_beyond_it() {
        let before = "[C:No,] she said, [+C:never]";
        check_drag(before, Start, "said", false, "No, she said, [C:never]");
        check_drag(before, End, "said", false, "[C:No,] she said, never");
    }

    #[test]
    fn moving_an_edge_is_one_step_of_undo_with_a_name() {
        let mut page = by_word("[C:The plan] failed", End, OUT, "[C:The plan failed]");
        assert_eq!(page.next_undo(), Some("Move the edges of Claim “The plan”"));
        assert_eq!(page.undo().shows(), "[C:The plan] failed");
        assert_eq!(page.selected().as_deref(), Some("Claim: The plan"));
    }
}

mod history {
    use super::*;

    #[test]
    fn undo_and_redo_name_what_they_do_and_say_when_there_is_nothing_left() {
        let mut page = Page::open(&["The plan failed"]);
        assert_eq!(page.undo().says(), "There is nothing to undo.");
        page.select("plan").label("Claim").label("Denial");
        assert_eq!(page.undo().says(), "Undone: Change Claim “plan” to Denial");
        assert_eq!(page.undo().says(), "Undone: Label “plan” as Claim");
        assert_eq!(
            (&*page.shows(), page.next_undo()),
            ("The plan failed", None)
        );
        assert_eq!(page.redo().says(), "Redone: Label “plan” as Claim");
        assert_eq!(page.redo().says(), "Redone: Change Claim “plan” to Denial");
        assert_eq!(page.redo().says(), "There is nothing to redo.");
        assert_eq!(page.shows(), "The [D:plan] failed");
    }

    #[test]
    fn a_new_edit_drops_what_could_be_redone() {
        let mut page = Page::open(&["The plan failed"]);
        page.select("plan").label("Claim").undo();
        assert_eq!(page.next_redo(), Some("Label “plan” as Claim"));
        page.select("failed").label("Denial");
        assert_eq!(page.next_redo(), None);
        assert_eq!(page.redo().shows(), "The plan [D:failed]");
    }

    #[test]
    fn a_refused_edit_keeps_what_could_be_redone() {
        let mut page = Page::open(&["The plan failed"]);
        page.select("plan")
            .label("Claim")
            .undo()
            .select("plan")
            .label("Rumour");
        assert_eq!(page.next_redo(), Some("Label “plan” as Claim"));
    }

    #[test]
    fn undo_opens_the_article_in_which_it_happened_and_selects_the_span() {
        let mut page = Page::open(&["[C:so]", "[D:no]"]);
        page.select_span(1).label("Denial");
        page.act(Action::OpenArticle(id(2)));
        page.undo();
        assert_eq!((page.title(), &*page.shows()), ("Article 1", "[C:so]"));
        assert_eq!(page.selected().as_deref(), Some("Claim: so"));
        page.act(Action::OpenArticle(id(2))).redo();
        assert_eq!(
            (page.title(), page.selected().as_deref()),
            ("Article 1", Some("Denial: so"))
        );
    }

    #[test]
    fn undoing_a_new_span_shows_where_it_was() {
        let mut page = Page::open(&["so it is, and so it was", "no"]);
        let was = page.place_of("was");
        page.select("was").label("Claim");
        page.act(Action::OpenArticle(id(2))).undo();
        assert_eq!(page.title(), "Article 1");
        assert_eq!(page.state.reveal.map(|reveal| reveal.range), Some(was));
    }

    #[test]
    fn undoing_a_new_span_opens_its_article_and_redoing_selects_it_again() {
        let mut page = Page::open(&["so", "no"]);
        page.select("so")
            .label("Claim")
            .act(Action::OpenArticle(id(2)))
            .undo();
        assert_eq!((page.title(), page.selected()), ("Article 1", None));
        page.act(Action::OpenArticle(id(2))).redo();
        assert_eq!(
            (page.title(), page.selected().as_deref()),
            ("Article 1", Some("Claim: so"))
        );
    }

    #[test]
    fn a_removed_article_returns_with_its_spans_and_is_opened() {
        let mut page = Page::open(&["[C:so]", "[D:no]"]);
        page.act(Action::OpenArticle(id(2)));
        page.act(Action::Edit(Box::new(Edit::RemoveArticle(id(2)))));
        assert_eq!(
            (page.titles(), page.title()),
            (vec!["Article 1"], "Article 1")
        );
        assert_eq!(page.next_undo(), Some("Remove “Article 2”"));
        page.undo();
        assert_eq!((page.title(), &*page.shows()), ("Article 2", "[D:no]"));
    }

    #[test]
    fn removing_the_last_article_leaves_nothing_open() {
        let mut page = Page::open(&["[C:so]"]);
        page.select_span(1)
            .act(Action::Edit(Box::new(Edit::RemoveArticle(id(1)))));
        assert_eq!(
            (page.state.article, page.state.selection, page.selected()),
            (None, None, None)
        );
        assert_eq!(page.undo().shows(), "[C:so]");
    }

    #[test]
    fn undo_reaches_back_across_an_import_that_gave_the_article_another_id() {
        let mut page = Page::open(&["first"]);
        page.import(&[page.text_file(20, "Found", "The plan failed")]);
        page.select("The plan")
            .label("Claim")
            .act(Action::DeleteSelected);
        page.import(&[page.text_file(10, "Found", "The plan failed")]);
        assert_eq!(page.state.project.current_id(id(20)), id(10));
        assert_eq!(
            (page.title(), &*page.shows()),
            ("Found", "The plan failed"),
            "it stays open"
        );
        page.undo().act(Action::OpenArticle(id(1))).undo();
        assert_eq!(
            (page.title(), &*page.shows()),
            ("Found", "[C:The plan] failed")
        );
        assert_eq!(page.selected().as_deref(), Some("Claim: The plan"));
    }
}

mod importing {
    use super::*;

    fn report(page: &Page) -> &ImportReport {
        match &page.state.dialog {
            Some(Dialog::Imported(report)) => report,
            other => panic!("no report but {other:?}"),
        }
    }

    /// What the page does with files that it takes long to merge.
    fn prepared(page: &Page, files: &[ImportedFile]) -> Option<Box<Prepared>> {
        let mut preparing = page.state.prepare_import(files, page.now())?;
        while preparing.step(1).is_some() {}
        Some(Box::new(preparing.finish()))
    }

    #[test]
    fn what_was_merged_beforehand_is_taken_over() {
        let mut page = Page::open(&["first"]);
        page.select("first").label("Claim");
        let files = [page.text_file(20, "Found", "The plan failed")];
        let mut at_once = Page::open(&["first"]);
        at_once.select("first").label("Claim").import(&files);
        let prepared = prepared(&page, &files);
        assert!(prepared.is_some());
        page.act(Action::Import {
            files: files.to_vec(),
            prepared,
        });
        assert_eq!(page.state.project, at_once.state.project);
        assert_eq!(page.says(), at_once.says());
        assert_eq!(page.undo().titles(), ["Article 1"]);
    }

    #[test]
    fn what_was_merged_beforehand_loses_nothing_that_was_done_meanwhile() {
        let mut page = Page::open(&["first"]);
        page.select("first").label("Claim");
        let files = [page.text_file(20, "Found", "The plan failed")];
        let prepared = prepared(&page, &files);
        page.act(Action::DeleteSelected);
        page.act(Action::Import {
            files: files.to_vec(),
            prepared,
        });
        assert_eq!(page.titles(), ["Article 1", "Found"]);
        assert_eq!(page.state.project.visible_span_count(), 0);
    }

    #[test]
    fn a_project_that_is_opened_as_it_is_needs_no_merging() {
        let mut page = Page::open(&["first"]);
        let other = Page::open(&["second"]).state.project.as_ref().clone();
        let files = [project_file("file", other)];
        assert!(page.state.is_untouched());
        assert!(prepared(&page, &files).is_none());
        page.select("first").label("Claim");
        assert!(prepared(&page, &files).is_some());
        assert!(prepared(&page, &[]).is_none());
    }

    #[test]
    fn several_files_are_one_step_of_undo() {
        let mut page = Page::open(&["so"]);
        let files = [
            page.text_file(10, "one", "One."),
            page.text_file(11, "two", "Two."),
        ];
        page.import(&files);
        assert_eq!(page.titles(), ["Article 1", "one", "two"]);
        assert_eq!((page.says(), page.title()), ("Imported 2 articles.", "one"));
        assert_eq!(
            page.state.dialog, None,
            "all went well, so there is nothing to read"
        );
        assert_eq!(page.next_undo(), Some("Import 2 articles"));
        assert_eq!(page.undo().titles(), ["Article 1"]);
        assert_eq!(page.redo().titles(), ["Article 1", "one", "two"]);
    }

    #[test]
    fn a_text_that_is_here_is_reported_and_kept_once_as_it_is() {
        let mut page = Page::open(&["[C:so] it is"]);
        page.select_span(1).label("Denial");
        page.import(&[page.text_file(10, "again", "so it is")]);
        assert_eq!(
            (page.titles(), &*page.shows()),
            (vec!["Article 1"], "[D:so] it is")
        );
        assert_eq!(page.says(), "Nothing new was imported.");
        assert_eq!(report(&page).files[0].same_articles, [name("again")]);
        assert_eq!(
            page.next_undo(),
            Some("Change Claim “so” to Denial"),
            "nothing to take back"
        );
    }

    #[test]
    fn a_text_twice_among_the_files_is_kept_once_and_reported() {
        let mut page = Page::open(&[]);
        let files = [
            page.text_file(10, "one", "Same."),
            page.text_file(11, "two", "Same."),
        ];
        page.import(&files);
        assert_eq!(
            (page.titles(), page.says()),
            (vec!["one"], "Imported 1 article.")
        );
        let [first, second] = &report(&page).files[..] else {
            panic!("two files")
        };
        assert_eq!(
            (&first.new_articles[..], &first.same_articles[..]),
            (&[name("one")][..], &[][..])
        );
        assert_eq!(
            (&second.new_articles[..], &second.same_articles[..]),
            (&[][..], &[name("two")][..])
        );
    }

    #[test]
    fn a_removed_text_that_is_read_again_returns_with_its_spans() {
        let mut page = Page::open(&["first", "[C:so] it is"]);
        page.act(Action::Edit(Box::new(Edit::RemoveArticle(id(2)))));
        page.import(&[page.text_file(10, "again", "so it is")]);
        assert_eq!(page.titles(), ["Article 1", "again"]);
        assert_eq!((page.title(), &*page.shows()), ("again", "[C:so] it is"));
    }

    #[test]
    fn what_is_new_is_opened_rather_than_what_only_has_another_id() {
        let mut page = Page::open(&["so it is"]);
        page.select("so").label("Claim");
        let files = [
            page.text_file(0, "known", "so it is"),
            page.text_file(10, "new", "no"),
        ];
        page.import(&files);
        assert_eq!(
            (page.titles(), page.title()),
            (vec!["Article 1", "new"], "new")
        );
        assert_eq!(page.says(), "Imported 1 article.");
    }

    #[test]
    fn what_cannot_be_read_is_reported_and_the_rest_is_taken_in() {
        let mut page = Page::open(&["so"]);
        page.import(&[
            unreadable_file("empty.txt"),
            page.text_file(10, "one", "One."),
        ]);
        assert_eq!(page.titles(), ["Article 1", "one"]);
        assert_eq!(page.says(), "Imported 1 article. 1 file could not be read.");
        assert_eq!(page.tone(), Tone::Refused);
        assert!(report(&page).files[0].error.is_some());
    }

    #[test]
    fn where_nothing_can_be_read_nothing_changes() {
        let mut page = Page::open(&["so"]);
        page.import(&[unreadable_file("empty.txt")]);
        assert_eq!(
            page.says(),
            "Nothing new was imported. 1 file could not be read."
        );
        assert_eq!(page.next_undo(), None);
        assert!(page.state.saving.is_saved());
    }

    #[test]
    fn a_project_dropped_on_an_untouched_one_is_opened_as_it_is() {
        let mut page = Page::open(&["the sample story"]);
        let theirs = project(&["[C:so]", "[D:no]"]);
        page.import(&[project_file("theirs.json", theirs.clone())]);
        assert_eq!(*page.state.project, theirs);
        assert_eq!((page.title(), &*page.shows()), ("Article 1", "[C:so]"));
        assert_eq!(page.next_undo(), None);
        assert!(!page.state.saving.is_saved());
    }

    #[test]
    fn a_project_dropped_on_one_that_was_worked_on_is_merged_into_it() {
        let mut page = Page::open(&["ours"]);
        page.select("ours").label("Claim");
        let mut theirs = Project::new(id(2), name("Theirs"), Default::default());
        merge_into(&mut theirs, &["[D:theirs] and more"]);
        page.import(&[project_file("theirs.json", theirs)]);
        assert_eq!(page.titles(), ["Article 1", "Article 1"]);
        assert_eq!(
            (&*page.shows(), page.says()),
            ("[D:theirs] and more", "Imported 1 new article and 1 span.",)
        );
        assert_eq!(&*page.state.project.info().name, "Reports");
        page.undo();
        assert_eq!(
            (page.titles(), &*page.shows()),
            (vec!["Article 1"], "[C:ours]")
        );
    }

    /// Puts articles in notation into a project, under ids that no other project has.
    fn merge_into(project: &mut Project, notations: &[&str]) {
        for (number, notation) in (100..).zip(notations) {
            let read = support::marked::project(&[notation]);
            let mut article = read.article(id(1)).unwrap().as_ref().clone();
            article.id = id(number);
            project.put(article.into(), Stamp::ZERO);
            for span in read.spans() {
                let mut span = span.as_ref().clone();
                (span.id, span.article) = (id(number), id(number));
                project.put(span.into(), Stamp::ZERO);
            }
        }
    }
}

mod saving {
    use super::*;

    #[test]
    fn saved_is_said_when_the_last_change_is_on_disk_and_not_before() {
        let mut page = Page::open(&["The plan failed"]);
        assert!(page.state.saving.is_saved());
        page.select("plan").label("Claim");
        let first = page.state.saving.revision;
        page.select("failed").label("Denial");
        assert!(!page.state.saving.is_saved());
        page.act(Action::Saved(first));
        assert!(
            !page.state.saving.is_saved(),
            "the second change is on its way"
        );
        page.act(Action::Saved(first + 1));
        assert!(page.state.saving.is_saved());
    }

    #[test]
    fn each_change_is_pending_until_it_is_on_disk() {
        let mut page = Page::open(&["[C:so] [D:no]"]);
        page.select_span(1).label("Attribution");
        let first = page.state.saving.revision;
        page.select_span(2).label("Attribution");
        let all = page.state.saving.pending_after(0);
        let second = page.state.saving.pending_after(first);
        assert!(all.len() > second.len() && second.len() == 1);
        page.act(Action::Saved(first));
        assert_eq!(page.state.saving.pending_after(0), second);
        assert_eq!(page.state.saving.pending_after(first + 1), []);
    }

    #[test]
    fn after_a_failure_what_was_not_saved_stays_pending_until_a_later_write_succeeds() {
        let mut page = Page::open(&["The plan failed"]);
        page.select("plan").label("Claim");
        let pending = page.state.saving.pending_after(0);
        page.act(Action::SaveFailed(name("quota exceeded")));
        assert_eq!(
            page.state.saving.status,
            StorageStatus::Failing(name("quota exceeded"))
        );
        assert_eq!(page.state.saving.pending_after(0), pending);
        assert!(!page.state.saving.is_saved());
        page.act(Action::Saved(page.state.saving.revision));
        assert_eq!(page.state.saving.status, StorageStatus::Working);
        assert!(page.state.saving.is_saved());
    }

    #[test]
    fn without_a_disk_nothing_is_ever_said_to_be_saved() {
        let mut page = Page::open(&["so"]);
        page.act(Action::StorageRefused(name("private window")));
        assert!(!page.state.saving.is_saved());
        page.select("so").label("Claim");
        assert_eq!(page.shows(), "[C:so]", "work goes on in memory");
        assert!(!page.state.saving.is_saved());
    }

    #[test]
    fn a_project_that_is_new_to_the_browser_is_pending_as_a_whole() {
        let mut page = Page::open(&[]);
        let project = project(&["[C:so]", "no"]);
        page.act(Action::Open {
            project: Box::new(project.clone()),
            identity: page.state.identity.clone(),
            article: Some(id(2)),
            layers: Layers::default(),
            unsaved: true,
        });
        assert_eq!(
            (page.title(), &page.state.phase),
            ("Article 2", &Phase::Ready)
        );
        let mut disk = Disk::default();
        disk.write(&page.state);
        assert_eq!(*disk.records(), records(&project));
    }

    #[test]
    fn another_project_takes_nothing_over_from_the_one_before() {
        let mut page = Page::open(&["[C:so] it is", "no"]);
        page.select("it").label("Claim").select_span(1);
        page.act(Action::ToggleHold(name("Claim")))
            .act(Action::OpenArticle(id(2)));
        let mut disk = Disk::default();
        disk.write(&page.state);
        page.act(Action::Saved(page.state.saving.revision));
        let other = project(&["never"]);
        page.act(Action::Open {
            project: Box::new(other.clone()),
            identity: page.state.identity.clone(),
            article: Some(id(9)),
            layers: Layers::default(),
            unsaved: false,
        });
        assert_eq!(page.titles(), ["Article 1"]);
        assert_eq!(page.title(), "Article 1", "an unknown article is none");
        assert_eq!((page.next_undo(), page.next_redo()), (None, None));
        let state = &page.state;
        assert_eq!((&state.held, &state.selection), (&None, &None));
        assert_eq!((state.span, state.reveal), (None, None));
        assert!(
            state.saving.is_saved(),
            "what is on disk is not saved again"
        );
    }

    #[test]
    fn looking_around_changes_nothing_on_disk() {
        let mut page = Page::open(&["[C:so] it is", "no"]);
        page.select("it")
            .act(Action::StepSpan {
                forward: true,
                extend: false,
                fallback: ByteOffset::ZERO,
            })
            .act(Action::OpenArticle(id(2)));
        page.act(Action::ToggleHold(name("Claim")))
            .act(Action::Show(Dialog::Help));
        assert!(page.state.saving.is_saved());
    }
}

mod annotator {
    use super::*;

    fn called(page: &Page) -> Option<&str> {
        page.state
            .project
            .annotator(me())
            .map(|annotator| annotator.display_name())
    }

    fn named(page: &mut Page, called: &str) {
        page.act(Action::SetAnnotatorName(name(called)));
    }

    #[test]
    fn the_first_edit_signs_the_project_and_a_name_given_later_is_on_all_of_it() {
        let mut page = Page::open(&["The plan failed"]);
        assert_eq!(called(&page), None);
        page.select("plan").label("Claim");
        assert_eq!(called(&page), Some("anonymous"));
        assert_eq!(page.state.selected_span().unwrap().annotator, me());
        named(&mut page, "Ada");
        assert_eq!(
            (called(&page), page.says()),
            (Some("Ada"), "Done: Name the annotator Ada")
        );
        assert!(page.state.identity.asked);
    }

    #[test]
    fn signing_is_not_a_step_of_its_own() {
        let mut page = Page::open(&["The plan failed"]);
        page.select("plan").label("Claim");
        assert_eq!(page.next_undo(), Some("Label “plan” as Claim"));
        page.undo();
        assert_eq!((page.next_undo(), called(&page)), (None, None));
        page.redo();
        assert_eq!(
            (&*page.shows(), called(&page)),
            ("The [C:plan] failed", Some("anonymous"))
        );
    }

    #[test]
    fn a_name_given_first_is_the_one_that_signs() {
        let mut page = Page::open(&["The plan failed"]);
        named(&mut page, "Ada");
        page.select("plan").label("Claim");
        assert_eq!(called(&page), Some("Ada"));
    }

    #[test]
    fn the_same_name_again_is_no_edit() {
        let mut page = Page::open(&["so"]);
        named(&mut page, "Ada");
        named(&mut page, "Ada");
        page.undo();
        assert_eq!(page.next_undo(), None);
    }

    #[test]
    fn undoing_a_name_gives_back_the_one_before_on_the_page_and_in_the_project() {
        let mut page = Page::open(&["so"]);
        page.select("so").label("Claim");
        named(&mut page, "Ada");
        page.undo();
        assert_eq!(
            (&*page.state.identity.name, called(&page)),
            ("", Some("anonymous"))
        );
        named(&mut page, "Ada");
        assert_eq!(called(&page), Some("Ada"), "and it can be given again");
    }

    #[test]
    fn staying_anonymous_asks_no_more_and_edits_nothing() {
        let mut page = Page::open(&["so"]);
        page.act(Action::StayAnonymous);
        assert!(page.state.identity.asked);
        assert_eq!((page.next_undo(), called(&page)), (None, None));
    }
}

mod library {
    use super::*;

    #[test]
    fn progress_counts_the_articles_with_spans() {
        let mut page = Page::open(&["[C:so] [D:it] is", "no"]);
        let counted = |page: &Page| {
            let progress = progress(&page.state.project);
            (progress.annotated, progress.articles, progress.spans)
        };
        assert_eq!(counted(&page), (1, 2, 2));
        page.act(Action::Edit(Box::new(Edit::RemoveArticle(id(1)))));
        assert_eq!(counted(&page), (0, 1, 0));
    }

    #[test]
    fn articles_are_found_by_every_word_of_the_search_in_any_case() {
        let page = Page::open(&["", ""]);
        let found = |query: &str| {
            let articles = matching_articles(&page.state.project, query);
            articles
                .map(|article| article.title.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(found(""), ["Article 1", "Article 2"]);
        assert_eq!(found("2 ARTICLE"), ["Article 2"]);
        assert_eq!(found("3"), [""; 0]);
    }
}

/// An act of someone who does anything that the page lets them do.
#[derive(Clone, Debug)]
enum Act {
    Select(Index, Index, bool),
    Pick(Index),
    Press(usize),
    Hold(usize),
    LabelAll(usize, Vec<[Index; 2]>),
    Step(Edge, bool, bool),
    Drag(Edge, Index, bool),
    Edit(Draft),
    Import(Index, Vec<Draft>),
    OpenArticle(Index),
    Name(String),
    Save,
    Do(Action),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let edge = || select(&[Edge::Start, Edge::End][..]);
    let plain = [
        Action::Undo,
        Action::Undo,
        Action::Redo,
        Action::StepSpan {
            forward: true,
            extend: false,
            fallback: ByteOffset::ZERO,
        },
        Action::StepSpan {
            forward: false,
            extend: false,
            fallback: ByteOffset::ZERO,
        },
        Action::StepSpan {
            forward: true,
            extend: true,
            fallback: ByteOffset::ZERO,
        },
        Action::StepBack,
        Action::SelectAll,
        Action::DeleteSelected,
        Action::ClearSelection,
    ];
    let act = prop_oneof![
        4 => (any::<Index>(), any::<Index>(), any::<bool>()).prop_map(|(a, b, c)| Act::Select(a, b, c)),
        1 => any::<Index>().prop_map(Act::Pick),
        4 => (0..3_usize).prop_map(Act::Press),
        1 => (0..3_usize).prop_map(Act::Hold),
        1 => (0..3_usize, proptest::collection::vec(any::<[Index; 2]>(), 0..6))
            .prop_map(|(a, b)| Act::LabelAll(a, b)),
        2 => (edge(), any::<bool>(), any::<bool>()).prop_map(|(a, b, c)| Act::Step(a, b, c)),
        1 => (edge(), any::<Index>(), any::<bool>()).prop_map(|(a, b, c)| Act::Drag(a, b, c)),
        4 => draft().prop_map(Act::Edit),
        1 => (any::<Index>(), drafts(0..6)).prop_map(|(dice, drafts)| Act::Import(dice, drafts)),
        1 => any::<Index>().prop_map(Act::OpenArticle),
        1 => "[a-c]?".prop_map(Act::Name),
        2 => Just(Act::Save),
        4 => select(plain.to_vec()).prop_map(Act::Do),
    ];
    proptest::collection::vec(act, 0..30)
}

/// Someone who works on a page with what their disk holds.
struct Worker {
    page: Page,
    hand: Hand,
    disk: Disk,
}

impl Worker {
    fn new(stock: &[sayso::text::Text], past: &[Draft]) -> Self {
        let mut hand = Hand::new(1, 1, 500, stock);
        let project = hand.project(past);
        Self {
            disk: Disk::holding(&project),
            page: Page::of(project),
            hand,
        }
    }

    fn act(&mut self, act: &Act) {
        let state = &self.page.state;
        let label = |place: usize| name(["Claim", "Denial", "Attribution"][place]);
        let place = |dice: &Index| {
            let length = state
                .open_article()
                .map_or(0, |article| article.text.len().index());
            offset(dice.index(length + 3))
        };
        let action = match act {
            Act::Select(one, other, exact) => Action::SelectText {
                anchor: place(one),
                focus: place(other),
                granularity: exact.then_some(Granularity::Character),
            },
            Act::Pick(dice) => Action::PickAt(place(dice)),
            Act::Press(label_place) => Action::PressLabel(label(*label_place)),
            Act::Hold(label_place) => Action::ToggleHold(label(*label_place)),
            Act::LabelAll(label_place, places) => {
                let hits = places.iter().filter_map(|[one, other]| {
                    Some(Hit {
                        article: state.article?,
                        range: TextRange::between(place(one), place(other)),
                    })
                });
                let label = label(*label_place);
                let hits: Vec<Hit> = hits.collect();
                let places = unlabelled(&state.project, &label, state.identity.id, &hits);
                Action::LabelAll { label, places }
            }
            Act::Step(edge, outward, exact) => Action::StepEdge {
                edge: *edge,
                outward: *outward,
                exact: *exact,
            },
            Act::Drag(edge, dice, exact) => {
                let Some(span) = state.project.spans().next().map(|span| span.id) else {
                    return;
                };
                Action::DragEdge {
                    span,
                    edge: *edge,
                    offset: place(dice),
                    exact: *exact,
                }
            }
            Act::Edit(draft) => Action::Edit(Box::new(self.hand.edit(&state.project, draft))),
            Act::Import(dice, drafts) => {
                let mut other = self.hand.other(dice);
                let project = if drafts.len() % 2 == 0 {
                    other.work(&state.project, drafts)
                } else {
                    other.project_of(id(2), drafts)
                };
                Action::Import {
                    files: vec![project_file("file", project)],
                    prepared: None,
                }
            }
            Act::OpenArticle(dice) => {
                let ids: Vec<_> = state.project.articles().map(|article| article.id).collect();
                if ids.is_empty() {
                    return;
                }
                Action::OpenArticle(*dice.get(&ids))
            }
            Act::Name(called) => Action::SetAnnotatorName(name(called)),
            Act::Save => Action::Saved(self.disk.write(state)),
            Act::Do(action) => action.clone(),
        };
        self.page.act(action);
    }

    fn content(&self) -> Content {
        content(&self.page.state.project)
    }
}

/// Whatever happens, the page points at what exists and says "saved" of what is on disk.
#[track_caller]
fn check_state(worker: &Worker) {
    let state = &worker.page.state;
    check_indexes(&state.project);
    assert_eq!(state.article.is_none(), state.project.article_count() == 0);
    assert_eq!(state.article.is_some(), state.open_article().is_some());
    if let Some(span) = state.span {
        assert_eq!(
            state.project.span(span).map(|span| span.article),
            state.article
        );
    }
    let pending = state.saving.pending_after(0);
    assert!(pending.is_empty() || !state.saving.is_saved());
    if state.saving.is_saved() {
        assert_eq!(*worker.disk.records(), records(&state.project));
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn undoing_everything_gives_the_first_content_and_redoing_everything_the_last(
        stock in stock(),
        past in drafts(0..15),
        acts in acts(),
    ) {
        let mut worker = Worker::new(&stock, &past);
        let first = worker.content();
        for act in &acts {
            // A project opened in place of an untouched one begins a history of its own.
            if !matches!(act, Act::Import(..)) || !worker.page.state.is_untouched() {
                worker.act(act);
            }
        }
        let last = worker.content();
        let mut undone = vec![last];
        while let Some(step) = worker.page.next_undo().map(String::from) {
            worker.page.undo();
            prop_assert_eq!(worker.page.says(), format!("Undone: {step}"));
            undone.push(worker.content());
        }
        prop_assert_eq!(undone.last(), Some(&first));
        for content in undone.iter().rev().skip(1) {
            let step = worker.page.next_redo().map(String::from).unwrap();
            worker.page.redo();
            prop_assert_eq!(worker.page.says(), format!("Redone: {step}"));
            prop_assert_eq!(&worker.content(), content);
        }
    }

    #[test]
    fn whatever_is_done_the_page_points_at_what_exists_and_saves_what_changed(
        stock in stock(),
        past in drafts(0..10),
        acts in acts(),
    ) {
        let mut worker = Worker::new(&stock, &past);
        for act in &acts {
            worker.act(act);
            check_state(&worker);
        }
        worker.act(&Act::Save);
        prop_assert!(worker.page.state.saving.is_saved());
        check_state(&worker);
    }

    #[test]
    fn a_step_of_an_edge_outward_grows_and_one_inward_shrinks(
        stock in stock(),
        past in drafts(5..25),
        edge in select(&[Edge::Start, Edge::End][..]),
        outward: bool,
        exact: bool,
    ) {
        let worker = Worker::new(&stock, &past);
        for span in worker.page.state.project.clone().spans() {
            let mut page = worker.page.clone();
            page.act(Action::SelectSpan(span.id)).act(Action::StepEdge { edge, outward, exact });
            let before: Vec<TextRange> = span.fragments.iter().collect();
            let moved = page.state.project.span(span.id).unwrap();
            let after: Vec<TextRange> = moved.fragments.iter().collect();
            let (larger, smaller) = if outward { (&after, &before) } else { (&before, &after) };
            prop_assert!(smaller.iter().all(|one| larger.iter().any(|all| all.contains_range(*one))));
            let told = page.tone() != Tone::Quiet;
            prop_assert_eq!(before == after, told, "what does not move says why: {}", page.says());
        }
    }
}
