//! Writing the file beside the page while the dialog is open.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::formats::{Choice, Export, Offered};
use crate::model::{Name, Project};
use crate::store::Action;
use crate::ui::importing::use_importer;
use crate::ui::shared::Same;
use crate::ui::use_dispatch;
use crate::ui::workshop::{Failure, Progress};

/// What has become of the file: nothing yet, or it is there, or the reason why it is not.
#[derive(Clone, Default)]
pub(super) enum Writing {
    #[default]
    Ongoing,
    Done(Rc<Export>),
    Failed(Name),
}

/// The formats that can be written; none until the worker has told.
#[hook]
pub(super) fn use_formats() -> Rc<[Offered]> {
    let formats = use_state(|| Rc::<[Offered]>::from([]));
    let (told, dispatch) = (formats.setter(), use_dispatch());
    let importer = use_importer();
    use_effect_with(importer, move |importer| {
        if let Some(importer) = importer {
            let workshop = importer.workshop.clone();
            spawn_local(async move {
                match workshop.formats().await {
                    Ok(offered) => told.set(offered.into()),
                    Err(failure) => dispatch.dispatch(Action::Tell(failure.in_words().into())),
                }
            });
        }
    });
    Rc::clone(&formats)
}

/// Writes the file beside the page, anew whenever something else is chosen.
#[hook]
pub(super) fn use_written(
    project: &Same<Project>,
    format: Option<&Offered>,
    choice: Choice,
) -> (Writing, Option<Progress>) {
    let written = use_state(Writing::default);
    let progress = use_state_eq(|| None::<Progress>);
    let (written_now, progress_now) = (written.setter(), progress.setter());
    let name = format.map(|format| format.name.clone());
    let dependencies = (project.clone(), name, choice, use_importer());
    use_effect_with(dependencies, move |(project, name, choice, importer)| {
        written_now.set(Writing::Ongoing);
        progress_now.set(None);
        let started = importer.as_ref().zip(name.clone()).map(|(importer, name)| {
            let workshop = importer.workshop.clone();
            let job = workshop.number();
            let (project, choice) = (project.clone(), choice.clone());
            let worker = workshop.clone();
            spawn_local(async move {
                let on_progress = move |progress| progress_now.set(Some(progress));
                let outcome = worker
                    .write(job, &project, &name, &choice, on_progress)
                    .await;
                written_now.set(match outcome {
                    Ok(export) => Writing::Done(Rc::new(export)),
                    // Something else was chosen, or the dialog was closed.
                    Err(Failure::Cancelled) => return,
                    Err(failure) => Writing::Failed(failure.in_words().into()),
                });
            });
            (workshop, job)
        });
        move || {
            if let Some((workshop, job)) = started {
                workshop.cancel(job);
            }
        }
    });
    ((*written).clone(), *progress)
}
