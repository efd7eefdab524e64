//! What can happen to the page.

use std::sync::Arc;

use super::{Dialog, Identity, ImportedFile, Prepared};
use crate::edit::Edit;
use crate::model::{ArticleId, Name, Project, SpanId};
use crate::query::Hit;
use crate::text::ByteOffset;

/// Something that happened: a user's act, or an answer from the browser.
#[derive(Clone, Debug)]
pub enum Action {
    /// A project is there to be worked on.
    Open {
        /// The project.
        project: Box<Project>,
        /// Who is working.
        identity: Identity,
        /// The article that was open last.
        article: Option<ArticleId>,
        /// Whether the project is new to this browser and has yet to be saved.
        unsaved: bool,
    },
    /// The page cannot start, for this reason.
    Fail(Name),
    /// Shows an article.
    OpenArticle(ArticleId),
    /// Text was selected with a pointer. A label that is held is applied at once.
    SelectText {
        /// Where the selection began.
        anchor: ByteOffset,
        /// Where it ended; before the anchor if it was made backwards.
        focus: ByteOffset,
        /// Whether the selection keeps to the exact characters instead of whole words.
        exact: bool,
    },
    /// Puts the caret somewhere, as by a click or a visual line up or down.
    PlaceCaret {
        /// Where to.
        offset: ByteOffset,
        /// Whether the selection is extended to there.
        extend: bool,
    },
    /// Moves the caret from the keyboard.
    MoveCaret {
        /// Which way and how far.
        movement: Movement,
        /// Whether the selection is extended.
        extend: bool,
        /// Where the caret starts if there is none yet: the first text in view.
        fallback: ByteOffset,
    },
    /// Selects all of the article's text.
    SelectAll,
    /// The text selection went away.
    ClearSelection,
    /// Steps back from whatever is foremost: the selection, the selected span, the held label.
    StepBack,
    /// The text was clicked: selects the shortest span there, or the next outward.
    PickAt(ByteOffset),
    /// Selects a span and shows it, in whichever article it is.
    SelectSpan(SpanId),
    /// Selects the span after the selected one or the caret.
    NextSpan {
        /// Where to begin if there is neither: the first text in view.
        fallback: ByteOffset,
    },
    /// Selects the span before the selected one or the caret.
    PreviousSpan {
        /// Where to begin if there is neither: the first text in view.
        fallback: ByteOffset,
    },
    /// Labels the selection, or else relabels the selected span.
    ApplyLabel(Name),
    /// Labels the selection, relabels the selected span, or with neither holds the label.
    PressLabel(Name),
    /// Labels stretches of any articles, those that are not labelled so already, as one edit.
    LabelAll {
        /// The label, by name.
        label: Name,
        /// The stretches.
        hits: Arc<[Hit]>,
    },
    /// Holds a label, so that every selection is labelled at once, or lets go of it.
    ToggleHold(Name),
    /// Labels the selection with the held label.
    ApplyHeld,
    /// Moves an edge of the selected span by a step.
    StepEdge {
        /// Which edge.
        edge: Edge,
        /// Whether the span grows.
        outward: bool,
        /// Whether the step is a character instead of a word.
        exact: bool,
    },
    /// Moves an edge of a span to a place, as by dragging.
    DragEdge {
        /// The span.
        span: SpanId,
        /// Which edge.
        edge: Edge,
        /// Where to.
        offset: ByteOffset,
        /// Whether the edge stays at the exact character instead of the word's edge.
        exact: bool,
    },
    /// Deletes the selected span.
    DeleteSelected,
    /// Points an attribute of a span at an entity, by name; a new entity is made where none has it.
    SetEntity {
        /// The span.
        span: SpanId,
        /// The attribute, by name.
        attribute: Name,
        /// The entity's name or alias; empty clears the attribute.
        name: Name,
    },
    /// Any other edit.
    Edit(Box<Edit>),
    /// Takes in files that were read.
    Import {
        /// The files, in the order in which they came.
        files: Vec<ImportedFile>,
        /// The merge that it takes, if it was made beforehand.
        prepared: Option<Box<Prepared>>,
    },
    /// Takes back the last edit.
    Undo,
    /// Makes the last undone edit again.
    Redo,
    /// The annotator gave a name.
    SetAnnotatorName(Name),
    /// The annotator does not want to be asked for a name.
    StayAnonymous,
    /// Everything up to a revision is on disk.
    Saved(u64),
    /// The disk refused; what was not saved stays in the list.
    SaveFailed(Name),
    /// There is no disk to save to, for this reason.
    StorageRefused(Name),
    /// Opens a dialog in place of any that is open.
    Show(Dialog),
    /// Closes the dialog.
    CloseDialog,
    /// Tells the user something.
    Tell(Arc<str>),
}

/// An edge of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where its first fragment starts.
    Start,
    /// Where its last fragment ends.
    End,
}

/// A way in which the caret moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// To the start of the next word; when extending, to the end of a word.
    NextWord,
    /// To the start of the word before.
    PreviousWord,
    /// By a character as the reader sees it.
    NextCharacter,
    /// Back by a character as the reader sees it.
    PreviousCharacter,
    /// To the start of the line of text.
    LineStart,
    /// To the end of the line of text.
    LineEnd,
    /// To the start of the next line of text that is not blank.
    NextParagraph,
    /// To the start of the line of text, or of the one before that is not blank.
    PreviousParagraph,
    /// To the start of the article.
    ArticleStart,
    /// To the end of the article.
    ArticleEnd,
}
