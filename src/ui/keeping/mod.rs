//! Keeping everything on the disk of the browser.
//!
//! Layout of the database: an entry for each project that says what it is and which source it was made
//! from, its records as `formats::stored` writes them, and settings: who is working here, which project
//! was open last and where the reader was in it.
//!
//! Invariant: records of a part of a project are never written where the rest has been deleted for good.
//! Whoever writes a part asks in the same transaction for the project's entry, and writes all of it if
//! there is none (see [`Inner::kept`]).

mod projects;
mod saving;

use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;

pub(super) use self::projects::Listed;
use self::saving::{MANY, Work, add_records};
pub(super) use self::saving::{Packed, rebuilt};
use super::Dispatch;
use super::importing::MERGED_AT_ONCE;
use crate::browser::slices::Slices;
use crate::browser::storage::{Batch, Condition, Storage};
use crate::browser::{BrowserError, clock};
use crate::edit::Merging;
use crate::formats::stored::{Contents, ProjectEntry};
use crate::model::{ArticleId, Name, Project, ProjectId};
use crate::query::Layers;
use crate::store::keys::Keymap;
use crate::store::{Identity, State};
use crate::text::Utf16Offset;

const CURRENT: &str = "current project";
const SOURCE: &str = "current source";
const ANNOTATOR: &str = "annotator id";
const ANNOTATOR_NAME: &str = "annotator name";
const ANNOTATOR_ASKED: &str = "annotator asked";
const WELCOMED: &str = "welcomed";
const KEYS: &str = "keys";

/// What the kept layers begin with where only those named are shown.
const ONLY: &str = "only";

/// The project that the page has open.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    /// The project that the page opened at its start, or that was chosen since.
    pub(super) project: ProjectId,
    /// Whether the database has it.
    pub(super) is_stored: bool,
    /// The source that this project was made from; empty if from none.
    pub(super) made_from: String,
    /// The source that the page's address asks for; empty if there is none.
    pub(super) source: String,
    /// Where the reader was.
    pub(super) place: Option<ReadingPlace>,
    /// Whose spans were shown.
    pub(super) layers: Layers,
}

/// A project of the database.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its id.
    pub(super) id: String,
    /// The source that it was made from; empty if from none.
    pub(super) made_from: String,
}

/// Where the reader was in a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ReadingPlace {
    /// The open article.
    pub(super) article: String,
    /// The first text in view.
    pub(super) offset: Utf16Offset,
    /// How far that text was above the upper edge of the window, in CSS pixels.
    pub(super) above: i32,
}

/// Writes to the database what the store says is unsaved. Clones share everything.
#[derive(Clone)]
pub(super) struct Keeper(Rc<Inner>);

