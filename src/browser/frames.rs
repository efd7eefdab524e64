//! Waiting for a frame.

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
