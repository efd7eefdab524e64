//! Where things stand on the screen, and moving the text under them.

use std::ops::Range;

use web_sys::{Element, HtmlElement};

use crate::browser::dom_text::{self, Rectangle};
use crate::query::Layout;
use crate::text::{ByteOffset, Text, TextRange, Utf16Offset};
use crate::ui::keeping::ReadingPlace;
use crate::ui::near::child_at_height;

/// How near to the edge of the window something may be and still count as in view, in CSS pixels.
const MARGIN: f64 = 72.0;

/// The distance between the selection and the palette, in CSS pixels.
const PALETTE_DISTANCE: f64 = 10.0;

/// More text than fits in a window, in UTF-16 units: what decides where to scroll to.
const WINDOWFUL: u32 = 8_000;

/// The first and the last rectangle of a stretch of text. The browser lays out all text in it that is
/// far from the window: not for a stretch of any length.
pub(super) fn ends_of(
    root: &Element,
    text: &Text,
    range: TextRange,
) -> Option<(Rectangle, Rectangle)> {
    ends_between(root, text.utf16(range.start()), text.utf16(range.end()))
}

fn ends_between(
    root: &Element,
    start: Utf16Offset,
    end: Utf16Offset,
) -> Option<(Rectangle, Rectangle)> {
    let rectangles = dom_text::rectangles(root, start, end);
    Some((*rectangles.first()?, *rectangles.last()?))
}

/// Puts an element at a point of its container, as [`put`] does, or out of sight where there is none.
pub(super) fn put_or_hide(element: &HtmlElement, container: &Element, point: Option<(f64, f64)>) {
    let style = element.style();
    let _known_property = match point {
        Some((left, top)) => {
            put(element, container, left, top);
            style.remove_property("visibility").map(drop)
        }
        None => style.set_property("visibility", "hidden"),
    };
}

/// Puts the upper left corner of an element at a point of its container, both in the viewport's
/// coordinates.
fn put(element: &HtmlElement, container: &Element, left: f64, top: f64) {
    let origin = container.get_bounding_client_rect();
    set(element, "left", left - origin.left());
    set(element, "top", top - origin.top());
}

/// Sets a length of an element's style, in CSS pixels.
pub(in crate::ui) fn set(element: &HtmlElement, property: &str, pixels: f64) {
    let _wrong_place = element
        .style()
        .set_property(property, &format!("{}px", pixels.round() as i32));
}

/// Puts the palette beside a selection: below its last line or, where there is no room, above its
/// first one. Never over it.
pub(super) fn put_palette(
    palette: &HtmlElement,
    container: &Element,
    scroller: &Element,
    (first, last): (Rectangle, Rectangle),
) {
    let view = scroller.get_bounding_client_rect();
    let column = container.get_bounding_client_rect();
    let size = palette.get_bounding_client_rect();
    let below = last.bottom + PALETTE_DISTANCE;
    let above = first.top - PALETTE_DISTANCE - size.height();
    let fits_below = below + size.height() <= view.bottom();
    let top = if fits_below || above < view.top() {
        below
    } else {
        above
    };
    let center = if fits_below {
        (last.left + last.right) / 2.0
    } else {
        (first.left + first.right) / 2.0
    };
    let leftmost = column.left().max(view.left() + 8.0);
    let rightmost = column.right().min(view.right() - 8.0) - size.width();
    let left = (center - size.width() / 2.0).min(rightmost).max(leftmost);
    put(palette, container, left, top);
}

/// Scrolls a stretch into view if it is not, to a third from the top.
pub(super) fn bring_into_view(root: &Element, scroller: &Element, text: &Text, range: TextRange) {
    let found = if range.is_empty() {
        dom_text::caret_rectangle(root, text.utf16(range.start())).map(|caret| (caret, caret))
    } else {
        let start = text.utf16(range.start());
        let enough = Utf16Offset::new(start.get().saturating_add(WINDOWFUL));
        ends_between(root, start, text.utf16(range.end()).min(enough))
    };
    let Some((first, last)) = found else { return };
    let view = scroller.get_bounding_client_rect();
    let is_in_view =
        first.top >= view.top() + MARGIN / 2.0 && last.bottom <= view.bottom() - MARGIN;
    let starts_in_view = first.top >= view.top() && first.bottom <= view.bottom() - MARGIN;
    let is_tall = last.bottom - first.top > view.height() - 2.0 * MARGIN;
    let is_seen = is_in_view || (is_tall && starts_in_view);
    if !is_seen {
        scroll_by(scroller, first.top - view.top() - view.height() / 3.0);
    }
}

