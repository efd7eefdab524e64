//! What is shown while a file is read or written: how far it has come, and a way to stop it.

use gloo::timers::callback::Timeout;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::workshop::{JobNumber, Progress, Workshop};
use crate::text::grouped;

/// How long a job may take before anything is shown of it, in milliseconds.
const PATIENCE: u32 = 200;

/// A job that is being done.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ongoing {
    /// The job, for cancelling it.
    pub(super) job: JobNumber,
    /// What is being done: "Reading report.json".
    pub(super) words: AttrValue,
    /// How far it has come, once that is known.
    pub(super) progress: Option<Progress>,
}

/// The properties of [`Working`].
#[derive(PartialEq, Properties)]
pub(super) struct WorkingProperties {
    pub(super) ongoing: Ongoing,
    pub(super) workshop: Workshop,
}

/// Shows a job once it has taken a moment, over everything else: what is not there yet cannot be
/// worked on.
#[component]
pub(super) fn Working(properties: &WorkingProperties) -> Html {
    let WorkingProperties { ongoing, workshop } = properties;
    let element = use_node_ref();
    {
        let element = element.clone();
        use_effect_with((), move |()| {
            let shown = element.clone();
            let patience = Timeout::new(PATIENCE, move || {
                if let Some(dialog) = shown.cast::<HtmlDialogElement>() {
                    let _already_open = dialog.show_modal();
                }
            });
            move || {
                drop(patience);
                // Closing gives the focus back to where it was; removing the element would not.
                if let Some(dialog) = element.cast::<HtmlDialogElement>() {
                    dialog.close();
                }
            }
        });
    }
    let cancel = {
        let workshop = workshop.clone();
        use_callback(ongoing.job, move |(): (), job| workshop.cancel(*job))
    };
    let on_cancel = {
        let cancel = cancel.clone();
        use_callback((), move |event: Event, ()| {
            event.prevent_default();
            cancel.emit(());
        })
    };
    html! {
        <dialog ref={element} class="modal working" aria-label={ongoing.words.clone()} oncancel={on_cancel}>
            <p>{ ongoing.words.clone() }</p>
            <Bar progress={ongoing.progress} />
            <div class="modal-foot">
                <span class="file-name">{ ongoing.progress.map(in_words) }</span>
                <button type="button" onclick={cancel.reform(|_: MouseEvent| ())}>{ "Cancel" }</button>
            </div>
        </dialog>
    }
}

fn in_words(progress: Progress) -> String {
    format!("{} of {}", grouped(progress.done), grouped(progress.all))
}

/// The properties of [`Bar`].
#[derive(PartialEq, Properties)]
pub(super) struct BarProperties {
    pub(super) progress: Option<Progress>,
}

/// How far a job has come; the bar moves to and fro while that is unknown.
#[component]
pub(super) fn Bar(properties: &BarProperties) -> Html {
    let value = properties
        .progress
        .map(|progress| progress.done.to_string());
    let max = properties
        .progress
        .map(|progress| progress.all.max(1).to_string());
    html! { <progress class="bar" {value} {max} aria-label="Progress" /> }
}
