//! What professionals need beyond labels: fragments, units, several spans, search, entities, palette,
//! history, guidelines, status, excluded text, keys of their own.

use crate::page::{Page, expect};
use crate::story::{self, FAR_LAMP};

#[test]
fn words_are_added_to_a_span_with_ctrl_and_taken_away_again() {
    let page = Page::open();
    page.label_with("2", "No one broke anything off");
    page.holding("Control", || {
        page.drag_over("there was nothing to break off");
    });
    page.wait_for_selected_span("No one broke anything off … there was nothing to break off");
    page.until("the span is one, in two parts", || {
        expect(page.spans().len(), 1)?;
        expect(page.marks().len(), 2)
    });
    page.click_in_inspector("Take away fragment 1");
    page.wait_for_selected_span("there was nothing to break off");
    page.press("Control+z");
    page.wait_for_selected_span("No one broke anything off … there was nothing to break off");
    page.leave();
}

#[test]
fn words_are_added_to_a_span_from_the_keyboard() {
    let page = Page::open();
    page.label_with("2", "No one broke anything off");
    page.drag_over("there was nothing to break off");
    page.wait_for_selection("there was nothing to break off");
    page.press("f");
    page.wait_for_selected_span("No one broke anything off … there was nothing to break off");
    page.press("Shift+f");
    page.wait_for_selected_span("No one broke anything off");
    page.leave();
}

#[test]
fn selections_grow_to_the_unit_that_was_chosen_and_the_page_shows_it() {
    let page = Page::open();
    page.press("g");
    page.wait_for_announcement("Selections grow to whole sentences.");
    assert!(page.button("Selections grow to whole sentences").is_some());
    page.drag_over("would not name");
    page.wait_for_selection("Pressed on when that might change, Ushakov would not name a date.");
    page.leave();
}

#[test]
fn a_search_finds_in_all_articles_and_labels_what_is_ticked_in_one_step() {
    let page = Page::open();
    page.press("Control+Shift+f");
    page.until("the keys go to the search", || {
        expect(page.focused_name().as_str(), "Search the text")
    });
    page.type_words("zelensky+y?");
    page.click_button("Expression");
    page.until("there are hits", || expect(page.hits().len() > 1, true));
    let hits = page.hits();
    assert!(
        hits.iter()
            .all(|hit| hit.to_lowercase().starts_with("zelensk")),
        "{hits:?}"
    );
    page.click_checkbox("Label hit 1");
    page.click_in("Search", "Claim");
    page.until("all but one are labelled", || {
        let said = page.announcement();
        let wanted = format!("Labelled {} places as Claim.", hits.len() - 1);
        expect(said.as_str(), wanted.as_str())
    });
    page.press("Escape");
    page.press("Control+z");
    page.until("one step takes all back", || {
        let said = page.announcement();
        expect(said.starts_with("Undone: Label "), true)
    });
    page.leave();
}

#[test]
fn the_last_label_is_repeated_hit_by_hit() {
    let page = Page::open();
    page.press("Control+f");
    page.until("the keys go to the search", || {
        expect(page.focused_name().as_str(), "Search the text")
    });
    page.type_words("Ushakov");
    page.until("there are hits", || expect(page.hits().len(), 2));
    page.press("Enter");
    page.press("Escape");
    page.wait_for_selection("Ushakov");
    page.press("3");
    page.wait_for_announcement("Labelled as Attribution: Ushakov");
    page.press("Control+g");
    page.wait_for_selection("Ushakov");
    page.press(".");
    page.until(
        "the second one is labelled, and the first selected again",
        || {
            expect(page.spans().len(), 2)?;
            expect(page.selected_words().as_str(), "Ushakov")
        },
    );
    page.leave();
}

#[test]
fn a_speaker_is_found_by_a_part_of_the_name_and_the_page_of_entities_shows_the_places() {
    let page = Page::open();
    page.label_with("3", "Ushakov told Shot");
    page.until("the field is there", || {
        expect(page.field("speaker").is_some(), true)
    });
    page.press("s");
    page.until("the keys go to the speaker", || {
        expect(page.focused_name().as_str(), "speaker")
    });
    page.type_words("Yury Ushakov");
    page.press("Enter");
    page.wait_for_saved();
    page.press("Escape");
    page.label_with("3", "Ministry spokeswoman Maria Zakharova said");
    page.press("s");
    page.type_words("ush");
    page.press("Enter");
    page.until("the known one is taken", || {
        let value = page.field("speaker").map(|field| field.value);
        expect(value.as_deref(), Some("Yury Ushakov"))
    });
    page.press("Escape");
    page.click_link("Entities");
    page.click_button("speaker");
    page.until("the speaker is listed with two spans", || {
        let words = page.whole_page();
        expect(words.contains("Yury Ushakov"), true)
    });
    page.leave();
}

