//! The panel "Search" of the left column.

use yew::prelude::*;

use crate::ui::app::Latest;

/// The properties of [`Search`].
#[derive(PartialEq, Properties)]
pub(super) struct SearchProperties {
    pub(super) state: Latest,
}

/// The panel.
#[component]
pub(super) fn Search(_properties: &SearchProperties) -> Html {
    html! { <section class="panel" aria-label="Search"><h2>{ "Search" }</h2></section> }
}
