//! Putting caret, handles, palette and the browser's selection where the state says.
//!
//! Only what is in the window's detail is asked where it stands: for anything else the browser would
//! lay out all that is far away around it.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::view::View;
use super::{Parts, geometry};
use crate::browser::dom_text::{self, Rectangle};
use crate::browser::focus;
use crate::browser::listen::{EventListenerOptions, on_window};
use crate::store::State;
use crate::text::{
    ByteOffset, Text, TextRange, begins_at_right, next_character, previous_character,
};
use crate::ui::app::Latest;

/// How much farther right the handle for links stands beside a right edge than beside a left one, in CSS
/// pixels.
const LINK_HANDLE_WIDTH: f64 = 28.0;

/// Puts caret, handles, palette and the browser's selection where the state says, after each
/// rendering and whenever the window changes its size. Returns how often that was.
#[hook]
pub(super) fn use_placing(state: &Latest, view: Option<&View>, parts: &Parts) -> u32 {
    let resized = use_state(|| 0_u32);
    {
        let resized = resized.setter();
        use_effect_with((), move |()| {
            let mut count = 0;
            let listener = on_window("resize", EventListenerOptions::default(), move |_| {
                count += 1;
                resized.set(count);
            });
            move || drop(listener)
        });
    }
    use_effect_with((state.clone(), parts.clone()), |(state, parts)| {
        show_selection(&state.0, parts);
    });
    use_effect_with(
        (state.clone(), parts.clone(), *resized, view.cloned()),
        |(state, parts, _, view)| {
            if let Some(view) = view {
                place(&state.0, parts, view.stretch());
            }
        },
    );
    *resized
}

/// Makes the browser's selection the one of the state, unless the user is writing in a field or
/// dragging a handle.
fn show_selection(state: &State, parts: &Parts) {
    let (Some(article), Some(root)) = (state.open_article(), parts.root.cast::<Element>()) else {
        return;
    };
    if focus::is_writing() || parts.is_dragging() {
        return;
    }
    let text = &article.text;
    match state.shown_selection() {
        Some((anchor, focus)) => {
            let _shorter_text = dom_text::select(&root, text.utf16(anchor), text.utf16(focus));
        }
        None => {
            if dom_text::selected_range(&root).is_some_and(|(anchor, focus)| anchor != focus) {
                dom_text::clear_selection();
            }
        }
    }
}

/// Puts what floats over the text where the text is, as far as that is in `shown`.
fn place(state: &State, parts: &Parts, shown: TextRange) -> Option<()> {
    let floating = Floating {
        text: &state.open_article()?.text,
        shown,
        root: parts.root.cast()?,
        column: parts.column.cast()?,
    };
    if let (Some(selection), Some(caret)) = (state.selection, parts.caret.cast()) {
        floating.put_caret(&caret, selection.focus);
    }
    if let (Some(span), Some(start), Some(end)) =
        (state.selected_span(), parts.start.cast(), parts.end.cast())
    {
        floating.put_handles(&start, &end, span.fragments.extent());
        if let Some(link) = parts.link.cast() {
            floating.put_link_handle(&link, span.fragments.extent());
        }
    }
    let palette = parts.toolbar.cast::<HtmlElement>()?;
    match state.selected_range() {
        Some(range) => floating.put_palette(&palette, &parts.scroller.cast()?, range),
        None => {
            for property in ["left", "top"] {
                let _was_not_set = palette.style().remove_property(property);
            }
        }
    }
    Some(())
}

/// What is known when something is put over the text.
struct Floating<'text> {
    text: &'text Text,
    shown: TextRange,
    root: Element,
    column: Element,
}

impl Floating<'_> {
    fn put_caret(&self, caret: &HtmlElement, offset: ByteOffset) {
        let is_shown = (self.shown.start()..=self.shown.end()).contains(&offset);
        let place = is_shown
            .then(|| dom_text::caret_rectangle(&self.root, self.text.utf16(offset)))
            .flatten();
        if let Some(place) = place {
            geometry::set(caret, "height", place.bottom - place.top);
        }
        let corner = place.map(|place| (place.left, place.top));
        geometry::put_or_hide(caret, &self.column, corner);
    }

    fn put_handles(&self, start: &HtmlElement, end: &HtmlElement, extent: TextRange) {
        let below = |(edge, _): (Rectangle, bool)| (edge.left, edge.bottom);
        geometry::put_or_hide(start, &self.column, self.start_edge(extent).map(below));
        geometry::put_or_hide(end, &self.column, self.end_edge(extent).map(below));
    }

    fn put_link_handle(&self, link: &HtmlElement, extent: TextRange) {
        // Outside of the span, away from its tag.
        let above = self.start_edge(extent).map(|(edge, is_right)| {
            let aside = if is_right { LINK_HANDLE_WIDTH } else { 0.0 };
            (edge.left + aside, edge.top)
        });
        geometry::put_or_hide(link, &self.column, above);
    }

    fn put_palette(&self, palette: &HtmlElement, scroller: &Element, selected: TextRange) {
        if let Some(ends) = self.ends_of_shown(selected) {
            geometry::put_palette(palette, &self.column, scroller, ends);
        }
    }

    /// The edge of the screen's text at which a stretch begins, and whether that is a right one; none if
    /// it is not shown.
    fn start_edge(&self, extent: TextRange) -> Option<(Rectangle, bool)> {
        let start = extent.start();
        let is_shown = self.shown.contains(start);
        let first = TextRange::between(start, next_character(self.text, start));
        let is_right = begins_at_right(self.text, start);
        is_shown.then(|| self.edge_of(first, is_right, start))?
    }

    /// The same for where it ends.
    fn end_edge(&self, extent: TextRange) -> Option<(Rectangle, bool)> {
        let end = extent.end();
        let before = previous_character(self.text, end);
        let is_shown = self.shown.contains(before);
        let last = TextRange::between(before, end);
        let is_right = !begins_at_right(self.text, before);
        is_shown.then(|| self.edge_of(last, is_right, end))?
    }

    /// An edge of a character, as a rectangle of no width; the caret's place for one that shows nothing,
    /// such as a line break.
    fn edge_of(
        &self,
        character: TextRange,
        is_right: bool,
        caret: ByteOffset,
    ) -> Option<(Rectangle, bool)> {
        let found = geometry::ends_of(&self.root, self.text, character);
        let caret = || dom_text::caret_rectangle(&self.root, self.text.utf16(caret));
        let place = found.map(|(first, _)| first).or_else(caret)?;
        let edge = if is_right { place.right } else { place.left };
        let rectangle = Rectangle {
            left: edge,
            right: edge,
            ..place
        };
        Some((rectangle, is_right))
    }

    /// The first and the last rectangle of what is shown of a stretch.
    fn ends_of_shown(&self, range: TextRange) -> Option<(Rectangle, Rectangle)> {
        geometry::ends_of(&self.root, self.text, range.intersection(self.shown)?)
    }
}
