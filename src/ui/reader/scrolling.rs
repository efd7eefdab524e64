//! Scrolling to what is to be seen, and remembering where the reader was.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{Parts, geometry};
use crate::browser::focus;
use crate::browser::frames::{AfterFrames, AfterTime};
use crate::browser::listen::{EventListener, EventListenerOptions, on_document, on_window};
use crate::model::ArticleId;
use crate::ui::app::{Latest, Place};
use crate::ui::keeping::{Keeper, ReadingPlace};

/// How long the text must stand still before the place is remembered, in milliseconds.
const REST: u32 = 200;

/// How often a place is noted while the text scrolls, in milliseconds.
const PAUSE: u32 = 100;

/// How many frames it takes until a place is reached and stays where it is.
const FRAMES: u32 = 8;

/// Brings into view what the state asks for, and each article where it was left.
#[hook]
pub(super) fn use_scrolling(
    state: &Latest,
    keeper: &Keeper,
    parts: &Parts,
    on_place: &Callback<Place>,
) {
    let places = use_memo((), |()| {
        RefCell::new(BTreeMap::<ArticleId, ReadingPlace>::new())
    });
    let project = state.0.project.id();
    let article = state.0.open_article().map(|article| article.id);

    let text = state.0.open_article().map(|article| article.text.clone());

    let note = {
        let (parts, places) = (parts.clone(), places.clone());
        move || {
            let root = parts.root.cast::<Element>();
            if let (Some(id), Some(root), Some(scroller)) =
                (article, root, parts.scroller.cast::<Element>())
                && let Some(place) = geometry::reading_place(&root, &scroller, id.to_string())
            {
                places.borrow_mut().insert(id, place);
            }
        }
    };
    let remember = {
        let (keeper, places, note) = (keeper.clone(), places.clone(), note.clone());
        let (text, on_place) = (text.clone(), on_place.clone());
        move || {
            note();
            if let Some(id) = article
                && let Some(place) = places.borrow().get(&id).cloned()
            {
                keeper.save_place(project, &place);
                if let Some(offset) = text.as_ref().and_then(|text| text.from_utf16(place.offset)) {
                    on_place.emit((id, offset));
                }
            }
        }
    };
    let settling = use_memo((), |()| Settling::default());
    {
        let (keeper, parts, settling) = (keeper.clone(), parts.clone(), settling.clone());
        let is_first = use_mut_ref(|| true);
        use_effect_with((article, project), move |(article, _)| {
            let scroller = parts.scroller.cast::<Element>();
            if let (Some(id), Some(scroller)) = (article, scroller.clone()) {
                let place = places.borrow().get(id).cloned();
                match (
                    place.or_else(|| keeper.take_place(*id)),
                    parts.root.cast::<Element>(),
                ) {
                    (Some(place), Some(root)) => {
                        settling.settle(move || geometry::go_to_place(&root, &scroller, &place));
                    }
                    _ => settling.step(move || scroller.set_scroll_top(0)),
                }
            }
            let opened = {
                let (is_first, is_open) = (is_first.replace(false), article.is_some());
                let (parts, remember) = (parts.clone(), remember.clone());
                AfterFrames::new(1, move || {
                    // Whoever opens another article wants to read it, and the arrow keys to move in it. The
                    // page itself takes no focus when it comes up.
                    if !is_first && let Some(text) = parts.root.cast::<HtmlElement>() {
                        focus::move_to(&text);
                    }
                    if is_open {
                        remember();
                    }
                })
            };
            let rest = RefCell::new(None::<AfterTime>);
            let noting = Rc::new(RefCell::new(None::<AfterTime>));
            let pending = {
                let noting = Rc::clone(&noting);
                move || {
                    if noting.take().is_some() {
                        note();
                    }
                }
            };
            let (pressed, typed) = (pending.clone(), pending.clone());
            let first = EventListenerOptions::run_in_capture_phase;
            let (turned, pushed) = (settling.clone(), settling.clone());
            let (hidden, unnoted) = (remember.clone(), Rc::clone(&noting));
            let listeners = scroller.map(|scroller| {
                [
                    EventListener::new(&scroller, "scroll", move |_| {
                        // Not at once: where the reader has leapt to, the text would be laid out
                        // before it is divided into paragraphs and again afterwards.
                        let pause = pending.clone();
                        noting
                            .borrow_mut()
                            .get_or_insert_with(|| AfterTime::new(PAUSE, pause));
                        let remember = remember.clone();
                        rest.replace(Some(AfterTime::new(REST, remember)));
                    }),
                    // An act may open another article.
                    on_document("pointerdown", first(), move |_| pressed()),
                    on_document("keydown", first(), move |_| typed()),
                    // Whoever scrolls on wants to be elsewhere.
                    EventListener::new(&scroller, "wheel", move |_| turned.stop()),
                    EventListener::new(&scroller, "touchmove", move |_| pushed.stop()),
                    on_window("pagehide", EventListenerOptions::default(), move |_| {
                        hidden();
                    }),
                ]
            });
            move || {
                // What is on the page then is another article.
                unnoted.take();
                drop((listeners, opened));
            }
        });
    }
    let parts = parts.clone();
    use_effect_with(state.0.reveal, move |reveal| {
        let (root, scroller) = (
            parts.root.cast::<Element>(),
            parts.scroller.cast::<Element>(),
        );
        if let (Some(reveal), Some(root), Some(scroller), Some(text)) =
            (reveal, root, scroller, text)
        {
            let range = reveal.range;
            settling.settle(move || geometry::bring_into_view(&root, &scroller, &text, range));
        }
    });
}

/// Scrolls again until a place is reached.
///
/// What is far away is not laid out, and how high it is a guess: on the way there the browser lays
/// it out, and the place moves.
///
/// It begins in the frame to come, when all of the page is as it will be painted: asking earlier where something
/// stands would have the browser lay out the page twice. What is wanted later in the same frame is what is done.
#[derive(Clone, Default)]
struct Settling(Rc<RefCell<Option<AnimationFrame>>>);

impl Settling {
    /// Takes a step in the frame to come and another one in each of the following frames: also after one that
    /// found nothing to do, since what is divided into paragraphs on arrival changes its height then.
    fn settle(&self, step: impl Fn() + 'static) {
        self.attempt(Rc::new(step), FRAMES);
    }

    /// Takes a single step, in the frame to come.
    fn step(&self, step: impl Fn() + 'static) {
        self.attempt(Rc::new(step), 0);
    }

    /// Scrolls no further.
    fn stop(&self) {
        self.0.replace(None);
    }

    fn attempt(&self, step: Rc<dyn Fn()>, more: u32) {
        let settling = self.clone();
        let next = request_animation_frame(move |_| {
            settling.stop();
            step();
            if more > 0 {
                settling.attempt(step, more - 1);
            }
        });
        self.0.replace(Some(next));
    }
}
