//! Undo and redo, over everything.

use std::sync::Arc;

use imbl::Vector;

use super::Edit;
use crate::model::{ArticleId, Name, SpanId, Timestamp};

/// One step that can be taken back or made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What the user did, in a few words: "Label “No one” as Denial".
    pub name: Name,
    /// The edit to apply in order to go this step.
    pub edit: Arc<Edit>,
    /// The article to show when the step is taken.
    pub article: Option<ArticleId>,
    /// The span to select when the step is taken, if it exists then.
    pub span: Option<SpanId>,
    /// When it was made first.
    pub made: Timestamp,
}

/// Steps done and steps undone.
///
/// Limitations: the history lives as long as the page. A step whose records another copy changed
/// meanwhile puts them back as they were before the step all the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    undo: Vector<Step>,
    redo: Vector<Step>,
}

impl History {
    /// Remembers how to take back what was just done. What was undone before can no longer be
    /// redone.
    pub fn record(&mut self, inverse: Step) {
        self.undo.push_back(inverse);
        self.redo.clear();
    }

    /// The steps that can be taken back, the first one made first.
    pub fn undo_steps(&self) -> &Vector<Step> {
        &self.undo
    }

    /// The steps that can be made again, the next one last.
    pub fn redo_steps(&self) -> &Vector<Step> {
        &self.redo
    }

    /// The step that undo takes.
    pub fn next_undo(&self) -> Option<&Step> {
        self.undo.back()
    }

    /// The step that redo takes.
    pub fn next_redo(&self) -> Option<&Step> {
        self.redo.back()
    }

    /// The last step was undone; `inverse` makes it again.
    pub fn undone(&mut self, inverse: Edit) {
        if let Some(step) = self.undo.pop_back() {
            self.redo.push_back(Step {
                edit: Arc::new(inverse),
                ..step
            });
        }
    }

    /// The last undone step was made again; `inverse` takes it back.
    pub fn redone(&mut self, inverse: Edit) {
        if let Some(step) = self.redo.pop_back() {
            self.undo.push_back(Step {
                edit: Arc::new(inverse),
                ..step
            });
        }
    }
}