#[test]
fn anything_is_done_by_its_name() {
    let page = Page::open();
    page.press("Control+k");
    page.until("the palette is open", || {
        expect(page.focused_name().as_str(), "Command")
    });
    page.type_words("guidel");
    page.until("the guidelines are meant", || {
        expect(page.palette_choice().as_str(), "Show the guidelines")
    });
    page.press("Enter");
    page.until("the guidelines are shown", || {
        expect(page.panel("Guidelines").contains("on whose say-so"), true)
    });
    page.leave();
}

#[test]
fn the_history_takes_back_to_a_point() {
    let page = Page::open();
    for words in [
        "Moscow is shutting the door",
        "we will not talk",
        "no such contacts had existed",
    ] {
        page.label_with("1", words);
    }
    page.press("Alt+4");
    page.until("the history is shown", || {
        expect(
            page.panel("History").contains("Label “we will not talk”"),
            true,
        )
    });
    page.click_button_that_begins("Label “we will not talk” as Claim");
    page.until("two changes are taken back", || {
        expect(page.spans().len(), 1)
    });
    page.wait_for_announcement("Undone: 2 changes");
    page.leave();
}

#[test]
fn articles_are_worked_through_by_their_status() {
    let page = Page::open();
    page.press("Control+Enter");
    page.until("the next article is open", || {
        expect(page.open_title().as_str(), FAR_LAMP)
    });
    page.wait_for_saved();
    page.reload();
    let done = page.articles_with_status("done");
    assert_eq!(done, [story::HARBOUR_WIRE]);
    page.leave();
}

#[test]
fn excluded_text_is_counted_and_comes_back() {
    let page = Page::open();
    page.select_words("READ MORE");
    page.press("0");
    page.until("it is listed as excluded", || {
        expect(page.inspector().contains("1 stretch left out"), true)
    });
    page.click_in_inspector("Include again");
    page.until("it is no longer listed", || {
        expect(page.inspector().contains("left out"), false)
    });
    page.leave();
}

#[test]
fn counts_say_apart_what_lies_in_excluded_text() {
    let page = Page::open();
    page.label_with("1", "Ukraine holds part of Kursk");
    page.label_with("1", "READ MORE");
    page.press("Escape");
    page.select_words("READ MORE");
    page.press("0");
    let row = |page: &Page| {
        let articles = page.articles().into_iter();
        let open = articles.into_iter().find(|article| article.is_open);
        open.map(|article| article.words).unwrap_or_default()
    };
    page.until("the list of articles says so", || {
        expect(row(&page).contains("1 excluded"), true).map_err(|_| row(&page))
    });
    page.until("the project's count says so", || {
        let words = page.progress();
        expect(words.contains("2 spans, 1 in excluded regions"), true).map_err(|_| words)
    });
    page.until("the inspector says so", || {
        let words = page.inspector();
        let says = words.contains("1 of all is in excluded regions")
            && words.contains("1 stretch left out of exports, and 1 span with them");
        expect(says, true).map_err(|_| words)
    });
    page.click_in_inspector("Include again");
    page.until("nothing is excluded any more", || {
        expect(
            (
                row(&page).contains("excluded"),
                page.progress().contains("excluded"),
            ),
            (false, false),
        )
    });
    page.leave();
}

#[test]
fn a_key_is_changed_and_stays_changed() {
    let page = Page::open();
    page.press("?");
    page.wait_for_dialog("Keys and help");
    let is_on = |title: &str| {
        let name = page.focused_name();
        name.starts_with(&format!("Change the key of: {title}. Now: "))
    };
    while !is_on("Select to the next word") {
        page.press("Tab");
    }
    page.press("End");
    while !is_on("Select the whole article") {
        page.press("ArrowUp");
    }
    page.press("Enter");
    page.press("q");
    page.press("Escape");
    let all_is_selected = || expect(page.selected_words().contains("Kremlin aide"), true);
    page.press("q");
    page.until("the article is selected", all_is_selected);
    page.reload();
    page.press("q");
    page.until("the article is selected again", all_is_selected);
    page.leave();
}
