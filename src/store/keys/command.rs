//! What a key, or an entry of the command palette, can do.

use crate::store::{Edge, Movement, Page, Side};

/// Something that the page can be told to do without further words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Moves the caret.
    Move(Movement),
    /// Moves the caret and extends the selection.
    Extend(Movement),
    /// Moves the caret by a line as it is wrapped on the screen.
    ScreenLine {
        /// Down rather than up.
        down: bool,
        /// Whether the selection is extended.
        extend: bool,
    },
    /// Selects the whole text.
    SelectAll,
    /// Makes selections grow to the next coarser unit, or back to characters.
    NextGranularity,
    /// Labels with the held label; ends a link at the selected span.
    Confirm,
    /// Labels the selection as the last one was, and goes to the next hit of a search.
    RepeatLabel,
    /// Selects the next span or the one before.
    StepSpan {
        /// The next one.
        forward: bool,
        /// Whether those that are selected stay so.
        extend: bool,
    },
    /// Selects the next of the spans under the caret.
    SpanUnderCaret {
        /// Towards the longer ones.
        outward: bool,
    },
    /// Lets the user choose among the spans under the caret.
    ChooseSpan,
    /// Moves an edge of the selected span.
    StepEdge {
        /// Which edge.
        edge: Edge,
        /// Whether the span grows.
        outward: bool,
        /// Whether the step is a character.
        exact: bool,
    },
    /// Adds the selection to the span that was selected before.
    AddFragment,
    /// Takes a fragment away from the selected span.
    RemoveFragment,
    /// Deletes the selected spans.
    DeleteSpan,
    /// Goes to the note of the selected span.
    EditNote,
    /// Begins a link at the selected span.
    StartLink,
    /// Shows all links of what is in view, or only those of the selected span.
    ToggleLinks,
    /// Hides the spans of all other annotators, or shows all.
    ToggleOthers,
    /// Takes the selection out of the dataset.
    Exclude,
    /// Opens the next article of the list.
    NextArticle,
    /// Opens the article before.
    PreviousArticle,
    /// Opens the next article that is not done.
    NextUnfinished,
    /// Says that the open article is done, and opens the next one that is not.
    FinishArticle,
    /// Goes to the search of the list of articles.
    SearchArticles,
    /// Searches the open article's text, or the text of all articles.
    Search {
        /// All articles rather than the open one.
        everywhere: bool,
    },
    /// Goes to the next or previous hit of the search.
    StepHit {
        /// To the next one.
        forward: bool,
    },
    /// Shows something else in the left column.
    Show(Side),
    /// Shows another page.
    GoTo(Page),
    /// Takes back the last edit.
    Undo,
    /// Makes the last undone edit again.
    Redo,
    /// Downloads the project.
    SaveProject,
    /// Opens the export dialog.
    Export,
    /// Opens the list of projects.
    Projects,
    /// Opens the command palette.
    Palette,
    /// Shows the keys.
    Help,
    /// Steps back.
    StepBack,
}

impl Command {
    /// Whether its key points to a side of the screen: it moves the caret or an edge along the line.
    pub(super) fn has_side(self) -> bool {
        matches!(
            self,
            Self::Move(_) | Self::Extend(_) | Self::StepEdge { .. }
        )
    }
}
