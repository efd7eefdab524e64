//! The page's entry: says which views come later, mounts the page, and nothing else.

/// Where the program is divided in two: all that only these views need is a part of its own, which
/// this function fetches before it runs. It stands here, not in the library, so that the library's
/// other users do not carry those views.
#[cfg(target_arch = "wasm32")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn later_views() -> Result<sayso::ui::LaterViews, wasm_split_helpers::SplitLoaderError> {
    Ok(sayso::ui::LaterViews::all())
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    sayso::ui::start(|| Box::pin(async { later_views().await.ok() }));
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("Sayso runs in a browser: `cargo xtask run` builds and serves it.");
}
