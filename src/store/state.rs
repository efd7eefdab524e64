//! Everything that the page shows, as one value.

use std::sync::Arc;

use super::keys::Keymap;
use super::{Arrival, Found, ImportReport, Linking, Saving, TextSelection};
use crate::edit::History;
use crate::model::{
    AnnotatorId, Article, ArticleId, IdSource, Name, Project, ProjectId, Scheme, Span, SpanId,
};
use crate::query::Layers;
use crate::text::{Granularity, TextRange};

/// The page's state. Cloning it costs a dozen pointers.
#[derive(Clone, Debug)]
pub struct State {
    /// How far the page has come up.
    pub phase: Phase,
    /// The open project.
    pub project: Arc<Project>,
    /// What can be undone and redone.
    pub history: History,
    /// Who is working.
    pub identity: Identity,
    /// The open article.
    pub article: Option<ArticleId>,
    /// The selected text or, where it is empty, the caret.
    pub selection: Option<TextSelection>,
    /// What selections grow to.
    pub granularity: Granularity,
    /// The selected span; of several the one that is shown in full.
    pub span: Option<SpanId>,
    /// The other selected spans.
    pub also: Vec<SpanId>,
    /// The link that is being made.
    pub linking: Option<Linking>,
    /// The label that every selection is given at once, by name.
    pub held: Option<Name>,
    /// The label that was given last, by name.
    pub last_label: Option<Name>,
    /// What a search found.
    pub found: Found,
    /// Whether all articles are searched rather than the open one.
    pub searches_everywhere: bool,
    /// Counts the wishes to search, so that the field gets the focus at each.
    pub searches: u32,
    /// Counts the wishes to choose among the spans under the caret.
    pub choices: u32,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What the left column shows.
    pub side: Side,
    /// What the page shows.
    pub page: Page,
    /// Which keys do what.
    pub keymap: Arc<Keymap>,
    /// Whether the links of everything in view are shown.
    pub shows_all_links: bool,
    /// Whose spans are shown.
    pub layers: Layers,
    /// What is on disk and what is not.
    pub saving: Saving,
    /// The last thing that was told.
    pub announcement: Announcement,
    /// The place that the reader should bring into view.
    pub reveal: Option<Reveal>,
    /// The span that was selected last, to which words can still be added.
    pub(super) growing: Option<SpanId>,
    pub(super) ids: IdSource,
}

/// How far the page has come up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Articles are on their way.
    Loading,
    /// There is a project to work on.
    Ready,
    /// It cannot start, for this reason.
    Failed(Name),
}

/// Who is working in this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The annotator's id, the same in all projects of this browser.
    pub id: AnnotatorId,
    /// The annotator's name; empty until one is given.
    pub name: Name,
    /// Whether the name was asked for and given or declined.
    pub asked: bool,
}

/// A dialog of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Choosing a format and downloading.
    Export,
    /// Pasting the text of an article.
    Paste,
    /// The keys.
    Help,
    /// The projects of this browser.
    Projects,
    /// Anything that can be done, by its name.
    Palette,
    /// What was read and waits to be taken in.
    Incoming(Arc<Arrival>),
    /// What an import took in and what it could not.
    Imported(Arc<ImportReport>),
}

/// What the left column shows: lists whose entries lead to places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The articles of the project.
    #[default]
    Articles,
    /// Searching the text.
    Search,
    /// What looks unfinished or contradictory.
    Checks,
    /// What was done, when and by whom.
    History,
    /// How to annotate.
    Guidelines,
    /// Who has marked what, and whose spans are shown.
    Layers,
}

/// What the page shows below the bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The open article between the two columns.
    #[default]
    Annotate,
    /// The entities of the project.
    Entities,
    /// The scheme.
    Scheme,
}

/// How an announcement is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A change that shows on the page anyway: read out, not shown.
    Quiet,
    /// Something that would be missed if it were not shown.
    Shown,
    /// Something was refused.
    Refused,
}

/// Something told to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// Counts announcements, so that the same words twice are two announcements.
    pub serial: u64,
    /// What is said.
    pub words: Name,
    /// How it is meant.
    pub tone: Tone,
}

/// A stretch to bring into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// Counts requests, so that the same place twice is two requests.
    pub serial: u64,
    /// The stretch of the open article.
    pub range: TextRange,
}

impl State {
    /// The state before anything is loaded. `random` must come from a good random number generator.
    pub fn new(random: [u8; 7]) -> Self {
        Self {
            phase: Phase::Loading,
            project: Arc::new(Project::new(
                ProjectId::NIL,
                Name::from(""),
                Scheme::default(),
            )),
            history: History::default(),
            identity: Identity {
                id: AnnotatorId::NIL,
                name: Name::from(""),
                asked: false,
            },
            article: None,
            selection: None,
            granularity: Granularity::Word,
            span: None,
            also: Vec::new(),
            linking: None,
            held: None,
            last_label: None,
            found: Found::default(),
            searches_everywhere: false,
            searches: 0,
            choices: 0,
            dialog: None,
            side: Side::default(),
            page: Page::default(),
            keymap: Arc::default(),
            shows_all_links: false,
            layers: Layers::default(),
            saving: Saving::default(),
            announcement: Announcement {
                serial: 0,
                words: Name::from(""),
                tone: Tone::Quiet,
            },
            reveal: None,
            growing: None,
            ids: IdSource::new(random),
        }
    }

    /// The open article.
    pub fn open_article(&self) -> Option<&Arc<Article>> {
        self.project.article(self.article?)
    }

    /// The selected span, while it exists.
    pub fn selected_span(&self) -> Option<&Arc<Span>> {
        self.project.span(self.span?)
    }

    /// The stretch that a label would be given to: the selection, snapped. None if it holds no text.
    pub fn selected_range(&self) -> Option<TextRange> {
        let range = self.selection?.snapped(&self.open_article()?.text);
        if range.is_empty() { None } else { Some(range) }
    }

    /// Tells the user something.
    pub(super) fn tell(&mut self, tone: Tone, words: impl Into<Name>) {
        let serial = self.announcement.serial + 1;
        self.announcement = Announcement {
            serial,
            words: words.into(),
            tone,
        };
    }

    /// Asks the reader to bring a stretch into view.
    pub(super) fn reveal(&mut self, range: TextRange) {
        let serial = self.reveal.map_or(1, |reveal| reveal.serial + 1);
        self.reveal = Some(Reveal { serial, range });
    }
}
