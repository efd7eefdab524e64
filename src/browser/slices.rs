//! Long work in slices, so that the page goes on painting and answering between them.

use gloo::timers::future::TimeoutFuture;

use super::page;

/// How long a slice of work is, in milliseconds: short enough that a key pressed meanwhile is
/// answered at once, as people feel it.
const SLICE: f64 = 24.0;

/// Keeps the time of one piece of work.
#[derive(Debug)]
pub struct Slices {
    since: f64,
}

impl Default for Slices {
    fn default() -> Self {
        Self { since: now() }
    }
}

impl Slices {
    /// Lets the page live, if the slice has been used up. To be called often: it costs a look at the
    /// clock. Returns whether it was.
    pub async fn rest(&mut self) -> bool {
        let is_used_up = now() - self.since >= SLICE;
        if is_used_up {
            TimeoutFuture::new(0).await;
            self.since = now();
        }
        is_used_up
    }
}

/// Milliseconds since some moment; none passes where the browser has no such clock.
fn now() -> f64 {
    page::window()
        .performance()
        .map_or(0.0, |clock| clock.now())
}
