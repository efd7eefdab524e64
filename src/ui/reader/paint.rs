//! How marks look: style rules made from the scheme's colours and underlines.
//!
//! The page's policy forbids style attributes, so each combination of marks that occurs gets a
//! class, and the class a rule in a generated style sheet. There are about as many combinations as
//! labels to the power of the depth, and only those that occur are made.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::style::GeneratedStyles;
use crate::model::{AnnotatorId, Color, Mark, Name, Scheme, SpanId, Underline};
use crate::query::{Segment, Sign};
use crate::ui::shared::color_class;

/// The height of a lane, in CSS pixels: an underline of at most three and a gap.
const LANE: usize = 4;

/// How many lanes fit between two lines of text without moving them apart.
const LANES_IN_LINE_GAP: usize = 2;

/// How many tints lie over each other at most, those of the innermost spans: with more, neither the text nor
/// the underlines would stand out from them enough to be read, least of all where the span is selected as well
/// (WCAG 2.2, 1.4.3 and 1.4.11).
const TINTS: usize = 2;

/// What the element of a marked stretch carries.
pub(super) struct Look {
    /// Its classes.
    pub(super) class: String,
    /// The ids of its spans, the outer before the inner.
    pub(super) spans: String,
    /// Their labels, in the same order.
    pub(super) labels: String,
    /// The short names of the labels of the spans that begin here.
    pub(super) tag: Option<String>,
}

/// Makes the classes of marks. Clones share everything.
#[derive(Clone)]
pub(super) struct Painter(Rc<Inner>);

