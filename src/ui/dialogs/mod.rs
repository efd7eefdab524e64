//! Everything that opens over the page.

mod export;
mod help;
mod imported;
mod modal;
mod paste;
mod welcome;

pub(super) use welcome::Welcome;

use yew::prelude::*;

use self::export::ExportDialog;
use self::help::HelpDialog;
use self::imported::ImportedDialog;
use self::paste::PasteDialog;
use super::shared::Same;
use crate::model::{ArticleId, Project};
use crate::store::Dialog;

/// The properties of [`Dialogs`].
#[derive(PartialEq, Properties)]
pub(super) struct DialogsProperties {
    pub(super) dialog: Option<Dialog>,
    pub(super) project: Same<Project>,
    pub(super) article: Option<ArticleId>,
}

/// The open dialog, if any.
#[component]
pub(super) fn Dialogs(properties: &DialogsProperties) -> Html {
    let DialogsProperties {
        dialog,
        project,
        article,
    } = properties;
    match dialog {
        None => Html::default(),
        Some(Dialog::Export) => {
            html! { <ExportDialog project={project.clone()} article={*article} /> }
        }
        Some(Dialog::Paste) => html! { <PasteDialog project={project.clone()} /> },
        Some(Dialog::Help) => html! { <HelpDialog scheme={Same::from(project.scheme())} /> },
        Some(Dialog::Imported(report)) => {
            html! { <ImportedDialog report={Same::from(report)} project={project.clone()} /> }
        }
    }
}
