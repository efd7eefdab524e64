//! Everything that opens over the page.

mod export;
mod help;
mod imported;
mod modal;
mod paste;
mod welcome;

pub(super) use welcome::Welcome;

use std::sync::Arc;

use yew::prelude::*;

use self::export::ExportDialog;
use self::help::HelpDialog;
use self::imported::ImportedDialog;
use self::paste::PasteDialog;
use super::shared::Same;
use crate::model::{ArticleId, Project};
use crate::store::Dialog;
use crate::store::keys::Keymap;

/// The properties of [`Dialogs`].
#[derive(PartialEq, Properties)]
pub(super) struct DialogsProperties {
    pub(super) dialog: Dialog,
    pub(super) project: Same<Project>,
    pub(super) article: Option<ArticleId>,
    pub(super) keymap: Arc<Keymap>,
}

/// The open dialog.
#[component]
pub(super) fn Dialogs(properties: &DialogsProperties) -> Html {
    let DialogsProperties {
        dialog,
        project,
        article,
        keymap,
    } = properties;
    match dialog {
        Dialog::Export => {
            html! { <ExportDialog project={project.clone()} article={*article} /> }
        }
        Dialog::Paste => html! { <PasteDialog project={project.clone()} /> },
        Dialog::Help => {
            html! { <HelpDialog scheme={Same::from(project.scheme())} keymap={keymap.clone()} /> }
        }
        Dialog::Imported(report) => {
            html! { <ImportedDialog report={Same::from(report)} project={project.clone()} /> }
        }
    }
}
