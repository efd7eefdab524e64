//! The hits with what stands around them.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::model::ArticleId;
use crate::query::{Context, Hit, context};
use crate::store::Action;
use crate::text::grouped;
use crate::ui::app::Latest;
use crate::ui::use_dispatch;

/// How many hits are listed: those from the current one.
const LISTED: usize = 100;

/// How many characters are shown on either side.
const CONTEXT_CHARACTERS: usize = 36;

/// The properties of [`Results`].
#[derive(PartialEq, Properties)]
pub(super) struct ResultsProperties {
    pub(super) state: Latest,
    /// The hits whose ticks were taken away.
    pub(super) left_out: Rc<BTreeSet<Hit>>,
    pub(super) on_toggle: Callback<Hit>,
}

/// The hits, under the titles of their articles.
#[component]
pub(super) fn Results(properties: &ResultsProperties) -> Html {
    let ResultsProperties {
        state,
        left_out,
        on_toggle,
    } = properties;
    let dispatch = use_dispatch();
    let found = &state.0.found;
    // The list begins at a multiple of half its length, so that it does not move with every step.
    let half = LISTED / 2;
    let first = found
        .current
        .map_or(0, |current| (current / half).saturating_sub(1) * half);
    let mut title_of: Option<ArticleId> = None;
    let listed = found.hits.iter().enumerate().skip(first).take(LISTED);
    let rows = listed.filter_map(|(number, hit)| {
        let article = state.0.project.article(hit.article)?;
        let is_first = title_of.replace(hit.article) != Some(hit.article);
        let Context { before, hit: words, after } = context(&article.text, hit.range, CONTEXT_CHARACTERS);
        let is_current = found.current == Some(number);
        let go = {
            let dispatch = dispatch.clone();
            Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::GoToHit(number)))
        };
        let toggle = on_toggle.reform({
            let hit = *hit;
            move |_: Event| hit
        });
        Some(html! {
            <>
                if is_first {
                    <li class="hit-article">{ article.title.to_string() }</li>
                }
                <li class="hit">
                    <input type="checkbox" aria-label={format!("Label hit {}", number + 1)} checked={!left_out.contains(hit)} onchange={toggle} />
                    <button type="button" aria-current={is_current.then_some("true")} dir="auto" onclick={go}>
                        { before }<mark class="hit-words">{ words }</mark>{ after }
                    </button>
                </li>
            </>
        })
    });
    let rows: Vec<Html> = rows.collect();
    let last = (first + LISTED).min(found.hits.len());
    html! {
        <>
            if found.hits.len() > LISTED {
                <p class="hint">{ format!("Hits {} to {}; the list follows the current hit.", grouped(first + 1), grouped(last)) }</p>
            }
            <ol class="hits" data-roving="">{ for rows }</ol>
        </>
    }
}
