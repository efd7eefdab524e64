//! Plain text: what is read from it and from beside it.

use std::path::Path;
use std::time::{Duration, Instant};

use sayso::formats::{ArticleDetails, ReadContext, ReadErrorKind, manifest, read};
use sayso::model::{Article, IdSource, Metadata, Status};

use crate::support::name;

use super::manifest::parse;
use super::reading::{READ_AT, file, read_file, read_soundly};

#[track_caller]
fn article(text: &str) -> Article {
    let project = read_soundly("story/bridge.txt", text);
    Article::clone(project.articles().next().unwrap())
}

const STORY: &str = "The bridge is safe, says the mayor\r\n\r\nBy Ada Byron\r\n\
    PORTO, 19 August 2024 (Bridge Wire) — \"It is safe,\" she said.\r";

#[test]
fn a_text_is_an_article_with_what_it_says_about_itself() {
    let article = article(STORY);
    assert_eq!(&*article.title, "The bridge is safe, says the mayor");
    assert_eq!(
        article.metadata,
        Metadata {
            outlet: Some(name("Bridge Wire")),
            author: Some(name("Ada Byron")),
            file: Some(name("story/bridge.txt")),
            ..Metadata::default()
        }
    );
    assert_eq!(article.created, READ_AT.time);
    assert!(article.text.as_str().ends_with("she said.\n"));
    assert!(!article.text.as_str().contains('\r'));
}

#[test]
fn the_project_of_a_text_has_an_empty_scheme_and_the_files_name() {
    let project = read_soundly("story/bridge.txt", STORY);
    assert_eq!(&*project.info().name, "bridge");
    assert!(project.scheme().labels.is_empty());
}

#[test]
fn what_is_said_from_outside_goes_before_what_the_text_says() {
    let mut ids = IdSource::new([9; 7]);
    let details = ArticleDetails {
        title: Some(name("Another title")),
        outlet: Some(name("The Post")),
        language: Some(name("pt")),
        status: Some(Status::Done),
        ..ArticleDetails::default()
    };
    let context = ReadContext {
        encoding: None,
        details,
        ..ReadContext::new(&mut ids, READ_AT)
    };
    let import = read(&file("a.txt", STORY), context).unwrap();
    let article = import.project.articles().next().unwrap();
    assert_eq!(
        (&*article.title, article.status),
        ("Another title", Status::Done)
    );
    assert_eq!(article.metadata.outlet.as_deref(), Some("The Post"));
    assert_eq!(article.metadata.author.as_deref(), Some("Ada Byron"));
    assert_eq!(article.metadata.language.as_deref(), Some("pt"));
}

/// The bundled story: its manifest says what its texts say, wherever both speak.
#[test]
fn the_bundled_articles_agree_with_their_manifest() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let bytes = std::fs::read(folder.join("manifest.json")).unwrap();
    let manifest = manifest::read(&file("manifest.json", bytes), parse).unwrap();
    assert_eq!(manifest.warnings, []);
    assert!(!manifest.articles.is_empty());
    for listed in manifest.articles {
        let text = std::fs::read_to_string(folder.join(&listed.file)).unwrap();
        let found = article(&text);
        if let Some(title) = listed.details.title {
            assert_eq!(found.title, title);
        }
        assert!(
            !found.title.ends_with('…'),
            "{} has a title of its own",
            listed.file
        );
        let pairs = [
            (found.metadata.outlet, listed.details.outlet),
            (found.metadata.author, listed.details.author),
            (found.metadata.date, listed.details.date),
        ];
        for (found, listed) in pairs {
            assert!(
                found.is_none() || found == listed,
                "{found:?} instead of {listed:?}"
            );
        }
    }
}

/// 20 MB in many lines and in one. The limit is generous: this is a test, not a measurement.
#[test]
fn a_very_large_text_is_read_quickly() {
    for line_end in ["\n", " "] {
        let text = format!("The bridge is safe{line_end}").repeat(20_000_000 / 19);
        let start = Instant::now();
        let article = article(&text);
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{:?}",
            start.elapsed()
        );
        assert_eq!(article.text.as_str().len(), text.len());
    }
}

#[test]
fn a_text_beyond_all_measure_is_refused() {
    let error = read_file("a.txt", "a ".repeat(33 * 1024 * 1024)).unwrap_err();
    let limit = 64 * 1024 * 1024;
    assert_eq!(
        error.kind,
        ReadErrorKind::TooLarge {
            bytes: 66 * 1024 * 1024,
            limit
        }
    );
}

#[test]
fn markdown_is_text_whatever_stands_in_it() {
    for text in [
        "# The bridge is safe\n\nHe *denied* it.\n",
        "text,title\nHe denied it.,One\n",
        "<html> is how pages begin.\n",
    ] {
        let project = read_soundly("a.md", text);
        let article = project.articles().next().unwrap();
        assert_eq!(article.text.as_str(), text);
    }
    let project = read_soundly("a.md", "# The bridge is safe\n\nHe *denied* it.\n");
    assert_eq!(
        &*project.articles().next().unwrap().title,
        "The bridge is safe"
    );
}
