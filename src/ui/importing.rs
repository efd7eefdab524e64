//! Bringing files in: chosen, dropped or pasted, read by `formats` and handed to the store.
//!
//! The work itself is part of what is fetched later: nothing here but [`Importer::begin`] may be called from
//! the page's first part.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};
use yew::prelude::*;

use super::app::Present;
use super::keeping::Keeper;
use super::later::LaterCell;
use super::working::Ongoing;
use super::workshop::{Failure, JobNumber, Progress, Received, Workshop, how_it_was_read};
use super::{Dispatch, seed};
use crate::browser::clock;
use crate::browser::files::{self, ReadFile};
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::browser::slices::Slices;
use crate::edit::{Mapping, adopted};
use crate::formats::{
    self, ArticleDetails, Choice, Found, Import, Manner, ReadContext, SourceFile,
};
use crate::model::{AnnotatorId, IdSource, Name, Project, ProjectId, Scheme, Stamp};
use crate::store::{Action, Arrival, Dialog, ImportedFile, Prepared, State};

/// A plain text of more than this, in bytes, is read beside the page.
const LARGE_TEXT: usize = 256 * 1024;

/// How many records are merged before the clock is looked at.
pub(super) const MERGED_AT_ONCE: usize = 200;

/// Brings files into the open project, and out of it.
#[derive(Clone, PartialEq)]
pub(super) struct Importer {
    pub(super) dispatch: Dispatch,
    pub(super) keeper: Keeper,
    pub(super) workshop: Workshop,
    /// Called with what is being done, and with none when it is done.
    pub(super) on_work: Callback<Option<Ongoing>>,
    pub(super) state: Present,
    /// Where the work itself is, once it has been fetched.
    pub(super) later: LaterCell,
}

/// Work on files.
pub(super) enum Task {
    /// Brings in files that were chosen.
    Chosen(Vec<File>, Target),
    /// Brings in files that have been read.
    Read(Vec<ReadFile>, Target),
    /// Brings in files whose contents are there.
    Sources(Vec<Arc<SourceFile>>, Target, Reading),
    /// Takes in what the user has looked at.
    TakeIn(Arc<Arrival>, Mapping),
    /// Downloads the whole project in the native format.
    Download(Arc<Project>),
}

/// Does such work: a function of the later part of the program.
pub(super) type DoTask = fn(Importer, Task) -> Pin<Box<dyn Future<Output = ()>>>;

/// Does such work. For the later part alone.
pub(super) fn do_task(importer: Importer, task: Task) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        match task {
            Task::Chosen(files, target) => {
                importer.take(files::read_files(files).await, target).await;
            }
            Task::Read(files, target) => importer.take(files, target).await,
            Task::Sources(sources, target, reading) => {
                importer.read(sources, target, reading).await;
            }
            Task::TakeIn(arrival, mapping) => importer.take_in_mapped(&arrival, &mapping).await,
            Task::Download(project) => {
                if let Err(words) = importer.write_native(&project).await {
                    importer.dispatch.dispatch(Action::Tell(words));
                }
            }
        }
    })
}

/// The project that files are brought into.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Target {
    project: ProjectId,
    /// The latest stamp of the project: what comes in without a stamp of its own is later.
    latest: Stamp,
}

impl Target {
    /// A project as it stands now.
    pub(super) fn of(project: &Project) -> Self {
        Self {
            project: project.id(),
            latest: project.latest(),
        }
    }
}

/// How files are to be read.
#[derive(Clone, Default)]
pub(super) struct Reading {
    /// How the user said that the file is to be read.
    pub(super) manner: Manner,
    /// What the user said about the article.
    pub(super) details: ArticleDetails,
}

/// The importer of the page.
#[hook]
pub(super) fn use_importer() -> Option<Importer> {
    use_context::<Importer>()
}

impl Importer {
    /// Begins some work, as soon as the part of the program is there that does it.
    pub(super) fn begin(&self, task: Task) {
        let importer = self.clone();
        spawn_local(async move {
            let views = importer.later.views().await;
            (views.files)(importer, task).await;
        });
    }

    async fn take(&self, read: Vec<ReadFile>, target: Target) {
        let mut sources = Vec::new();
        for file in read {
            match file.bytes {
                Ok(bytes) => sources.push(Arc::new(SourceFile {
                    name: file.name,
                    bytes,
                })),
                Err(error) => self
                    .dispatch
                    .dispatch(Action::Tell(error.to_string().into())),
            }
        }
        if !sources.is_empty() {
            self.read(sources, target, Reading::default()).await;
        }
    }

