//! The panel "Checks" of the left column.

use yew::prelude::*;

use crate::ui::app::Latest;

/// The properties of [`Checks`].
#[derive(PartialEq, Properties)]
pub(super) struct ChecksProperties {
    pub(super) state: Latest,
}

/// The panel.
#[component]
pub(super) fn Checks(_properties: &ChecksProperties) -> Html {
    html! { <section class="panel" aria-label="Checks"><h2>{ "Checks" }</h2></section> }
}
