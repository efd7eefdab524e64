//! A million characters and 20,000 spans: the text stands in the page whole, so that all that a
//! browser can do with a text works on it, and what is shown of it is always complete.

use crate::page::{Block, Page, Point, Pointer, expect};
use crate::stranger;
use crate::transcript::Transcript;

/// How many nodes the text may have, wherever the reader is.
const MOST_NODES: usize = 3_000;

/// In which frame after a jump everything has to be there. In the first the page hears of it and the
/// browser learns which of the text is in the window; what is new there is painted in the next one.
const COMPLETE_IN_FRAME: usize = 3;

/// A few lines on the screen, in CSS pixels.
const FEW_LINES: f64 = 120.0;

#[test]
fn the_text_is_whole_and_its_window_marked_wherever_the_reader_is() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    let check = |place: &str| {
        page.wait_for_window(&transcript);
        same_text(place, &page.text(), &transcript.text);
        let nodes = page.nodes_in_text();
        assert!(nodes <= MOST_NODES, "{place}: {nodes} nodes");
    };
    check("at the start");
    for (place, part) in [
        ("in the middle", 0.5),
        ("at the end", 1.0),
        ("back near the start", 0.1),
        ("three quarters on", 0.75),
    ] {
        let frames = page.jump(part);
        let judged: Vec<Result<(), String>> = frames
            .iter()
            .map(|window| page.judge(window, &transcript))
            .collect();
        assert!(
            judged[COMPLETE_IN_FRAME - 1..].iter().all(Result::is_ok),
            "{place}, frame by frame: {judged:#?}"
        );
        check(place);
    }

    page.select_words(&Transcript::entry(2_000));
    for (key, wanted) in [
        ("Control+End", transcript.paragraph_count()),
        ("Control+Home", 0),
    ] {
        page.press(key);
        let start = transcript.paragraph(wanted).start;
        page.until(&format!("{key} leads to paragraph {wanted}"), || {
            let window = page.window();
            let is_there = window.iter().any(|block| block.start == start);
            if is_there {
                Ok(())
            } else {
                Err(format!("{} is there", window[0].start))
            }
        });
        check(key);
    }

    page.label_with("1", &Transcript::entry(1_400));
    same_text(
        "after labelling in the middle",
        &page.text(),
        &transcript.text,
    );
    let labelled = page
        .spans()
        .into_iter()
        .filter(|span| span.text == Transcript::entry(1_400));
    assert_eq!(labelled.count(), 1);
    assert!(page.nodes_in_text() <= MOST_NODES);
    page.leave();
}

#[test]
fn whoever_rushes_through_sees_the_text_and_at_the_end_its_marks() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    page.wait_for_window(&transcript);
    for part in [0.03, 0.002, -0.03, -0.002] {
        let (rushing, resting) = page.rush(part, 10);
        let texts: Vec<Result<(), String>> = rushing
            .iter()
            .map(|window| page.judge_text(window, &transcript))
            .collect();
        assert!(texts.iter().all(Result::is_ok), "by {part}: {texts:#?}");
        let rested: Vec<Result<(), String>> = resting
            .iter()
            .map(|window| page.judge(window, &transcript))
            .collect();
        assert!(
            rested[COMPLETE_IN_FRAME - 1..].iter().all(Result::is_ok),
            "after rushing by {part}: {rested:#?}"
        );
    }
    page.leave();
}

#[test]
fn labelling_changes_one_paragraph_and_nothing_else_of_the_text() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    for number in [1_300, 2_000, 30] {
        let words = Transcript::entry(number);
        page.bring_into_view(&words);
        page.wait_for_window(&transcript);
        page.select_words(&words);
        page.watch_text();
        let start = transcript.paragraph(number).start;
        for (key, said) in [("1", "Labelled as "), ("Control+z", "Undone: ")] {
            page.press(key);
            page.until(&format!("“{said}” is announced"), || {
                let announcement = page.announcement();
                announcement
                    .starts_with(said)
                    .then_some(())
                    .ok_or(announcement)
            });
            page.wait_for_saved();
            let changes = page.changes();
            assert!(!changes.is_empty(), "{key} in paragraph {number} is seen");
            let elsewhere: Vec<_> = changes
                .iter()
                .filter(|change| change.start != Some(start))
                .collect();
            assert!(
                elsewhere.is_empty(),
                "{key} in paragraph {number} changes {elsewhere:#?}"
            );
        }
        page.wait_for_window(&transcript);
    }
    page.leave();
}

