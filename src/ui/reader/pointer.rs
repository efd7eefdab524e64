//! Selecting and clicking in the text, with mouse, pen and finger.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};
use yew::prelude::*;

use super::Parts;
use crate::browser::dom_text;
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::browser::page;
use crate::model::SpanId;
use crate::query::spans_at;
use crate::store::Action;
use crate::text::{ByteOffset, Granularity, Utf16Offset, next_character, previous_character};
use crate::ui::Dispatch;
use crate::ui::app::Latest;

/// How far a pointer may move and still have clicked, in CSS pixels.
const CLICK_DISTANCE: i32 = 4;

/// How long a selection that no pointer is holding must rest before it counts, in milliseconds.
/// Touch selections grow by their handles, without any event at the end.
const REST: u32 = 250;

/// The same while a label is held, so that a finger can still move the handles.
const REST_WHILE_HELD: u32 = 900;

/// A selection as the browser has it: anchor and focus.
type Selected = (Utf16Offset, Utf16Offset);

/// A pointer that went down.
#[derive(Clone, Copy)]
struct Press {
    /// Where, in CSS pixels of the viewport.
    x: i32,
    y: i32,
    /// What was selected then.
    selected: Option<Selected>,
    /// The text that was there. What the browser selects or lets go of on a press may be so long that
    /// the text is laid out otherwise, and stands still only from the next frame on: a click means
    /// this offset, not the one at its point afterwards.
    offset: Option<Utf16Offset>,
    /// How often the text had been divided otherwise by then.
    divisions: u32,
}

/// Follows the pointer over the text, and the browser's selection. Returns what to do when a
/// pointer goes down on the text.
#[hook]
pub(super) fn use_text_pointer(
    state: &Latest,
    parts: &Parts,
    dispatch: &Dispatch,
) -> Callback<PointerEvent> {
    let latest = use_mut_ref(|| state.clone());
    *latest.borrow_mut() = state.clone();
    let press = use_memo((), |()| Cell::new(None::<Press>));

    let following = Following {
        latest: Rc::clone(&latest),
        press: Rc::clone(&press),
        clicks: Rc::new(Cell::new(0)),
        rest: Rc::new(RefCell::new(None)),
        parts: parts.clone(),
        dispatch: dispatch.clone(),
    };
    use_effect_with((), move |()| {
        let listeners = following.listen();
        move || drop(listeners)
    });

    let root = parts.root.clone();
    let divisions = Rc::clone(&parts.divisions);
    use_callback((), move |event: PointerEvent, ()| {
        if event.button() == 0 && event.is_primary() {
            let root = root.cast::<Element>();
            press.set(Some(Press {
                x: event.client_x(),
                y: event.client_y(),
                selected: root.as_ref().and_then(dom_text::selected_range),
                offset: root.as_ref().and_then(|root| {
                    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
                    dom_text::offset_at_point(root, x, y)
                }),
                divisions: divisions.get(),
            }));
        }
    })
}

#[derive(Clone)]
struct Following {
    latest: Rc<RefCell<Latest>>,
    press: Rc<Cell<Option<Press>>>,
    /// How many clicks in a row the last press belongs to; only the mouse's own events know.
    clicks: Rc<Cell<i32>>,
    rest: Rc<RefCell<Option<Timeout>>>,
    parts: Parts,
    dispatch: Dispatch,
}

