//! The page "Scheme".

use yew::prelude::*;

use crate::ui::app::Latest;

/// The properties of [`SchemePage`].
#[derive(PartialEq, Properties)]
pub(super) struct SchemePageProperties {
    pub(super) state: Latest,
}

/// The page.
#[component]
pub(super) fn SchemePage(_properties: &SchemePageProperties) -> Html {
    html! { <section class="whole-page" aria-label="Scheme"><h1>{ "Scheme" }</h1></section> }
}