    /// Reads the contents of files, and hands them to the store as one import or, where there is something
    /// to decide, to the user first.
    async fn read(&self, sources: Vec<Arc<SourceFile>>, target: Target, reading: Reading) {
        let mut ids = IdSource::new(seed());
        let stamp = target.latest.next(clock::now(), AnnotatorId::NIL);
        let manner = reading.manner.clone();
        let mut outcomes = Vec::new();
        let all: Vec<&SourceFile> = sources.iter().map(|source| &**source).collect();
        if formats::belong_together(&all) {
            let set = Arc::new(SourceFile {
                name: formats::name_of_all(&all),
                bytes: Vec::new(),
            });
            let outcome = self.read_set((&set.name, &sources), (stamp, manner)).await;
            outcomes.push((set, outcome));
        } else {
            for source in &sources {
                let outcome = self.read_one(source, &mut ids, stamp, &reading).await;
                outcomes.push((Arc::clone(source), outcome));
            }
        }
        let (mut files, mut found) = (Vec::new(), Vec::new());
        for (source, outcome) in outcomes {
            let mut result = match outcome {
                Ok((import, how)) => {
                    found.push(how);
                    Ok(Box::new(import))
                }
                Err(Failure::Refused(error)) => {
                    found.push(Found::default());
                    Err(error)
                }
                Err(failure) => return self.tell_nothing_was_imported(&failure),
            };
            if let Ok(import) = &mut result
                && import.project.id() != target.project
            {
                self.keeper.recall(&mut import.project).await;
            }
            files.push(ImportedFile { source, result });
        }
        let arrival = Arrival {
            sources,
            files,
            found,
            manner: reading.manner,
        };
        if arrival.wants_a_look(&self.state.get()) {
            let dialog = Dialog::Incoming(Arc::new(arrival));
            self.dispatch.dispatch(Action::Show(dialog));
        } else {
            self.take_in(arrival.files).await;
        }
    }

    /// Hands what was read to the store, as one import. Returns whether it did.
    async fn take_in(&self, files: Vec<ImportedFile>) -> bool {
        match self.prepared(&files).await {
            Ok(prepared) => {
                self.dispatch.dispatch(Action::Import { files, prepared });
                true
            }
            Err(failure) => {
                self.tell_nothing_was_imported(&failure);
                false
            }
        }
    }

    /// Takes in what the user has looked at, with other names where they said so.
    async fn take_in_mapped(&self, arrival: &Arrival, mapping: &Mapping) {
        let state = self.state.get();
        let mut files = Vec::new();
        for file in &arrival.files {
            let mut file = file.clone();
            if let Ok(import) = &mut file.result
                && !arrival.opens(&state)
            {
                let adopted = adopted(&import.project, &state.project, mapping);
                import.project = adopted.project;
                if let Some(scheme) = adopted.scheme {
                    files.push(ImportedFile {
                        source: Arc::clone(&file.source),
                        result: Ok(Box::new(later_scheme(&state.project, scheme))),
                    });
                }
            }
            files.push(file);
        }
        if self.take_in(files).await {
            // The user has just seen all that the report would say.
            self.dispatch.dispatch(Action::CloseDialog);
        }
    }

    fn tell_nothing_was_imported(&self, failure: &Failure) {
        let words = failure.with_consequence("Nothing was imported.");
        self.dispatch.dispatch(Action::Tell(words));
    }

    /// Merges what was read into the project that is open, beside the state and a slice at a time.
    async fn prepared(&self, files: &[ImportedFile]) -> Result<Option<Box<Prepared>>, Failure> {
        let state = self.state.get();
        let Some(mut preparing) = state.prepare_import(files, clock::now()) else {
            return Ok(None);
        };
        let job = self.workshop.number();
        let on_progress = self.shown(job, "Taking in what was read".into());
        let (mut slices, mut all) = (Slices::default(), 0);
        while let Some(rest) = preparing.step(MERGED_AT_ONCE) {
            all = all.max(rest);
            if slices.rest().await {
                on_progress(Progress {
                    done: all - rest,
                    all,
                });
            }
            if self.workshop.is_cancelled(job) {
                self.on_work.emit(None);
                return Err(Failure::Cancelled);
            }
        }
        self.on_work.emit(None);
        Ok(Some(Box::new(preparing.finish())))
    }

    /// Reads a file: an ordinary text at once, everything else beside the page.
    async fn read_one(
        &self,
        source: &Arc<SourceFile>,
        ids: &mut IdSource,
        stamp: Stamp,
        Reading { manner, details }: &Reading,
    ) -> Result<(Import, Found), Failure> {
        let is_overruled = Manner {
            encoding: None,
            ..manner.clone()
        } != Manner::default();
        if is_overruled {
            let files = std::slice::from_ref(source);
            return self
                .read_set((&source.name, files), (stamp, manner.clone()))
                .await;
        }
        let (encoding, details) = (manner.encoding, details.clone());
        if formats::is_plain_text(source) && source.bytes.len() <= LARGE_TEXT {
            let context = ReadContext {
                encoding,
                details,
                ..ReadContext::new(ids, stamp)
            };
            let import = formats::read_plain_text(source, context).map_err(Failure::Refused)?;
            let format = import.format.map(str::to_owned);
            let found = Found {
                format,
                ..Found::default()
            };
            return Ok((import, found));
        }
        let job = self.workshop.number();
        let words = format!("Reading {}", source.name);
        let on_progress = self.shown(job, words.into());
        let outcome = self
            .workshop
            .read(job, source, (stamp, encoding, details), on_progress)
            .await;
        self.has_read(outcome)
    }

