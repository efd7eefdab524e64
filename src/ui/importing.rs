//! Bringing files in: chosen, dropped or pasted, read by `formats` and handed to the store.

use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};
use yew::prelude::*;

use super::{Dispatch, seed};
use crate::browser::files::{self, ReadFile};
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::browser::clock;
use crate::formats::{self, ArticleDetails, Encoding, ReadContext, Scope, SourceFile};
use crate::model::{AnnotatorId, IdSource, Project, Stamp};
use crate::store::{Action, ImportedFile, State};

/// Reads files that were chosen and hands them to the store.
pub(super) fn import_chosen(files: Vec<File>, latest: Stamp, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let read = files::read_files(files).await;
        import_read(read, latest, &dispatch);
    });
}

/// Hands over files whose bytes are there. `latest` is the latest stamp of the project: what comes
/// in without a stamp of its own is later.
fn import_read(read: Vec<ReadFile>, latest: Stamp, dispatch: &Dispatch) {
    let mut sources = Vec::new();
    for file in read {
        match file.bytes {
            Ok(bytes) => sources.push(Arc::new(SourceFile { name: file.name, bytes })),
            Err(error) => dispatch.dispatch(Action::Tell(error.to_string().into())),
        }
    }
    if !sources.is_empty() {
        import_sources(sources, latest, None, ArticleDetails::default(), dispatch);
    }
}

/// Reads the contents of files and hands them to the store as one import.
pub(super) fn import_sources(
    sources: Vec<Arc<SourceFile>>,
    latest: Stamp,
    encoding: Option<Encoding>,
    details: ArticleDetails,
    dispatch: &Dispatch,
) {
    let mut ids = IdSource::new(seed());
    let stamp = latest.next(clock::now(), AnnotatorId::NIL);
    let files = sources.into_iter().map(|source| {
        let context =
            ReadContext { ids: &mut ids, stamp, encoding, details: details.clone() };
        let result = formats::read(&source, context).map(Box::new);
        ImportedFile { source, result }
    });
    dispatch.dispatch(Action::Import(files.collect()));
}

/// Takes in what is dropped anywhere on the page. Returns whether something is held over it.
#[hook]
pub(super) fn use_dropped_files(state: &Rc<State>, dispatch: &Dispatch) -> bool {
    let is_over = use_state(|| false);
    let latest = use_mut_ref(|| Stamp::ZERO);
    *latest.borrow_mut() = state.project.latest();
    let over = is_over.setter();
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
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
                let to = event.dyn_ref::<DragEvent>().and_then(|event| event.related_target());
                if to.is_none() {
                    left.set(false);
                }
            }),
            on_document("drop", options(), move |event| {
                over.set(false);
                let transfer =
                    event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                let Some(transfer) = transfer.filter(|_| has_files(event)) else { return };
                event.prevent_default();
                let read = files::dropped_files(&transfer);
                let (dispatch, stamp) = (dispatch.clone(), *latest.borrow());
                spawn_local(async move { import_read(read.await, stamp, &dispatch) });
            }),
        ];
        move || drop(listeners)
    });
    *is_over
}

fn has_files(event: &web_sys::Event) -> bool {
    let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    transfer.is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

/// Downloads the whole project in the native format.
pub(super) fn download_project(project: &Project) -> Result<(), String> {
    let format = formats::native();
    let export =
        formats::write(format, project, Scope::Project).map_err(|error| error.to_string())?;
    let name = formats::file_name(&project.info().name, &clock::today(), format.extension());
    files::download(&export.bytes, &name, format.media_type()).map_err(|error| error.to_string())
}
