//! How marks look: style rules made from the scheme's colours and underlines.
//!
//! The page's policy forbids style attributes, so each combination of marks that occurs gets a
//! class, and the class a rule in a generated style sheet. There are about as many combinations as
//! labels to the power of the depth, and only those that occur are made.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::rc::Rc;

use crate::browser::style::GeneratedStyles;
use crate::model::{Color, SpanId, Underline};

/// The height of a lane, in CSS pixels: an underline of at most three and a gap.
const LANE: usize = 4;

/// How many lanes fit between two lines of text without moving them apart.
const LANES_IN_LINE_GAP: usize = 2;

/// Makes the classes of marks. Clones share everything.
#[derive(Clone)]
pub(super) struct Painter(Rc<Inner>);

struct Inner {
    rules: Option<GeneratedStyles>,
    emphasis: Option<GeneratedStyles>,
    made: RefCell<BTreeSet<String>>,
}

impl PartialEq for Painter {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Painter {
    /// A painter with sheets of its own. Where the browser has no constructed style sheets, marks
    /// keep the plain look of `<mark>`.
    pub(super) fn new() -> Self {
        Self(Rc::new(Inner {
            rules: GeneratedStyles::new().ok(),
            emphasis: GeneratedStyles::new().ok(),
            made: RefCell::new(BTreeSet::new()),
        }))
    }

    /// The class of a stretch with these marks, by ascending lane; a gap is a lane without a mark.
    pub(super) fn mark_class(&self, lanes: &[Option<(Color, Underline)>]) -> String {
        let mut class = String::from("paint");
        for lane in lanes {
            match lane {
                Some((color, underline)) => {
                    class.push_str(&format!("-{}-{}", color.name(), underline.name()));
                }
                None => class.push_str("-gap"),
            }
        }
        self.make(&class, || mark_rule(&class, lanes));
        class
    }

    /// The class of a line on which so many marks lie over each other; none if they fit.
    pub(super) fn depth_class(&self, depth: usize) -> Option<String> {
        let more = depth
            .checked_sub(LANES_IN_LINE_GAP)
            .filter(|more| *more > 0)?;
        let class = format!("depth-{depth}");
        self.make(&class, || {
            format!(
                ".{class} {{ line-height: calc(var(--reading-line) + {}px) }}",
                more * LANE
            )
        });
        Some(class)
    }

    fn make(&self, class: &str, rule: impl FnOnce() -> String) {
        if !self.0.made.borrow_mut().insert(class.to_owned()) {
            return;
        }
        if let Some(rules) = &self.0.rules {
            let _plain_look = rules.insert_rule(&rule());
        }
    }

    /// Makes all marks of the selected and of the hovered span stand out, fragments in any number
    /// of paragraphs together, without rendering anything.
    pub(super) fn emphasize(&self, selected: Option<SpanId>, hovered: Option<SpanId>) {
        let mut rules = String::new();
        if let Some(id) = hovered.filter(|_| hovered != selected) {
            let _infallible = write!(
                rules,
                "mark[data-span~=\"{id}\"] {{ background-color: var(--mark-hovered) }}"
            );
        }
        if let Some(id) = selected {
            let _infallible = write!(
                rules,
                "mark[data-span~=\"{id}\"] {{ background-color: var(--mark-selected); color: var(--mark-selected-ink) }}"
            );
        }
        if let Some(emphasis) = &self.0.emphasis {
            let _plain_look = emphasis.replace(&rules);
        }
    }
}

/// A rule that draws each mark's underline in its lane and lays its tint over the text.
fn mark_rule(class: &str, lanes: &[Option<(Color, Underline)>]) -> String {
    let mut images = Vec::new();
    let mut sizes = Vec::new();
    let mut positions = Vec::new();
    for (lane, mark) in lanes.iter().enumerate() {
        let Some((color, underline)) = mark else {
            continue;
        };
        let (image, height) = underline_image(*color, *underline);
        images.push(image);
        sizes.push(format!("100% {height}px"));
        // Counted from the bottom, which lies one lane lower for each lane of this very stretch:
        // so a lane runs at one height through all stretches of a line.
        let bottom = (lanes.len() - lane - 1) * LANE + (LANE - height) / 2;
        positions.push(format!("left 0 bottom {bottom}px"));
    }
    for (color, _) in lanes.iter().flatten() {
        let tint = format!("var(--{}-tint)", color.name());
        images.push(format!("linear-gradient({tint}, {tint})"));
        sizes.push(String::from("100% 100%"));
        positions.push(String::from("0 0"));
    }
    format!(
        "mark.{class} {{ padding-bottom: {}px; background-image: {}; background-size: {}; background-position: {} }}",
        lanes.len() * LANE,
        images.join(", "),
        sizes.join(", "),
        positions.join(", "),
    )
}

/// An underline as a background image, and its height in CSS pixels.
fn underline_image(color: Color, underline: Underline) -> (String, usize) {
    let line = format!("var(--{}-line)", color.name());
    match underline {
        Underline::Solid => (format!("linear-gradient({line}, {line})"), 2),
        Underline::Thick => (format!("linear-gradient({line}, {line})"), 3),
        Underline::Double => (
            format!("linear-gradient({line} 1px, transparent 1px 2px, {line} 2px)"),
            3,
        ),
        Underline::Dotted => (
            format!("repeating-linear-gradient(90deg, {line} 0 2px, transparent 2px 5px)"),
            2,
        ),
        Underline::Dashed => (
            format!("repeating-linear-gradient(90deg, {line} 0 6px, transparent 6px 10px)"),
            2,
        ),
    }
}
