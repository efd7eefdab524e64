//! Waiting for frames.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

/// Something to be done after a time, in the next frame then; never, if this value is dropped before.
///
/// In a frame, unlike in a timer, the page has heard of all that was scrolled since the last one, so
/// that asking where something stands makes the browser lay out nothing it would not lay out anyway.
pub struct AfterTime {
    _timeout: Timeout,
    _frame: Rc<RefCell<Option<AnimationFrame>>>,
}

impl AfterTime {
    /// Waits for so many milliseconds and a frame.
    pub fn new(milliseconds: u32, act: impl FnOnce() + 'static) -> Self {
        let frame = Rc::new(RefCell::new(None));
        let slot = Rc::downgrade(&frame);
        let timeout = Timeout::new(milliseconds, move || {
            if let Some(slot) = slot.upgrade() {
                slot.replace(Some(request_animation_frame(move |_| act())));
            }
        });
        Self {
            _timeout: timeout,
            _frame: frame,
        }
    }
}

/// Something to be done in a frame to come; never, if this value is dropped before.
pub struct AfterFrames {
    _next: Rc<RefCell<Option<AnimationFrame>>>,
}

impl AfterFrames {
    /// Waits for so many frames, counted from the one that is being made if there is one. Never less
    /// than one.
    pub fn new(frames: u32, act: impl FnOnce() + 'static) -> Self {
        let next = Rc::new(RefCell::new(None));
        wait(&next, frames, Box::new(act));
        Self { _next: next }
    }
}

fn wait(next: &Rc<RefCell<Option<AnimationFrame>>>, frames: u32, act: Box<dyn FnOnce()>) {
    let slot = Rc::downgrade(next);
    let frame = request_animation_frame(move |_| match slot.upgrade() {
        Some(slot) if frames > 1 => wait(&slot, frames - 1, act),
        _ => act(),
    });
    next.replace(Some(frame));
}
