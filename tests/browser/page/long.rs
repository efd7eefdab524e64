//! A text that is too long to be looked at whole: its window, and what the browser makes of all of
//! it.

use std::collections::HashMap;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Page, Point, Rectangle};
use crate::chromium::Chromium;
use crate::transcript::{Marked, Transcript, sorted};

/// How long a large file may take, to be read or to be written.
const PATIENCE_WITH_FILES: Duration = Duration::from_secs(120);

/// How many frames are looked at after a jump.
const FRAMES: usize = 8;

/// In how many frames a turn of the wheel is seen, if at all.
const FRAMES_OF_A_TURN: usize = 20;

/// A block of the text in the window.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Block {
    /// Where it starts, in code points.
    pub(crate) start: usize,
    pub(crate) text: String,
    #[serde(rename = "box")]
    pub(crate) place: Rectangle,
    /// Whether the browser paints it.
    pub(crate) is_shown: bool,
    marks: Vec<MarkedPart>,
}

#[derive(Clone, Debug, Deserialize)]
struct MarkedPart {
    spans: Vec<String>,
    start: usize,
    end: usize,
}

impl Block {
    /// Its stretch of the text, without the line break.
    fn stretch(&self) -> std::ops::Range<usize> {
        self.start..self.start + self.text.trim_end_matches('\n').chars().count()
    }

    /// What is marked in it.
    fn marked(&self) -> Marked {
        let stretch = self.stretch();
        let parts = self.marks.iter().flat_map(|mark| {
            let start = self.start + mark.start;
            let end = (self.start + mark.end).min(stretch.end);
            let is_any = start < end;
            let spans = mark.spans.iter().filter(move |_| is_any);
            spans.map(move |id| (start..end, id.clone()))
        });
        sorted(parts.collect())
    }
}

/// A change of the text: of which line, by its start, and what it was.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) start: Option<usize>,
    pub(crate) what: String,
}

/// A bar in a frame.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct BarSeen {
    /// When, in milliseconds.
    pub(crate) at: u32,
    /// How far it had come, from 0 to 1; none while that was not known.
    pub(crate) part: Option<f64>,
}

/// What is on paper.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    /// Where something is marked, in code points.
    pub(crate) marks: Vec<(usize, usize)>,
    /// The short names of the labels of all spans.
    pub(crate) tags: Vec<String>,
}

/// What a page can leave behind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counts {
    pub(crate) nodes: i64,
    pub(crate) listeners: i64,
    /// Pages of the program's memory, 64 KiB each.
    pub(crate) memory: i64,
}

impl Page {
    /// Opens the page with a transcript in it, the only article of its project.
    #[track_caller]
    pub(crate) fn with(transcript: &Transcript) -> Self {
        let page = Self::open();
        page.click_button("Got it");
        page.import_transcript(transcript);
        page
    }

    /// Imports a transcript and waits until it is open and saved.
    #[track_caller]
    pub(crate) fn import_transcript(&self, transcript: &Transcript) {
        let file = self
            .profile()
            .file("inquiry.json", transcript.project_file());
        self.import(&[&file]);
        self.wait_for_transcript();
    }

    /// Waits until a transcript is open and saved.
    #[track_caller]
    pub(crate) fn wait_for_transcript(&self) {
        self.until_within(PATIENCE_WITH_FILES, "the transcript is open", || {
            super::expect(self.open_title().as_str(), Transcript::TITLE)?;
            super::expect(self.save_state().as_str(), "saved")
        });
    }

    /// The blocks of the text that are in the window.
    pub(crate) fn window(&self) -> Vec<Block> {
        self.look("inWindow()", json!([]))
    }

    /// Draws the scroll bar to a part of its way. Returns what was in the window in each of the
    /// frames after that.
    pub(crate) fn jump(&self, part: f64) -> Vec<Vec<Block>> {
        self.look("jump(...arguments)", json!([part, FRAMES]))
    }

    /// Clicks at a point, scrolls on at once, and returns how far the text is scrolled in each of the
    /// frames after that.
    pub(crate) fn click_and_scroll(&self, point: Point, pixels: f64) -> Vec<f64> {
        self.click_and_turn_wheel(point, pixels);
        self.look("scrolledInFrames(...arguments)", json!([FRAMES]))
    }

    /// Waits until the text is scrolled elsewhere, for some frames at most.
    pub(super) fn wait_for_scrolling(&self, from: f64) {
        let _is_elsewhere: bool =
            self.look("scrollsFrom(...arguments)", json!([from, FRAMES_OF_A_TURN]));
    }

    /// Draws the scroll bar on by a part of its way in frame after frame. Returns what was in the window
    /// in each of these frames, and in those after that.
    pub(crate) fn rush(&self, part: f64, times: usize) -> (Vec<Vec<Block>>, Vec<Vec<Block>>) {
        self.look("rush(...arguments)", json!([part, times, FRAMES]))
    }

