//! What can happen to the page.

use std::sync::Arc;

use super::keys::Keymap;
use super::{Dialog, Identity, ImportedFile, Page, Prepared, Side};
use crate::edit::Edit;
use crate::model::{ArticleId, Name, Project, RelationId, SpanId, Value};
use crate::query::{Hit, Layers, Unlabelled};
use crate::text::{ByteOffset, Granularity};

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
        /// Whose spans are shown.
        layers: Layers,
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
        /// What it grows to, if not to what selections grow to now.
        granularity: Option<Granularity>,
    },
    /// Text was selected with a pointer to be added to the selected span as a fragment.
    AddFragment {
        /// Where the selection began.
        anchor: ByteOffset,
        /// Where it ended; before the anchor if it was made backwards.
        focus: ByteOffset,
        /// What it grows to, if not to what selections grow to now.
        granularity: Option<Granularity>,
    },
    /// Adds the selection to the span that was selected before it was made.
    AddSelectionToSpan,
    /// Takes a fragment away from a span.
    RemoveFragment {
        /// The span.
        span: SpanId,
        /// The fragment's number, from 0.
        fragment: usize,
    },
    /// Takes away the selected span's fragment at the caret, or its last one.
    RemoveFragmentAtCaret,
    /// Makes selections grow to something else from now on.
    SetGranularity(Granularity),
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
    /// Selects a span of the open article, and moves nothing.
    SelectInPlace(SpanId),
    /// Lets the user choose among the spans under the caret.
    ChooseSpan,
    /// Adds a span to those that are selected, or takes it away.
    ToggleSpan(SpanId),
    /// Selects the span after the selected one or the caret, or the one before.
    StepSpan {
        /// To the one after.
        forward: bool,
        /// Whether those that are selected stay so.
        extend: bool,
        /// Where to begin if there is neither: the first text in view.
        fallback: ByteOffset,
    },
    /// Labels the selection, or else relabels the selected span.
    ApplyLabel(Name),
    /// Labels the selection, relabels the selected span, or with neither holds the label.
    PressLabel(Name),
    /// Labels stretches of any articles as one edit.
    LabelAll {
        /// The label, by name.
        label: Name,
        /// The stretches, and how many there were beside them: what [`unlabelled`] made of them.
        ///
        /// [`unlabelled`]: crate::query::unlabelled
        places: Unlabelled,
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
    /// Deletes the selected spans.
    DeleteSelected,
    /// Gives an attribute of all selected spans a value.
    SetAttribute {
        /// The attribute, by name.
        attribute: Name,
        /// The value; none clears it.
        value: Option<Value>,
    },
    /// Begins a link at the selected span.
    StartLink,
    /// Ends the link at a span.
    LinkTo(SpanId),
    /// Ends the link in one of the ways that are offered, by its number from 0.
    LinkAs(usize),
    /// Lets a relation lead the other way.
    ReverseRelation(RelationId),
    /// Makes a relation one of another type.
    RetypeRelation {
        /// The relation.
        relation: RelationId,
        /// The type, by name.
        relation_type: Name,
    },
    /// Marks the selected text as no part of the dataset.
    Exclude,
    /// Points an attribute of the selected spans at an entity, by name; a new entity is made where none
    /// has it.
    SetEntity {
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
    /// Takes back edits until so many are left that can be taken back.
    UndoTo(usize),
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
    /// Shows the search.
    Search {
        /// All articles rather than the open one.
        everywhere: bool,
    },
    /// A search has found these.
    SetHits(Arc<[Hit]>),
    /// Goes to the hit of that number, from 0.
    GoToHit(usize),
    /// Goes to the next or the previous hit.
    StepHit {
        /// To the next one.
        forward: bool,
    },
    /// Labels the selection as the last one was, and goes to the next hit.
    RepeatLabel,
    /// The user has chosen keys.
    SetKeymap(Keymap),
    /// Opens the next article that is not done.
    OpenUnfinished,
    /// Says that the open article is done, and opens the next one that is not.
    FinishArticle,
    /// Shows the links of everything in view, or only those of the selected span.
    ToggleLinks,
    /// Shows and hides the spans of annotators.
    SetLayers(Layers),
    /// Hides the spans of all other annotators or, if any are hidden, shows all.
    ToggleOthers,
    /// Shows something else in the left column.
    ShowSide(Side),
    /// Shows another page.
    ShowPage(Page),
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