struct Inner {
    storage: Result<Storage, BrowserError>,
    opened: RefCell<Option<Opened>>,
    /// The project of which the database has had all that was there before what is being saved.
    kept: Cell<Option<ProjectId>>,
    /// The last revision that was handed to the database.
    handed: Cell<u64>,
    /// Whether many changes are on their way to the database, in packs.
    packing: Cell<bool>,
    /// The records of a project that has just been read and is to be saved next.
    packed: RefCell<Option<Packed>>,
    /// The state whose changes wait until those have arrived.
    waiting: RefCell<Option<State>>,
    identity: RefCell<Option<Identity>>,
    /// The keys that the database has.
    keymap: RefCell<String>,
    /// The layers that the database has, and of which project.
    layers: RefCell<Option<(ProjectId, Layers)>>,
}

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Keeper {
    /// Opens the database. Where the browser refuses, the keeper keeps nothing and says so.
    pub(super) async fn open() -> Self {
        Self(Rc::new(Inner {
            storage: Storage::open().await,
            opened: RefCell::new(None),
            kept: Cell::new(None),
            handed: Cell::new(0),
            packing: Cell::new(false),
            packed: RefCell::new(None),
            waiting: RefCell::new(None),
            identity: RefCell::new(None),
            keymap: RefCell::new(String::new()),
            layers: RefCell::new(None),
        }))
    }

    /// Why nothing can be kept, if nothing can.
    pub(super) fn refusal(&self) -> Option<Name> {
        self.0
            .storage
            .as_ref()
            .err()
            .map(|error| Name::from(error.message.as_str()))
    }

    /// From now on the page works on this project.
    pub(super) fn opened(&self, opened: Opened) {
        self.0.kept.set(opened.is_stored.then_some(opened.project));
        self.0.opened.replace(Some(opened));
    }

    /// Where the reader was in an article when the page was closed last, asked for once.
    pub(super) fn take_place(&self, article: ArticleId) -> Option<ReadingPlace> {
        let mut opened = self.0.opened.borrow_mut();
        let place = opened.as_mut()?.place.take()?;
        if place.article == article.to_string() {
            Some(place)
        } else {
            None
        }
    }

    /// Who was working here last.
    pub(super) async fn identity(&self) -> Option<Identity> {
        let id = self.setting(ANNOTATOR).await?.parse().ok()?;
        let name = self
            .setting(ANNOTATOR_NAME)
            .await
            .unwrap_or_default()
            .into();
        let asked = self.setting(ANNOTATOR_ASKED).await.is_some();
        Some(Identity { id, name, asked })
    }

    /// The project to open for a source: the current one if it was opened for the same source (or
    /// there is no source), else one that was made from it. None of those that are deleted.
    pub(super) async fn known_project(
        &self,
        source: Option<&str>,
    ) -> Result<Option<Known>, BrowserError> {
        let Ok(storage) = &self.0.storage else {
            return Ok(None);
        };
        let projects = storage.projects().await?;
        let known: Vec<Known> = projects
            .into_iter()
            .map(|(id, text)| (id, ProjectEntry::read(&text)))
            .filter(|(_, entry)| entry.deleted.is_none())
            .map(|(id, ProjectEntry { made_from, .. })| Known { id, made_from })
            .collect();
        let current_source = storage.setting(SOURCE).await?;
        let current = if source.is_none() || current_source.as_deref() == source {
            storage.setting(CURRENT).await?
        } else {
            None
        };
        let is_current = |project: &&Known| Some(&project.id) == current.as_ref();
        let is_made_from_it = |project: &&Known| Some(project.made_from.as_str()) == source;
        let found = known.iter().find(is_current);
        Ok(found
            .or_else(|| known.iter().find(is_made_from_it))
            .cloned())
    }

    /// Deletes for good what was deleted so long ago that nobody can want it back, unless another tab
    /// brings it back at this moment.
    pub(super) async fn purge(&self) {
        let Ok(storage) = &self.0.storage else {
            return;
        };
        for (id, text) in storage.projects().await.unwrap_or_default() {
            if ProjectEntry::read(&text).is_due(clock::now()) {
                let batch = without_project(&id);
                let _next_time_else = storage.write_if(Condition::is(id, text), batch).await;
            }
        }
    }

    /// The stored records of a project, as [`rebuilt`] takes them.
    pub(super) async fn records(
        &self,
        project: ProjectId,
    ) -> Result<Vec<(String, Option<Vec<u8>>)>, BrowserError> {
        match &self.0.storage {
            Ok(storage) => storage.records(&project.to_string()).await,
            Err(_) => Ok(Vec::new()),
        }
    }

    /// Adds what this browser already has of a project that comes in, from an earlier time when it
    /// was open: an old file must not overwrite later work.
    pub(super) async fn recall(&self, project: &mut Project) {
        if let Ok(records) = self.records(project.id()).await
            && !records.is_empty()
        {
            let known = rebuilt(project.id(), records, &|_| ()).await;
            let mut merging = Merging::new(project.clone(), known.project);
            let mut slices = Slices::default();
            while merging.rest() > 0 {
                merging.take_in(MERGED_AT_ONCE);
                slices.rest().await;
            }
            *project = merging.finish().0;
        }
    }

    /// Keeps the records of a project that has just been read, in case that it is saved as it is.
    pub(super) fn has_read(&self, packed: Packed) {
        self.0.packed.replace(Some(packed));
    }

    /// Hands the changes that the database does not have yet to it, in one transaction, and reports
    /// to the store when it is complete.
    pub(super) fn save(&self, state: &State, dispatch: &Dispatch) {
        let Ok(storage) = self.0.storage.clone() else {
            return;
        };
        // What is done meanwhile must not be called saved before what was done first.
        if self.0.packing.get() {
            self.0.waiting.replace(Some(state.clone()));
            return;
        }
        let revision = state.saving.revision;
        let handed = self.0.handed.replace(revision);
        let keys = state.saving.pending_after(handed);
        if keys.is_empty() {
            return;
        }
        let packed = self.0.packed.take();
        let mut batch = Batch::new();
        self.add_entry(&mut batch, &state.project);
        self.add_identity(&mut batch, &state.identity);
        let work = Work {
            keeper: self.clone(),
            dispatch: dispatch.clone(),
            project: Arc::clone(&state.project),
            revision,
            handed,
        };
        if keys.len() > MANY {
            self.0.packing.set(true);
            spawn_local(work.save_many(storage, batch, keys, packed));
        } else {
            add_records(&mut batch, &state.project, &keys);
            // The transaction begins here, in the order of the changes.
            let write = work.write(&storage, batch);
            spawn_local(async move {
                let _all_or_nothing = work.conclude(write.await);
            });
        }
    }

    /// Saves what has been done while many changes were on their way.
    fn save_waiting(&self, dispatch: &Dispatch) {
        self.0.packing.set(false);
        let waiting = self.0.waiting.take();
        if let Some(state) = waiting {
            self.save(&state, dispatch);
        }
    }

    fn add_entry(&self, batch: &mut Batch, project: &Project) {
        let opened = self.0.opened.borrow();
        let Some(opened) = opened.as_ref() else {
            return;
        };
        let id = project.id().to_string();
        let entry = ProjectEntry {
            // A project that was opened from a file later was not made from the page's story.
            made_from: if opened.project == project.id() {
                opened.made_from.clone()
            } else {
                String::new()
            },
            contents: Some(Contents::of(project)),
            // What is worked on comes back.
            deleted: None,
        };
        batch.put_project(&id, entry.to_string());
        add_current(batch, id, &opened.source);
    }

    fn add_identity(&self, batch: &mut Batch, identity: &Identity) {
        if self.0.identity.borrow().as_ref() == Some(identity) {
            return;
        }
        self.0.identity.replace(Some(identity.clone()));
        batch.put_setting(ANNOTATOR, identity.id.to_string());
        batch.put_setting(ANNOTATOR_NAME, identity.name.to_string());
        if identity.asked {
            batch.put_setting(ANNOTATOR_ASKED, "yes");
        }
    }

    /// Remembers who is working, apart from any edit.
    pub(super) fn save_identity(&self, identity: &Identity) {
        let mut batch = Batch::new();
        self.add_identity(&mut batch, identity);
        self.write_relaxed(batch);
    }

    /// Where the reader was in a project.
    pub(super) async fn place(&self, project: ProjectId) -> Option<ReadingPlace> {
        let value = self.setting(&place_name(project)).await?;
        let mut parts = value.split(' ');
        Some(ReadingPlace {
            article: parts.next()?.to_owned(),
            offset: Utf16Offset::new(parts.next()?.parse().ok()?),
            above: parts.next()?.parse().ok()?,
        })
    }

    /// Remembers where the reader is in a project.
    pub(super) fn save_place(&self, project: ProjectId, place: &ReadingPlace) {
        let mut batch = Batch::new();
        let value = format!("{} {} {}", place.article, place.offset, place.above);
        batch.put_setting(&place_name(project), value);
        self.write_relaxed(batch);
    }

    /// The keys that were chosen here.
    pub(super) async fn keymap(&self) -> Option<Keymap> {
        let text = self.setting(KEYS).await?;
        self.0.keymap.replace(text.clone());
        Some(Keymap::from_text(&text))
    }

    /// Remembers which keys were chosen, if they are others than before.
    pub(super) fn save_keymap(&self, keymap: &Keymap) {
        let text = keymap.to_text();
        if self.0.keymap.replace(text.clone()) != text {
            let mut batch = Batch::new();
            batch.put_setting(KEYS, text);
            self.write_relaxed(batch);
        }
    }

    /// Whose spans were shown in a project.
    pub(super) async fn layers(&self, project: ProjectId) -> Layers {
        let kept = self.setting(&layers_name(project)).await;
        let kept = kept.unwrap_or_default();
        let named = kept.split(' ').filter_map(|id| id.parse().ok());
        let layers = if kept.starts_with(ONLY) {
            Layers::only(named)
        } else {
            Layers::all_but(named)
        };
        self.0.layers.replace(Some((project, layers.clone())));
        layers
    }

    /// Whether it has been asked whose spans were shown in a project.
    pub(super) fn knows_layers(&self, project: ProjectId) -> bool {
        let known = self.0.layers.borrow();
        known.as_ref().is_some_and(|(of, _)| *of == project)
    }

    /// Remembers whose spans are shown in a project, if it is known what was before and they are others.
    pub(super) fn save_layers(&self, project: ProjectId, layers: &Layers) {
        match self.0.layers.borrow_mut().as_mut() {
            Some((of, known)) if *of == project && known != layers => *known = layers.clone(),
            _ => return,
        }
        let mut batch = Batch::new();
        let (named, only_named) = layers.named();
        let kind = if only_named { ONLY } else { "all but" };
        let words = named
            .iter()
            .fold(kind.to_owned(), |words, id| format!("{words} {id}"));
        batch.put_setting(&layers_name(project), words);
        self.write_relaxed(batch);
    }

    /// Whether the three lines for newcomers were seen and closed.
    pub(super) async fn welcomed(&self) -> bool {
        self.setting(WELCOMED).await.is_some()
    }

    /// The three lines for newcomers were closed.
    pub(super) fn save_welcomed(&self) {
        let mut batch = Batch::new();
        batch.put_setting(WELCOMED, "yes");
        self.write_relaxed(batch);
    }

    async fn setting(&self, name: &str) -> Option<String> {
        self.0
            .storage
            .as_ref()
            .ok()?
            .setting(name)
            .await
            .ok()
            .flatten()
    }

    /// Writes what may be lost without harm: a failure is not reported.
    fn write_relaxed(&self, batch: Batch) {
        if batch.is_empty() {
            return;
        }
        if let Ok(storage) = &self.0.storage {
            let write = storage.write_relaxed(batch);
            spawn_local(async move {
                let _lost_without_harm = write.await;
            });
        }
    }
}

/// Makes a project the one that is opened next for a source. Where no source could be fetched, the
/// one before stands: the project is still to come up when it can be fetched again.
fn add_current(batch: &mut Batch, project: String, source: &str) {
    batch.put_setting(CURRENT, project);
    if !source.is_empty() {
        batch.put_setting(SOURCE, source);
    }
}

/// Takes a project out of the database.
fn without_project(id: &str) -> Batch {
    let mut batch = Batch::new();
    batch.delete_project(id);
    batch.delete_setting(&place_name(id));
    batch.delete_setting(&layers_name(id));
    batch
}

fn place_name(project: impl Display) -> String {
    format!("place {project}")
}

fn layers_name(project: impl Display) -> String {
    format!("hidden layers {project}")
}
