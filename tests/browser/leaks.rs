//! Nothing grows that is not wanted: counted in nodes, listeners and pages of memory, never in time.

use crate::page::{Counts, Page};
use crate::story;

/// After so many rounds everything that is made once has been made.
const WARM_UP: usize = 100;

/// After so many rounds the disk is waited for, so that nothing piles up.
const ROUNDS_AT_ONCE: usize = 20;

/// How many more nodes there may be: what is announced, shown or focused at the moment of counting.
/// A node for every tenth round would be over it.
const NODES: i64 = 20;

/// How many more listeners there may be: one for a timer or a frame that is on its way.
const LISTENERS: i64 = 4;

#[test]
fn a_thousand_labels_taken_back_leave_nothing_behind() {
    // Each round leaves a tombstone, which is wanted, and the allocator takes some pages more for
    // what waits for the disk: up to 13 in 2,000 rounds, and none in the next 2,000. A round that
    // kept a kilobyte would be over it.
    const MEMORY: i64 = 16;
    let page = Page::open_counting();
    page.double_click_at(page.middle_of("escapade"));
    page.wait_for_selection("escapade");
    page.press("1");
    page.wait_for_spans(&[("Claim", "escapade")]);
    page.press("Control+z");
    page.wait_for_spans(&[]);
    let rounds = |count: usize| {
        for _ in 0..count / ROUNDS_AT_ONCE {
            page.label_and_undo(ROUNDS_AT_ONCE);
            page.wait_for_saved();
        }
    };
    rounds(WARM_UP);
    let before = page.counts();
    rounds(1_000);
    compare(before, page.counts(), MEMORY);
    assert_eq!(page.labelled(), []);
    page.leave();
}

#[test]
fn two_hundred_changes_of_article_leave_nothing_behind() {
    const MEMORY: i64 = 4;
    let page = Page::open_counting();
    page.label_with("2", "we will not talk");
    page.open_article(story::FAR_LAMP);
    page.label_with("1", "we won’t be talking");
    page.open_article(story::HARBOUR_WIRE);
    page.there_and_back(WARM_UP / 2);
    page.wait_for_open(story::HARBOUR_WIRE);
    page.wait_for_saved();
    let before = page.counts();
    page.there_and_back(100);
    page.wait_for_open(story::HARBOUR_WIRE);
    page.wait_for_saved();
    compare(before, page.counts(), MEMORY);
    page.leave();
}

#[track_caller]
fn compare(before: Counts, after: Counts, memory: i64) {
    println!("{before:?}\n{after:?}");
    for (what, before, after, most) in [
        ("nodes", before.nodes, after.nodes, NODES),
        ("listeners", before.listeners, after.listeners, LISTENERS),
        ("pages of memory", before.memory, after.memory, memory),
    ] {
        assert!(
            after - before <= most,
            "{what} grow from {before} to {after}, by more than {most}"
        );
    }
}
