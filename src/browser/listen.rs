//! Listeners for the whole document or window, each removed when its value is dropped.
//!
//! For what Yew's own listeners cannot do: events that do not reach the component
//! (`selectionchange`, `beforeunload`, `popstate`) and listeners that are not passive.

use std::borrow::Cow;

pub use gloo::events::{EventListener, EventListenerOptions};
use web_sys::Event;

use super::page;

/// Calls back for each event of this type that reaches the document. Dropping the listener
/// removes it.
///
/// The default [`EventListenerOptions`] are passive; a callback that calls `preventDefault` needs
/// [`EventListenerOptions::enable_prevent_default`].
pub fn on_document(
    event_type: impl Into<Cow<'static, str>>,
    options: EventListenerOptions,
    callback: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new_with_options(&page::document(), event_type, options, callback)
}

/// Calls back for each event of this type that reaches the window: as [`on_document`].
pub fn on_window(
    event_type: impl Into<Cow<'static, str>>,
    options: EventListenerOptions,
    callback: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new_with_options(&page::window(), event_type, options, callback)
}
