//! The bar on top: project, undo and redo, save state, export, help, annotator.

mod project_name;
mod save_state;

use yew::prelude::*;

use self::project_name::ProjectName;
use self::save_state::SaveState;
use super::app::Drawer;
use super::inspector::AnnotatorNameProperties;
use super::later::use_later;
use super::shared::{Same, Shape, icon};
use super::{on_click, use_dispatch};
use crate::browser::page;
use crate::model::{ArticleId, Name, Project};
use crate::store::{Action, Dialog, Identity, Page, Saving};

/// The properties of [`TopBar`].
#[derive(PartialEq, Properties)]
pub(super) struct TopBarProperties {
    pub(super) project: Same<Project>,
    /// What undo takes back.
    pub(super) undo: Option<Name>,
    /// What redo makes again.
    pub(super) redo: Option<Name>,
    pub(super) saving: Saving,
    pub(super) identity: Identity,
    /// The page that is shown.
    pub(super) page: Page,
    /// The open article.
    pub(super) article: Option<ArticleId>,
    /// Narrow screens: shows or hides a side column.
    pub(super) on_drawer: Callback<Drawer>,
    /// Tries to save again.
    pub(super) on_retry: Callback<()>,
}

/// The bar on top.
#[component]
pub(super) fn TopBar(properties: &TopBarProperties) -> Html {
    let TopBarProperties {
        project,
        undo,
        redo,
        saving,
        identity,
        page,
        article,
        on_drawer,
        on_retry,
    } = properties;
    let dispatch = use_dispatch();
    let asks_name = use_state(|| false);
    let send = |action: fn() -> Action| on_click(&dispatch, action);
    let command = if page::is_mac() { "⌘" } else { "Ctrl+" };
    let title = |what: &str, step: &Option<Name>, keys: &str| match step {
        Some(step) => format!("{what}: {step} ({command}{keys})"),
        None => format!("{what} ({command}{keys})"),
    };
    let toggle_name = {
        let asks_name = asks_name.clone();
        Callback::from(move |_: MouseEvent| asks_name.set(!*asks_name))
    };
    let close_name = {
        let asks_name = asks_name.clone();
        Callback::from(move |()| asks_name.set(false))
    };
    let later = use_later();
    let form = AnnotatorNameProperties {
        identity: identity.clone(),
        field_id: "annotator-name-in-bar".into(),
        on_done: close_name,
    };
    let annotator = if identity.name.is_empty() {
        "anonymous"
    } else {
        &identity.name
    };
    html! {
        <header class="top-bar">
            <button type="button" class="icon-button drawer-button" aria-label="Show articles" onclick={on_drawer.reform(|_| Drawer::Library)}>
                { icon(Shape::List) }
            </button>
            <span class="brand" aria-hidden="true">{ "Sayso" }</span>
            <button type="button" class="icon-button" aria-label="Projects" title={format!("Open, create, rename or delete projects ({command}O)")} onclick={send(|| Action::Show(Dialog::Projects))}>
                { icon(Shape::Folder) }
            </button>
            <ProjectName name={project.info().name.clone()} />
            <SaveState saving={saving.clone()} project={project.clone()} {on_retry} />
            { views(*page, *article) }
            <span class="spacer" />
            <button type="button" class="icon-button" disabled={undo.is_none()} title={title("Undo", undo, "Z")} aria-label={label("Undo", undo)} onclick={send(|| Action::Undo)}>
                { icon(Shape::Undo) }
            </button>
            <button type="button" class="icon-button" disabled={redo.is_none()} title={title("Redo", redo, "Shift+Z")} aria-label={label("Redo", redo)} onclick={send(|| Action::Redo)}>
                { icon(Shape::Redo) }
            </button>
            <button type="button" class="primary export-button" title="Export the dataset (x)" onclick={send(|| Action::Show(Dialog::Export))}>
                { icon(Shape::Export) }<span class="words">{ "Export" }</span>
            </button>
            <button type="button" class="icon-button" aria-label="Keys and help" title="Keys and help (?)" onclick={send(|| Action::Show(Dialog::Help))}>
                { icon(Shape::Help) }
            </button>
            <div class="annotator">
                <button
                    type="button"
                    class="annotator-button"
                    aria-expanded={if *asks_name { "true" } else { "false" }}
                    title="Who is annotating"
                    onclick={toggle_name}
                >{ annotator.to_owned() }</button>
                if *asks_name {
                    <div class="popover">{ later.draw(|views| (views.annotator_name)(form)) }</div>
                }
            </div>
            <button type="button" class="icon-button drawer-button" aria-label="Show inspector" onclick={on_drawer.reform(|_| Drawer::Inspector)}>
                { icon(Shape::Panel) }
            </button>
        </header>
    }
}

/// The pages, as links.
fn views(page: Page, article: Option<ArticleId>) -> Html {
    let text = article.map_or_else(|| String::from("#"), |id| format!("#/article/{id}"));
    let views = [
        (Page::Annotate, "Text", text),
        (Page::Entities, "Entities", String::from("#/entities")),
        (Page::Scheme, "Scheme", String::from("#/scheme")),
    ];
    let links = views.into_iter().map(|(view, name, href)| {
        html! { <a {href} aria-current={(view == page).then_some("page")}>{ name }</a> }
    });
    html! { <nav class="views" aria-label="Views">{ for links }</nav> }
}

fn label(what: &str, step: &Option<Name>) -> String {
    match step {
        Some(step) => format!("{what}: {step}"),
        None => what.to_owned(),
    }
}
