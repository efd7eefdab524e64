//! What is measured with: news-like texts and their spans, made from a seed.
//!
//! `text` writes, `words` finds the words and counts their places in every unit, `annotate` marks
//! them. `neutral` is the shape that adapters read and `native` is Sayso's own project file. The
//! same seed gives the same bytes, on every machine.

mod annotate;
mod native;
mod neutral;
mod text;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::random::Dice;
use super::size::Size;

pub(super) use annotate::{Relation, Span};
pub(super) use words::Word;

/// Labels by their number in a [`Span`], as the preset scheme of Sayso has them.
pub(super) const LABELS: [&str; 3] = ["Claim", "Denial", "Attribution"];

/// One annotated article.
pub(super) struct Article {
    text: String,
    words: Vec<Word>,
    spans: Vec<Span>,
    relations: Vec<Relation>,
}

impl Article {
    fn make(size: Size, dice: &mut Dice) -> Self {
        let text = text::write(size.characters(), size != Size::P, dice);
        let words = words::find(&text);
        let (spans, relations) = annotate::annotate(&words, size, dice);
        Self {
            text,
            words,
            spans,
            relations,
        }
    }
}

/// Where the files of a workload are.
pub(super) struct Files {
    /// For the adapters.
    pub(super) neutral: PathBuf,
    /// A project of the article alone, for importing; of the corpus, for C.
    pub(super) project: PathBuf,
    /// A project that opens on a tiny article beside it, for showing.
    pub(super) beside_tiny: PathBuf,
    /// The bytes of the texts.
    pub(super) text_bytes: usize,
    /// The bytes of the project of the article alone.
    pub(super) project_bytes: usize,
    /// The id of the first span.
    pub(super) first_span: String,
    /// Words of the first screen that no span touches, in UTF-16 units.
    pub(super) free: Vec<[usize; 2]>,
}

/// Makes a workload and writes it, in both shapes, into folders that will be served.
pub(super) fn write(size: Size, neutral_folder: &Path, native_folder: &Path) -> Result<Files> {
    const SEED: u64 = 20_261_122;
    let mut dice = Dice(SEED + size.characters() as u64 + u64::from(size == Size::P));
    let articles: Vec<Article> = (0..size.articles())
        .map(|_| Article::make(size, &mut dice))
        .collect();
    let tiny = Article::make(Size::S, &mut Dice(SEED));

    let all: Vec<&Article> = articles.iter().collect();
    let project = native::write(&all)?;
    let files = Files {
        neutral: neutral_folder.join(format!("{size}.json")),
        project: native_folder.join(format!("{size}.json")),
        beside_tiny: native_folder.join(format!("{size}-beside-tiny.json")),
        text_bytes: articles.iter().map(|article| article.text.len()).sum(),
        project_bytes: project.len(),
        first_span: native::span_id(0, 0),
        free: articles.first().map(neutral::free).unwrap_or_default(),
    };
    if size != Size::C {
        for article in &articles {
            save(&files.neutral, &neutral::write(article))?;
        }
        let both: Vec<&Article> = std::iter::once(&tiny).chain(&articles).collect();
        save(&files.beside_tiny, &native::write(&both)?)?;
    }
    save(&files.project, &project)?;
    Ok(files)
}

/// A file that gives the first label of a `beside_tiny` project another colour, and nothing else.
pub(super) fn recolored(round: usize) -> String {
    native::recolored(2, round)
}

fn save(path: &Path, contents: &str) -> Result<()> {
    fs::write(path, contents).with_context(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_has_what_its_size_promises() {
        let article = Article::make(Size::M, &mut Dice(1));
        let count = article.text.chars().count();
        assert!((100_000..100_600).contains(&count), "{count}");
        assert_eq!(article.spans.len(), 2_000);
        let in_two = |span: &&Span| span.fragments.len() == 2;
        assert_eq!(article.spans.iter().filter(in_two).count(), 40);
        assert_eq!(article.relations.len(), 400);
        assert!(!article.text.is_ascii());
        let words = article.text.split_whitespace().count();
        let paragraphs = article.text.split("\n\n").count();
        assert!((50..75).contains(&(words / paragraphs)));
    }

    #[test]
    fn an_article_of_relations_has_as_many_as_spans() {
        let article = Article::make(Size::R, &mut Dice(1));
        assert_eq!(article.spans.len(), 5_000);
        assert_eq!(article.relations.len(), 5_000);
        for relation in &article.relations {
            assert_ne!(article.spans[relation.from].label, 2);
            assert_eq!(article.spans[relation.to].label, 2);
        }
    }

    #[test]
    fn one_span_in_ten_overlaps_another() {
        let article = Article::make(Size::M, &mut Dice(2));
        let extent = |span: &Span| (span.fragments[0].0, span.fragments.last().unwrap().1);
        let overlapping = article
            .spans
            .windows(2)
            .filter(|pair| extent(&pair[1]).0 <= extent(&pair[0]).1)
            .count();
        assert!((180..260).contains(&overlapping), "{overlapping}");
    }

    #[test]
    fn the_same_seed_gives_the_same_article() {
        let one = Article::make(Size::S, &mut Dice(3));
        let other = Article::make(Size::S, &mut Dice(3));
        assert_eq!(neutral::write(&one), neutral::write(&other));
    }

    #[test]
    fn a_paragraph_is_one_line() {
        let text = text::write(10_000, false, &mut Dice(4));
        assert_eq!(text.lines().count(), 1);
    }
}
