//! The excluded stretches of the open article, with the way back for each.

use yew::prelude::*;

use crate::edit::Edit;
use crate::model::{Article, Project};
use crate::query::excluded_spans;
use crate::store::Action;
use crate::text::{counted, counted_as, shortened};
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// How many stretches are listed.
const LISTED: usize = 20;

/// How many characters of each are shown.
const QUOTE_CHARACTERS: usize = 70;

/// The properties of [`Excluded`].
#[derive(PartialEq, Properties)]
pub(super) struct ExcludedProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
}

/// What is no part of the dataset; nothing if all is.
#[component]
pub(super) fn Excluded(properties: &ExcludedProperties) -> Html {
    let ExcludedProperties { project, article } = properties;
    let dispatch = use_dispatch();
    let count = project.regions_of(article.id).count();
    if count == 0 {
        return Html::default();
    }
    let spans = excluded_spans(project, article.id);
    let rows = project.regions_of(article.id).take(LISTED).map(|region| {
        let edit = Edit::DeleteRegion(region.id);
        let dispatch = dispatch.clone();
        let include = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Edit(Box::new(edit.clone())));
        });
        let words = shortened(article.text.slice(region.range), QUOTE_CHARACTERS);
        html! {
            <li key={region.id.to_string()}>
                <span class="quote" dir="auto">{ words }</span>
                <button type="button" onclick={include}>{ "Include again" }</button>
            </li>
        }
    });
    html! {
        <section class="excluded" aria-label="Excluded">
            <h2>{ "Excluded" }</h2>
            <p class="hint">{ format!("{} left out of exports, and {} with them. Counts say these apart.", counted_as(count, "stretch", "stretches"), counted(spans, "span")) }</p>
            <ul data-roving="">{ for rows }</ul>
        </section>
    }
}
