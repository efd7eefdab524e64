//! The panel "Guidelines" of the left column.

use yew::prelude::*;

use crate::ui::app::Latest;

/// The properties of [`Guidelines`].
#[derive(PartialEq, Properties)]
pub(super) struct GuidelinesProperties {
    pub(super) state: Latest,
}

/// The panel.
#[component]
pub(super) fn Guidelines(_properties: &GuidelinesProperties) -> Html {
    html! { <section class="panel" aria-label="Guidelines"><h2>{ "Guidelines" }</h2></section> }
}