struct Inner {
    rules: Option<GeneratedStyles>,
    emphasis: Option<GeneratedStyles>,
    targets: Option<GeneratedStyles>,
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
            targets: GeneratedStyles::new().ok(),
            made: RefCell::new(BTreeSet::new()),
        }))
    }

    /// How a stretch looks and what its element says; none if nothing is marked there. `marks` are
    /// those that the segment was made from; what is not by `me` has the sign of its annotator.
    pub(super) fn look(
        &self,
        segment: &Segment,
        marks: &[Mark],
        scheme: &Scheme,
        (signs, me): (&[Sign], AnnotatorId),
    ) -> Option<Look> {
        let lane_count = segment.marks.last()?.lane + 1;
        let mut lanes = vec![None; lane_count];
        let mut spans = Vec::new();
        let mut labels = Vec::new();
        let mut tag = Vec::new();
        let mut tag_color = None;
        let mut other_color = None;
        for placed in &segment.marks {
            let Some(mark) = marks.get(placed.mark) else {
                continue;
            };
            let label = scheme.label(&mark.span.label);
            let look = label.map_or((Color::Grey, Underline::Solid), |label| {
                (label.color, label.underline)
            });
            if let Some(lane) = lanes.get_mut(placed.lane) {
                *lane = Some(look);
            }
            spans.push(mark.span.id.to_string());
            labels.push(mark.span.label.to_string());
            let by = mark.span.annotator;
            let other = signs.iter().find(|sign| sign.annotator == by && by != me);
            // The innermost says whose it is.
            other_color = other.map(|other| other.color).or(other_color);
            if placed.starts && mark.fragment == 0 {
                let short = label.map_or("?", |label| &label.short);
                tag.push(match other {
                    Some(other) => format!("{short}·{}", other.initial),
                    None => short.to_owned(),
                });
                tag_color.get_or_insert_with(|| color_class(label));
            }
        }
        let mut class = self.mark_class(&lanes);
        if let Some(color) = tag_color {
            class.push(' ');
            class.push_str(color);
        }
        if let Some(color) = other_color {
            class.push(' ');
            class.push_str(&self.other_class(color));
        }
        Some(Look {
            class,
            spans: spans.join(" "),
            labels: labels.join(" "),
            tag: (!tag.is_empty()).then(|| tag.join(" ")),
        })
    }

    /// The class of a section of about so many rows that the browser need not lay out while it is far
    /// from the window; then it counts as so high. What rises above its first line still shows.
    pub(super) fn size_class(&self, rows: u32) -> String {
        let class = format!("rows-{rows}");
        self.make(&class, || {
            format!(
                ".{class} {{ content-visibility: auto; overflow-clip-margin: 1.5em; \
                 contain-intrinsic-size: auto none auto calc({rows} * var(--row)) }}"
            )
        });
        class
    }

    /// The class of a stretch with these marks, by ascending lane; a gap is a lane without a mark.
    fn mark_class(&self, lanes: &[Option<(Color, Underline)>]) -> String {
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

    /// The class of a stretch with a span of another annotator, who has this colour.
    fn other_class(&self, color: Color) -> String {
        let name = color.name();
        let class = format!("by-{name}");
        self.make(&class, || {
            format!("mark.{class} {{ text-decoration: overline dotted 2px var(--{name}-line) }}")
        });
        class
    }

    fn make(&self, class: &str, rule: impl FnOnce() -> String) {
        if !self.0.made.borrow_mut().insert(class.to_owned()) {
            return;
        }
        if let Some(rules) = &self.0.rules {
            let _plain_look = rules.insert_rule(&rule());
        }
    }

    /// Makes the marks of these labels stand out from all others, as possible ends of a link; none
    /// for the ordinary look.
    pub(super) fn light_up(&self, labels: Option<&[Name]>) {
        let rules = labels.map(|labels| {
            // A label is looked for anywhere in the list of names, which may have spaces in them.
            let lit = labels
                .iter()
                .map(|label| format!("mark[data-label*={}]", css_string(label)));
            let lit = lit.collect::<Vec<_>>().join(", ");
            format!(".article-text mark:not(:is({lit})) {{ opacity: .4 }}")
        });
        if let Some(targets) = &self.0.targets {
            let _plain_look = targets.replace(&rules.unwrap_or_default());
        }
    }

    /// Makes all marks of the selected spans stand out, fragments in any number of paragraphs
    /// together and those that come into view later, without rendering anything.
    pub(super) fn emphasize<'a>(&self, selected: impl Iterator<Item = &'a SpanId>) {
        let rules = selected.map(|id| {
            format!(
                "mark[data-span~=\"{id}\"] {{ background-color: var(--mark-selected); color: var(--mark-selected-ink) }}"
            )
        });
        if let Some(emphasis) = &self.0.emphasis {
            let _plain_look = emphasis.replace(&rules.collect::<String>());
        }
    }
}

/// A string as CSS writes it.
fn css_string(text: &str) -> String {
    let escaped = text.chars().map(|character| match character {
        '"' | '\\' => format!("\\{character}"),
        '\n' => String::from("\\a "),
        character => character.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// Makes all marks of the hovered span that are there stand out. They get an attribute rather than a
/// rule, for which a browser would look at every mark, since a pointer crosses many on its way.
pub(super) fn show_hovered(root: &Element, hovered: Option<SpanId>) {
    let own = hovered.map(|id| format!("[data-span~=\"{id}\"]"));
    let others = own.as_ref().map(|own| format!(":not({own})"));
    let others = others.unwrap_or_default();
    for mark in marks(root, &format!("mark[{HOVERED}]{others}")) {
        let _was_there = mark.remove_attribute(HOVERED);
    }
    if let Some(own) = own {
        for mark in marks(root, &format!("mark{own}:not([{HOVERED}])")) {
            let _plain_look = mark.set_attribute(HOVERED, "");
        }
    }
}

/// The attribute of marks that stand out under the pointer.
const HOVERED: &str = "data-hovered";

fn marks(root: &Element, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector);
    let nodes = found.into_iter().flat_map(|list| list.values().into_iter());
    nodes
        .filter_map(|node| node.ok()?.dyn_into::<Element>().ok())
        .collect()
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
    for (color, _) in lanes.iter().flatten().rev().take(TINTS) {
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
