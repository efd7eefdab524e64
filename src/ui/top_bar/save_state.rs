//! Whether everything is on disk, and what to do if not.

use std::sync::Arc;

use yew::prelude::*;

use crate::model::Project;
use crate::store::{Saving, StorageStatus};
use crate::ui::importing::{Task, use_importer};
use crate::ui::shared::Same;

/// The properties of [`SaveState`].
#[derive(PartialEq, Properties)]
pub(super) struct SaveStateProperties {
    pub(super) saving: Saving,
    pub(super) project: Same<Project>,
    pub(super) on_retry: Callback<()>,
}

/// "Saved", said only when it is so; otherwise what is wrong and the ways out.
#[component]
pub(super) fn SaveState(properties: &SaveStateProperties) -> Html {
    let SaveStateProperties {
        saving,
        project,
        on_retry,
    } = properties;
    let dependencies = (project.clone(), use_importer());
    let download = use_callback(dependencies, |_: MouseEvent, (project, importer)| {
        if let Some(importer) = importer {
            importer.begin(Task::Download(Arc::clone(&project.0)));
        }
    });
    let (class, words, details) = match &saving.status {
        StorageStatus::Working if saving.is_saved() => ("saved", "Saved", None),
        StorageStatus::Working => ("saving", "Saving…", None),
        StorageStatus::Failing(reason) => (
            "failed",
            "Not saved",
            Some(format!(
                "This browser could not save the last changes. {reason}"
            )),
        ),
        StorageStatus::Refused(reason) => (
            "failed",
            "Not saved",
            Some(format!(
                "This browser does not let the page keep anything, so your work lasts only as \
                 long as this tab. Download the project before you close it. {reason}"
            )),
        ),
    };
    let can_retry = matches!(saving.status, StorageStatus::Failing(_));
    html! {
        <div class={classes!("save-state", class)}>
            <span class="save-words">{ words }</span>
            if let Some(details) = details {
                <div class="save-problem" role="alert">
                    <p>{ details }</p>
                    <div class="buttons">
                        <button type="button" class="primary" onclick={download}>{ "Download project" }</button>
                        if can_retry {
                            <button type="button" onclick={on_retry.reform(|_| ())}>{ "Try again" }</button>
                        }
                    </div>
                </div>
            }
        </div>
    }
}