fn scroll_by(scroller: &Element, distance: f64) {
    // Setting it where it is already would end the scrolling of a wheel.
    if distance as i32 != 0 {
        scroller.set_scroll_top(scroller.scroll_top() + distance as i32);
    }
}

/// The paragraphs in the window and in so many windows' heights above and below it; none if there
/// is no text.
pub(super) fn paragraphs_near(
    root: &Element,
    scroller: &Element,
    (text, layout): (&Text, &Layout),
    windows: f64,
) -> Option<Range<usize>> {
    let view = scroller.get_bounding_client_rect();
    let margin = windows * view.height();
    let first = paragraph_at_height(root, text, layout, view.top() - margin)?;
    let last = paragraph_at_height(root, text, layout, view.bottom() + margin)?;
    Some(first..last + 1)
}

/// The paragraph that holds a height of the viewport, or the nearest one. In a block that is not
/// divided into paragraphs, it is estimated. The cost is logarithmic.
fn paragraph_at_height(root: &Element, text: &Text, layout: &Layout, height: f64) -> Option<usize> {
    let mut block = root.clone();
    while dom_text::has_blocks(&block) {
        let blocks = block.children();
        let number = child_at_height(&blocks, height)?;
        block = blocks.item(u32::try_from(number).ok()?)?;
    }
    let (start, end) = dom_text::stretch_of_block(&block)?;
    let first = layout.paragraph_at(text.from_utf16(start)?);
    let end = text.from_utf16(end)?.get();
    let last = layout.paragraph_at(ByteOffset::new(end.saturating_sub(1)));
    let place = block.get_bounding_client_rect();
    let part = (height - place.top()) / place.height().max(1.0);
    Some(layout.paragraph_at_part(first..last + 1, part))
}

/// How far below the upper edge of the window the first text in view may begin, in CSS pixels:
/// somewhere in the height of a blank line and a line of text.
const TOP_REACH: [f64; 5] = [2.0, 14.0, 26.0, 38.0, 54.0];

/// The first text in view, if any of the article's text is.
pub(super) fn reading_place(
    root: &Element,
    scroller: &Element,
    article: String,
) -> Option<ReadingPlace> {
    let view = scroller.get_bounding_client_rect();
    let column = root.get_bounding_client_rect();
    // Where a line runs from right to left, it begins at the right.
    let sides = [column.left() + 2.0, column.right() - 2.0];
    let first_at = |height: f64| {
        let found = sides.map(|side| dom_text::offset_at_point(root, side, height));
        found.into_iter().flatten().min()
    };
    let offset = if column.top() > view.top() {
        Utf16Offset::ZERO
    } else {
        TOP_REACH
            .iter()
            .find_map(|reach| first_at(view.top() + reach))?
    };
    let caret = dom_text::caret_rectangle(root, offset)?;
    Some(ReadingPlace {
        article,
        offset,
        above: (view.top() - caret.top) as i32,
    })
}

/// Scrolls back to where the reader was.
pub(super) fn go_to_place(root: &Element, scroller: &Element, place: &ReadingPlace) {
    if let Some(caret) = dom_text::caret_rectangle(root, place.offset) {
        let distance = caret.top - scroller.get_bounding_client_rect().top();
        scroll_by(scroller, distance + f64::from(place.above));
    }
}

/// Where the text in view begins: the place for a caret that is not there yet.
pub(in crate::ui) fn first_in_view(root: &Element, scroller: &Element, text: &Text) -> ByteOffset {
    let place = reading_place(root, scroller, String::new());
    let offset = place
        .and_then(|place| text.from_utf16(place.offset))
        .unwrap_or_default();
    let lines = text.lines();
    let line = lines.at(offset);
    let is_blank = |range: &TextRange| text.slice(*range).trim().is_empty();
    if lines.range(line).is_some_and(|line| !is_blank(&line)) {
        return offset;
    }
    let after = (line..lines.len()).filter_map(|line| lines.range(line));
    after
        .into_iter()
        .find(|line| !is_blank(line))
        .map_or(offset, TextRange::start)
}

/// An element that points go through to what is behind it, for as long as this value lives.
pub(in crate::ui) struct Transparent(Element);

impl Transparent {
    /// Lets points through.
    pub(in crate::ui) fn new(element: Element) -> Self {
        element.class_list().add_1("transparent").ok();
        Self(element)
    }
}

impl Drop for Transparent {
    fn drop(&mut self) {
        self.0.class_list().remove_1("transparent").ok();
    }
}
