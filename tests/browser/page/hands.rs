//! A keyboard, a mouse, a wheel and a finger.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Page, Rectangle};

/// A point of the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Point {
    /// The same point, a little to the right.
    pub(crate) fn right_by(self, pixels: f64) -> Self {
        Self {
            x: self.x + pixels,
            ..self
        }
    }
}

/// What points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Pointer {
    Mouse,
    Finger,
}

/// A control as it is on the screen.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Control {
    #[serde(rename = "box")]
    pub(crate) place: Rectangle,
    pub(crate) covered_by: Option<String>,
    pub(crate) is_checked: bool,
    pub(crate) is_disabled: bool,
    pub(crate) value: String,
    /// The keys that it says do the same.
    pub(crate) keys: String,
}

impl Page {
    /// Presses keys: `2`, `Shift+ArrowRight`, `Control+Shift+z`.
    pub(crate) fn press(&self, chord: &str) {
        let (held, key) = match chord.rsplit_once('+') {
            Some((held, key)) if !held.is_empty() => (held.split('+').collect(), key),
            _ => (Vec::new(), chord),
        };
        let held: Vec<&str> = held.into_iter().map(key_code).collect();
        let down = |key: &&str| json!({ "type": "keyDown", "value": key });
        let up = |key: &&str| json!({ "type": "keyUp", "value": key });
        let key = key_code(key);
        let strokes: Vec<Value> = held
            .iter()
            .map(down)
            .chain([down(&key), up(&key)])
            .chain(held.iter().rev().map(up))
            .collect();
        self.strike(strokes);
    }

    /// Types words into whatever has the focus.
    pub(crate) fn type_words(&self, words: &str) {
        let strokes = words.chars().flat_map(|character| {
            ["keyDown", "keyUp"].map(|stroke| json!({ "type": stroke, "value": character }))
        });
        self.strike(strokes.collect());
    }

    /// Does something while a key is held.
    pub(crate) fn holding<T>(&self, key: &str, act: impl FnOnce() -> T) -> T {
        let key = key_code(key);
        self.strike(vec![json!({ "type": "keyDown", "value": key })]);
        let done = act();
        self.strike(vec![json!({ "type": "keyUp", "value": key })]);
        done
    }

    fn strike(&self, strokes: Vec<Value>) {
        self.chromium
            .perform(json!([{ "type": "key", "id": "keyboard", "actions": strokes }]));
    }

    /// Clicks once.
    pub(crate) fn click_at(&self, point: Point) {
        self.point(Pointer::Mouse, vec![go(point), down(), up()]);
    }

    /// Clicks twice.
    pub(crate) fn double_click_at(&self, point: Point) {
        self.point(Pointer::Mouse, vec![go(point), down(), up(), down(), up()]);
    }

    /// Taps with a finger.
    pub(crate) fn tap_at(&self, point: Point) {
        self.point(Pointer::Finger, vec![go(point), down(), up()]);
    }

    /// Presses at one point, moves, and lets go at another.
    pub(crate) fn drag(&self, pointer: Pointer, from: Point, to: Point) {
        let half = Point {
            x: (from.x + to.x) / 2.0,
            y: (from.y + to.y) / 2.0,
        };
        self.point(
            pointer,
            vec![go(from), down(), go(half), go(to), go(to), up()],
        );
    }

    /// Moves the mouse without pressing anything.
    pub(crate) fn hover(&self, point: Point) {
        self.point(Pointer::Mouse, vec![go(point)]);
    }

    fn point(&self, pointer: Pointer, actions: Vec<Value>) {
        let (id, kind) = match pointer {
            Pointer::Mouse => ("mouse", "mouse"),
            Pointer::Finger => ("finger", "touch"),
        };
        self.chromium.perform(json!([{
            "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": actions,
        }]));
    }

    /// Clicks and turns the wheel at once, faster than any hand.
    pub(super) fn click_and_turn_wheel(&self, point: Point, pixels: f64) {
        let rest = || json!({ "type": "pause" });
        self.chromium.perform(json!([
            {
                "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
                "actions": [go(point), down(), up(), rest()],
            },
            {
                "type": "wheel", "id": "wheel",
                "actions": [rest(), rest(), rest(), {
                    "type": "scroll", "x": whole(point.x), "y": whole(point.y),
                    "deltaX": 0, "deltaY": whole(pixels),
                }],
            },
        ]));
    }

