//! Whose spans are shown, and what follows for what is selected.

use super::{State, Tone};
use crate::model::AnnotatorId;
use crate::query::Layers;

impl State {
    /// Shows and hides layers. What is hidden is not selected.
    pub(super) fn set_layers(&mut self, layers: Layers) {
        self.layers = layers;
        self.settle();
        let words = if self.layers.shows_all() {
            "The spans of all annotators are shown."
        } else {
            "The spans of some annotators are hidden."
        };
        self.tell(Tone::Quiet, words);
    }

    /// Shows only the own layer or, if any is hidden, all.
    pub(super) fn toggle_others(&mut self) {
        self.set_layers(if self.layers.shows_all() {
            Layers::only([self.identity.id])
        } else {
            Layers::default()
        });
    }

    /// Shows the layer of an annotator, so that what one goes to or makes is seen.
    pub(super) fn show_layer(&mut self, annotator: AnnotatorId) {
        if self.layers.hides(annotator) {
            self.layers = self.layers.toggled(annotator);
            self.tell(Tone::Shown, "The spans of its annotator are shown again.");
        }
    }
}
