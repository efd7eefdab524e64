//! Every view of the page, for what has to be so on all of them.

use crate::page::{Page, expect};
use crate::story::{FAR_LAMP, HARBOUR_WIRE};

const CLAIM: &str = "we will not talk";
const ATTRIBUTION: &str = "Ushakov told Shot";

/// A view: what it is called, and how to get there from the text, with nothing selected, and back.
pub(crate) struct View {
    pub(crate) name: &'static str,
    /// Whether there is a way to it on narrow screens too.
    pub(crate) is_for_all_screens: bool,
    come: fn(&Page),
    go: fn(&Page),
}

impl View {
    /// Does something on the view, and goes back to where it came from.
    pub(crate) fn visit(&self, page: &Page, act: impl FnOnce()) {
        (self.come)(page);
        act();
        (self.go)(page);
    }
}

const fn view(name: &'static str, come: fn(&Page), go: fn(&Page)) -> View {
    View {
        name,
        is_for_all_screens: true,
        come,
        go,
    }
}

impl View {
    const fn on_wide_screens(self) -> Self {
        Self {
            is_for_all_screens: false,
            ..self
        }
    }
}

/// Opens the page, and gives the views something to show: spans, a link, an entity, excluded text, a hit.
pub(crate) fn prepare() -> Page {
    let page = Page::open();
    page.click_button("Got it");
    page.open_article(FAR_LAMP);
    page.label_with("1", "we won’t be talking");
    page.open_article(HARBOUR_WIRE);
    page.label_with("3", ATTRIBUTION);
    page.until("the field is there", || {
        expect(page.field("speaker").is_some(), true)
    });
    page.fill("speaker", "Yury Ushakov");
    page.press("Enter");
    page.press("Escape");
    page.label_with("1", CLAIM);
    page.press("r");
    page.until("the page asks for the other end", || {
        expect(page.linking().is_some(), true)
    });
    page.click_at(page.middle_of(ATTRIBUTION));
    page.until("the link is drawn", || expect(page.drawn_links(), 1));
    page.select_words("READ MORE");
    page.press("0");
    step_back(&page);
    // It is asked once, beside the list.
    page.click_in_inspector("Stay anonymous");
    page.wait_for_saved();
    page
}

/// The text and what stands beside it.
pub(crate) const TEXT: &[View] = &[
    view("the text", |_| {}, |_| {}),
    view(
        "selected words",
        |page| page.select_words("given this escapade"),
        step_back,
    ),
    view(
        "a claim in the inspector",
        |page| select_span(page, CLAIM),
        step_back,
    ),
    view(
        "an attribution in the inspector",
        |page| select_span(page, ATTRIBUTION),
        step_back,
    ),
    view(
        "a link being made",
        |page| {
            select_span(page, CLAIM);
            page.press("r");
            page.until("the page asks for the other end", || {
                expect(page.linking().is_some(), true)
            });
        },
        |page| {
            page.press("Escape");
            page.until("no link is being made", || expect(page.linking(), None));
            step_back(page);
        },
    ),
    view(
        "a held label",
        |page| {
            page.press("Shift+1");
            page.until("the label is held", || {
                expect(page.held_labels(), vec!["Claim".to_owned()])
            });
        },
        |page| {
            page.press("Escape");
            page.until("no label is held", || {
                expect(page.held_labels(), Vec::new())
            });
        },
    ),
    view(
        "a label’s guideline",
        |page| {
            page.select_words("given this escapade");
            let button = page.label_button("Denial", "[role=toolbar][aria-label=Labels]");
            page.hover(button.center());
            page.wait_for_guideline(Some("the bridge was never closed"));
        },
        |page| {
            // On a small screen it may lie over all else that could be pointed at.
            page.press("Escape");
            page.wait_for_guideline(None);
            step_back(page);
        },
    ),
    view(
        "the form for the annotator’s name",
        |page| {
            page.click_button("anonymous");
            page.until("the form is there", || {
                expect(page.button("Save name").is_some(), true)
            });
        },
        |page| page.click_button("anonymous"),
    )
    .on_wide_screens(),
];

/// What the left column shows besides the articles.
pub(crate) const PANELS: &[View] = &[
    view(
        "the search",
        |page| {
            page.press("Control+Shift+f");
            page.until("the keys go to the search", || {
                expect(page.focused_name().as_str(), "Search the text")
            });
            page.type_words("Ushakov");
            page.until("there are hits", || expect(page.hits().len() > 1, true));
        },
        |page| {
            page.press("Escape");
            page.press("Alt+1");
        },
    ),
    view(
        "the annotators",
        |page| {
            page.press("Alt+2");
            wait_for_panel(page, "Annotators");
        },
        back_to_articles,
    ),
    view("the checks", Page::show_checks, back_to_articles),
    view(
        "the history",
        |page| {
            page.press("Alt+4");
            page.until("the history is shown", || {
                expect(page.panel("History").contains("Label “"), true)
            });
        },
        back_to_articles,
    ),
    view(
        "the guidelines",
        |page| {
            page.press("Alt+5");
            page.until("the guidelines are shown", || {
                expect(page.panel("Guidelines").contains("on whose say-so"), true)
            });
        },
        back_to_articles,
    ),
];

