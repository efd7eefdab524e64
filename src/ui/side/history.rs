//! The panel "History" of the left column.

use yew::prelude::*;

use crate::ui::app::Latest;

/// The properties of [`History`].
#[derive(PartialEq, Properties)]
pub(super) struct HistoryProperties {
    pub(super) state: Latest,
}

/// The panel.
#[component]
pub(super) fn History(_properties: &HistoryProperties) -> Html {
    html! { <section class="panel" aria-label="History"><h2>{ "History" }</h2></section> }
}
