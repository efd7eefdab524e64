//! Saved web pages.

use proptest::prelude::*;
use sayso::formats::{Encoding, Import, ReadContext, SourceFile, read_together};
use sayso::model::{IdSource, Stamp};

use super::reading::{file, read_as, read_file};
use super::spoken::told;
use crate::support::cases;

/// A page of a newspaper, with all that stands around an article.
fn page(charset: &str) -> String {
    format!(
        r#"<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="{charset}">
<title>Mayor: the bridge is safe | The Bridge Post</title>
<link rel="canonical" href="https://example.org/bridge">
<meta property="og:title" content="Mayor: the bridge is safe">
<meta property="og:site_name" content="The Bridge Post">
<meta name="author" content="By A. Byron">
<meta property="article:published_time" content="2024-08-19T10:00:00+03:00">
<style>p {{ color: red }}</style><script>var text = "No article.";</script></head>
<body>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies, and we would like you to accept all of them now.</p>
<button>Accept all cookies</button></div>
<header><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/city">City</a></li><li><a href="/sports">Sports</a></li></ul></nav></header>
<div class="content"><article>
<h1>Mayor: the bridge is safe</h1>
<p>The mayor denied on Monday that the bridge was ever closed, although a ferryman claims that it was, and
   although nobody was seen on it all morning, not even the postman.</p>
<div class="advertisement"><a href="/buy">Buy a boat today, and get a second one for nothing.</a></div>
<p>“No one,” she said, <b>“closed</b> it.” The café by the bridge stayed shut,<br>as it does every Monday, and its
   owner, who was asked as well, said that he knew of no closure at all.</p>
<h2>What was said</h2>
<ul><li>The ferryman says that he carried forty people over the river before noon.</li>
<li>The mayor says that forty people are not many, and that some like boats.</li></ul>
<p>It opens at six &amp; closes at ten, said the keeper, who has a key of his own and who did not use it, he says,
   on the morning that everybody has been talking about since then.</p>
</article></div>
<aside class="related"><h3>Read more</h3><ul><li><a href="/a">Ten ferries</a></li><li><a href="/b">Nine bridges</a></li></ul></aside>
<div class="comments" id="comments"><h3>Comments</h3><p>First!</p></div>
<footer><p>Copyright The Bridge Post. All rights reserved. Terms and conditions apply.</p></footer>
</body></html>"#
    )
}

const ARTICLE: &str = "The mayor denied on Monday that the bridge was ever closed, although a ferryman claims \
    that it was, and although nobody was seen on it all morning, not even the postman.\n\n\
    “No one,” she said, “closed it.” The café by the bridge stayed shut,\n\
    as it does every Monday, and its owner, who was asked as well, said that he knew of no closure at all.\n\n\
    What was said\n\n\
    The ferryman says that he carried forty people over the river before noon.\n\
    The mayor says that forty people are not many, and that some like boats.\n\n\
    It opens at six & closes at ten, said the keeper, who has a key of his own and who did not use it, he \
    says, on the morning that everybody has been talking about since then.\n";

#[track_caller]
fn assert_article(import: &Import) {
    assert_eq!(told(import), Vec::<String>::new());
    let article = import.project.articles().next().unwrap();
    assert_eq!(article.text.as_str(), ARTICLE);
    assert_eq!(&*article.title, "Mayor: the bridge is safe");
    let known = &article.metadata;
    let facts = [
        &known.outlet,
        &known.author,
        &known.date,
        &known.url,
        &known.language,
    ];
    assert_eq!(
        facts.map(|fact| fact.as_deref().unwrap_or_default()),
        [
            "The Bridge Post",
            "A. Byron",
            "2024-08-19",
            "https://example.org/bridge",
            "en-GB"
        ]
    );
}

/// A page in an old encoding: the signs that it has no letter for are left out here.
fn in_windows_1252(page: &str) -> Vec<u8> {
    page.chars()
        .map(|one| match one {
            '“' => 0x93,
            '”' => 0x94,
            one => u8::try_from(u32::from(one)).unwrap(),
        })
        .collect()
}