    /// Whether the window shows what it has to: the text without gaps, and all its marks.
    pub(crate) fn judge(&self, window: &[Block], transcript: &Transcript) -> Result<(), String> {
        self.judge_text(window, transcript)?;
        for block in window {
            let (seen, wanted) = (block.marked(), transcript.marked(&block.stretch()));
            if seen != wanted {
                return Err(format!(
                    "the marks of the text at {}: {seen:?} instead of {wanted:?}",
                    block.start
                ));
            }
        }
        Ok(())
    }

    /// Whether the window shows the text without gaps.
    pub(crate) fn judge_text(
        &self,
        window: &[Block],
        transcript: &Transcript,
    ) -> Result<(), String> {
        // A blank line and the space between two paragraphs, or the margin at the edge of the text.
        const GAP: f64 = 60.0;
        let view = self.view().place;
        let (Some(first), Some(last)) = (window.first(), window.last()) else {
            return Err("no text is in the window".to_owned());
        };
        for block in window {
            let stretch = block.stretch();
            if transcript.slice(stretch) != block.text.trim_end_matches('\n') {
                return Err(format!("another text begins at {}", block.start));
            }
            if !block.is_shown {
                return Err(format!("the text at {} is not painted", block.start));
            }
        }
        for pair in window.windows(2) {
            if pair[1].place.top - pair[0].place.bottom > GAP {
                return Err(format!("there is a gap before {}", pair[1].start));
            }
        }
        if first.start > 0 && first.place.top > view.top + GAP {
            return Err(format!("nothing is above {}", first.start));
        }
        let ends = last.start + last.text.chars().count() == transcript.text.chars().count();
        if !ends && last.place.bottom < view.bottom - GAP {
            return Err(format!("nothing is below {}", last.start));
        }
        Ok(())
    }

    /// Waits until the window shows what it has to.
    #[track_caller]
    pub(crate) fn wait_for_window(&self, transcript: &Transcript) -> Vec<Block> {
        self.until("the window shows the text and its marks", || {
            let window = self.window();
            self.judge(&window, transcript).map(|()| window)
        })
    }

    /// How many nodes there are in the text.
    pub(crate) fn nodes_in_text(&self) -> usize {
        self.look("nodesInText()", json!([]))
    }

    /// Notes every change of the text from now on, for [`changes`](Self::changes).
    pub(crate) fn watch_text(&self) {
        self.do_there("watchText()");
    }

    /// What has changed in the text since it was asked last.
    pub(crate) fn changes(&self) -> Vec<Change> {
        self.look("changesOfText()", json!([]))
    }

    /// Notes in every frame how far a job has come, for [`bar`](Self::bar).
    pub(crate) fn watch_bar(&self) {
        self.do_there("watchBar()");
    }

    /// How far the bar of a job was in each frame that showed one.
    pub(crate) fn bar(&self) -> Vec<BarSeen> {
        self.look("barSeen", json!([]))
    }

    /// Presses the mouse's button at a point and begins to draw to the right, holding it.
    pub(crate) fn begin_drawing(&self, from: Point) {
        self.mouse("mouseMoved", from, 0);
        self.mouse("mousePressed", from, 1);
        for pixels in [30.0, 60.0] {
            self.mouse("mouseMoved", from.right_by(pixels), 1);
        }
    }

    /// Draws on to a point, and lets the mouse's button go.
    pub(crate) fn end_drawing(&self, to: Point) {
        self.mouse("mouseMoved", to.right_by(-8.0), 1);
        self.mouse("mouseMoved", to, 1);
        self.mouse("mouseReleased", to, 0);
    }

    /// WebDriver's own mouse forgets between two commands that its button is held.
    fn mouse(&self, event: &str, at: Point, held: u8) {
        let button = if event == "mouseMoved" && held == 0 {
            "none"
        } else {
            "left"
        };
        self.chromium.devtools(
            "Input.dispatchMouseEvent",
            json!({
                "type": event, "x": at.x, "y": at.y, "button": button, "buttons": held,
                "clickCount": 1,
            }),
        );
    }

    /// Tells the page that it is about to be printed, or that it has been.
    pub(crate) fn tell_of_printing(&self, event: &str) {
        self.do_there(&format!("dispatchEvent(new Event('{event}'))"));
    }

    /// What is on paper.
    pub(crate) fn sheet(&self) -> Sheet {
        self.look("sheet()", json!([]))
    }

    /// Prints the page as the browser's button does. Returns how many sheets of paper come out.
    pub(crate) fn print(&self) -> usize {
        const CHUNK: usize = 8_000_000;
        let printed = self.chromium.devtools(
            "Page.printToPDF",
            json!({ "transferMode": "ReturnAsStream" }),
        );
        let mut sheets = 0;
        loop {
            let chunk = self.chromium.devtools(
                "IO.read",
                json!({ "handle": printed["stream"], "size": CHUNK }),
            );
            // Each sheet is an object of the file; their common parent has another type.
            let found: usize = self.look(
                r"(atob(arguments[0]).match(/\/Type\s*\/Page\b/g) ?? []).length",
                json!([chunk["data"]]),
            );
            sheets += found;
            if chunk["eof"] == true {
                return sheets;
            }
        }
    }

