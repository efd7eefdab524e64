//! What is answered to which path.

use std::fs;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

use super::articles::ArticleFolder;
use super::media_type::media_type;

/// The folder under which the page looks for its articles.
const ARTICLES: &str = "articles";

/// A folder of files as a web site.
pub(crate) struct Site {
    root: PathBuf,
    mount: &'static str,
    articles: Option<ArticleFolder>,
}

/// An answer, before it is put into HTTP.
pub(crate) struct Reply {
    /// The status code and what it means.
    pub(crate) status: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) body: Vec<u8>,
}

impl Site {
    /// The files of a folder, under `/`.
    pub(crate) fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            mount: "/",
            articles: None,
        }
    }

    /// The same site under another path, which begins and ends with a slash.
    pub(crate) fn mounted_at(self, mount: &'static str) -> Self {
        Self { mount, ..self }
    }

    /// The same site with the texts of another folder for its articles.
    pub(crate) fn with_articles(self, articles: ArticleFolder) -> Self {
        Self {
            articles: Some(articles),
            ..self
        }
    }

    /// The path that the site is under.
    pub(crate) fn mount(&self) -> &'static str {
        self.mount
    }

    /// Answers a request for a path, which may carry a query.
    pub(crate) fn reply(&self, target: &str) -> Reply {
        self.find(target).unwrap_or_else(|| self.not_found())
    }

    fn find(&self, target: &str) -> Option<Reply> {
        let path = target.split(['?', '#']).next()?.strip_prefix(self.mount)?;
        let mut relative = relative_path(path)?;
        if let Some(folder) = &self.articles
            && let Ok(name) = relative.strip_prefix(ARTICLES)
        {
            return folder.find(name);
        }
        if path.is_empty() || path.ends_with('/') {
            relative.push("index.html");
        }
        Reply::file(&self.root.join(relative))
    }

    fn not_found(&self) -> Reply {
        let page = format!(
            "<!DOCTYPE html><html lang=\"en\"><title>Not found</title>\
             <p>There is nothing at this address. <a href=\"{}\">To the page</a></p></html>",
            self.mount
        );
        Reply {
            status: "404 Not Found",
            media_type: media_type(Path::new("404.html")),
            body: page.into(),
        }
    }
}

impl Reply {
    /// The file at this path, if there is one.
    pub(crate) fn file(path: &Path) -> Option<Self> {
        let body = fs::read(path).ok()?;
        Some(Self {
            status: "200 OK",
            media_type: media_type(path),
            body,
        })
    }

    /// The answer to anything but GET and HEAD.
    pub(crate) fn method_not_allowed() -> Self {
        let body = "Files can only be read here.\n".into();
        Self {
            status: "405 Method Not Allowed",
            media_type: media_type(Path::new("405.txt")),
            body,
        }
    }
}

/// Decodes the path of a URL into one below a folder. A path that would leave the folder is none.
fn relative_path(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let relative = Path::new(decoded.as_ref());
    let stays = relative
        .components()
        .all(|component| matches!(component, Component::Normal(_)));
    stays.then(|| relative.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_decoded() {
        assert_eq!(relative_path(""), Some(PathBuf::new()));
        assert_eq!(
            relative_path("a/b%20c%C3%A9.txt"),
            Some("a/b cé.txt".into())
        );
        assert_eq!(relative_path("100%25.txt"), Some("100%.txt".into()));
        assert_eq!(relative_path("%FF"), None, "not UTF-8");
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for path in [
            "../secret",
            "a/../../secret",
            "%2e%2e/secret",
            "..%2Fsecret",
            "/etc",
            "%2Fetc",
        ] {
            assert_eq!(relative_path(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_missing_gets_a_page_that_leads_back() {
        let reply = Site::new("/nowhere")
            .mounted_at("/deep/")
            .reply("/deep/nothing");
        assert_eq!(reply.status, "404 Not Found");
        assert!(
            String::from_utf8(reply.body)
                .unwrap()
                .contains("href=\"/deep/\"")
        );
    }
}
