//! The annotators of the project: whose spans are shown, how many each has, and in which colour.

use yew::prelude::*;

use crate::edit::color_annotator;
use crate::model::{AnnotatorId, Color};
use crate::query::{Layers, annotators_of};
use crate::store::{Action, Identity, State};
use crate::text::grouped;
use crate::ui::annotators::{annotator_name, color_choices, sign_alone, sign_of};
use crate::ui::app::Latest;
use crate::ui::inspector::AnnotatorNameProperties;
use crate::ui::later::use_later;
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// The properties of [`LayersPanel`].
#[derive(PartialEq, Properties)]
pub(super) struct LayersPanelProperties {
    pub(super) state: Latest,
}

/// Those who have marked something in the open article, and all others.
#[component]
pub(super) fn LayersPanel(properties: &LayersPanelProperties) -> Html {
    let state = &*properties.state.0;
    let dispatch = use_dispatch();
    let me = state.identity.id;
    let all = annotators_of(&state.project, state.article);
    let others: Vec<AnnotatorId> = all.iter().copied().filter(|id| *id != me).collect();
    let choice = |words: &'static str, layers: Layers| {
        let is_chosen = state.layers == layers;
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::SetLayers(layers.clone()));
        });
        html! {
            <button type="button" class="option" aria-pressed={if is_chosen { "true" } else { "false" }} {onclick}>
                { words }
            </button>
        }
    };
    let row = |id: AnnotatorId| {
        html! { <Row key={id.to_string()} state={properties.state.clone()} annotator={id} /> }
    };
    let has_marked = |id: &AnnotatorId| count(state, *id) > 0;
    let here = others.iter().copied().filter(has_marked);
    let elsewhere: Vec<AnnotatorId> = others
        .iter()
        .copied()
        .filter(|id| !has_marked(id))
        .collect();
    html! {
        <section class="panel annotators" aria-label="Annotators">
            <h2>{ "Annotators" }</h2>
            <p class="hint">
                { "The spans of each are a layer. What you hide is hidden from your eyes alone: exports, counts and checks include everyone." }
            </p>
            <div class="options" role="group" aria-label="Layers shown">
                { choice("All", Layers::default()) }
                { choice("Only me", Layers::only([me])) }
            </div>
            <h2>{ "In this article" }</h2>
            <ul>{ row(me) }{ for here.map(row) }</ul>
            <OwnName identity={state.identity.clone()} />
            if !elsewhere.is_empty() {
                <h2>{ "Elsewhere" }</h2>
                <ul>{ for elsewhere.into_iter().map(row) }</ul>
            }
        </section>
    }
}

/// The properties of [`OwnName`].
#[derive(PartialEq, Properties)]
struct OwnNameProperties {
    identity: Identity,
}

/// The way to another name of one's own: on a narrow screen the bar on top has no room for one.
#[component]
fn OwnName(properties: &OwnNameProperties) -> Html {
    let asks = use_state(|| false);
    let toggle = use_callback(asks.clone(), |_: MouseEvent, asks| asks.set(!**asks));
    let close = use_callback(asks.setter(), |(), asks| asks.set(false));
    let later = use_later();
    let form = AnnotatorNameProperties {
        identity: properties.identity.clone(),
        field_id: "annotator-name-in-panel".into(),
        on_done: close,
    };
    html! {
        <div class="own-name">
            <button type="button" aria-expanded={if *asks { "true" } else { "false" }} onclick={toggle}>
                { "Change your name" }
            </button>
            if *asks {
                { later.draw(|views| (views.annotator_name)(form)) }
            }
        </div>
    }
}

/// How many spans of the open article an annotator has made.
fn count(state: &State, annotator: AnnotatorId) -> usize {
    let counts = state
        .article
        .map_or(&[][..], |article| state.project.span_counts(article));
    let count = counts.iter().find(|(id, _)| *id == annotator);
    count.map_or(0, |(_, count)| *count)
}

/// The properties of [`Row`].
#[derive(PartialEq, Properties)]
struct RowProperties {
    state: Latest,
    annotator: AnnotatorId,
}

/// An annotator.
#[component]
fn Row(properties: &RowProperties) -> Html {
    let RowProperties { state, annotator } = properties;
    let (state, id) = (&*state.0, *annotator);
    let dispatch = use_dispatch();
    let is_me = id == state.identity.id;
    let name = annotator_name(&state.project, id);
    let shown_name = if is_me {
        format!("{name} (you)")
    } else {
        name.clone()
    };
    let is_shown = !state.layers.hides(id);
    let toggle = {
        let (layers, dispatch) = (state.layers.clone(), dispatch.clone());
        Callback::from(move |_: Event| {
            dispatch.dispatch(Action::SetLayers(layers.toggled(id)));
        })
    };
    let sign = sign_of(&state.project, id);
    let can_be_colored = is_me || state.project.annotator(id).is_some();
    let on_color = {
        let (project, own) = (Same::from(&state.project), state.identity.name.clone());
        Callback::from(move |color: Color| {
            let edit = color_annotator(&project, id, &own, color);
            dispatch.dispatch(Action::Edit(Box::new(edit)));
        })
    };
    html! {
        <li>
            <label class="check">
                <input type="checkbox" aria-label={shown_name.clone()} checked={is_shown} onchange={toggle} />
                { sign_alone(sign, None) }
                <span class="name">{ shown_name }</span>
            </label>
            <span class="count" title="Spans in this article">{ grouped(count(state, id)) }</span>
            if can_be_colored {
                <details>
                    <summary aria-label={format!("Colour of {name}: {}", sign.color.name())}>{ sign.color.name() }</summary>
                    { color_choices(&format!("color-{id}"), sign.color, &on_color) }
                </details>
            }
        </li>
    }
}
