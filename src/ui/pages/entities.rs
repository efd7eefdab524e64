//! The page "Entities".

use yew::prelude::*;

use crate::ui::app::Latest;

/// The properties of [`EntitiesPage`].
#[derive(PartialEq, Properties)]
pub(super) struct EntitiesPageProperties {
    pub(super) state: Latest,
}

/// The page.
#[component]
pub(super) fn EntitiesPage(_properties: &EntitiesPageProperties) -> Html {
    html! { <section class="whole-page" aria-label="Entities"><h1>{ "Entities" }</h1></section> }
}