    /// Turns the wheel over the text.
    pub(crate) fn turn_the_wheel(&self, pixels: f64) {
        self.turn_wheel(self.view().place.middle(), pixels);
    }

    /// Turns the wheel over a point.
    pub(super) fn turn_wheel(&self, over: Point, pixels: f64) {
        self.chromium
            .perform(json!([{ "type": "wheel", "id": "wheel", "actions": [{
                "type": "scroll", "x": whole(over.x), "y": whole(over.y),
                "deltaX": 0, "deltaY": whole(pixels),
            }]}]));
    }

    /// Clicks the button of this name.
    #[track_caller]
    pub(crate) fn click_button(&self, name: &str) {
        self.click_control("button", name, None);
    }

    /// The button of this name, if it is on the screen.
    pub(crate) fn button(&self, name: &str) -> Option<Control> {
        self.control("button", name, None)
    }

    /// The field of this name, if it is on the screen.
    pub(crate) fn field(&self, name: &str) -> Option<Control> {
        self.control("field", name, None)
    }

    /// Writes into the field of this name, in place of what it holds.
    #[track_caller]
    pub(crate) fn fill(&self, name: &str, words: &str) {
        self.click_control("field", name, None);
        self.press("Control+a");
        self.press("Delete");
        self.type_words(words);
    }

    /// Whether the keys go to the text.
    pub(crate) fn is_on_text(&self) -> bool {
        self.see("document.activeElement === article()", json!([]))
    }

    /// The name of what the keys go to.
    pub(crate) fn focused_name(&self) -> String {
        self.see("nameOf(document.activeElement)", json!([]))
    }

    pub(super) fn control(&self, kind: &str, name: &str, within: Option<&str>) -> Option<Control> {
        let mut found: Vec<Control> =
            self.see("control(...arguments)", json!([kind, name, within]));
        if found.len() > 1 {
            panic!("there are {} of {kind} “{name}”", found.len());
        }
        found.pop()
    }

    #[track_caller]
    pub(super) fn click_control(&self, kind: &str, name: &str, within: Option<&str>) {
        self.click_at(self.reach(kind, name, within));
    }

    /// Where a control can be clicked or tapped, once it can.
    #[track_caller]
    pub(super) fn reach(&self, kind: &str, name: &str, within: Option<&str>) -> Point {
        let place = self.until(
            &format!("the {kind} “{name}” can be clicked"),
            || match self.control(kind, name, within) {
                None => Err("there is none".to_owned()),
                Some(Control {
                    is_disabled: true, ..
                }) => Err("it is disabled".to_owned()),
                Some(Control {
                    covered_by: Some(other),
                    ..
                }) => Err(format!("{other} covers it")),
                Some(control) => Ok(control.place),
            },
        );
        place.middle()
    }
}

fn go(to: Point) -> Value {
    json!({ "type": "pointerMove", "x": whole(to.x), "y": whole(to.y), "duration": 0 })
}

/// WebDriver counts in whole pixels.
fn whole(pixels: f64) -> i64 {
    pixels.round() as i64
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

/// A key's name as WebDriver writes it (WebDriver 2, "Keyboard actions").
fn key_code(name: &str) -> &str {
    match name {
        "Backspace" => "\u{E003}",
        "Tab" => "\u{E004}",
        "Enter" => "\u{E007}",
        "Shift" => "\u{E008}",
        "Control" => "\u{E009}",
        "Alt" => "\u{E00A}",
        "Escape" => "\u{E00C}",
        "PageDown" => "\u{E00F}",
        "End" => "\u{E010}",
        "Home" => "\u{E011}",
        "ArrowLeft" => "\u{E012}",
        "ArrowUp" => "\u{E013}",
        "ArrowRight" => "\u{E014}",
        "ArrowDown" => "\u{E015}",
        "Delete" => "\u{E017}",
        character => {
            assert_eq!(character.chars().count(), 1, "{character} is no key");
            character
        }
    }
}