#[test]
fn whoever_scrolls_on_right_after_a_click_is_not_brought_back() {
    const FAR: f64 = 40_000.0;
    let page = Page::with(&Transcript::long());
    let words = Transcript::entry(900);
    page.bring_into_view(&words);
    let from = page.view().scrolled;
    let places = page.click_and_scroll(page.start_of(&words), FAR);
    let nearest = places.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(
        nearest > from + FAR / 2.0,
        "from {from} the wheel turned {FAR} on, and the text was at {places:?}"
    );
    page.leave();
}

#[test]
fn a_word_is_selected_and_shift_and_a_click_far_away_extend_the_selection() {
    selects_far(|page, first, last| {
        page.bring_into_view(first);
        page.double_click_at(page.start_of(first).right_by(6.0));
        page.wait_for_selection("Entry");
        let end = reach_end(page, last);
        page.holding("Shift", || page.click_at(end));
    });
}

#[test]
fn a_click_and_shift_and_a_click_far_away_select_what_is_between() {
    selects_far(|page, first, last| {
        page.bring_into_view(first);
        page.click_at(page.start_of(first));
        let end = reach_end(page, last);
        page.holding("Shift", || page.click_at(end));
    });
}

#[test]
fn a_selection_is_drawn_far_while_the_wheel_turns() {
    selects_far(|page, first, last| {
        page.bring_into_view(first);
        page.begin_drawing(page.start_of(first));
        let end = reach_end(page, last);
        page.end_drawing(end);
    });
}

#[test]
fn a_selection_far_backwards_is_the_same() {
    selects_far(|page, first, last| {
        let end = reach_end(page, last);
        page.drag(Pointer::Mouse, end, end.right_by(-30.0));
        page.wait_for_selection(&last[6..]);
        page.bring_into_view(first);
        let start = page.start_of(first);
        page.holding("Shift", || page.click_at(start));
    });
}

/// Selects from one paragraph to another far away, labels it, and looks where the span is.
fn selects_far(select: impl Fn(&Page, &str, &str)) {
    const FIRST: usize = 900;
    const LAST: usize = 1_150;
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    select(&page, &Transcript::entry(FIRST), &Transcript::entry(LAST));
    page.until("the selection can be labelled", || {
        expect(page.palette_purpose().as_str(), "Label as")
    });
    page.press("1");
    let (start, end) = (
        transcript.place_of_entry(FIRST).start,
        transcript.place_of_entry(LAST).end,
    );
    let wanted = format!("Characters {start}–{end}");
    page.until(&format!("a span of {wanted} is selected"), || {
        let said = page.inspector();
        let seen = said.lines().find(|line| line.starts_with("Characters "));
        expect(seen, Some(wanted.as_str()))
    });
    let (seen, whole) = (page.selected_span(), transcript.slice(start..end));
    let beginning: String = seen.chars().take(1_000).collect();
    let end: String = seen.chars().skip(seen.chars().count() - 500).collect();
    assert!(
        whole.starts_with(&beginning) && whole.ends_with(&end),
        "the inspector shows how the span begins and ends, not {seen}"
    );
    assert!(
        seen.len() < whole.len() / 10,
        "all {} bytes of a long span are laid out in the inspector",
        seen.len()
    );
    same_text("with a long span", &page.text(), &transcript.text);
    page.leave();
}

/// Scrolls by the wheel to the end of some words.
fn reach_end(page: &Page, words: &str) -> Point {
    page.bring_into_view(words);
    page.end_of(words)
}

#[test]
fn all_of_it_is_selected_and_copied() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    page.jump(0.4);
    let window = page.wait_for_window(&transcript);
    page.click_at(middle_of_window(&page, &window));
    page.press("Control+a");
    page.until("all can be labelled", || {
        expect(page.palette_purpose().as_str(), "Label as")
    });
    same_words("selected", &page.selected_words(), &transcript.text);
    page.press("Control+c");
    same_words("copied", &page.clipboard(), &transcript.text);

    page.press("Escape");
    let marked = transcript.spans_from(&transcript.paragraph(1_500))[2];
    let stretch = transcript.paragraph(1_500).start..marked.fragments[0].end;
    let words = transcript.slice(stretch);
    page.select_words(&words);
    page.press("Control+c");
    assert_eq!(page.clipboard(), words, "no tag is copied with the text");
    page.leave();
}

