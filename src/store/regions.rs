//! Stretches that are no part of the dataset.

use super::{State, TextSelection, Tone};
use crate::edit::Edit;
use crate::model::{Region, Timestamp, UnknownFields};

impl State {
    /// Excludes the selected text from the dataset.
    pub(super) fn exclude(&mut self, now: Timestamp) {
        let (Some(article), Some(range)) = (self.article, self.selected_range()) else {
            self.tell(
                Tone::Shown,
                "Select the text first that is not part of the dataset.",
            );
            return;
        };
        let region = Region {
            id: self.ids.mint(now),
            article,
            range,
            annotator: self.identity.id,
            note: "".into(),
            unknown: UnknownFields::new(),
        };
        if self.commit(Edit::AddRegion(region), now).is_some() {
            self.selection = Some(TextSelection::caret(range.end()));
        }
    }
}
