//! Bringing files in: chosen, dropped or pasted, read by `formats` and handed to the store.
//!
//! The work itself is part of what is fetched later: nothing here but [`Importer::begin`] may be called from
//! the page's first part.

mod reading;
mod taking_in;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};
use yew::prelude::*;

use super::Dispatch;
use super::app::Present;
use super::keeping::Keeper;
use super::later::LaterCell;
use super::working::Ongoing;
use super::workshop::{JobNumber, Progress, Workshop};
use crate::browser::clock;
use crate::browser::files::{self, ReadFile};
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::formats::{self, ArticleDetails, Choice, Manner, SourceFile};
use crate::model::{Name, Project, ProjectId, Stamp};
use crate::store::{Action, State};

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