#[test]
fn the_text_is_copied_line_by_line_as_it_is() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    page.jump(0.4);
    let window = page.wait_for_window(&transcript);
    page.click_at(middle_of_window(&page, &window));
    page.press("Control+a");
    page.until("all can be labelled", || {
        expect(page.palette_purpose().as_str(), "Label as")
    });
    page.press("Control+c");
    same_text(
        "copied",
        page.clipboard().trim_end(),
        transcript.text.trim_end(),
    );
    page.leave();
}

#[test]
fn the_browsers_own_search_finds_words_far_away() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    for number in [transcript.paragraph_count() - 12, 1_000] {
        let words = Transcript::entry(number);
        assert!(page.find(&words), "“{words}” is found");
        page.wait_for_selection(&words);
        // The browser's own search scrolls to what it has found; the driver's does not.
        page.bring_into_view(&words);
        let window = page.wait_for_window(&transcript);
        let start = transcript.paragraph(number).start;
        assert!(
            window.iter().any(|block| block.start == start),
            "its paragraph is in the window"
        );
        page.wait_for_selection(&words);
        same_text("after a search", &page.text(), &transcript.text);
    }
    page.leave();
}

#[test]
fn next_and_previous_lead_through_the_spans_in_the_middle() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    page.select_words(&Transcript::entry(1_700));
    let from = transcript.paragraph(1_700).start..transcript.text.len();
    let spans = transcript.spans_from(&from);
    let quoted = |number: usize| {
        let parts = spans[number].fragments.iter();
        let words: Vec<String> = parts.map(|part| transcript.slice(part.clone())).collect();
        words.join(" … ")
    };
    let is_selected = |number: usize| {
        page.until(&format!("span {number} from here is selected"), || {
            let seen = page.selected_span();
            expect(
                seen.split_whitespace().collect::<Vec<_>>(),
                quoted(number).split_whitespace().collect(),
            )
        });
        let start = spans[number].fragments[0].start;
        let window = page.wait_for_window(&transcript);
        let is_in_window = window
            .iter()
            .any(|block| (block.start..block.start + block.text.chars().count()).contains(&start));
        assert!(is_in_window, "span {number} is in the window");
    };
    for number in 0..40 {
        page.press("n");
        is_selected(number);
    }
    for number in (30..39).rev() {
        page.press("p");
        is_selected(number);
    }
    for (number, part) in [(31, 0.02), (32, 0.98)] {
        page.jump(part);
        page.press("n");
        is_selected(number);
    }
    page.leave();
}

#[test]
fn undo_and_redo_come_back_to_where_the_edit_was() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    let words = Transcript::entry(1_600);
    let is_in_window = |what: &str| {
        page.until(&format!("{what} comes back to “{words}”"), || {
            let view = page.view().place;
            let place = page.rectangles_of(&words)[0];
            if view.contains(&place) {
                Ok(())
            } else {
                Err(format!("it is at {place:?}"))
            }
        });
    };
    page.label_with("1", &words);
    page.press("2");
    page.wait_for_selected_label("Denial");
    page.wait_for_saved();

    page.jump(0.02);
    page.press("Control+z");
    is_in_window("undo of another label");
    page.wait_for_selected_label("Claim");

    page.jump(0.98);
    page.press("Control+z");
    page.until("the label is taken back", || {
        expect(page.announcement().starts_with("Undone: "), true)
    });
    is_in_window("undo of a label");
    page.wait_for_window(&transcript);

    page.jump(0.02);
    page.press("Control+Shift+z");
    is_in_window("redo of a label");
    page.wait_for_selected_span(&words);
    page.leave();
}

#[test]
fn a_reload_and_a_link_come_back_to_the_place() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    for part in [0.62, 0.97] {
        page.jump(part);
        let before = remembered(&page, &transcript);
        page.reload();
        is_at(&page, &transcript, &before, "after a reload");
    }
    page.jump(0.31);
    let before = remembered(&page, &transcript);
    let id = &page.articles()[0].place;
    let address = format!("{}{id}", crate::settings::page());
    let profile = page.leave();
    let page = Page::come_back(profile, &address);
    is_at(&page, &transcript, &before, "in a new window, by the link");
    page.leave();
}

