//! Adding an article by pasting its text.

use std::sync::Arc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::modal::Modal;
use crate::formats::{ArticleDetails, Manner, SourceFile};
use crate::model::Project;
use crate::store::Action;
use crate::ui::importing::{Reading, Target, Task, use_importer};
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// The properties of [`PasteDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct PasteDialogProperties {
    pub(super) project: Same<Project>,
}

/// A field for the text, and one for the title if it is not the text's own.
#[component]
pub(super) fn PasteDialog(properties: &PasteDialogProperties) -> Html {
    let dispatch = use_dispatch();
    let title = use_node_ref();
    let text = use_node_ref();
    let on_submit = {
        let (title, text) = (title.clone(), text.clone());
        let dependencies = (properties.project.clone(), use_importer());
        use_callback(
            dependencies,
            move |event: SubmitEvent, (project, importer)| {
                event.prevent_default();
                let words = text
                    .cast::<HtmlTextAreaElement>()
                    .map(|field| field.value());
                let title = title.cast::<HtmlInputElement>().map(|field| field.value());
                let title = title
                    .map(|title| title.trim().to_owned())
                    .filter(|title| !title.is_empty());
                let bytes = words.unwrap_or_default().into_bytes();
                let source = SourceFile {
                    name: String::from("Pasted text.txt"),
                    bytes,
                };
                let details = ArticleDetails {
                    title: title.as_deref().map(Into::into),
                    ..ArticleDetails::default()
                };
                dispatch.dispatch(Action::CloseDialog);
                if let Some(importer) = importer {
                    let reading = Reading {
                        manner: Manner::default(),
                        details,
                    };
                    let sources = vec![Arc::new(source)];
                    importer.begin(Task::Sources(sources, Target::of(project), reading));
                }
            },
        )
    };
    html! {
        <Modal title="Paste an article" class={classes!("paste")}>
            <form onsubmit={on_submit}>
                <div class="field">
                    <label for="paste-text">{ "Text" }</label>
                    <textarea ref={text} id="paste-text" rows="12" required=true autofocus=true placeholder="Paste the article here" />
                </div>
                <div class="field">
                    <label for="paste-title">{ "Title (if the text does not begin with it)" }</label>
                    <input ref={title} id="paste-title" autocomplete="off" />
                </div>
                <div class="modal-foot">
                    <button type="submit" class="primary">{ "Add article" }</button>
                </div>
            </form>
        </Modal>
    }
}
