//! The guideline of a label as a card beside the label's button: for a pointer that rests on it, and for
//! the keyboard's focus.
//!
//! Buttons say whose guideline they stand for by [`GUIDELINE_ATTRIBUTE`]; the card knows nothing else of
//! them. It can be pointed at and scrolled, Escape puts it away and nothing else, and it stays for as
//! long as pointer or focus does (WCAG 2.2, 1.4.13). A finger has the guidelines beside the text.

mod resting;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use self::resting::use_resting;
use super::markdown::Markdown;
use super::reader::geometry;
use super::shared::{Same, color_class, label_tag};
use crate::browser::page;
use crate::model::Scheme;
use crate::store::keys::{label_chord, readable_chord};

/// The attribute of an element that a label's guideline is shown beside: the label's name.
const GUIDELINE_ATTRIBUTE: &str = "data-guideline";

/// The card's id, for what it describes.
const ID: &str = "guideline-card";

/// How far a card stays from its button and from the edges of the window, in CSS pixels.
const CARD_DISTANCE: f64 = 6.0;

/// The least room for a card below its button that is taken rather than the room above, in CSS pixels.
const CARD_ROOM: f64 = 220.0;

/// The height of the highest card; what does not fit is scrolled to.
const CARD_HEIGHT: f64 = 360.0;

/// The properties of [`GuidelineCard`].
#[derive(PartialEq, Properties)]
pub(super) struct GuidelineCardProperties {
    pub(super) scheme: Same<Scheme>,
}

/// The card, while there is something to show it for. Its place is always there: Yew puts what stands before
/// it in front of a node, and must not find another one gone.
#[component]
pub(super) fn GuidelineCard(properties: &GuidelineCardProperties) -> Html {
    let scheme = &properties.scheme;
    let card = use_node_ref();
    let button = use_resting(&card);
    {
        let card = card.clone();
        use_effect_with(button.clone(), move |button| {
            if let (Some(button), Some(card)) = (button, card.cast::<HtmlElement>()) {
                put(&card, button);
                describe(button, Some(ID));
            }
            let button = button.clone();
            move || {
                if let Some(button) = button {
                    describe(&button, None);
                }
            }
        });
    }
    let name = button
        .as_ref()
        .and_then(|button| button.get_attribute(GUIDELINE_ATTRIBUTE));
    let place = name.and_then(|name| scheme.label_position(&name));
    let label = place.and_then(|place| Some((place, scheme.labels.get(place)?)));
    let Some((place, label)) = label else {
        return html! { <div /> };
    };
    let is_mac = page::is_mac();
    let keys = label_chord(scheme, place);
    let keys = keys.split(' ').map(|chord| {
        html! { <kbd>{ readable_chord(chord, is_mac) }</kbd> }
    });
    // It lies beside all other parts of the page, so it is one of them.
    html! {
        <div role="region" aria-label={format!("Guideline of {}", label.name)}>
            <div ref={card} id={ID} class={classes!("guideline-card", color_class(Some(label)))} role="tooltip">
                <p class="guideline-head">
                    { label_tag(scheme, &label.name) }<strong>{ label.name.to_string() }</strong>
                    <span class="hint">{ for keys }{ " with Shift: hold" }</span>
                </p>
                <Markdown text={label.guideline.to_string()} />
            </div>
        </div>
    }
}

/// Puts a card that stands in the window beside a button, never over it: below, or above where there is
/// little room below and more above.
fn put(card: &HtmlElement, button: &Element) {
    let button = button.get_bounding_client_rect();
    let (width, height) = page::window_size();
    let below = height - button.bottom() - 2.0 * CARD_DISTANCE;
    let above = button.top() - 2.0 * CARD_DISTANCE;
    let is_below = below >= CARD_ROOM || below >= above;
    let room = if is_below { below } else { above };
    geometry::set(card, "max-height", room.min(CARD_HEIGHT));
    let size = card.get_bounding_client_rect();
    let top = if is_below {
        button.bottom() + CARD_DISTANCE
    } else {
        button.top() - CARD_DISTANCE - size.height()
    };
    let rightmost = width - CARD_DISTANCE - size.width();
    geometry::set(
        card,
        "left",
        button.left().min(rightmost).max(CARD_DISTANCE),
    );
    geometry::set(card, "top", top);
}

/// Says what describes an element, or that nothing more does.
fn describe(element: &Element, by: Option<&str>) {
    let _undescribed = match by {
        Some(id) => element.set_attribute("aria-describedby", id),
        None => element.remove_attribute("aria-describedby"),
    };
}