    /// Searches the page as the browser's own search does, from where it is. Returns whether the words
    /// were found.
    pub(crate) fn find(&self, words: &str) -> bool {
        self.look(
            "globalThis.find(arguments[0], true, false, true)",
            json!([words]),
        )
    }

    /// What is on the clipboard.
    pub(crate) fn clipboard(&self) -> String {
        let origin: Vec<&str> = self.address.split('/').take(3).collect();
        self.chromium.devtools(
            "Browser.grantPermissions",
            json!({ "origin": origin.join("/"), "permissions": ["clipboardReadWrite"] }),
        );
        self.look("navigator.clipboard.readText()", json!([]))
    }

    /// What in the text is kept from a screen reader, or stands out of its order.
    pub(crate) fn kept_from_screen_readers(&self) -> Vec<String> {
        self.look("keptFromScreenReaders()", json!([]))
    }

    /// The text as the browser hands it to a screen reader now, without the tags of marks.
    pub(crate) fn text_as_read_aloud(&self) -> String {
        let tree = self
            .chromium
            .devtools("Accessibility.getFullAXTree", json!({}));
        let nodes: HashMap<&str, &Value> = tree["nodes"]
            .as_array()
            .expect("a tree has nodes")
            .iter()
            .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
            .collect();
        let is_text = |node: &&&Value| {
            let name = node["name"]["value"].as_str().unwrap_or_default();
            node["role"]["value"] == "document" && name.starts_with("Text of ")
        };
        let root = nodes.values().find(is_text).expect("the text has a name");
        let mut waiting = vec![*root];
        let mut read = String::new();
        while let Some(node) = waiting.pop() {
            let role = &node["role"]["value"];
            if role == "StaticText" {
                read.push_str(node["name"]["value"].as_str().unwrap_or_default());
                continue;
            }
            let children = node["childIds"].as_array().into_iter().flatten().rev();
            let children = children.filter_map(|id| nodes.get(id.as_str()?).copied());
            // What a style sheet says of a mark is text without a box on the page.
            let has_box = |child: &Value| {
                child["childIds"]
                    .as_array()
                    .is_some_and(|all| !all.is_empty())
            };
            let is_tag = |child: &&Value| role == "mark" && !has_box(child);
            waiting.extend(children.filter(|child| !is_tag(child)));
        }
        read
    }

    /// The first quotation in the inspector's list of spans.
    pub(crate) fn first_listed(&self) -> String {
        self.look(
            "document.querySelector('[role=complementary][aria-label=Inspector] li .quote')?.textContent ?? ''",
            json!([]),
        )
    }

    /// Opens the bundled story and keeps an eye on the memory of the page's program.
    pub(crate) fn open_counting() -> Self {
        let prepare = |chromium: &Chromium| {
            let source = "addEventListener('TrunkApplicationStarted', (event) => { \
                globalThis.programMemory = event.detail.wasm.memory; })";
            chromium.devtools("Page.enable", json!({}));
            chromium.devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": source }),
            );
        };
        Self::come_prepared(
            crate::chromium::Profile::fresh(),
            &crate::settings::page(),
            prepare,
        )
    }

    /// Counts what the page holds, after the browser has thrown away all that nothing holds.
    pub(crate) fn counts(&self) -> Counts {
        for _ in 0..2 {
            self.chromium
                .devtools("HeapProfiler.collectGarbage", json!({}));
        }
        let counted = self.chromium.devtools("Memory.getDOMCounters", json!({}));
        let number = |name: &str| counted[name].as_i64().expect("counters are numbers");
        Counts {
            nodes: number("nodes"),
            listeners: number("jsEventListeners"),
            memory: self.look("programMemory.buffer.byteLength / 65536", json!([])),
        }
    }

    /// Labels the word before the caret and takes it back, so many times.
    pub(crate) fn label_and_undo(&self, rounds: usize) {
        let left: usize = self.look("labelAndUndo(...arguments)", json!([rounds]));
        assert_eq!(left, 0, "every label was taken back");
    }

    /// Opens the next article and comes back, so many times.
    pub(crate) fn there_and_back(&self, rounds: usize) {
        let _nothing: Option<()> = self.look("thereAndBack(...arguments)", json!([rounds]));
    }

    fn do_there(&self, statement: &str) {
        let _nothing: Option<Value> = self.look(&format!("({statement}, null)"), json!([]));
    }

    /// Reads something of the page with the functions of `eyes.js` and `long.js`.
    #[track_caller]
    fn look<T: DeserializeOwned>(&self, expression: &str, arguments: Value) -> T {
        const EYES: &str = concat!(include_str!("eyes.js"), "\n", include_str!("long.js"));
        let seen = self
            .chromium
            .run(&format!("{EYES}\nreturn {expression};"), arguments);
        serde_json::from_value(seen).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }
}
