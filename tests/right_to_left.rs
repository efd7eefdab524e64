//! Scripts that run from right to left, and scripts without spaces: what the keys do, and what becomes of
//! selections.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use sayso::store::keys::{Chord, Command};
use sayso::store::{Action, Edge};
use sayso::text::ByteOffset;

use support::page::Page;

const ARABIC: &str = include_str!("articles/arabic.txt");
const HEBREW: &str = include_str!("articles/hebrew.txt");
const CHINESE: &str = include_str!("articles/chinese.txt");

/// Presses a key that moves the caret or an edge, where the caret is.
fn press(page: &mut Page, chord: &str) {
    let is_right_to_left = page.state.is_right_to_left();
    let pressed = Chord::parse(chord);
    let entry = page.state.keymap.entry_in_line(&pressed, is_right_to_left);
    let entry = entry.unwrap_or_else(|| panic!("{chord} does nothing"));
    page.act(match entry.command {
        Command::Move(movement) | Command::Extend(movement) => Action::MoveCaret {
            movement,
            extend: matches!(entry.command, Command::Extend(_)),
            fallback: ByteOffset::ZERO,
        },
        Command::StepEdge {
            edge,
            outward,
            exact,
        } => Action::StepEdge {
            edge,
            outward,
            exact,
        },
        other => panic!("{chord} means {other:?}"),
    });
}

/// Puts the caret before these words.
fn go_before(page: &mut Page, words: &str) {
    let offset = page.place_of(words).start();
    page.act(Action::PlaceCaret {
        offset,
        extend: false,
    });
}

#[track_caller]
fn assert_selected(page: &Page, words: &str) {
    let range = page.state.selected_range();
    assert_eq!(range, Some(page.place_of(words)), "not “{words}”");
}

#[test]
fn the_left_arrow_selects_onward_in_arabic_and_hebrew() {
    for (article, words) in [
        (
            ARABIC,
            ["ونفت الوزارة", "ونفت الوزارة ما", "ونفت الوزارة ما نشرته"],
        ),
        (
            HEBREW,
            [
                "משרד התחבורה",
                "משרד התחבורה הכחיש",
                "משרד התחבורה הכחיש את",
            ],
        ),
    ] {
        let mut page = Page::open(&[article]);
        go_before(&mut page, words[0]);
        press(&mut page, "Shift+ArrowLeft");
        for wanted in words {
            press(&mut page, "Shift+ArrowLeft");
            assert_selected(&page, wanted);
        }
        press(&mut page, "Shift+ArrowRight");
        assert_selected(&page, words[1]);
    }
}

#[test]
fn an_arrow_goes_through_words_of_another_script_without_turning_back() {
    let mut page = Page::open(&[HEBREW]);
    go_before(&mut page, "של Harbour");
    let mut last = page.state.selection.unwrap().focus;
    for _ in 0..12 {
        press(&mut page, "Alt+ArrowLeft");
        let caret = page.state.selection.unwrap().focus;
        assert!(caret > last);
        last = caret;
    }
    assert_eq!(last, page.place_of("ire על").start());
}

#[test]
fn in_a_line_that_runs_to_the_right_the_keys_are_what_they_were() {
    for article in [ARABIC, HEBREW] {
        let mut page = Page::open(&[article]);
        go_before(&mut page, "officials");
        press(&mut page, "ArrowRight");
        let caret = page.state.selection.unwrap().focus;
        assert_eq!(caret, page.place_of("declined").start());
    }
}

#[test]
fn a_bracket_moves_the_edge_on_its_side() {
    let mut page = Page::open(&[HEBREW]);
    page.select("הפליגה").label("Claim");
    for (key, words) in [
        ("[", "הפליגה ריקה"),
        ("]", "האחרונה הפליגה ריקה"),
        ("{", "האחרונה הפליגה"),
        ("}", "הפליגה"),
        ("Alt+[", "הפליגה "),
        ("Alt+]", " הפליגה "),
    ] {
        press(&mut page, key);
        assert_eq!(page.selected(), Some(format!("Claim: {words}")), "{key}");
    }
    let mut page = Page::open(&["so it is said"]);
    page.select("is").label("Claim");
    press(&mut page, "[");
    assert_eq!(page.selected().as_deref(), Some("Claim: it is"));
}

#[test]
fn keys_that_point_nowhere_are_the_same_in_every_line() {
    let mut page = Page::open(&[ARABIC]);
    go_before(&mut page, "ونفت");
    let keymap = &page.state.keymap;
    assert!(page.state.is_right_to_left());
    for chord in ["n", "p", "Home", "End", "ArrowDown", "Mod+z", "1", "Delete"] {
        let pressed = Chord::parse(chord);
        let id = |entry: &sayso::store::keys::Entry| entry.id;
        assert_eq!(
            keymap.entry_in_line(&pressed, true).map(id),
            keymap.entry_of(&pressed).map(id),
            "{chord}"
        );
    }
}

#[test]
fn a_key_that_was_chosen_for_something_else_keeps_it() {
    let page = Page::open(&[ARABIC]);
    let table = sayso::store::keys::TABLE;
    let next_article = table.iter().find(|entry| entry.id == "next-article");
    let chosen = ["Mod+ArrowRight".to_owned()];
    let keymap = page.state.keymap.with(next_article.unwrap(), &chosen);
    let pressed = Chord::parse("Mod+ArrowRight");
    let found = keymap.entry_in_line(&pressed, true);
    assert_eq!(found.map(|entry| entry.id), Some("next-article"));
}

#[test]
fn the_edges_are_dragged_by_offsets_whatever_the_direction() {
    let mut page = Page::open(&[ARABIC]);
    page.select("الجسر مفتوح").label("Denial");
    let span = page.state.span.unwrap();
    let offset = page.place_of(" وأن كل").start();
    page.act(Action::DragEdge {
        span,
        edge: Edge::End,
        offset,
        exact: false,
    });
    let selected = page.selected().unwrap();
    assert_eq!(selected, "Denial: الجسر مفتوح منذ عام 2019»");
}

#[test]
fn chinese_is_labelled_by_characters_and_the_arrows_go_one_by_one() {
    let mut page = Page::open(&[CHINESE]);
    page.select("否认了").label("Denial");
    assert_eq!(page.selected().as_deref(), Some("Denial: 否认了"));
    go_before(&mut page, "交通部");
    for wanted in ["交", "交通", "交通部"] {
        press(&mut page, "Shift+ArrowRight");
        assert_selected(&page, wanted);
    }
}
