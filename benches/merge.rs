//! Merging two copies of a project, which must grow with the records that are compared and no more.

mod support;

use divan::{Bencher, black_box};
use sayso::edit::merge;
use sayso::model::{Project, Record, Span};

use support::{Size, marked, name, next_stamp, project};

fn main() {
    support::run();
}

/// Measures taking `other` into copies of `project`.
fn measure(bencher: Bencher<'_, '_>, project: &Project, other: &Project) {
    bencher
        .with_inputs(|| project.clone())
        .bench_local_refs(|copy| merge(copy, black_box(other)));
}

#[divan::bench(args = Size::ALL)]
fn a_copy_in_which_nothing_changed(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    measure(bencher, &project, &project);
}

#[divan::bench(args = Size::ALL)]
fn a_copy_in_which_every_tenth_span_changed(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let mut copy = project.clone();
    for span in project.spans().step_by(10) {
        let note = name("Checked against the other reports.");
        let span = Span {
            note,
            ..Span::clone(span)
        };
        copy.put(Record::from(span), next_stamp(&copy));
    }
    measure(bencher, &project, &copy);
}

#[divan::bench(args = Size::ALL)]
fn all_of_it_into_an_empty_copy(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    measure(bencher, &marked::project(&[]), &project);
}
