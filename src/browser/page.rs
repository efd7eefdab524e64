//! The document as a whole: what it tells automation, its address, its title, its surroundings.

use wasm_bindgen::{JsValue, UnwrapThrowExt};
use web_sys::{Document, Url, UrlSearchParams, Window};

use super::BrowserError;

/// The window. This room runs on a page's main thread, where there always is one.
pub fn window() -> Window {
    web_sys::window().expect_throw("a page has a window")
}

/// The window's width and height, in CSS pixels.
pub fn window_size() -> (f64, f64) {
    let pixels = |length: Result<JsValue, JsValue>| length.ok()?.as_f64();
    let window = window();
    let (width, height) = (window.inner_width(), window.inner_height());
    (
        pixels(width).unwrap_or_default(),
        pixels(height).unwrap_or_default(),
    )
}

/// The document.
pub fn document() -> Document {
    window().document().expect_throw("a page has a document")
}

/// How far the page is, for `<html data-app>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppPhase {
    /// Articles and stored work are being fetched.
    Loading,
    /// The page can be used.
    Ready,
    /// The page cannot be used, and says why.
    Failed,
}

impl AppPhase {
    /// The attribute's value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// Where the latest changes are, for `<html data-save>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavePhase {
    /// All on disk: IndexedDB has reported the last transaction complete (I6).
    Saved,
    /// Some are on their way.
    Saving,
    /// Some could not be written; they are in memory alone.
    Failed,
}

impl SavePhase {
    /// The attribute's value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Failed => "failed",
        }
    }
}

/// Sets `<html data-app>`, on which tests and scripts wait.
///
/// # Errors
/// If the document has no root element any more.
pub fn set_app(phase: AppPhase) -> Result<(), BrowserError> {
    set_root_attribute("data-app", phase.name())
}

/// Sets `<html data-save>`, on which tests and scripts wait.
///
/// # Errors
/// If the document has no root element any more.
pub fn set_save(phase: SavePhase) -> Result<(), BrowserError> {
    set_root_attribute("data-save", phase.name())
}

fn set_root_attribute(name: &str, value: &str) -> Result<(), BrowserError> {
    let Some(root) = document().document_element() else {
        return Err(BrowserError::new("The document has no root element."));
    };
    root.set_attribute(name, value).map_err(|reason| {
        BrowserError::from_js(&format!("The attribute {name} could not be set"), &reason)
    })
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The place in the page that the address names: `/article/ID`, without the `#`; empty if none.
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to a place (`/article/ID`) with an entry of its own in the history, so that the browser's
/// Back comes back from it. Fires neither `hashchange` nor `popstate`.
///
/// # Errors
/// Where the browser refuses; some do after a hundred changes within seconds.
pub fn push_hash(place: &str) -> Result<(), BrowserError> {
    // The URL is relative, so that the page works under any path.
    window()
        .history()
        .and_then(|history| {
            history.push_state_with_url(&JsValue::NULL, "", Some(&format!("#{place}")))
        })
        .map_err(|reason| BrowserError::from_js("The address could not be changed", &reason))
}

/// Goes to a place without an entry of its own in the history: as [`push_hash`] otherwise.
///
/// # Errors
/// As [`push_hash`].
pub fn replace_hash(place: &str) -> Result<(), BrowserError> {
    window()
        .history()
        .and_then(|history| {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{place}")))
        })
        .map_err(|reason| BrowserError::from_js("The address could not be changed", &reason))
}

/// The value of a parameter of the address, decoded: `story/` in `?project=story%2F`.
pub fn query_parameter(name: &str) -> Option<String> {
    let query = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()?.get(name)
}

/// Whether an address, which may be relative to the page's, is of the page's own origin. Asked of
/// the browser, whose rules are many: `/\example.org` and tabs between slashes lead elsewhere too.
pub fn is_own(address: &str) -> bool {
    let location = window().location();
    let (Ok(page), Ok(origin)) = (location.href(), location.origin()) else {
        return false;
    };
    Url::new_with_base(address, &page).is_ok_and(|url| url.origin() == origin)
}

/// Whether this is a Mac, an iPhone or an iPad, where shortcuts are written and made with ⌘
/// instead of Ctrl.
pub fn is_mac() -> bool {
    // `navigator.platform` is deprecated, but its successor is missing from Safari, of all.
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}
