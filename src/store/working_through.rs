//! Working through the articles one after another.

use super::{Page, State, Tone};
use crate::edit::Edit;
use crate::model::{ArticleId, Status, Timestamp};

impl State {
    /// Opens the next article that is not done, counted from the open one.
    pub(super) fn open_unfinished(&mut self) {
        match self.next_unfinished() {
            Some(id) => {
                self.page = Page::Annotate;
                self.open(id);
            }
            None => self.tell(Tone::Shown, "All articles are done."),
        }
    }

    /// Says that the open article is done, and opens the next one that is not.
    pub(super) fn finish_article(&mut self, now: Timestamp) {
        let Some(article) = self.open_article().cloned() else {
            return;
        };
        if article.status != Status::Done {
            let edit = Edit::SetStatus {
                article: article.id,
                status: Status::Done,
            };
            self.commit(edit, now);
        }
        self.open_unfinished();
    }

    fn next_unfinished(&self) -> Option<ArticleId> {
        let open = self.article?;
        let articles = || self.project.articles();
        let after = articles().skip_while(|article| article.id != open).skip(1);
        let before = articles().take_while(|article| article.id != open);
        let mut in_order = after.chain(before);
        let next = in_order.find(|article| article.status != Status::Done)?;
        Some(next.id)
    }
}
