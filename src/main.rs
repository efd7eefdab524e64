//! The page's entry: mounts the page, and nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sayso::ui::start();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("Sayso runs in a browser: `cargo xtask run` builds and serves it.");
}
