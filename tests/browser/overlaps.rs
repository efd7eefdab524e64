//! Spans over spans: nested, crossing, and two on the same words.

use crate::page::{Page, expect};
use crate::story;

const WHOLE: &str =
    "No one broke anything off,\" she said, \"because there was nothing to break off";
const NESTED: &str = "No one broke anything off";
const CROSSING: &str = "anything off,\" she said";

#[test]
fn every_span_of_a_pile_is_marked_and_can_be_reached() {
    let page = Page::open();
    page.label_with("1", WHOLE);
    page.label_with("2", NESTED);
    page.label_with("3", CROSSING);
    page.label_with("c", NESTED);
    page.until("four spans are marked", || expect(page.spans().len(), 4));

    let (file, _) = story::ARTICLES[0];
    assert_eq!(
        page.text(),
        story::text_of(file),
        "marks must not change the text"
    );
    let marks = page.marks();
    let pile = marks
        .iter()
        .find(|mark| mark.text == "anything off")
        .expect("the common stretch");
    assert_eq!(pile.spans.len(), 4, "every span of the stretch is named");
    assert_eq!(pile.labels.len(), 4);
    assert_eq!(pile.lanes, 4, "every span has a lane of its own");
    let mut labels = page.labelled();
    labels.sort();
    let wanted = [
        ("Attribution", CROSSING),
        ("Claim", NESTED),
        ("Claim", WHOLE),
        ("Denial", NESTED),
    ];
    assert_eq!(
        labels,
        wanted.map(|(label, text)| (label.to_owned(), text.to_owned()))
    );

    // The shortest first, then outward, and after the outermost none. Each click is a little beside
    // the last: two at one point would be a double click.
    page.press("Escape");
    let mut point = page.middle_of("anything");
    let mut reached = Vec::new();
    for words in [CROSSING, NESTED, NESTED, WHOLE, ""] {
        page.click_at(point);
        point = point.right_by(if reached.len() % 2 == 0 { 9.0 } else { -9.0 });
        page.until(&format!("the span “{words}” is selected"), || {
            expect(page.selected_span().as_str(), words)?;
            let now = page.selected_label();
            match reached.last() {
                Some((last, label)) if *last == words && *label == now => Err(now),
                _ => Ok(()),
            }
        });
        reached.push((words, page.selected_label()));
    }
    let mut labels: Vec<&str> = reached.iter().map(|(_, label)| label.as_str()).collect();
    labels[1..3].sort();
    assert_eq!(labels, ["Attribution", "Claim", "Denial", "Claim", ""]);
    page.leave();
}

#[test]
fn the_selected_span_stands_out_from_the_others() {
    let page = Page::open();
    page.label_with("1", WHOLE);
    page.label_with("2", CROSSING);
    let outstanding = |page: &Page| -> String {
        let marks = page.marks();
        let plain = "rgba(0, 0, 0, 0)";
        let found = marks.iter().filter(|mark| mark.color != plain);
        found.map(|mark| mark.text.as_str()).collect()
    };
    page.hover(page.middle_of("Giles Penhallick"));
    page.until("the new span stands out", || {
        expect(outstanding(&page).as_str(), CROSSING)
    });
    page.press("p");
    page.hover(page.middle_of("Giles Penhallick"));
    page.until("the span before stands out", || {
        expect(outstanding(&page).as_str(), WHOLE)
    });
    page.leave();
}

#[test]
fn six_spans_over_the_same_words_have_six_lines_and_stay_readable() {
    let page = Page::open();
    for (key, words) in [
        ("1", WHOLE),
        ("2", NESTED),
        ("3", CROSSING),
        ("c", NESTED),
        ("3", "broke anything"),
        ("2", "one broke anything off,\" she"),
    ] {
        page.label_with(key, words);
    }
    page.until("six spans are marked", || expect(page.spans().len(), 6));
    let marks = page.marks();
    let pile = marks.iter().find(|mark| mark.text.trim() == "anything");
    let pile = pile.expect("the common stretch");
    assert_eq!((pile.spans.len(), pile.lanes), (6, 6));
    // With more tints the text would drown in the dark.
    assert_eq!(pile.tints, 2);
    let single = marks.iter().find(|mark| mark.spans.len() == 1);
    assert_eq!(single.expect("the rest of the longest").tints, 1);
    page.leave();
}