/// Waits until the page has taken note of where the reader is, which the inspector's list shows.
/// Returns what is in the middle of the window.
fn remembered(page: &Page, transcript: &Transcript) -> Block {
    let window = page.wait_for_window(transcript);
    let stretch = window[0].start..window[window.len() - 1].start;
    let quotes: Vec<String> = transcript
        .spans_from(&stretch)
        .iter()
        .map(|span| transcript.slice(span.fragments[0].clone()))
        .collect();
    page.until("the list of spans has followed the reader", || {
        let first = page.first_listed();
        let is_here = quotes
            .iter()
            .take(12)
            .any(|quote| first.starts_with(quote.as_str()));
        if is_here { Ok(()) } else { Err(first) }
    });
    page.wait_for_saved();
    let window = page.wait_for_window(transcript);
    window[window.len() / 2].clone()
}

/// Waits until a block is where it was, within a few lines.
fn is_at(page: &Page, transcript: &Transcript, before: &Block, what: &str) {
    page.until(&format!("{what} the text is where it was"), || {
        let window = page.window();
        page.judge(&window, transcript)?;
        let now = window.iter().find(|block| block.start == before.start);
        match now.map(|now| now.place.top - before.place.top) {
            Some(distance) if distance.abs() <= FEW_LINES => Ok(()),
            Some(distance) => Err(format!("it is {distance} pixels away")),
            None => Err(format!(
                "it starts at {}, and {} is not in it",
                window[0].start, before.start
            )),
        }
    });
}

#[test]
fn on_paper_every_span_is_marked() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    page.jump(0.5);
    page.wait_for_window(&transcript);
    assert_eq!(
        page.sheet().text,
        "",
        "nothing is copied for paper before it is needed"
    );
    page.tell_of_printing("beforeprint");
    let sheet = page.sheet();
    same_text("on paper", &sheet.text, &transcript.text);
    let wanted = transcript.segments();
    assert_eq!(sheet.marks.len(), wanted.len());
    let marks = sheet.marks.iter().map(|(start, end)| *start..*end);
    let other = marks.zip(wanted).find(|(seen, wanted)| seen != wanted);
    assert_eq!(other, None, "a mark, and the one that should be there");
    assert_eq!(
        sheet.tags.len(),
        transcript.spans.len(),
        "each span has its tag"
    );
    page.tell_of_printing("afterprint");
    assert_eq!(page.sheet().text, "", "it is taken away afterwards");
    page.leave();
}

#[test]
fn an_article_of_many_sheets_comes_out_of_the_printer() {
    let transcript = Transcript::of(50_000, 1_000);
    let page = Page::with(&transcript);
    page.jump(0.5);
    page.wait_for_window(&transcript);
    // A sheet of the size "Letter" holds less than 3,000 characters.
    let sheets = page.print();
    assert!(sheets > 16, "{sheets} sheets of paper");
    page.until("the copy for paper is taken away", || {
        expect(page.sheet().text.len(), 0)
    });
    page.wait_for_window(&transcript);
    same_text("after printing", &page.text(), &transcript.text);
    page.leave();
}

/// The driver's browser has no assistive technology, and leaves out of its tree what it does not lay
/// out. With one (`--force-renderer-accessibility`) the tree has the text from end to end; that it
/// can is what is checked here, and that what is near is there in any case.
#[test]
fn a_screen_reader_comes_through_all_of_it_in_order() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    for part in [0.0, 0.5] {
        page.jump(part);
        let window = page.wait_for_window(&transcript);
        same_text("in order", &page.text(), &transcript.text);
        assert_eq!(page.kept_from_screen_readers(), [] as [&str; 0]);
        let aloud = page.text_as_read_aloud();
        let mut rest = aloud.as_str();
        for block in window {
            let found = rest.split_once(block.text.trim_end());
            rest = found.expect("what is in the window is read in order").1;
        }
    }
    page.leave();
}

