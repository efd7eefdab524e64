//! The five real articles of `../shared`: other people's texts, read from where they lie and never
//! copied here. Only facts about them stand below.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says why it did not run"
)]

use std::path::{Path, PathBuf};

use sayso::formats::{ArticleDetails, ReadContext, SourceFile, read};
use sayso::model::{Article, IdSource, Stamp};

/// How an article's file begins, how its title begins, whether that is all of the title, its date,
/// its outlet and its author.
type Facts = (
    &'static str,
    &'static str,
    bool,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

const EXPECTED: [Facts; 5] = [
    (
        "000",
        "Moscow \"will not talk\" to Ukraine",
        false,
        Some("2024-08-19"),
        None,
        None,
    ),
    (
        "001",
        "19, a top aide to Russian President Vladimir Putin",
        false,
        None,
        None,
        None,
    ),
    (
        "002",
        "Russia Says Talks With Ukraine Are Impossible After Kursk Offensive",
        true,
        None,
        Some("Antiwar.com"),
        Some("Dave DeCamp"),
    ),
    (
        "003",
        "Putin Aide Says No Peace Talks With Kyiv Amid Kursk Offensive",
        true,
        None,
        Some("The Moscow Times"),
        None,
    ),
    (
        "004",
        "Russia's refusal to negotiate after Kursk invasion",
        true,
        Some("2024-08-20"),
        None,
        None,
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles")
}

/// The articles in the order of their files; none, with a line that says so, where they are not.
fn articles() -> Option<Vec<(String, Article)>> {
    let Ok(entries) = std::fs::read_dir(folder()) else {
        eprintln!("left out: {} is not on this machine", folder().display());
        return None;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    Some(paths.iter().map(|path| article(path)).collect())
}

fn article(path: &Path) -> (String, Article) {
    let name = path.file_name().unwrap().to_str().unwrap();
    let file = SourceFile {
        name: name.into(),
        bytes: std::fs::read(path).unwrap(),
    };
    let mut ids = IdSource::new([1; 7]);
    let details = ArticleDetails::default();
    let context = ReadContext {
        encoding: None,
        details,
        ..ReadContext::new(&mut ids, Stamp::ZERO)
    };
    let import = read(&file, context).unwrap();
    assert_eq!(import.warnings, []);
    (
        name.into(),
        Article::clone(import.project.articles().next().unwrap()),
    )
}

#[test]
fn the_real_articles_are_imported_with_their_titles() {
    let Some(articles) = articles() else { return };
    assert_eq!(articles.len(), EXPECTED.len());
    for ((file, article), (number, title, whole, date, outlet, author)) in
        articles.iter().zip(EXPECTED)
    {
        assert!(file.starts_with(number));
        assert!(
            article.title.starts_with(title),
            "{file}: {}",
            article.title
        );
        assert_eq!(&*article.title == title, whole, "{file}: {}", article.title);
        assert!(
            article.title.chars().count() <= 80,
            "{file}: {}",
            article.title
        );
        assert_eq!(article.metadata.date.as_deref(), date, "{file}");
        assert_eq!(article.metadata.outlet.as_deref(), outlet, "{file}");
        assert_eq!(article.metadata.author.as_deref(), author, "{file}");
    }
}