    /// Reads files that belong together, beside the page.
    async fn read_set(
        &self,
        files: (&str, &[Arc<SourceFile>]),
        how: (Stamp, Manner),
    ) -> Result<(Import, Found), Failure> {
        let job = self.workshop.number();
        let (name, _) = files;
        let on_progress = self.shown(job, format!("Reading {name}").into());
        let outcome = self
            .workshop
            .read_together(job, files, how, on_progress)
            .await;
        self.has_read(outcome)
    }

    fn has_read(&self, outcome: Result<Received, Failure>) -> Result<(Import, Found), Failure> {
        self.on_work.emit(None);
        let (import, packed, how) = outcome?;
        self.keeper.has_read(packed);
        Ok((import, how_it_was_read(&how)))
    }

    /// Shows a job, and returns what shows its progress.
    fn shown(&self, job: JobNumber, words: AttrValue) -> impl Fn(Progress) + use<> {
        let on_work = self.on_work.clone();
        let ongoing = Ongoing {
            job,
            words,
            progress: None,
        };
        on_work.emit(Some(ongoing.clone()));
        move |progress| {
            on_work.emit(Some(Ongoing {
                progress: Some(progress),
                ..ongoing.clone()
            }));
        }
    }

    async fn write_native(&self, project: &Project) -> Result<(), Name> {
        let format = formats::NATIVE;
        let name = formats::file_name(&project.info().name, &clock::today(), format.extension);
        let job = self.workshop.number();
        let on_progress = self.shown(job, format!("Writing {name}").into());
        let outcome = self
            .workshop
            .write(
                job,
                project,
                format.name,
                &Choice::everything(),
                on_progress,
            )
            .await;
        self.on_work.emit(None);
        let export =
            outcome.map_err(|failure| failure.with_consequence("Nothing was downloaded."))?;
        files::download(&export.bytes, &name, format.media_type)
            .map_err(|error| error.to_string().into())
    }
}

/// A later copy of a project that differs from it in its scheme.
fn later_scheme(project: &Project, scheme: Scheme) -> Import {
    let name = Name::clone(&project.info().name);
    let mut later = Project::new(project.id(), name, Scheme::default());
    let stamp = project.latest().next(clock::now(), AnnotatorId::NIL);
    later.put(scheme.into(), stamp);
    Import::new(later, Vec::new())
}

/// Takes in what is dropped anywhere on the page. Returns whether something is held over it.
#[hook]
pub(super) fn use_dropped_files(state: &Rc<State>, importer: Option<&Importer>) -> bool {
    let is_over = use_state(|| false);
    let target = use_mut_ref(|| Target::of(&state.project));
    *target.borrow_mut() = Target::of(&state.project);
    let over = is_over.setter();
    use_effect_with(importer.cloned(), move |importer| {
        let importer = importer.clone();
        let options = EventListenerOptions::enable_prevent_default;
        let (entered, left) = (over.clone(), over.clone());
        let listeners = [
            on_document("dragover", options(), move |event| {
                if has_files(event) {
                    event.prevent_default();
                    entered.set(true);
                }
            }),
            on_document("dragleave", options(), move |event| {
                // Leaving one element for another is no leaving; leaving the window is.
                let to = event
                    .dyn_ref::<DragEvent>()
                    .and_then(|event| event.related_target());
                if to.is_none() {
                    left.set(false);
                }
            }),
            on_document("drop", options(), move |event| {
                over.set(false);
                let transfer = event
                    .dyn_ref::<DragEvent>()
                    .and_then(DragEvent::data_transfer);
                let Some(transfer) = transfer.filter(|_| has_files(event)) else {
                    return;
                };
                event.prevent_default();
                let read = files::dropped_files(&transfer);
                let (importer, target) = (importer.clone(), *target.borrow());
                spawn_local(async move {
                    let read = read.await;
                    if let Some(importer) = importer {
                        importer.begin(Task::Read(read, target));
                    }
                });
            }),
        ];
        move || drop(listeners)
    });
    *is_over
}

fn has_files(event: &web_sys::Event) -> bool {
    let transfer = event
        .dyn_ref::<DragEvent>()
        .and_then(DragEvent::data_transfer);
    transfer.is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}
