//! Labelling many places at once: what a search found.

use super::{State, Tone};
use crate::edit::Edit;
use crate::model::{Fragments, Name, Timestamp};
use crate::query::Unlabelled;
use crate::text::{counted, counted_as};

impl State {
    /// Labels stretches of any articles as one edit, and says what else there was. What is selected
    /// stays as it is.
    pub(super) fn label_all(&mut self, label: &Name, places: Unlabelled, now: Timestamp) {
        let Unlabelled {
            hits,
            labelled,
            gone,
        } = places;
        let mut words = Vec::new();
        if !hits.is_empty() {
            let spans = hits.iter().filter_map(|hit| {
                let fragments = Fragments::single(hit.range)?;
                Some(Edit::AddSpan(self.new_span(
                    hit.article,
                    fragments,
                    label,
                    now,
                )))
            });
            let edit = Edit::All(spans.collect());
            if self.commit(edit, now).is_none() {
                return;
            }
            words.push(format!(
                "Labelled {} as {label}.",
                counted(hits.len(), "place")
            ));
        }
        if labelled > 0 {
            let are = counted_as(labelled, "place is", "places are");
            words.push(format!("{are} labelled so already."));
        }
        if gone > 0 {
            let are = counted_as(gone, "place is", "places are");
            words.push(format!("{are} no longer there."));
        }
        if words.is_empty() {
            words.push(String::from("There is no place to label."));
        }
        self.tell(Tone::Shown, words.join(" "));
    }
}