/// What the left column shows on narrow screens, where it is a drawer.
pub(crate) const DRAWER: &[View] = &[
    view(
        "the articles in the drawer",
        |page| {
            open_drawer(page);
            page.click_button("Articles");
            page.until("the articles are listed", || {
                expect(page.titles().is_empty(), false)
            });
        },
        close_drawer,
    ),
    view(
        "the search in the drawer",
        |page| {
            show_in_drawer(page, "Search");
            page.fill("Search the text", "Ushakov");
            page.until("there are hits", || expect(page.hits().len() > 1, true));
        },
        close_drawer,
    ),
    view(
        "the annotators in the drawer",
        |page| show_in_drawer(page, "Annotators"),
        close_drawer,
    ),
    view(
        "the form for the annotator’s name in the drawer",
        |page| {
            show_in_drawer(page, "Annotators");
            page.tab_to("Change your name");
            page.press("Enter");
            page.until("the form is there", || {
                expect(page.button("Save name").is_some(), true)
            });
        },
        |page| {
            page.tab_to("Change your name");
            page.press("Enter");
            close_drawer(page);
        },
    ),
    view(
        "the checks in the drawer",
        |page| {
            open_drawer(page);
            page.show_checks();
        },
        close_drawer,
    ),
    view(
        "the history in the drawer",
        |page| show_in_drawer(page, "History"),
        close_drawer,
    ),
    view(
        "the guidelines in the drawer",
        |page| show_in_drawer(page, "Guidelines"),
        close_drawer,
    ),
];

/// What takes the place of the text.
pub(crate) const PAGES: &[View] = &[
    view(
        "the entities",
        |page| {
            page.press("Alt+7");
            page.click_button("speaker");
            page.click_on_page("Yury Ushakov");
            page.until("the entity is shown", || {
                expect(page.field("Another name").is_some(), true)
            });
        },
        back_to_text,
    ),
    view(
        "the scheme",
        |page| {
            page.press("Alt+8");
            page.wait_for_scheme_to_say("Version 1 · saved");
        },
        back_to_text,
    ),
    view(
        "a label of the scheme",
        |page| show_part(page, "Denial"),
        back_to_text,
    ),
    view(
        "an attribute of the scheme",
        |page| show_part(page, "certainty"),
        back_to_text,
    ),
    view(
        "a relation type of the scheme",
        |page| show_part(page, "attributed to"),
        back_to_text,
    ),
    view(
        "the presets",
        |page| {
            show_part(page, "Denial");
            page.click_in_scheme("Load a preset…");
            page.wait_for_dialog("Load a preset");
        },
        |page| {
            close(page);
            back_to_text(page);
        },
    ),
];

/// What opens over the page.
pub(crate) const DIALOGS: &[View] = &[
    view(
        "the palette",
        |page| {
            page.press("Control+k");
            page.until("the palette is open", || {
                expect(page.focused_name().as_str(), "Command")
            });
        },
        close,
    ),
    view(
        "the help",
        |page| {
            page.press("?");
            page.wait_for_dialog("Keys and help");
        },
        close,
    ),
    view(
        "the projects",
        |page| {
            page.press("Control+o");
            page.wait_for_dialog("Projects");
            page.until("the projects are listed", || {
                expect(page.button("Duplicate Talks after Kursk").is_some(), true)
            });
        },
        close,
    ),
    view(
        "the export",
        |page| {
            page.press("x");
            page.wait_for_dialog("Export");
            page.until("it can be downloaded", || {
                let button = page.button("Download").ok_or("there is no button")?;
                expect(button.is_disabled, false)
            });
        },
        close,
    ),
    view(
        "the export with more choices",
        |page| {
            page.press("x");
            page.wait_for_dialog("Export");
            page.open_more_choices();
        },
        close,
    ),
    view(
        "the report of an import",
        |page| {
            let file = page
                .profile()
                .file("cut-off.json", b"{\"format\": \"sayso\",");
            page.import(&[&file]);
            page.wait_for_dialog("Import");
        },
        close,
    ),
];

/// Selects a span by a click on its words.
fn select_span(page: &Page, words: &str) {
    page.click_at(page.middle_of(words));
    page.wait_for_selected_span(words);
}

fn show_part(page: &Page, name: &str) {
    page.press("Alt+8");
    page.show_part(name);
    page.wait_for_scheme_field("Name", name);
}

fn step_back(page: &Page) {
    for _ in 0..3 {
        page.press("Escape");
    }
    page.wait_for_selected_span("");
}

fn open_drawer(page: &Page) {
    page.click_button("Show articles");
    page.until("the drawer has come in", || {
        let first = page.button("Articles").ok_or("there are no tabs")?;
        expect(first.place.left >= 0.0, true)
    });
}

fn show_in_drawer(page: &Page, panel: &str) {
    open_drawer(page);
    page.click_button(panel);
    wait_for_panel(page, panel);
}

fn close_drawer(page: &Page) {
    page.press("Escape");
    page.until("the drawer is closed", || {
        expect(page.open_columns(), Vec::new())
    });
}

fn wait_for_panel(page: &Page, name: &str) {
    page.until("the panel is shown", || {
        expect(page.panel(name).is_empty(), false)
    });
}

fn back_to_articles(page: &Page) {
    page.press("Alt+1");
}

fn back_to_text(page: &Page) {
    page.press("Escape");
    page.press("Alt+6");
    page.until("the text is shown", || {
        expect(page.whole_page(), String::new())
    });
}

fn close(page: &Page) {
    page.press("Escape");
    page.wait_for_no_dialog();
}
