//! Choosing a format, seeing what it will hold, and downloading.

use yew::prelude::*;

use super::modal::Modal;
use crate::browser::{clock, files};
use crate::formats::{self, FORMATS, Format, Scope};
use crate::model::{ArticleId, Project};
use crate::store::Action;
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// The properties of [`ExportDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct ExportDialogProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Option<ArticleId>,
}

/// The formats that can be written.
fn writable() -> impl Iterator<Item = &'static dyn Format> {
    FORMATS
        .iter()
        .copied()
        .filter(|format| format.writer().is_some())
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
        Some(article) if !*whole => Scope::Article(*article),
        _ => Scope::Project,
    };
    let export = use_memo((project.clone(), *chosen, scope), |(project, _, scope)| {
        format.map(|format| formats::write(format, project, *scope))
    });
    let formats = writable().enumerate().map(|(place, format)| {
        let chosen = chosen.clone();
        let is_chosen = *chosen == place;
        let onchange = Callback::from(move |_: Event| chosen.set(place));
        html! {
            <label class="radio" key={format.name()}>
                <input type="radio" name="format" checked={is_chosen} {onchange} aria-label={format.name()} />
                <span>
                    <strong>{ format.name() }</strong>
                    <small>{ format!(".{} — {}", format.extension(), format.description()) }</small>
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
    let report = match &*export {
        Some(Ok(export)) => html! {
            <ul class="report">{ for export.report.lines().into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        },
        Some(Err(error)) => html! { <p class="problem" role="alert">{ error.to_string() }</p> },
        None => Html::default(),
    };
    let file_name = format.map(|format| {
        formats::file_name(&project.info().name, &clock::today(), format.extension())
    });
    let download = {
        let (export, file_name) = (export.clone(), file_name.clone());
        Callback::from(move |_: MouseEvent| {
            let (Some(Ok(export)), Some(format), Some(name)) = (&*export, format, &file_name)
            else {
                return;
            };
            match files::download(&export.bytes, name, format.media_type()) {
                Ok(()) => {
                    dispatch.dispatch(Action::CloseDialog);
                    dispatch.dispatch(Action::Tell(format!("Downloaded {name}.").into()));
                }
                Err(error) => dispatch.dispatch(Action::Tell(error.to_string().into())),
            }
        })
    };
    let can_download = matches!(&*export, Some(Ok(_)));
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
