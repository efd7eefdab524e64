//! Scripts that run from right to left, and scripts without spaces.

use std::path::{Path, PathBuf};

use crate::page::{Page, Pointer, expect};
use crate::stranger;

const ARABIC: &str = "الميناء ينفي إلغاء العبّارة الأخيرة";
const HEBREW: &str = "הנמל מכחיש: המעבורת האחרונה לא בוטלה";
const CHINESE: &str = "港口否认取消末班渡轮";

/// A page with one of the articles beside the tests.
fn page_with(file: &str, title: &str) -> Page {
    let page = Page::open();
    page.import(&[&path_of(file)]);
    page.wait_for_open(title);
    page
}

fn path_of(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/articles")
        .join(file)
}

#[test]
fn arabic_and_hebrew_are_selected_and_labelled_and_exported() {
    for (file, title, words, more) in [
        ("arabic.txt", ARABIC, "ونفت الوزارة", "لم نلغِ أي رحلة"),
        ("hebrew.txt", HEBREW, "משרד התחבורה", "לא ביטלנו שום הפלגה"),
    ] {
        let page = page_with(file, title);
        page.label_with("1", words);
        page.wait_for_selected_span(words);
        let quotation = page.direction_of("[role=complementary] blockquote");
        assert_eq!(quotation, "rtl");
        page.label_with("2", more);
        page.press("Escape");
        page.until("the list of spans has both", || {
            expect(page.inspector().contains(words), true)
        });
        assert_eq!(page.direction_of("[role=complementary] .quote"), "rtl");
        assert_eq!(
            page.direction_of("nav[aria-label=Articles] [aria-current=page] .title"),
            "rtl"
        );

        page.photograph(&format!("right-to-left-{file}"));

        let dataset = stranger::read(&page.download_export("Sayso project"));
        let mut labelled = dataset.labelled();
        labelled.sort();
        assert_eq!(labelled, [("Claim", words), ("Denial", more)]);
        page.leave();
    }
}

#[test]
fn the_arrows_go_where_they_point() {
    for (file, title, first, second) in [
        ("arabic.txt", ARABIC, "ونفت الوزارة", "ونفت الوزارة ما"),
        ("hebrew.txt", HEBREW, "משרד התחבורה", "משרד התחבורה הכחיש"),
    ] {
        let page = page_with(file, title);
        let start = page.rectangles_of(first)[0];
        // The first word of the paragraph begins at its right edge.
        page.click_at(page.middle_of(first));
        page.caret();
        page.press("Home");
        let caret_at = |what: &str, is_there: &dyn Fn(f64) -> bool| {
            page.until(what, || {
                let caret = page.caret().left;
                if is_there(caret) {
                    Ok(caret)
                } else {
                    Err(format!("the caret is at {caret}, the words {start:?}"))
                }
            })
        };
        let at_start = caret_at("the caret is at the right", &|caret| {
            (caret - start.right).abs() < 3.0
        });
        page.press("ArrowLeft");
        let after = caret_at("the caret went left", &|caret| caret < at_start - 10.0);
        page.press("Alt+ArrowLeft");
        let further = caret_at("a character further left", &|caret| {
            caret < after && caret > after - 30.0
        });
        page.press("Alt+ArrowRight");
        caret_at("and back", &|caret| {
            caret > further && (caret - after).abs() < 2.0
        });
        page.press("ArrowRight");
        caret_at("the caret went right", &|caret| {
            (caret - at_start).abs() < 3.0
        });

        page.press("Shift+ArrowLeft");
        page.press("Shift+ArrowLeft");
        page.wait_for_selection(first);
        page.press("Shift+ArrowLeft");
        page.wait_for_selection(second);
        page.press("Shift+ArrowRight");
        page.wait_for_selection(first);
        page.press("3");
        page.wait_for_spans(&[("Attribution", first)]);
        // The bracket on the left moves the left edge.
        page.press("[");
        page.wait_for_selected_span(second);
        page.press("{");
        page.wait_for_selected_span(first);
        page.leave();
    }
}

#[test]
fn the_handles_hang_at_the_edges_as_they_are_seen() {
    for (file, title, words, longer, number) in [
        (
            "arabic.txt",
            ARABIC,
            "الجسر مفتوح",
            "الجسر مفتوح منذ",
            "2019",
        ),
        ("hebrew.txt", HEBREW, "הגשר פתוח", "הגשר פתוח מאז", "2019"),
    ] {
        let page = page_with(file, title);
        page.label_with("1", words);
        let marked = page.rectangles_of(words)[0];
        let (start, end) = (page.handle("start"), page.handle("end"));
        assert!((start.x - marked.right).abs() < 3.0, "{start:?} {marked:?}");
        assert!((end.x - marked.left).abs() < 3.0, "{end:?} {marked:?}");
        let last = page.rectangles_of(longer);
        let to = crate::page::Point {
            x: last[last.len() - 1].left,
            y: start.y - 14.0,
        };
        page.drag_handle(Pointer::Mouse, "end", to);
        page.wait_for_spans(&[("Claim", longer)]);

        // A number runs to the right, also here.
        page.press("Escape");
        page.label_with("2", number);
        let marked = page.rectangles_of(number)[0];
        assert!((page.handle("start").x - marked.left).abs() < 3.0);
        assert!((page.handle("end").x - marked.right).abs() < 3.0);
        page.leave();
    }
}

#[test]
fn words_of_another_script_in_a_line_keep_their_own_edges() {
    let page = page_with("hebrew.txt", HEBREW);
    page.label_with("1", "Harbour Wire");
    let marked = page.rectangles_of("Harbour Wire")[0];
    assert!((page.handle("start").x - marked.left).abs() < 3.0);
    assert!((page.handle("end").x - marked.right).abs() < 3.0);
    page.press("Escape");
    page.click_at(page.middle_of("officials"));
    page.caret();
    page.press("ArrowRight");
    let declined = page.rectangles_of("declined")[0];
    page.until("an English line is an English line", || {
        let caret = page.caret().left;
        expect((caret - declined.left).abs() < 3.0, true)
    });
    page.leave();
}

#[test]
fn chinese_is_selected_by_words_or_characters_and_labelled() {
    let page = page_with("chinese.txt", CHINESE);
    page.double_click_at(page.middle_of("交通部"));
    let word = page.until("a word or a character is selected", || {
        let selected = page.selected_words();
        if ["交通部", "交通", "交", "通"].contains(&selected.as_str()) {
            Ok(selected)
        } else {
            Err(selected)
        }
    });
    page.wait_for_selection(&word);
    page.press("Escape");
    page.until("nothing is selected", || {
        expect(page.selected_words().as_str(), "")
    });
    page.label_with("2", "否认了");
    page.wait_for_selected_span("否认了");
    page.press("}");
    page.wait_for_selected_span("否认");
    page.press("]");
    page.wait_for_selected_span("否认了");
    page.press("}");
    page.wait_for_selected_span("否认");
    let dataset = stranger::read(&page.download_export("Sayso JSONL"));
    assert_eq!(dataset.labelled(), [("Denial", "否认")]);
    page.leave();
}
