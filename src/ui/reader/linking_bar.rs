//! What is being linked, while a link is being made: a bar above the text, on every article.

use yew::prelude::*;

use crate::model::{Project, Span};
use crate::query::{Link, quotation};
use crate::store::Action;
use crate::text::shortened;
use crate::ui::app::Latest;
use crate::ui::shared::label_tag;
use crate::ui::use_dispatch;

/// How many characters of a quotation the bar shows.
const QUOTE_CHARACTERS: usize = 48;

/// The properties of [`LinkingBar`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct LinkingBarProperties {
    pub(in crate::ui) state: Latest,
}

/// The span that the link begins at, what is chosen as the other end, and the ways to link the two.
#[component]
pub(in crate::ui) fn LinkingBar(properties: &LinkingBarProperties) -> Html {
    let state = &properties.state.0;
    let dispatch = use_dispatch();
    let Some(from) = state.linking_from() else {
        return Html::default();
    };
    let cancel = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::StepBack))
    };
    let chosen = state.selected_span().filter(|span| span.id != from.id);
    let ways = chosen.map_or_else(Vec::new, |span| state.links_to(span));
    let buttons = ways.iter().enumerate().map(|(number, way)| {
        let dispatch = dispatch.clone();
        let onclick =
            Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::LinkAs(number)));
        html! {
            <button key={number} type="button" class="primary" {onclick}>
                { words(way) }<kbd>{ number + 1 }</kbd>
            </button>
        }
    });
    html! {
        <section class="linking-bar" aria-label="Linking">
            <span class="purpose">{ "Link" }</span>
            { end(&state.project, from) }
            <span aria-hidden="true">{ "→" }</span>
            {
                match chosen {
                    Some(span) if ways.is_empty() => html! {
                        <><s>{ end(&state.project, span) }</s><span class="problem">{ "cannot be the other end" }</span></>
                    },
                    Some(span) => end(&state.project, span),
                    None => html! { <span class="hint">{ "click a lit span, in this article or another; n and p step through them" }</span> },
                }
            }
            { for buttons }
            <button type="button" onclick={cancel}>{ "Cancel" }<kbd>{ "Esc" }</kbd></button>
        </section>
    }
}

fn words(way: &Link) -> String {
    if way.is_reversed {
        format!("← {}", way.relation_type)
    } else {
        way.relation_type.to_string()
    }
}

fn end(project: &Project, span: &Span) -> Html {
    let quote = project
        .article(span.article)
        .map(|article| shortened(&quotation(article, span), QUOTE_CHARACTERS));
    html! {
        <span class="linking-end">
            { label_tag(project.scheme(), &span.label) }
            <q dir="auto">{ quote }</q>
        </span>
    }
}
