//! Nothing that was shown as saved is ever lost.

use std::collections::BTreeMap;

use crate::page::{Page, Span, expect};
use crate::words::{self, Dice};
use crate::{settings, story};

/// How often the browser is killed.
const KILLS: usize = 20;

/// What is marked in each article, by its title.
type Marked = BTreeMap<String, Vec<Span>>;

/// The browser is killed with all its processes as soon as the page says "saved", in half of the
/// rounds with one more edit on its way to the disk. Every edit is one transaction: what comes back
/// is all that was acknowledged, with that last edit or without it.
#[test]
fn nothing_acknowledged_is_lost_when_the_browser_is_killed() {
    let mut dice = Dice(20_240_819);
    let mut page = Page::open();
    let mut acknowledged = Marked::new();
    for round in 1..=KILLS {
        let title = dice.one_of(&story::titles());
        page.open_article(title);
        for _ in 0..=dice.below(3) {
            edit(&page, &mut dice);
        }
        page.wait_for_saved();
        acknowledged.insert(title.to_owned(), page.spans());
        let last = (dice.below(2) == 0).then(|| label_something(&page, &mut dice));

        page = Page::come_back(page.kill(), &settings::page());
        page.open_article(title);
        let mut found = page.spans();
        if let Some(words) = last {
            let kept = &acknowledged[title];
            found.retain(|span| kept.contains(span) || span.text != words);
        }
        assert_eq!(found, acknowledged[title], "after kill {round}, in {title}");
        acknowledged.insert(title.to_owned(), page.spans());
    }
    for (title, spans) in &acknowledged {
        page.open_article(title);
        assert_eq!(page.spans(), *spans, "{title}");
    }
    page.leave();
}

/// Labels something, or changes or deletes what was labelled before.
fn edit(page: &Page, dice: &mut Dice) {
    let spans = page.spans();
    match dice.below(4) {
        0 if spans.len() > 2 => {
            page.press("n");
            page.press("Delete");
            page.until("a span is gone", || fewer(page.spans().len(), spans.len()));
        }
        1 if !spans.is_empty() => {
            page.press("n");
            page.press(dice.one_of(&["c", "d", "a"]));
        }
        _ => {
            label_something(page, dice);
            page.until("another span is marked", || {
                fewer(spans.len(), page.spans().len())
            });
        }
    }
}

/// Labels something that is not labelled yet, without waiting for anything to happen.
fn label_something(page: &Page, dice: &mut Dice) -> String {
    let text = page.text();
    let taken = page.spans();
    let runs = words::runs(&text, 3);
    let free: Vec<&str> = runs
        .into_iter()
        .filter(|run| taken.iter().all(|span| span.text != *run))
        .collect();
    let run = dice.one_of(&free);
    page.select_words(run);
    page.press(dice.one_of(&["1", "2", "3"]));
    run.to_owned()
}

fn fewer(less: usize, more: usize) -> Result<(), String> {
    if less < more {
        Ok(())
    } else {
        Err(format!("{less} and {more}"))
    }
}

#[test]
fn each_article_is_found_where_it_was_left() {
    let page = Page::open();
    page.bring_into_view("Volodymyr Zelenskyy, Ukraine's president");
    let scrolled = page.view().scrolled;
    assert!(
        scrolled > 100.0,
        "the article must be long enough to scroll"
    );
    page.open_article(story::FAR_LAMP);
    page.until("another article begins at its beginning", || {
        expect(page.view().scrolled, 0.0)
    });
    page.open_article(story::HARBOUR_WIRE);
    page.until("the text is where it was left", || {
        let now = page.view().scrolled;
        if (now - scrolled).abs() <= 2.0 {
            Ok(())
        } else {
            Err(format!("{now}, not {scrolled}"))
        }
    });
    page.leave();
}
