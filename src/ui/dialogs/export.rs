//! Choosing a format, seeing what it will hold, and downloading.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::modal::Modal;
use crate::browser::{clock, files};
use crate::formats::{self, About, CATALOG, Choice, Export};
use crate::model::{ArticleId, Name, Project};
use crate::store::Action;
use crate::ui::importing::use_importer;
use crate::ui::shared::Same;
use crate::ui::use_dispatch;
use crate::ui::working::Bar;
use crate::ui::workshop::{Failure, Progress};

/// The properties of [`ExportDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct ExportDialogProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Option<ArticleId>,
}

/// The formats that can be written.
fn writable() -> impl Iterator<Item = &'static About> {
    CATALOG.iter().filter(|format| format.is_written)
}

/// What has become of the file: nothing yet, or it is there, or the reason why it is not.
#[derive(Clone, Default)]
enum Writing {
    #[default]
    Ongoing,
    Done(Rc<Export>),
    Failed(Name),
}

/// Writes the file beside the page, anew whenever something else is chosen.
#[hook]
fn use_written(
    project: &Same<Project>,
    format: Option<&'static About>,
    scope: Choice,
) -> (Writing, Option<Progress>) {
    let written = use_state(Writing::default);
    let progress = use_state_eq(|| None::<Progress>);
    let (written_now, progress_now) = (written.setter(), progress.setter());
    let dependencies = (project.clone(), format, scope, use_importer());
    use_effect_with(dependencies, move |(project, format, scope, importer)| {
        written_now.set(Writing::Ongoing);
        progress_now.set(None);
        let started = importer.as_ref().zip(*format).map(|(importer, format)| {
            let workshop = importer.workshop.clone();
            let job = workshop.number();
            let (project, scope) = (project.clone(), scope.clone());
            let worker = workshop.clone();
            spawn_local(async move {
                let on_progress = move |progress| progress_now.set(Some(progress));
                let name = format.name;
                let outcome = worker.write(job, &project, name, &scope, on_progress).await;
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

/// The export dialog. What is downloaded is what was checked: the bytes are written and read back
/// while the report is made.
#[component]
pub(super) fn ExportDialog(properties: &ExportDialogProperties) -> Html {
    let ExportDialogProperties { project, article } = properties;
    let dispatch = use_dispatch();
    let chosen = use_state(|| 0_usize);
    let whole = use_state(|| true);
    let format = writable().nth(*chosen);
    let scope = match article {
        Some(article) if !*whole => Choice::article(*article),
        _ => Choice::everything(),
    };
    let (export, progress) = use_written(project, format, scope);
    let formats = writable().enumerate().map(|(place, format)| {
        let chosen = chosen.clone();
        let is_chosen = *chosen == place;
        let onchange = Callback::from(move |_: Event| chosen.set(place));
        html! {
            <label class="radio" key={format.name}>
                <input type="radio" name="format" checked={is_chosen} {onchange} aria-label={format.name} />
                <span>
                    <strong>{ format.name }</strong>
                    <small>{ format!(".{} — {}", format.extension, format.description) }</small>
                </span>
            </label>
        }
    });
    let scopes = [("Whole project", true), ("Open article only", false)].map(|(words, value)| {
        let whole = whole.clone();
        let is_chosen = *whole == value;
        let onchange = Callback::from(move |_: Event| whole.set(value));
        html! {
            <label class="radio" key={words}>
                <input type="radio" name="scope" checked={is_chosen} {onchange} disabled={article.is_none()} />
                <span>{ words }</span>
            </label>
        }
    });
    let report = match &export {
        Writing::Done(export) => html! {
            <ul class="report">{ for export.report.lines().into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        },
        Writing::Failed(reason) => {
            html! { <p class="problem" role="alert">{ reason.to_string() }</p> }
        }
        Writing::Ongoing => html! { <div class="patience"><Bar {progress} /></div> },
    };
    let can_download = matches!(export, Writing::Done(_));
    let file_name = format
        .map(|format| formats::file_name(&project.info().name, &clock::today(), format.extension));
    let download = {
        let (export, file_name) = (export.clone(), file_name.clone());
        Callback::from(move |_: MouseEvent| {
            let (Writing::Done(export), Some(format), Some(name)) = (&export, format, &file_name)
            else {
                return;
            };
            match files::download(&export.bytes, name, format.media_type) {
                Ok(()) => {
                    dispatch.dispatch(Action::CloseDialog);
                    dispatch.dispatch(Action::Tell(format!("Downloaded {name}.").into()));
                }
                Err(error) => dispatch.dispatch(Action::Tell(error.to_string().into())),
            }
        })
    };
    html! {
        <Modal title="Export" class={classes!("export")}>
            <fieldset>
                <legend>{ "Format" }</legend>
                { for formats }
            </fieldset>
            <fieldset class="scopes">
                <legend>{ "What" }</legend>
                { for scopes }
            </fieldset>
            <section aria-label="Report" class="export-report">
                <h3>{ "In the file" }</h3>
                { report }
            </section>
            <div class="modal-foot">
                <span class="file-name">{ file_name.unwrap_or_default() }</span>
                <button type="button" class="primary" disabled={!can_download} onclick={download}>{ "Download" }</button>
            </div>
        </Modal>
    }
}
