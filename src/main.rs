//! The page's entry: says which views come later, mounts the page, and nothing else.
//!
//! The functions that are split off here are where the program is divided: all that only their views need
//! is a part of its own, which each function fetches before it runs. They stand here, not in the library,
//! so that the library's other users do not carry those views.

#[cfg(target_arch = "wasm32")]
mod parts {
    use sayso::ui::{AsideViews, LaterViews};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(later, fallible)]
    pub(crate) fn later_views() -> Result<LaterViews, SplitLoaderError> {
        Ok(LaterViews::all())
    }

    #[wasm_split(aside, fallible)]
    pub(crate) fn aside_views() -> Result<AsideViews, SplitLoaderError> {
        Ok(AsideViews::all())
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    sayso::ui::start(
        || Box::pin(async { parts::later_views().await.ok() }),
        || Box::pin(async { parts::aside_views().await.ok() }),
    );
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("Sayso runs in a browser: `cargo xtask run` builds and serves it.");
}