#[test]
fn the_article_of_a_page_is_read_without_what_stands_around_it() {
    for name in ["a.html", "download"] {
        assert_article(&read_file(name, page("utf-8")).unwrap());
    }
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_names() {
    let old = in_windows_1252(&page("windows-1252"));
    assert_article(&read_file("a.html", &old).unwrap());
    // What is UTF-8 is that, whatever it says.
    assert_article(&read_file("a.html", page("windows-1252")).unwrap());
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend(page("windows-1252").bytes());
    assert_article(&read_file("a.html", marked).unwrap());
    let wide: Vec<u8> = std::iter::once(0xFEFF)
        .chain(page("utf-16").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_article(&read_file("a.html", wide).unwrap());

    let unnamed = in_windows_1252(&page("nothing"));
    let import = read_file("a.html", &unnamed).unwrap();
    assert!(
        told(&import)[0].contains("was read as Windows-1252"),
        "{:?}",
        told(&import)
    );
    assert_article(&read_as(Some(Encoding::Windows1252), "a.html", &unnamed).unwrap());
}

/// A page as Chromium saves it as one file.
fn as_one_file(encoding: &str, body: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/saved\r\n\
         Subject: A subject\r\nDate: Mon, 19 Aug 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
         \tboundary=\"----MultipartBoundary--abc----\"\r\n\r\n\r\n\
         ------MultipartBoundary--abc----\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\n\
         Content-Transfer-Encoding: {encoding}\r\nContent-Location: https://example.org/saved\r\n\r\n\
         {body}\r\n------MultipartBoundary--abc----\r\nContent-Type: image/png\r\n\
         Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\r\n------MultipartBoundary--abc------\r\n"
    )
}

#[test]
fn a_page_saved_as_one_file_is_read() {
    let mut quoted = String::new();
    for (number, byte) in page("utf-8").bytes().enumerate() {
        if byte.is_ascii() && byte != b'=' {
            quoted.push(char::from(byte));
        } else {
            quoted.push_str(&format!("={byte:02X}"));
        }
        if number % 60 == 59 {
            quoted.push_str("=\r\n");
        }
    }
    for name in ["a.mhtml", "download"] {
        assert_article(&read_file(name, as_one_file("quoted-printable", &quoted)).unwrap());
    }
    assert_article(&read_file("a.mht", as_one_file("8bit", &page("utf-8"))).unwrap());
    let nothing =
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n\nx\n--a--\n";
    assert!(read_file("a.mhtml", nothing).is_err());
}

#[test]
fn where_it_says_nothing_the_archive_tells_the_address() {
    let bare = "<html><head><title>Bare</title></head><body><p>He denied it, and he did so twice.</p></body></html>";
    let import = read_file("a.mhtml", as_one_file("7bit", bare)).unwrap();
    let article = import.project.articles().next().unwrap();
    assert_eq!(
        article.text.as_str(),
        "He denied it, and he did so twice.\n"
    );
    assert_eq!(
        article.metadata.url.as_deref(),
        Some("https://example.org/saved")
    );
    let saved = format!("<!-- saved from url=(0025)https://example.org/other -->\n{bare}");
    let import = read_file("a", saved).unwrap();
    let url = &import.project.articles().next().unwrap().metadata.url;
    assert_eq!(url.as_deref(), Some("https://example.org/other"));
}

#[test]
fn a_page_without_text_says_what_to_do() {
    let error =
        read_file("a.html", "<html><body><script>app()</script></body></html>").unwrap_err();
    assert!(error.to_string().contains("save it as MHTML"), "{error}");
}

#[test]
fn what_a_browser_saves_beside_a_page_is_no_article() {
    let files: Vec<SourceFile> = vec![
        file("a.html", page("utf-8")),
        file("a_files/script.js", "var a = 'He denied it.';"),
    ];
    let mut ids = IdSource::new([3; 7]);
    let import = read_together("set", &files, ReadContext::new(&mut ids, Stamp::ZERO)).unwrap();
    assert_article(&import);
    assert_eq!(import.project.article_count(), 1);
}

#[test]
fn a_page_of_deeply_nested_elements_does_no_harm() {
    for element in ["div", "b", "ul><li", "table><tr><td", "blockquote><p"] {
        let nested = format!("<{element}>").repeat(2_000);
        let import = read_file("a.html", format!("<html><body>{nested}He denied it.")).unwrap();
        let article = import.project.articles().next().unwrap();
        assert_eq!(article.text.as_str(), "He denied it.\n");
    }
}

#[test]
fn text_that_speaks_of_pages_is_text() {
    for (name, text) in [
        ("a.txt", "<html> is how pages begin."),
        ("a", "He wrote <p>."),
    ] {
        let import = read_file(name, text).unwrap();
        let article = import.project.articles().next().unwrap();
        assert_eq!(article.text.as_str(), text);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_page_makes_a_reader_panic(
        body in "(</?(p|div|ul|li|table|tr|td|br|script|title|article)( class=\"[a-z]{0,5}\")?>|[a-zé &;\n]){0,40}",
        place in any::<prop::sample::Index>(),
        damage in prop::collection::vec(any::<u8>(), 0..6),
    ) {
        let _ = read_file("a.html", format!("<html><body>{body}"));
        let mut bytes = as_one_file("base64", &body).into_bytes();
        let start = place.index(bytes.len());
        let end = (start + damage.len()).min(bytes.len());
        bytes.splice(start..end, damage);
        let _ = read_file("a.mhtml", bytes);
    }
}
