//! A finger that stays where it is, until the browser takes it for a wish to select.
//!
//! WebDriver's touches reach the page without ever becoming such a gesture. Those that the DevTools
//! protocol makes of a mouse go the way of a touch screen, with its timers.

use serde_json::json;

use super::{Page, Point};

impl Page {
    /// Holds a finger on words until the browser has selected something there, and lifts it.
    #[track_caller]
    pub(crate) fn hold_finger_on(&self, words: &str) {
        let point = self.hold_until_selected(words);
        self.touch("mouseReleased", point);
    }

    /// The same with a finger that moves before it is lifted: the page hears of the selection while
    /// the finger is down, and then that the browser has taken the finger away from it.
    #[track_caller]
    pub(crate) fn hold_moving_finger_on(&self, words: &str) {
        const TWO_FRAMES: &str = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";
        const STEPS: u32 = 8;
        const STEP: f64 = 4.0;
        let mut point = self.hold_until_selected(words);
        self.chromium.run(TWO_FRAMES, json!([]));
        for _ in 0..STEPS {
            point = point.right_by(STEP);
            self.touch("mouseMoved", point);
        }
        self.touch("mouseReleased", point);
    }

    #[track_caller]
    fn hold_until_selected(&self, words: &str) -> Point {
        let point = self.middle_of(words);
        assert_eq!(self.selected_words(), "", "something is selected already");
        // Anew each time: a touch of WebDriver's puts an end to it.
        for enabled in [false, true] {
            self.chromium.devtools(
                "Emulation.setEmitTouchEventsForMouse",
                json!({ "enabled": enabled, "configuration": "mobile" }),
            );
        }
        self.touch("mousePressed", point);
        self.until(
            &format!("a finger on “{words}” has selected something"),
            || match self.selected_words() {
                nothing if nothing.is_empty() => Err("nothing".to_owned()),
                _ => Ok(()),
            },
        );
        point
    }

    fn touch(&self, act: &str, at: Point) {
        self.chromium.devtools(
            "Input.emulateTouchFromMouseEvent",
            json!({
                "type": act, "x": at.x.round(), "y": at.y.round(),
                "button": "left", "clickCount": 1,
            }),
        );
    }

    /// Moves the start of the selection to the start of words and its end to their end, as the
    /// system's handles do: the page gets no touch, only to know that the selection is another one.
    pub(crate) fn move_system_handles_to(&self, words: &str) {
        const MOVE: &str = r#"
            const article = document.querySelector("main [data-article-text]");
            const place = (offset) => {
              const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
              while (walker.nextNode() && offset > walker.currentNode.length) {
                offset -= walker.currentNode.length;
              }
              return [walker.currentNode, offset];
            };
            const start = article.textContent.indexOf(arguments[0]);
            const end = start + arguments[0].length;
            getSelection().setBaseAndExtent(...place(start), ...place(end));
        "#;
        self.chromium.run(MOVE, json!([words]));
    }
}