#[test]
fn reading_a_large_file_shows_how_far_it_is_and_can_be_cancelled() {
    let large = Transcript::of(4_000_000, 80_000);
    let page = Page::open();
    page.label_with("2", "we will not talk");
    let titles = page.titles();
    let spans = page.spans();
    let file = page.profile().file("inquiry.json", large.project_file());

    for way in ["the button", "the key"] {
        page.import(&[&file]);
        page.wait_for_dialog("Reading inquiry.json");
        match way {
            "the button" => page.click_button("Cancel"),
            _ => page.press("Escape"),
        }
        page.wait_for_no_dialog();
        page.wait_for_announcement("Cancelled. Nothing was imported.");
        assert_eq!(page.titles(), titles);
        assert_eq!(page.spans(), spans);
        assert_eq!(page.save_state(), "saved");
        page.press("n");
        page.wait_for_selected_span("we will not talk");
    }

    let transcript = Transcript::long();
    page.import_transcript(&transcript);
    assert_eq!(page.titles().len(), titles.len() + 1);
    page.press("Control+z");
    page.wait_for_articles(titles.len());
    assert_eq!(
        page.labelled(),
        [("Denial".to_owned(), "we will not talk".to_owned())]
    );
    page.leave();
}

#[test]
fn the_bar_grows_while_a_large_file_is_read() {
    let large = Transcript::of(4_000_000, 80_000);
    let page = Page::open();
    page.watch_bar();
    page.import_transcript(&large);
    let bar = page.bar();
    let mut steps: Vec<(u32, f64)> = bar
        .iter()
        .filter_map(|seen| Some((seen.at, seen.part?)))
        .collect();
    steps.dedup_by_key(|(_, part)| *part);
    let parts: Vec<f64> = steps.iter().map(|(_, part)| *part).collect();
    assert!(parts.is_sorted(), "the bar never goes back: {steps:?}");
    // It is told how far the reading is ten times a second, and a quick machine reads this in a third of one.
    assert!(
        parts.len() >= 2,
        "the bar moves: {steps:?} in {} frames from {:?} to {:?}",
        bar.len(),
        bar.first(),
        bar.last()
    );
    page.wait_for_window(&large);
    same_text("imported", &page.text(), &large.text);
    page.leave();
}

#[test]
fn the_export_dialog_closes_while_a_large_file_is_being_written() {
    let transcript = Transcript::long();
    let page = Page::with(&transcript);
    page.watch_bar();
    page.press("x");
    page.wait_for_dialog("Export");
    let download = page.button("Download").expect("there is a button");
    assert!(
        download.is_disabled,
        "a file that is not written yet cannot be downloaded"
    );
    page.press("Escape");
    page.wait_for_no_dialog();
    page.press("n");
    let first = transcript.slice(transcript.spans[0].fragments[0].clone());
    page.wait_for_selected_span(&first);

    for format in ["Sayso project", "Sayso JSONL"] {
        let dataset = stranger::read(&page.download_export(format));
        assert_eq!(dataset.articles, [Transcript::TITLE]);
        assert_eq!(dataset.labelled().len(), transcript.spans.len());
    }
    assert!(!page.bar().is_empty(), "there was something to wait for");
    page.leave();
}

/// The middle of the text in the window.
fn middle_of_window(page: &Page, window: &[Block]) -> Point {
    let view = page.view().place;
    let block = &window[0].place;
    Point {
        x: (block.left + block.right) / 2.0,
        y: (view.top + view.bottom) / 2.0,
    }
}

/// Compares texts that are too long to be printed.
#[track_caller]
fn same_text(what: &str, seen: &str, wanted: &str) {
    const AROUND: usize = 40;
    if seen == wanted {
        return;
    }
    let (seen, wanted): (Vec<char>, Vec<char>) = (seen.chars().collect(), wanted.chars().collect());
    let same = seen
        .iter()
        .zip(&wanted)
        .take_while(|(one, other)| one == other)
        .count();
    let near = |text: &[char]| -> String {
        let from = same.saturating_sub(AROUND).min(text.len());
        text[from..(same + AROUND).min(text.len())].iter().collect()
    };
    panic!(
        "{what}: {} characters instead of {}, the first other one at {same}: {:?} instead of {:?}",
        seen.len(),
        wanted.len(),
        near(&seen),
        near(&wanted),
    );
}

/// The same, whatever space is between the words: browsers write breaks of their own between blocks.
#[track_caller]
fn same_words(what: &str, seen: &str, wanted: &str) {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    same_text(what, &words(seen), &words(wanted));
}
