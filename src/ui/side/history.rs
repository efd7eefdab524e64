//! The history: what was done since the page was opened, which can be taken back to any point, and
//! before that what was changed last in the open article, by whomever.

use yew::prelude::*;

use crate::edit::Step;
use crate::model::RecordKey;
use crate::query::{Change, latest_changes, quotation};
use crate::store::{Action, State};
use crate::text::shortened;
use crate::ui::annotators::annotator;
use crate::ui::app::Latest;
use crate::ui::shared::moment;
use crate::ui::{on_click, use_dispatch};

/// How many steps and how many changes are listed.
const LISTED: usize = 200;

/// How many characters of a quotation are shown.
const QUOTE_CHARACTERS: usize = 60;

/// The properties of [`History`].
#[derive(PartialEq, Properties)]
pub(super) struct HistoryProperties {
    pub(super) state: Latest,
}

/// The steps of this visit, the last first, and the last changes of the open article.
#[component]
pub(super) fn History(properties: &HistoryProperties) -> Html {
    let state = &*properties.state.0;
    let dispatch = use_dispatch();
    let only_here = use_state_eq(|| false);
    let toggle = {
        let only_here = only_here.clone();
        Callback::from(move |_: Event| only_here.set(!*only_here))
    };
    let is_listed = |step: &Step| !*only_here || step.article == state.article;
    let undone = state.history.redo_steps().iter();
    let undone = undone.filter(|step| is_listed(step)).map(|step| {
        html! { <li class="undone">{ step_words(step) }</li> }
    });
    let steps = state.history.undo_steps().iter().enumerate().rev();
    let done = steps
        .filter(|(_, step)| is_listed(step))
        .take(LISTED)
        .map(|(number, step)| {
            html! {
                <li key={number}>
                    <button
                        type="button"
                        title="Undo this and everything after it"
                        onclick={on_click(&dispatch, move || Action::UndoTo(number))}
                    >{ step_words(step) }</button>
                </li>
            }
        });
    let earlier = state.article.map_or_else(Vec::new, |article| {
        latest_changes(&state.project, article, LISTED)
    });
    let earlier = earlier.iter().map(|change| {
        let span = change.span;
        html! {
            <li key={format!("{:?}", change.key)}>
                <button type="button" onclick={on_click(&dispatch, move || Action::SelectSpan(span))}>
                    { change_words(state, change) }
                </button>
            </li>
        }
    });
    let is_empty = state.history.undo_steps().is_empty() && state.history.redo_steps().is_empty();
    html! {
        <section class="panel history" aria-label="History">
            <h2>{ "History" }</h2>
            <label class="check">
                <input type="checkbox" checked={*only_here} onchange={toggle} />
                { "Only this article" }
            </label>
            if is_empty {
                <p class="hint">{ "Nothing has been changed since this page was opened." }</p>
            } else {
                <p class="hint">{ "Press a line to take back that change and all after it; Redo brings them again." }</p>
            }
            <ol class="steps" data-roving="">{ for undone }{ for done }</ol>
            <h2>{ "Latest in this article" }</h2>
            <ol class="steps" data-roving="">{ for earlier }</ol>
        </section>
    }
}

fn step_words(step: &Step) -> Html {
    html! { <><span class="what">{ step.name.to_string() }</span><span class="hint">{ moment(step.made) }</span></> }
}

fn change_words(state: &State, change: &Change) -> Html {
    let project = &state.project;
    let what = match change.key {
        RecordKey::Relation(id) => project
            .relation(id)
            .map(|relation| format!("Link “{}” from ", relation.relation_type)),
        _ => None,
    };
    let span = project.span(change.span);
    let quote = span.and_then(|span| {
        let article = project.article(span.article)?;
        let words = shortened(&quotation(article, span), QUOTE_CHARACTERS);
        Some(format!("{} “{words}”", span.label))
    });
    html! {
        <>
            <span class="what">{ what }{ quote }</span>
            <span class="hint">{ moment(change.stamp.time) }{ " · " }{ annotator(project, change.stamp.author) }</span>
        </>
    }
}
