//! What an import took in, and what it could not.

use yew::prelude::*;

use super::modal::Modal;
use crate::formats::{Manner, ReadErrorKind, Warning};
use crate::model::Project;
use crate::store::{Action, FileOutcome, ImportReport};
use crate::text::{counted, grouped};
use crate::ui::importing::{Importer, Reading, Target, Task, use_importer};
use crate::ui::shared::Same;
use crate::ui::{Dispatch, use_dispatch};

/// The properties of [`ImportedDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct ImportedDialogProperties {
    pub(super) report: Same<ImportReport>,
    pub(super) project: Same<Project>,
}

/// File by file: what is new, what was here already, what is doubtful, what failed and why.
#[component]
pub(super) fn ImportedDialog(properties: &ImportedDialogProperties) -> Html {
    let ImportedDialogProperties { report, project } = properties;
    let dispatch = use_dispatch();
    let importer = use_importer();
    let close = {
        let dispatch = dispatch.clone();
        use_callback((), move |_: MouseEvent, ()| {
            dispatch.dispatch(Action::CloseDialog);
        })
    };
    let files = report
        .files
        .iter()
        .map(|file| outcome(file, project, importer.as_ref(), &dispatch));
    html! {
        <Modal title="Import" class={classes!("imported")}>
            <ul class="outcomes">{ for files }</ul>
            <div class="modal-foot">
                <button type="button" class="primary" onclick={close}>{ "Close" }</button>
            </div>
        </Modal>
    }
}

fn outcome(
    file: &FileOutcome,
    project: &Project,
    importer: Option<&Importer>,
    dispatch: &Dispatch,
) -> Html {
    let mut facts = Vec::new();
    if !file.new_articles.is_empty() {
        facts.push(format!(
            "{} new",
            counted(file.new_articles.len(), "article")
        ));
    }
    if file.spans > 0 {
        facts.push(counted(file.spans, "span"));
    }
    for title in &file.same_articles {
        facts.push(format!("already here, kept once: “{title}”"));
    }
    if file.removed_articles > 0 {
        let removed = counted(file.removed_articles, "article");
        facts.push(format!(
            "{removed} removed here later; undo or import the text to bring it back"
        ));
    }
    html! {
        <li class={classes!("outcome", file.error.is_some().then_some("failed"))}>
            <strong>{ file.source.name.clone() }</strong>
            if !facts.is_empty() {
                <p>{ facts.join(" · ") }</p>
            }
            if let Some(error) = &file.error {
                <p class="problem">{ without_name(&error.to_string(), &file.source.name).to_owned() }</p>
                { encodings(file, project, importer, dispatch) }
            }
            if !file.warnings.is_empty() {
                { warnings(&file.warnings, &file.source.name) }
            }
        </li>
    }
}

/// How many warnings are listed.
const LISTED: usize = 500;

/// Draws the warnings of a file of this name.
pub(super) fn warnings(warnings: &[Warning], name: &str) -> Html {
    let rows = warnings.iter().take(LISTED).map(|warning| {
        html! { <li>{ without_name(&warning.to_string(), name).to_owned() }</li> }
    });
    let rest = warnings.len().saturating_sub(LISTED);
    html! {
        <ul class="warnings">
            { for rows }
            if rest > 0 {
                <li>{ format!("and {} more", grouped(rest)) }</li>
            }
        </ul>
    }
}

/// A message whose place begins with the name of the file that it stands under, without that name.
fn without_name<'a>(message: &'a str, name: &str) -> &'a str {
    let rest = message.strip_prefix(name).unwrap_or(message);
    rest.trim_start_matches([',', ':', ' '])
}

/// Offers the encodings in which a file that is not UTF-8 makes sense.
fn encodings(
    file: &FileOutcome,
    project: &Project,
    importer: Option<&Importer>,
    dispatch: &Dispatch,
) -> Html {
    let Some(ReadErrorKind::NotUtf8 { candidates, .. }) =
        file.error.as_ref().map(|error| &error.kind)
    else {
        return Html::default();
    };
    let buttons = candidates.iter().map(|encoding| {
        let (source, target) = (file.source.clone(), Target::of(project));
        let (importer, dispatch) = (importer.cloned(), dispatch.clone());
        let manner = Manner { encoding: Some(*encoding), ..Manner::default() };
        let reading = Reading { manner, ..Reading::default() };
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::CloseDialog);
            if let Some(importer) = &importer {
                importer.begin(Task::Sources(vec![source.clone()], target, reading.clone()));
            }
        });
        html! {
            <button type="button" key={encoding.name()} {onclick}>{ format!("Read as {}", encoding.name()) }</button>
        }
    });
    html! { <div class="buttons">{ for buttons }</div> }
}
