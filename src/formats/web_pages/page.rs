//! The article of a page.

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

/// The most elements of a page: far more than any page has that somebody could read.
const MOST_ELEMENTS: usize = 300_000;

/// The most elements within each other: pages that people read have a few dozen, and the search for the
/// article takes a time that grows with the square of it.
const DEEPEST: usize = 300;

/// The least share of a page's text that its article is believed to be: what is less is rather a notice
/// that was taken for the article.
const LEAST_SHARE: f64 = 0.02;

/// What is found in a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text of the article.
    pub(super) text: String,
    /// Whether this is all the text of the page, since no article was found in it.
    pub(super) is_whole: bool,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

impl Page {
    /// Finds the article of a page.
    pub(super) fn of(html: &str) -> Self {
        let document = Document::from(html);
        let attribute = |selector: &str, name: &str| {
            let value = document.select(selector).attr(name)?;
            said(Some(value.to_string()))
        };
        let mut page = Self {
            url: attribute("link[rel=canonical]", "href")
                .or_else(|| attribute("meta[property=\"og:url\"]", "content"))
                .or_else(|| saved_from(html))
                .filter(|url| url.starts_with("http")),
            language: attribute("html", "lang")
                .or_else(|| attribute("html", "xml:lang"))
                .or_else(|| attribute("meta[property=\"og:locale\"]", "content"))
                .map(|language| language.replace('_', "-")),
            date: attribute("time[datetime]", "datetime"),
            ..Self::default()
        };
        let whole = {
            let body = Document::from(html);
            body.select("script, style, noscript, template, head")
                .remove();
            spaced(&body.formatted_text())
        };
        let config = Config {
            max_elements_to_parse: MOST_ELEMENTS,
            text_mode: TextMode::Formatted,
            ..Config::default()
        };
        let found = (!is_too_deep(&document)).then(|| {
            Readability::with_document(document, None, Some(config))
                .and_then(|mut readability| readability.parse())
        });
        match found {
            Some(Ok(article)) => {
                page.text = spaced(&article.text_content);
                page.title = said(Some(article.title));
                page.author = said(article.byline).map(without_by);
                page.date = said(article.published_time).or(page.date);
                page.outlet = said(article.site_name);
                page.language = page.language.or(said(article.lang));
                page.url = page.url.or(said(article.url));
            }
            _ => page.title = said(Some(title_of(html))),
        }
        if (page.text.len() as f64) < whole.len() as f64 * LEAST_SHARE {
            page.is_whole = true;
            page.text = whole;
        }
        page
    }
}

/// Whether elements lie deeper within each other than in any page that people read.
fn is_too_deep(document: &Document) -> bool {
    let root = document.root();
    let mut nodes = root.descendants_it();
    nodes.any(|node| node.ancestors_it(Some(DEEPEST)).count() >= DEEPEST)
}

fn title_of(html: &str) -> String {
    Document::from(html).select("title").text().to_string()
}

/// What is said, on one line; none if that is nothing.
fn said(words: Option<String>) -> Option<String> {
    let words = words?;
    let words: Vec<&str> = words.split_whitespace().collect();
    Some(words.join(" ")).filter(|words| !words.is_empty())
}

/// An author without the word that introduces them.
fn without_by(author: String) -> String {
    match author.split_at_checked(3) {
        Some((by, name)) if by.eq_ignore_ascii_case("by ") => name.trim().to_owned(),
        _ => author,
    }
}

/// Lines without white space around them, and at most one blank line between two.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        if !spaced.is_empty() {
            spaced.push_str(if blank > 0 { "\n\n" } else { "\n" });
        }
        blank = 0;
        spaced.push_str(line);
    }
    if !spaced.is_empty() {
        spaced.push('\n');
    }
    spaced
}

/// Where a browser or an extension says that it saved the page from.
fn saved_from(html: &str) -> Option<String> {
    let after = |sign: &str| {
        let (_, rest) = html.split_once(sign)?;
        let end = rest.find(|one: char| one.is_whitespace())?;
        rest.get(..end)
    };
    // Browsers write the length of the address before it: `saved from url=(0024)https://…`.
    let of_browser = after("<!-- saved from url=(").and_then(|rest| Some(rest.split_once(')')?.1));
    let of_extension = html
        .contains("Page saved with SingleFile")
        .then(|| after("url: "))
        .flatten();
    of_browser.or(of_extension).map(str::to_owned)
}
