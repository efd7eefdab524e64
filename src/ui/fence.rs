//! The focus at the edges of what opens over the text: drawers of narrow screens, and whole pages.
//!
//! What opens takes the focus, and gives it back to where it was. What lies behind is `inert`, which the
//! views themselves say. Dialogs need none of this: the browser's own do it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::app::Drawer;
use crate::browser::frames::AfterTime;
use crate::browser::listen::{EventListenerOptions, on_document, on_window};
use crate::browser::page;
use crate::store::Page;

/// The properties of [`Fence`].
#[derive(PartialEq, Properties)]
pub(super) struct FenceProperties {
    /// The drawer that is open.
    pub(super) drawer: Option<Drawer>,
    /// The page that is shown, once it can be.
    pub(super) page: Page,
    /// Closes the drawer.
    pub(super) on_close: Callback<()>,
}

/// Nothing to be seen.
#[component]
pub(super) fn Fence(properties: &FenceProperties) -> Html {
    let FenceProperties {
        drawer,
        page,
        on_close,
    } = properties;
    let drawer = drawer.map(|drawer| match drawer {
        Drawer::Library => ".side",
        Drawer::Inspector => ".inspector",
    });
    use_focus_within(drawer, true);
    let page = match page {
        Page::Annotate => None,
        Page::Entities => Some(".whole-page[aria-label=Entities]"),
        Page::Scheme => Some(".whole-page[aria-label=Scheme]"),
    };
    use_focus_within(page, false);
    use_effect_with(
        (drawer.is_some(), on_close.clone()),
        |(is_open, on_close)| {
            let listeners = is_open.then(|| {
                let (escaped, widened) = (on_close.clone(), on_close.clone());
                // Before anybody else: this Escape says nothing of the text behind.
                let options = EventListenerOptions {
                    passive: false,
                    ..EventListenerOptions::run_in_capture_phase()
                };
                let keys = on_document("keydown", options, move |event| {
                    let key = event.dyn_ref::<KeyboardEvent>();
                    if key.is_some_and(|key| key.key() == "Escape") && one("dialog[open]").is_none()
                    {
                        event.prevent_default();
                        event.stop_propagation();
                        escaped.emit(());
                    }
                });
                // On a wide screen there are no drawers, and nothing lies behind them.
                let size = on_window("resize", EventListenerOptions::default(), move |_| {
                    let scrim = one(".scrim");
                    if scrim.is_some_and(|scrim| scrim.get_client_rects().length() == 0) {
                        widened.emit(());
                    }
                });
                (keys, size)
            });
            move || drop(listeners)
        },
    );
    Html::default()
}

/// What had the focus before something opened, and what that was.
type Before = Option<(&'static str, Option<HtmlElement>)>;

/// Gives the focus to what has opened, unless it is on what stays within reach; with `always` also then.
/// Gives it back when that has closed and has left it nowhere.
#[hook]
fn use_focus_within(opened: Option<&'static str>, always: bool) {
    let before = use_mut_ref(Before::default);
    use_effect_with(opened, move |opened| {
        let opened = *opened;
        let left = before.take();
        if let Some(opened) = opened {
            // From one to the other it is still the first that will give it back.
            let focused = left.clone().map_or_else(focused, |(_, focused)| focused);
            before.replace(Some((opened, focused)));
        }
        // Until the next frame the browser has not taken the focus from what is behind now.
        let frame = AfterTime::new(0, move || match (opened, left) {
            (Some(opened), _) if always || is_nowhere(opened) => {
                if let Some(element) = one(opened) {
                    element.set_tab_index(-1);
                    let _takes_none = element.focus();
                }
            }
            (None, Some((closed, focused))) if is_nowhere(closed) => {
                let focused = focused.filter(|element| element.is_connected());
                if let Some(element) = focused.or_else(|| one(TEXT)) {
                    let _takes_none = element.focus();
                }
            }
            _ => {}
        });
        move || drop(frame)
    });
}

/// The text of the article.
const TEXT: &str = "[data-article-text]";

fn one(selector: &str) -> Option<HtmlElement> {
    let found = page::document().query_selector(selector).ok().flatten();
    found?.dyn_into().ok()
}

/// What has the focus, if that is anything but the page as such.
fn focused() -> Option<HtmlElement> {
    let active = page::document().active_element();
    let active = active.filter(|active| active.tag_name() != "BODY");
    active?.dyn_into().ok()
}

/// Whether the focus is on nothing, on what is behind something, or on what has closed or is just opening.
fn is_nowhere(opened: &str) -> bool {
    let is_within = |active: &HtmlElement| {
        let found = active.closest(&format!("[inert], {opened}"));
        found.ok().flatten().is_some()
    };
    focused().is_none_or(|active| is_within(&active))
}
