//! The web worker's entry: reads and writes files beside the page, and nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    sayso::worker::start();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!(
        "This runs in a browser, beside Sayso's page: `cargo xtask run` builds and serves both."
    );
}
