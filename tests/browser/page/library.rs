//! The list of articles, and the ways in and out of it.

use std::path::Path;

use serde::Deserialize;
use serde_json::json;

use super::{Page, expect};

/// An article of the list.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Article {
    pub(crate) title: String,
    /// Its link: `#/article/ID`.
    pub(crate) place: String,
    pub(crate) is_open: bool,
    /// All that the list says of it.
    pub(crate) words: String,
}

const LIST: &str = "nav[aria-label=Articles]";

impl Page {
    /// The articles of the list.
    pub(crate) fn articles(&self) -> Vec<Article> {
        self.see("articles()", json!([]))
    }

    /// Their titles.
    pub(crate) fn titles(&self) -> Vec<String> {
        self.articles()
            .into_iter()
            .map(|article| article.title)
            .collect()
    }

    /// The title of the open article; empty if none is open.
    pub(crate) fn open_title(&self) -> String {
        let open = self.articles().into_iter().find(|article| article.is_open);
        open.map(|article| article.title).unwrap_or_default()
    }

    /// What the page says of how far the work has come.
    pub(crate) fn progress(&self) -> String {
        self.see(
            "document.querySelector('.progress')?.innerText ?? ''",
            json!([]),
        )
    }

    /// Opens an article from the list.
    #[track_caller]
    pub(crate) fn open_article(&self, title: &str) {
        self.click_control("link", title, Some(LIST));
        self.wait_for_open(title);
    }

    /// Waits until an article is open, in the list and in the reader.
    #[track_caller]
    pub(crate) fn wait_for_open(&self, title: &str) {
        self.until(&format!("“{title}” is open"), || {
            expect(self.open_title().as_str(), title)?;
            let articles = self.articles();
            let id: String = self.see("article()?.dataset.articleId ?? ''", json!([]));
            let open = articles
                .iter()
                .find(|article| article.is_open)
                .ok_or("none is open")?;
            expect(open.place.as_str(), &format!("#/article/{id}"))
        });
    }

    /// Waits until the list has so many articles.
    #[track_caller]
    pub(crate) fn wait_for_articles(&self, count: usize) {
        self.until(&format!("{count} articles are listed"), || {
            expect(self.titles().len(), count)
        });
    }

    /// Takes an article out of the project.
    #[track_caller]
    pub(crate) fn remove_article(&self, title: &str) {
        let count = self.titles().len();
        let link = self
            .control("link", title, Some(LIST))
            .expect("the article is listed");
        // The button shows itself when the mouse is over its row.
        self.hover(link.place.middle());
        self.click_button(&format!("Remove {title}"));
        self.wait_for_articles(count - 1);
    }

    /// Chooses files through "Import files".
    pub(crate) fn import(&self, files: &[&Path]) {
        self.chromium.choose_files(
            "input[type=file][aria-label='Import files'][multiple]",
            files,
        );
    }

    /// Drops files on the middle of the page.
    pub(crate) fn drop_files(&self, files: &[&Path]) {
        let point = self.view().place.middle();
        let files: Vec<_> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        for event in ["dragEnter", "dragOver", "drop"] {
            self.chromium.devtools(
                "Input.dispatchDragEvent",
                json!({
                    "type": event, "x": point.x, "y": point.y,
                    "data": { "items": [], "files": files, "dragOperationsMask": 1 },
                }),
            );
        }
    }
}
