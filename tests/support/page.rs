//! The page's state, driven by the acts of a user.

use std::collections::BTreeMap;
use std::sync::Arc;

use sayso::formats::{Import, Place, ReadError, ReadErrorKind, SourceFile};
use sayso::model::{Project, ProjectId, Record, RecordKey, Scheme, SpanId, Stamp, Timestamp};
use sayso::query::{Hit, Layers, quotation, unlabelled};
use sayso::store::{Action, Identity, ImportedFile, State, Tone, reduce};
use sayso::text::{Granularity, TextRange};

use super::marked::{article, me, place_of, project, write};
use super::{id, name};

/// A page on which someone works.
#[derive(Clone)]
pub struct Page {
    /// What it shows.
    pub state: State,
    clock: u64,
}

impl Page {
    /// A page with an article for each notation, the first of them open.
    pub fn open(notations: &[&str]) -> Self {
        Self::of(project(notations))
    }

    /// A page with a project, its first article open.
    pub fn of(project: Project) -> Self {
        let mut page = Self {
            state: State::new([1; 7]),
            clock: 1000,
        };
        page.act(Action::Open {
            project: Box::new(project),
            identity: Identity {
                id: me(),
                name: name(""),
                asked: false,
            },
            article: None,
            layers: Layers::default(),
            unsaved: false,
        });
        page
    }

    /// Something happens, a second after what happened last.
    pub fn act(&mut self, action: Action) -> &mut Self {
        self.clock += 1000;
        if let Some(next) = reduce(&self.state, action, self.now()) {
            self.state = next;
        }
        self
    }

    /// The time of the last act.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_milliseconds(self.clock)
    }

    /// Selects words of the open article, which have them once, as by dragging over them.
    pub fn select(&mut self, words: &str) -> &mut Self {
        let range = self.place_of(words);
        self.select_range(range, None)
    }

    /// Selects exactly these characters.
    pub fn select_exactly(&mut self, words: &str) -> &mut Self {
        let range = self.place_of(words);
        self.select_range(range, Some(Granularity::Character))
    }

    fn select_range(&mut self, range: TextRange, granularity: Option<Granularity>) -> &mut Self {
        self.act(Action::SelectText {
            anchor: range.start(),
            focus: range.end(),
            granularity,
        })
    }

    /// Where words stand in the open article.
    pub fn place_of(&self, words: &str) -> TextRange {
        place_of(&self.state.open_article().unwrap().text, words)
    }

    /// Labels the selection or relabels the selected span.
    pub fn label(&mut self, label: &str) -> &mut Self {
        self.act(Action::ApplyLabel(name(label)))
    }

    /// Labels all these places, as the search panel does.
    pub fn label_places(&mut self, label: &str, hits: &[Hit]) -> &mut Self {
        let places = unlabelled(&self.state.project, label, self.state.identity.id, hits);
        self.act(Action::LabelAll {
            label: name(label),
            places,
        })
    }

    /// Selects the span of that number.
    pub fn select_span(&mut self, number: u128) -> &mut Self {
        self.act(Action::SelectSpan(id::<SpanId>(number)))
    }

    /// Takes back the last edit.
    pub fn undo(&mut self) -> &mut Self {
        self.act(Action::Undo)
    }

    /// Makes the last undone edit again.
    pub fn redo(&mut self) -> &mut Self {
        self.act(Action::Redo)
    }

    /// The open article and its spans.
    pub fn shows(&self) -> String {
        write(&self.state.project, self.state.article.unwrap())
    }

    /// The title of the open article.
    pub fn title(&self) -> &str {
        &self.state.open_article().unwrap().title
    }

    /// The titles of all articles.
    pub fn titles(&self) -> Vec<&str> {
        self.state
            .project
            .articles()
            .map(|article| &*article.title)
            .collect()
    }

    /// The label and the words of the selected span.
    pub fn selected(&self) -> Option<String> {
        let span = self.state.selected_span()?;
        let article = self.state.project.article(span.article)?;
        Some(format!("{}: {}", span.label, quotation(article, span)))
    }

    /// What was told last.
    pub fn says(&self) -> &str {
        &self.state.announcement.words
    }

    /// How it was meant.
    pub fn tone(&self) -> Tone {
        self.state.announcement.tone
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<&str> {
        self.state.history.next_undo().map(|step| &*step.name)
    }

    /// What redo would make again.
    pub fn next_redo(&self) -> Option<&str> {
        self.state.history.next_redo().map(|step| &*step.name)
    }

    /// Drops files on the page.
    pub fn import(&mut self, files: &[ImportedFile]) -> &mut Self {
        self.act(Action::Import {
            files: files.to_vec(),
            prepared: None,
        })
    }

    /// A text file as read just now, titled by its name. Its article takes the number.
    pub fn text_file(&self, number: u128, title: &str, text: &str) -> ImportedFile {
        let mut project = Project::new(id(number), name(title), Scheme::default());
        let stamp = self.state.project.latest().next(self.now(), me());
        project.put(Record::from(article(number, title, text)), stamp);
        project_file(title, project)
    }
}

/// A file that holds a project.
pub fn project_file(file: &str, project: Project) -> ImportedFile {
    ImportedFile {
        source: Arc::new(SourceFile {
            name: file.into(),
            bytes: Vec::new(),
        }),
        result: Ok(Box::new(Import::new(project, Vec::new()))),
    }
}

/// A file that could not be read.
pub fn unreadable_file(file: &str) -> ImportedFile {
    ImportedFile {
        source: Arc::new(SourceFile {
            name: file.into(),
            bytes: Vec::new(),
        }),
        result: Err(ReadError {
            place: Place::default(),
            kind: ReadErrorKind::Empty,
        }),
    }
}

/// A disk that keeps what it is told to, as the browser's database does. It shows the records of
/// one project, the one that was written last.
#[derive(Clone, Debug, PartialEq)]
pub struct Disk {
    project: ProjectId,
    records: BTreeMap<RecordKey, (Record, Stamp)>,
    written: u64,
}

impl Default for Disk {
    /// An empty disk.
    fn default() -> Self {
        Self {
            project: ProjectId::NIL,
            records: BTreeMap::new(),
            written: 0,
        }
    }
}

impl Disk {
    /// A disk that holds a project.
    pub fn holding(project: &Project) -> Self {
        Self {
            project: project.id(),
            records: super::content::records(project),
            written: 0,
        }
    }

    /// Writes what is pending; returns the revision up to which all is written.
    pub fn write(&mut self, state: &State) -> u64 {
        if self.project != state.project.id() {
            self.project = state.project.id();
            self.records.clear();
        }
        for key in state.saving.pending_after(self.written) {
            match state.project.entry(key) {
                Some(entry) => self.records.insert(key, entry),
                None => self.records.remove(&key),
            };
        }
        self.written = state.saving.revision;
        self.written
    }

    /// What it holds.
    pub fn records(&self) -> &BTreeMap<RecordKey, (Record, Stamp)> {
        &self.records
    }
}
