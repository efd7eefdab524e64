//! Everything that opens over the page.

mod export;
mod help;
mod imported;
mod incoming;
mod modal;
mod palette;
mod paste;
mod projects;
mod welcome;

pub(super) use modal::Modal;
pub(super) use welcome::welcome;

use yew::prelude::*;

use self::export::ExportDialog;
use self::help::HelpDialog;
use self::imported::ImportedDialog;
use self::incoming::IncomingDialog;
use self::palette::PaletteDialog;
use self::paste::PasteDialog;
use self::projects::ProjectsDialog;
use super::app::Latest;
use super::shared::Same;
use crate::model::Project;
use crate::store::Dialog;

/// The properties of [`Dialogs`].
#[derive(PartialEq, Properties)]
pub(super) struct DialogsProperties {
    pub(super) dialog: Dialog,
    pub(super) state: Latest,
}

/// The open dialog.
#[component]
pub(super) fn Dialogs(properties: &DialogsProperties) -> Html {
    let DialogsProperties { dialog, state } = properties;
    let project = Same::<Project>::from(&state.0.project);
    let (article, keymap) = (state.0.article, &state.0.keymap);
    match dialog {
        Dialog::Export => {
            html! { <ExportDialog project={project.clone()} article={article} /> }
        }
        Dialog::Paste => html! { <PasteDialog project={project.clone()} /> },
        Dialog::Palette => html! { <PaletteDialog state={state.clone()} /> },
        Dialog::Projects => html! { <ProjectsDialog state={state.clone()} /> },
        Dialog::Help => {
            html! { <HelpDialog scheme={Same::from(project.scheme())} keymap={keymap.clone()} /> }
        }
        Dialog::Incoming(arrival) => {
            html! { <IncomingDialog arrival={Same::from(arrival)} state={state.clone()} /> }
        }
        Dialog::Imported(report) => {
            html! { <ImportedDialog report={Same::from(report)} project={project.clone()} /> }
        }
    }
}
