//! The pages that take the place of the text: what concerns the whole project.

mod entities;
mod scheme;

use yew::prelude::*;

use self::entities::EntitiesPage;
use self::scheme::SchemePage;
use super::app::Latest;
use crate::store::Page;

/// The properties of [`WholePage`].
#[derive(PartialEq, Properties)]
pub(super) struct WholePageProperties {
    pub(super) state: Latest,
}

/// The page that is shown instead of the text.
#[component]
pub(super) fn WholePage(properties: &WholePageProperties) -> Html {
    let state = &properties.state;
    match state.0.page {
        Page::Annotate => Html::default(),
        Page::Entities => html! { <EntitiesPage state={state.clone()} /> },
        Page::Scheme => html! { <SchemePage state={state.clone()} /> },
    }
}
