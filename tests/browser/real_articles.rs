//! The whole job on real articles, which stand beside some checkouts and are not ours to publish.

use std::path::Path;

use crate::page::Page;
use crate::{http, settings, stranger, words};

const LEFT_OUT: &str = "left out: there is no folder ../shared/articles";

#[test]
fn the_whole_job_on_the_real_articles_as_the_story() {
    let Some(address) = settings::page_with_real_articles() else {
        println!("{LEFT_OUT}");
        return;
    };
    let page = Page::open_at(&address);
    let files = settings::real_articles().expect("the served articles are there as files too");
    assert_eq!(page.titles().len(), files.len());
    let texts = files.iter().map(|file| {
        let name = file.file_name().unwrap().to_string_lossy();
        http::fetch_article(&format!("{address}articles/{name}"))
    });
    annotate_all(&page, &texts.collect::<Vec<_>>());
    page.leave();
}

#[test]
fn the_whole_job_on_the_real_articles_dropped_on_the_page() {
    let Some(files) = settings::real_articles() else {
        println!("{LEFT_OUT}");
        return;
    };
    let page = Page::open();
    let bundled = page.titles();
    let paths: Vec<&Path> = files.iter().map(AsRef::as_ref).collect();
    page.drop_files(&paths);
    page.wait_for_articles(bundled.len() + files.len());
    page.wait_for_announcement(&format!("Imported {} articles.", files.len()));
    page.wait_for_saved();

    // What is not wanted goes out; what was dropped is the project now.
    for title in bundled {
        page.remove_article(&title);
    }
    let texts = files.iter().map(|file| {
        let bytes = std::fs::read(file).expect("an article can be read");
        String::from_utf8(bytes)
            .expect("articles are UTF-8")
            .replace("\r\n", "\n")
    });
    annotate_all(&page, &texts.collect::<Vec<_>>());
    page.leave();
}

/// Labels three stretches of every article, comes back, and takes the data set home.
fn annotate_all(page: &Page, texts: &[String]) {
    let mut wanted = Vec::new();
    for title in page.titles() {
        assert!(
            !title.is_empty() && title.chars().count() < 160,
            "{title} is no title"
        );
        page.open_article(&title);
        let text = page.text();
        assert!(
            texts.contains(&text),
            "{title} is not shown character for character"
        );
        let runs = words::runs(&text, 4);
        for (place, (key, label)) in [("1", "Claim"), ("d", "Denial"), ("3", "Attribution")]
            .into_iter()
            .enumerate()
        {
            let run = runs[runs.len() * (place + 1) / 4];
            page.label_with(key, run);
            wanted.push((label.to_owned(), run.to_owned()));
        }
    }
    let titles = page.titles();

    page.reload();
    assert_eq!(page.titles(), titles);
    assert_eq!(page.labelled(), wanted[wanted.len() - 3..]);
    for format in ["Sayso project", "Sayso JSONL"] {
        let dataset = stranger::read(&page.download_export(format));
        assert_eq!(dataset.articles, titles);
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(label, text)| (label.as_str(), text.as_str()))
            .collect();
        assert_eq!(dataset.labelled(), wanted);
    }
}
