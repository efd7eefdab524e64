//! The text of the open article: selecting it, labelling it, and the marks in it.

use serde::Deserialize;
use serde_json::json;

use super::hands::Pointer;
use super::{Page, Point, Rectangle, expect};

/// A labelled stretch, put together from its marks.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) text: String,
}

/// A `<mark>` of the text.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Mark {
    pub(crate) spans: Vec<String>,
    pub(crate) labels: Vec<String>,
    pub(crate) text: String,
    /// At how many heights underlines are drawn.
    pub(crate) lanes: usize,
    /// How many tints lie over each other.
    pub(crate) tints: usize,
    pub(crate) color: String,
}

/// What the text scrolls in.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct View {
    #[serde(rename = "box")]
    pub(crate) place: Rectangle,
    pub(crate) scrolled: f64,
    /// How far it can be scrolled.
    pub(crate) furthest: f64,
}

impl Page {
    /// The `textContent` of the article.
    pub(crate) fn text(&self) -> String {
        self.see("article()?.textContent ?? ''", json!([]))
    }

    /// How long the `textContent` of the article is, in UTF-16 units, and its end: for texts that
    /// are too long to be looked at whole.
    pub(crate) fn end_of_text(&self, units: usize) -> (usize, String) {
        self.see(
            "[article()?.textContent.length ?? 0, article()?.textContent.slice(-arguments[0]) ?? '']",
            json!([units]),
        )
    }

    /// The spans that are marked in the text.
    pub(crate) fn spans(&self) -> Vec<Span> {
        self.see("spans()", json!([]))
    }

    /// The spans as their labels and words: `("Denial", "No one broke anything off")`.
    pub(crate) fn labelled(&self) -> Vec<(String, String)> {
        self.spans()
            .into_iter()
            .map(|span| (span.label, span.text))
            .collect()
    }

    /// Waits until exactly these spans are marked in the text.
    #[track_caller]
    pub(crate) fn wait_for_spans(&self, wanted: &[(&str, &str)]) {
        let wanted: Vec<(String, String)> = wanted
            .iter()
            .map(|(label, text)| ((*label).into(), (*text).into()))
            .collect();
        self.until("the spans are marked", || {
            expect(self.labelled(), wanted.clone())
        });
    }

    /// The marks of the text.
    pub(crate) fn marks(&self) -> Vec<Mark> {
        self.see("marks()", json!([]))
    }

    /// What is selected, as the browser has it.
    pub(crate) fn selected_words(&self) -> String {
        self.see("String(getSelection())", json!([]))
    }

    /// Selects words with the mouse and waits until the page has taken them over.
    #[track_caller]
    pub(crate) fn select_words(&self, words: &str) {
        self.drag_over(words);
        self.wait_for_selection(words);
    }

    /// Waits until the page offers to label exactly these words.
    #[track_caller]
    pub(crate) fn wait_for_selection(&self, words: &str) {
        self.until(
            &format!("“{words}” is selected and can be labelled"),
            || {
                expect(self.selected_words().as_str(), words)?;
                expect(self.palette_purpose().as_str(), "Label as")
            },
        );
    }

    /// Draws the mouse over words, from the edge of the first character to that of the last.
    #[track_caller]
    pub(crate) fn drag_over(&self, words: &str) {
        self.bring_into_view(words);
        let lines = self.rectangles_of(words);
        let (first, last) = (lines[0], lines[lines.len() - 1]);
        let from = Point {
            x: first.left,
            y: first.middle().y,
        };
        let to = Point {
            x: last.right,
            y: last.middle().y,
        };
        for point in [first.middle(), last.middle()] {
            self.wait_until_uncovered(point);
        }
        self.drag(Pointer::Mouse, from, to);
    }

    /// The middle of some words, scrolled into view; of their first line if they have several.
    #[track_caller]
    pub(crate) fn middle_of(&self, words: &str) -> Point {
        self.bring_into_view(words);
        let point = self.rectangles_of(words)[0].middle();
        self.wait_until_uncovered(point);
        point
    }

    /// Where words end, at half the height of their last line.
    pub(crate) fn end_of(&self, words: &str) -> Point {
        let lines = self.rectangles_of(words);
        let last = lines[lines.len() - 1];
        Point {
            x: last.right,
            y: last.middle().y,
        }
    }

    /// Where words start, at half the height of their first line.
    pub(crate) fn start_of(&self, words: &str) -> Point {
        let first = self.rectangles_of(words)[0];
        Point {
            x: first.left,
            y: first.middle().y,
        }
    }

    /// The rectangles of words, line by line.
    #[track_caller]
    pub(crate) fn rectangles_of(&self, words: &str) -> Vec<Rectangle> {
        let found: Option<Vec<Rectangle>> = self.see("rectanglesOf(...arguments)", json!([words]));
        let found = found.filter(|lines| !lines.is_empty());
        found.unwrap_or_else(|| panic!("the open article has no words “{words}”"))
    }

