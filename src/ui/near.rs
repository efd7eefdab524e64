//! Which part of something long is near its window: the rest of it is shown with less detail.

use std::ops::Range;
use std::rc::Rc;

use web_sys::{Element, HtmlCollection};
use yew::prelude::*;

use crate::browser::listen::{EventListener, EventListenerOptions, on_window};

/// The blocks of a list, its children, that lie in the window of the list or within one more
/// window's height of it. Follows the list as it scrolls, and as it changes with `contents`.
#[hook]
pub(super) fn use_near_blocks<Contents>(list: &NodeRef, contents: Contents) -> Range<usize>
where
    Contents: PartialEq + 'static,
{
    let near = use_state_eq(|| 0..1);
    let list = list.clone();
    let setter = near.setter();
    use_effect_with(contents, move |_| {
        let element = list.cast::<Element>();
        let follow = Rc::new(move || {
            if let Some(blocks) = list.cast::<Element>().as_ref().and_then(near_blocks) {
                setter.set(blocks);
            }
        });
        follow();
        let resized = Rc::clone(&follow);
        let listeners = element.map(|element| {
            [
                EventListener::new(&element, "scroll", move |_| follow()),
                on_window("resize", EventListenerOptions::default(), move |_| {
                    resized();
                }),
            ]
        });
        move || drop(listeners)
    });
    (*near).clone()
}

fn near_blocks(list: &Element) -> Option<Range<usize>> {
    let window = list.get_bounding_client_rect();
    let blocks = list.children();
    let first = child_at_height(&blocks, window.top() - window.height())?;
    let last = child_at_height(&blocks, window.bottom() + window.height())?;
    Some(first..last + 1)
}

/// The number of the first child that reaches below a height of the viewport, or of the last child.
pub(super) fn child_at_height(children: &HtmlCollection, height: f64) -> Option<usize> {
    let (mut low, mut high) = (0, children.length());
    while low < high {
        let middle = low + (high - low) / 2;
        if children.item(middle)?.get_bounding_client_rect().bottom() > height {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let last = children.length().checked_sub(1)?;
    usize::try_from(low.min(last)).ok()
}
