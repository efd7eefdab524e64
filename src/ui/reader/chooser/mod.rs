//! The spans at one place as a small list beside it, to choose another one than was picked.
//!
//! A click on marks picks a span at once, as ever. Where it could have meant another one the list
//! comes up beside the place and takes nothing: neither the focus nor a key. With the next key, press
//! elsewhere or scrolling it is gone. Summoned by a key it has the focus, and is a menu like any other.

mod entry;
mod keys;
mod summons;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use self::entry::{Act, entry};
use self::keys::{focus_entry, press};
use self::summons::{Summons, use_summons};
use super::geometry;
use super::paint::show_hovered;
use crate::browser::dom_text::{self, Rectangle};
use crate::browser::focus;
use crate::store::State;
use crate::ui::app::Latest;
use crate::ui::use_dispatch;

/// How many entries have a digit as their key.
const DIGITS: usize = 9;

/// How far a list stays from the place that it is about, in CSS pixels: beside the place and below the
/// handles that may hang there.
const LIST_ASIDE: f64 = 14.0;
const LIST_BELOW: f64 = 22.0;

/// The properties of [`Chooser`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct ChooserProperties {
    pub(in crate::ui) state: Latest,
    /// The element of the text.
    pub(in crate::ui) root: NodeRef,
    /// What the list stands in.
    pub(in crate::ui) column: NodeRef,
    /// The labels, which lie over the list where both have the same place.
    pub(in crate::ui) toolbar: NodeRef,
}

/// The list, while it is wanted and there is a choice.
#[component]
pub(in crate::ui) fn Chooser(properties: &ChooserProperties) -> Html {
    let ChooserProperties {
        state,
        root,
        column,
        toolbar,
    } = properties;
    let dispatch = use_dispatch();
    let list = use_node_ref();
    let (summons, dismiss) = use_summons(state, &list);
    let spans = match *summons {
        Some(_) => state.0.spans_under_caret(),
        None => Vec::new(),
    };
    let is_open = spans.len() > 1;
    let has_focus = is_open && *summons == Some(Summons::Key);
    {
        let list = list.clone();
        let around = (root.clone(), column.clone(), toolbar.clone());
        let deps = (is_open, has_focus, state.clone());
        use_effect_with(deps, move |(is_open, _, state)| {
            if *is_open && let Some(list) = list.cast() {
                put(&list, &around, &state.0);
            }
        });
    }
    {
        let (list, root) = (list.clone(), root.clone());
        use_effect_with((is_open, has_focus), move |(is_open, has_focus)| {
            if *has_focus && let Some(list) = list.cast::<Element>() {
                focus_entry(&list, |entries| {
                    let checked = |entry: &Element| {
                        entry.get_attribute("aria-checked").as_deref() == Some("true")
                    };
                    entries.iter().position(checked).unwrap_or(0)
                });
            }
            let was_open = *is_open;
            move || {
                if was_open && let Some(root) = root.cast::<Element>() {
                    show_hovered(&root, None);
                }
            }
        });
    }
    if !is_open {
        return Html::default();
    }
    let leave = {
        let (root, dismiss) = (root.clone(), dismiss.clone());
        Callback::from(move |()| {
            dismiss.emit(());
            if let Some(root) = root.cast::<HtmlElement>().filter(|_| has_focus) {
                focus::move_to(&root);
            }
        })
    };
    let on_key = {
        let leave = leave.clone();
        Callback::from(move |event: KeyboardEvent| press(&event, &leave))
    };
    // Pressing an entry must not take the selection or the focus away from the text.
    let keep_focus = Callback::from(|event: MouseEvent| event.prevent_default());
    let entries = spans.iter().enumerate().map(|(number, span)| {
        let digit = has_focus
            .then_some(number + 1)
            .filter(|digit| *digit <= DIGITS);
        let act = Act {
            state: &state.0,
            root,
            dispatch: &dispatch,
            leave: &leave,
        };
        entry(span, digit, &act)
    });
    html! {
        <div
            ref={list}
            class="chooser"
            role="menu"
            aria-label={format!("{} spans here", spans.len())}
            onkeydown={on_key}
            onmousedown={keep_focus}
        >{ for entries }</div>
    }
}

/// Puts the list beside the caret.
fn put(
    list: &HtmlElement,
    (root, column, toolbar): &(NodeRef, NodeRef, NodeRef),
    state: &State,
) -> Option<()> {
    let caret = state.open_article()?.text.utf16(state.selection?.focus);
    let caret = dom_text::caret_rectangle(&root.cast::<Element>()?, caret)?;
    let (column, toolbar) = (column.cast::<Element>()?, toolbar.cast::<Element>()?);
    put_beside(list, &column, &toolbar, caret);
    Some(())
}

/// Puts a list beside a caret, where neither the edge of the window nor the labels cover it: below the
/// line or, where there is no room, above it.
fn put_beside(list: &HtmlElement, container: &Element, toolbar: &Element, caret: Rectangle) {
    let column = container.get_bounding_client_rect();
    let size = list.get_bounding_client_rect();
    let below = caret.bottom + LIST_BELOW;
    let above = caret.top - LIST_ASIDE - size.height();
    let free = toolbar.get_bounding_client_rect().top() - LIST_ASIDE;
    let top = if below + size.height() <= free {
        below
    } else {
        above
    };
    let rightmost = column.right() - 8.0 - size.width();
    let left = (caret.left + LIST_ASIDE).min(rightmost);
    let corner = (left.max(column.left() + 8.0), top);
    geometry::put_or_hide(list, container, Some(corner));
}