    /// The rectangles of what is selected, line by line.
    pub(crate) fn selection_rectangles(&self) -> Vec<Rectangle> {
        self.see("selectionRectangles()", json!([]))
    }

    /// The view that the text scrolls in.
    pub(crate) fn view(&self) -> View {
        self.see("view()", json!([]))
    }

    /// Turns the wheel until words are in the middle of the view, or as near as it goes.
    #[track_caller]
    pub(crate) fn bring_into_view(&self, words: &str) {
        self.until(&format!("“{words}” is scrolled into view"), || {
            // In one look: as soon as the text there is divided, it moves.
            let Some((view, top, is_divided)) =
                self.see::<Option<(View, f64, bool)>>("standing(...arguments)", json!([words]))
            else {
                return Err("there are no such words".into());
            };
            let distance = top - view.place.middle().y;
            let wanted = (view.scrolled + distance).clamp(0.0, view.furthest);
            let turn = wanted - view.scrolled;
            if turn.abs() < 2.0 {
                // Until they are in a paragraph of their own, heights around them are estimates.
                return expect(is_divided, true);
            }
            self.turn_wheel(view.place.middle(), turn);
            // A turn shows some frames later and must not be made twice, but may be lost.
            self.wait_for_scrolling(view.scrolled);
            Err(format!("{view:?}, {turn} away"))
        });
    }

    /// Waits until nothing lies over a point of the text that a hand wants to reach: what slides
    /// away needs its moment.
    #[track_caller]
    fn wait_until_uncovered(&self, point: Point) {
        self.until(&format!("nothing lies over the text at {point:?}"), || {
            let cover: Option<String> =
                self.see("coversText(...arguments)", json!([point.x, point.y]));
            expect(cover, None)
        });
    }

    /// Selects words with the mouse, presses a key, and waits until the label is on disk.
    #[track_caller]
    pub(crate) fn label_with(&self, key: &str, words: &str) {
        self.select_words(words);
        let before = self.announcement();
        self.press(key);
        self.until(&format!("“{words}” is labelled with {key}"), || {
            let said = self.announcement();
            if said != before && said.starts_with("Labelled as ") {
                Ok(())
            } else {
                Err(said)
            }
        });
        self.wait_for_saved();
    }

    /// What the toolbar "Labels" says that pressing a label does now.
    pub(crate) fn palette_purpose(&self) -> String {
        self.see("[...document.querySelectorAll('[role=toolbar][aria-label=Labels] :is(.purpose, .granularity)')].map((part) => part.textContent).join(' ')", json!([]))
    }

    /// Where the toolbar "Labels" is.
    pub(crate) fn palette(&self) -> Rectangle {
        self.place_of(TOOLBAR)
    }

    /// Clicks a label of the toolbar "Labels".
    #[track_caller]
    pub(crate) fn click_label(&self, label: &str) {
        self.click_control("button", label, Some(TOOLBAR));
    }

    /// Taps a label of the toolbar "Labels" with a finger.
    #[track_caller]
    pub(crate) fn tap_label(&self, label: &str) {
        self.tap_at(self.reach("button", label, Some(TOOLBAR)));
    }

    /// The label that is held, if any.
    pub(crate) fn held_labels(&self) -> Vec<String> {
        self.see(
            "controls('button', arguments[0]).filter((each) => each.getAttribute('aria-pressed') === 'true').map(nameOf)",
            json!([TOOLBAR]),
        )
    }

    /// The keys that the toolbar gives for a label, first the one, then the other.
    pub(crate) fn keys_of_label(&self, label: &str) -> String {
        self.control("button", label, Some(TOOLBAR))
            .map(|button| button.keys)
            .unwrap_or_default()
    }

    /// The handle at an edge of the selected span: `start` or `end`.
    #[track_caller]
    pub(crate) fn handle(&self, edge: &str) -> Point {
        self.place_of(&format!("main .handle.{edge}.shown"))
            .middle()
    }

    /// Drags the handle at an edge of the selected span to a point of the text, as a hand does
    /// that holds it below its line.
    #[track_caller]
    pub(crate) fn drag_handle(&self, pointer: Pointer, edge: &str, to: Point) {
        // The handle hangs below the line of its edge, and points to where the line would be.
        const HANG: f64 = 14.0;
        self.drag(
            pointer,
            self.handle(edge),
            Point {
                y: to.y + HANG,
                ..to
            },
        );
    }

    pub(super) fn place_of(&self, selector: &str) -> Rectangle {
        #[derive(Deserialize)]
        struct Place {
            #[serde(rename = "box")]
            place: Rectangle,
        }
        self.until(&format!("{selector} is on the screen"), || {
            let place: Option<Place> = self.see("one(...arguments)", json!([selector]));
            place
                .map(|found| found.place)
                .ok_or_else(|| "it is not".to_owned())
        })
    }
}

const TOOLBAR: &str = "[role=toolbar][aria-label=Labels]";
