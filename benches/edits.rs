//! Edits, which must not grow with the project more than a search tree does.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod support;

use divan::{Bencher, black_box};
use sayso::edit::{Edit, apply};
use sayso::model::{Project, Record, Stamp};

use support::news::{News, Script};
use support::{Size, free_stretch, id, marked, name, next_stamp, only_article, project};

fn main() {
    support::run();
}

/// Measures an edit that changes a project.
fn measure(bencher: Bencher<'_, '_>, project: &Project, edit: &Edit) {
    let stamp = next_stamp(project);
    bencher.bench_local(|| apply(black_box(project), edit, stamp).unwrap());
}

/// The label of a span that is not there yet.
fn new_span(project: &Project, news: &News) -> Edit {
    let article = only_article(project).id;
    let number = u128::MAX / 2;
    let span = marked::span(number, article, "Claim", [free_stretch(news)]);
    Edit::AddSpan(span)
}

#[divan::bench(args = Size::ALL)]
fn add_a_span(bencher: Bencher<'_, '_>, size: Size) {
    let (project, news) = project(size);
    measure(bencher, &project, &new_span(&project, &news));
}

#[divan::bench(args = Size::ALL)]
fn undo_a_span(bencher: Bencher<'_, '_>, size: Size) {
    let (project, news) = project(size);
    let edit = new_span(&project, &news);
    let added = apply(&project, &edit, next_stamp(&project)).unwrap();
    measure(bencher, &added.project, &added.inverse);
}

#[divan::bench(args = Size::ALL)]
fn relabel_a_span(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let edit = Edit::Relabel {
        span: id(1),
        label: name("Denial"),
    };
    measure(bencher, &project, &edit);
}

#[divan::bench(args = Size::ALL)]
fn remove_the_article(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let edit = Edit::RemoveArticle(only_article(&project).id);
    measure(bencher, &project, &edit);
}

/// What importing a report without spans does once it is read.
#[divan::bench(args = Size::ALL)]
fn import_a_report(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let report = News::new(Script::Ascii, Size::S.characters());
    let mut imported = Project::new(id(9), name("report"), Default::default());
    let article = marked::article(9, "A report", &report.text);
    imported.put(Record::from(article), Stamp::ZERO);
    measure(bencher, &project, &Edit::Merge(Box::new(imported)));
}