impl Following {
    fn listen(self) -> impl Sized {
        let released = self.clone();
        let cancelled = self.clone();
        let clicks = Rc::clone(&self.clicks);
        [
            on_document("mousedown", EventListenerOptions::default(), move |event| {
                if let Some(event) = event.dyn_ref::<MouseEvent>() {
                    clicks.set(event.detail());
                }
            }),
            on_document("pointerup", EventListenerOptions::default(), move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    released.release(event);
                }
            }),
            // A finger that scrolls, or that moves after the browser has selected what it held: no
            // other event comes for that selection.
            on_document(
                "pointercancel",
                EventListenerOptions::default(),
                move |_| {
                    cancelled.press.set(None);
                    cancelled.selection_changed();
                },
            ),
            on_document(
                "selectionchange",
                EventListenerOptions::default(),
                move |_| {
                    self.selection_changed();
                },
            ),
        ]
    }

    /// The pointer went up: the selection stands, or it was a click. The browser drops an old
    /// selection only after this event, so both wait for the next turn.
    fn release(&self, event: &PointerEvent) {
        let Some(press) = self.press.take() else {
            return;
        };
        let (x, y) = (event.client_x(), event.client_y());
        let is_click =
            (x - press.x).abs() <= CLICK_DISTANCE && (y - press.y).abs() <= CLICK_DISTANCE;
        let selecting = Selecting {
            granularity: granularity(self.clicks.get(), event.alt_key()),
            adds: if page::is_mac() {
                event.meta_key()
            } else {
                event.ctrl_key()
            },
        };
        let extends = event.shift_key() && is_click;
        let mark = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| span_of_mark(&target));
        let following = self.clone();
        let up = (f64::from(x), f64::from(y));
        Timeout::new(0, move || {
            let Some(root) = following.parts.root.cast::<Element>() else {
                return;
            };
            // Where the selection began, the text may have been divided otherwise since, and the
            // browser have lost the place.
            if extends && following.latest.borrow().0.selection.is_some() {
                following.place_caret(press.offset, true);
                return;
            }
            // The browser takes three clicks for the paragraph; here they mean the sentence.
            if let Some(unit) = selecting
                .granularity
                .filter(|unit| *unit > Granularity::Word)
            {
                let focus = dom_text::offset_at_point(&root, up.0, up.1);
                following.select_units(press.offset, focus, unit);
                return;
            }
            // The tap of a finger drops the old selection later still.
            let is_old = |selected| is_click && press.selected == Some(selected);
            match dom_text::selected_range(&root) {
                Some((anchor, focus)) if anchor != focus && !is_old((anchor, focus)) => {
                    // The browser loses where the selection began when the text there is divided
                    // otherwise, as it is once it has been scrolled far away: also under a pointer
                    // that rests while the wheel turns.
                    let is_divided = following.parts.divisions.get() != press.divisions;
                    let begun = press.offset.filter(|_| is_divided);
                    following.select((begun.unwrap_or(anchor), focus), selecting);
                }
                _ if is_click => following.click(press.offset, mark, selecting.adds),
                _ => following.dispatch.dispatch(Action::ClearSelection),
            }
        })
        .forget();
    }

    /// Selects the units of the text between two places, and those that hold them.
    fn select_units(&self, from: Option<Utf16Offset>, to: Option<Utf16Offset>, unit: Granularity) {
        let state = Rc::clone(&self.latest.borrow().0);
        let Some(text) = state.open_article().map(|article| &article.text) else {
            return;
        };
        let from = from.and_then(|from| text.from_utf16(from));
        if let (Some(from), Some(to)) = (from, to.and_then(|to| text.from_utf16(to))) {
            let last = next_character(text, from.max(to));
            self.dispatch.dispatch(Action::SelectText {
                anchor: from.min(to),
                focus: last,
                granularity: Some(unit),
            });
        }
    }

    fn select(&self, (anchor, focus): Selected, selecting: Selecting) {
        let state = Rc::clone(&self.latest.borrow().0);
        let Some(article) = state.open_article() else {
            return;
        };
        let offsets = (
            article.text.from_utf16(anchor),
            article.text.from_utf16(focus),
        );
        let granularity = selecting.granularity;
        if let (Some(anchor), Some(focus)) = offsets {
            self.dispatch.dispatch(if selecting.adds {
                Action::AddFragment {
                    anchor,
                    focus,
                    granularity,
                }
            } else {
                Action::SelectText {
                    anchor,
                    focus,
                    granularity,
                }
            });
        }
    }

    fn click(&self, offset: Option<Utf16Offset>, mark: Option<SpanId>, adds: bool) {
        match mark {
            Some(span) if adds => self.dispatch.dispatch(Action::ToggleSpan(span)),
            Some(_) => self.pick(offset),
            None => self.place_caret(offset, false),
        }
    }

    fn place_caret(&self, offset: Option<Utf16Offset>, extend: bool) {
        let state = Rc::clone(&self.latest.borrow().0);
        let article = state.open_article();
        if let Some(offset) = article.and_then(|article| article.text.from_utf16(offset?)) {
            self.dispatch
                .dispatch(Action::PlaceCaret { offset, extend });
        }
    }

    /// Selects a span whose mark was clicked.
    fn pick(&self, offset: Option<Utf16Offset>) {
        let state = Rc::clone(&self.latest.borrow().0);
        let Some(article) = state.open_article() else {
            return;
        };
        if let Some(offset) = offset.and_then(|offset| article.text.from_utf16(offset)) {
            // On the right half of a mark's last character the nearest offset is the mark's end.
            let is_marked = |offset: &ByteOffset| {
                !spans_at(&state.project, &state.layers, article.id, *offset).is_empty()
            };
            let inside = Some(offset).filter(is_marked);
            let inside = inside.unwrap_or_else(|| previous_character(&article.text, offset));
            self.dispatch.dispatch(Action::PickAt(inside));
        }
    }

    /// The selection changed without a mouse: by a finger's handles, or by a browser's own keys.
    fn selection_changed(&self) {
        if self.press.get().is_some() || self.parts.is_dragging() {
            return;
        }
        let Some(selected) = self.new_selection() else {
            self.rest.replace(None);
            return;
        };
        let is_held = self.latest.borrow().0.held.is_some();
        let following = self.clone();
        let rest = Timeout::new(if is_held { REST_WHILE_HELD } else { REST }, move || {
            if following.new_selection() == Some(selected) {
                following.select(selected, Selecting::default());
            }
        });
        self.rest.replace(Some(rest));
    }

    /// What the browser has selected, if the store does not know it yet.
    fn new_selection(&self) -> Option<Selected> {
        let root = self.parts.root.cast::<Element>()?;
        let (anchor, focus) = dom_text::selected_range(&root)?;
        let state = Rc::clone(&self.latest.borrow().0);
        let text = &state.open_article()?.text;
        let known = state
            .shown_selection()
            .map(|(anchor, focus)| (text.utf16(anchor), text.utf16(focus)));
        (anchor != focus && known != Some((anchor, focus))).then_some((anchor, focus))
    }
}

/// How a pointer selects.
#[derive(Clone, Copy, Default)]
struct Selecting {
    /// What the selection grows to, if the hand says so.
    granularity: Option<Granularity>,
    /// Whether the selection is added to the selected span.
    adds: bool,
}

/// What a selection grows to that began with so many clicks: with two words, with three sentences,
/// with four paragraphs; with Alt the exact characters.
fn granularity(clicks: i32, is_exact: bool) -> Option<Granularity> {
    match clicks {
        2 => Some(Granularity::Word),
        3 => Some(Granularity::Sentence),
        4.. => Some(Granularity::Paragraph),
        _ => is_exact.then_some(Granularity::Character),
    }
}

/// The shortest span of the mark under an element, by the mark's own attribute.
pub(super) fn span_of_mark(target: &Element) -> Option<SpanId> {
    let mark = target.closest("mark").ok().flatten()?;
    // The innermost of a stretch stands last.
    mark.get_attribute("data-span")?
        .split(' ')
        .next_back()?
        .parse()
        .ok()
}
