//! Checking a project: all rules together must cost no more than a walk over its spans.

mod support;

use divan::{Bencher, black_box};
use sayso::query::findings;

use support::{Size, project};

fn main() {
    support::run();
}

#[divan::bench(args = Size::ALL, sample_count = 10)]
fn all_rules(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    bencher.bench_local(|| findings(black_box(&project)));
}
