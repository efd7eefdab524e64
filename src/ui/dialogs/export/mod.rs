//! Choosing a format and what goes into the file, seeing what it will hold, and downloading.

mod options;
mod writing;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::options::{Options, articles_field, labels, more_fields};
use self::writing::{Writing, use_formats, use_written};
use super::modal::Modal;
use crate::browser::{clipboard, clock, files};
use crate::formats::{self, Export};
use crate::model::{ArticleId, Project};
use crate::store::Action;
use crate::ui::shared::Same;
use crate::ui::working::Bar;
use crate::ui::{Dispatch, use_dispatch};

/// The properties of [`ExportDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct ExportDialogProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Option<ArticleId>,
}

/// The export dialog. What is downloaded is what was checked: the bytes are written and read back
/// while the report is made.
#[component]
pub(super) fn ExportDialog(properties: &ExportDialogProperties) -> Html {
    let ExportDialogProperties { project, article } = properties;
    let dispatch = use_dispatch();
    let chosen = use_state(|| 0_usize);
    let options = use_state(Options::default);
    let formats = use_formats();
    let format = formats.get(*chosen);
    let labels = use_memo(project.clone(), |project| labels(project));
    let choice = options.choice(project, (*article, &labels), format);
    let (export, progress) = use_written(project, format, choice);
    let rows = formats.iter().enumerate().map(|(place, format)| {
        let chosen = chosen.clone();
        let is_chosen = *chosen == place;
        let onchange = Callback::from(move |_: Event| chosen.set(place));
        html! {
            <label class="radio" key={format.name.clone()}>
                <input type="radio" name="format" checked={is_chosen} {onchange} aria-label={format.name.clone()} />
                <span>
                    <strong>{ format.name.clone() }</strong>
                    <small>{ format!(".{} — {}", format.extension, format.description) }</small>
                </span>
            </label>
        }
    });
    let on_change = Callback::from({
        let options = options.setter();
        move |changed: Options| options.set(changed)
    });
    let is_archive = matches!(&export, Writing::Done(export) if export.is_archive);
    let kind = format.map(|format| match is_archive {
        true => (String::from("zip"), String::from("application/zip")),
        false => (format.extension.clone(), format.media_type.clone()),
    });
    let file_name = kind
        .as_ref()
        .map(|(extension, _)| formats::file_name(&project.info().name, &clock::today(), extension));
    let can_download = matches!(export, Writing::Done(_));
    let download = {
        let (export, file_name, dispatch) = (export.clone(), file_name.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let (Writing::Done(export), Some((_, media_type)), Some(name)) =
                (&export, &kind, &file_name)
            else {
                return;
            };
            match files::download(&export.bytes, name, media_type) {
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
            <div class="export-columns">
                <fieldset class="formats">
                    <legend>{ "Format" }</legend>
                    { for rows }
                </fieldset>
                <div class="export-right">
                    { articles_field(project, *article, &options, &on_change) }
                    { more_fields((project, &labels), format, &options, &on_change) }
                    <section aria-label="Report" class="export-report">
                        <h3>{ "In the file" }</h3>
                        { report(&export, progress, &dispatch) }
                    </section>
                </div>
            </div>
            <div class="modal-foot">
                <span class="file-name">{ file_name.unwrap_or_default() }</span>
                <button type="button" class="primary" disabled={!can_download} onclick={download}>{ "Download" }</button>
            </div>
        </Modal>
    }
}

/// What is in the file and what is not, and how it begins.
fn report(
    export: &Writing,
    progress: Option<crate::ui::workshop::Progress>,
    dispatch: &Dispatch,
) -> Html {
    match export {
        Writing::Done(export) => html! {
            <>
                <ul class="report">{ for export.report.lines().into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                <button type="button" class="copy-report" onclick={copying(export, dispatch)}>{ "Copy report" }</button>
                <h3>{ "How it begins" }</h3>
                <pre class="preview" tabindex="0" dir="auto" aria-label="How it begins">{ export.preview.clone() }</pre>
            </>
        },
        Writing::Failed(reason) => {
            html! { <p class="problem" role="alert">{ reason.to_string() }</p> }
        }
        Writing::Ongoing => html! { <div class="patience"><Bar {progress} /></div> },
    }
}

/// Puts the report on the clipboard, and says so.
fn copying(export: &Rc<Export>, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (export, dispatch) = (export.clone(), dispatch.clone());
    Callback::from(move |_: MouseEvent| {
        let (export, dispatch) = (export.clone(), dispatch.clone());
        spawn_local(async move {
            let told = match clipboard::copy(&export.report.to_string()).await {
                Ok(()) => "The report was copied.".into(),
                Err(error) => error.to_string().into(),
            };
            dispatch.dispatch(Action::Tell(told));
        });
    })
}
