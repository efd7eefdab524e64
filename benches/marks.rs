//! What lies over a paragraph: finding its marks must not grow with the project, and cutting them
//! into segments with nothing but their number.

mod support;

use divan::{Bencher, black_box};
use sayso::model::{Mark, Project, Record, Stamp};
use sayso::query::segments;
use sayso::text::TextRange;

use support::marked::{self, span};
use support::news::Dice;
use support::{Size, only_article, project};

fn main() {
    support::run();
}

/// Paragraphs all over the article of a project, in no order.
fn paragraphs(project: &Project) -> Vec<TextRange> {
    let lines = only_article(project).text.lines().iter();
    let all: Vec<TextRange> = lines.filter(|line| !line.is_empty()).collect();
    let mut dice = Dice::new(4);
    (0..256).map(|_| dice.one_of(&all)).collect()
}

#[divan::bench(args = Size::ALL)]
fn marks_of_a_paragraph(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let article = only_article(&project).id;
    let paragraphs = paragraphs(&project);
    let mut next = paragraphs.iter().cycle();
    bencher.bench_local(|| {
        next.next()
            .map(|paragraph| project.marks_in(article, black_box(*paragraph)))
    });
}

#[divan::bench(args = Size::ALL)]
fn segments_of_a_paragraph(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let article = only_article(&project).id;
    let painted: Vec<(TextRange, Vec<Mark>)> = paragraphs(&project)
        .into_iter()
        .map(|paragraph| (paragraph, project.marks_in(article, paragraph)))
        .collect();
    let mut next = painted.iter().cycle();
    bencher.bench_local(|| {
        next.next()
            .map(|(paragraph, marks)| segments(*paragraph, black_box(marks)))
    });
}

/// Over one paragraph, spans each of which holds the next.
#[divan::bench(args = [1, 10, 100, 1_000])]
fn segments_of_nested_spans(bencher: Bencher<'_, '_>, depth: usize) {
    let mut project = marked::project(&[&"x".repeat(2 * depth)]);
    let article = only_article(&project).id;
    for level in 0..depth {
        let stretch = marked::range(level, 2 * depth - level);
        let span = span(1 + level as u128, article, "Claim", [stretch]);
        project.put(Record::from(span), Stamp::ZERO);
    }
    let paragraph = only_article(&project).text.whole();
    let marks = project.marks_in(article, paragraph);
    bencher.bench_local(|| segments(paragraph, black_box(&marks)));
}
