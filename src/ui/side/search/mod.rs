//! Searching the text of the open article or of all, and labelling what is found.

mod job;
mod options;
mod results;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use self::job::use_search;
use self::options::Options;
use self::results::Results;
use crate::query::{Hit, Mode, Query, Scope, unlabelled};
use crate::store::{Action, State};
use crate::text::{Folding, counted, grouped};
use crate::ui::app::Latest;
use crate::ui::shared::color_class;
use crate::ui::{on_click, use_dispatch};

/// The longest selection that is taken for what is searched, in bytes.
const LONGEST_SELECTION: u32 = 120;

/// The properties of [`Search`].
#[derive(PartialEq, Properties)]
pub(super) struct SearchProperties {
    pub(super) state: Latest,
}

/// A field, what it found, and the labels to give to all of it.
#[component]
pub(super) fn Search(properties: &SearchProperties) -> Html {
    let state = &*properties.state.0;
    let dispatch = use_dispatch();
    let query = use_state_eq(|| Query {
        pattern: selected_words(state),
        mode: Mode::Plain,
        whole_words: false,
        folding: Folding::ALL,
    });
    let left_out = use_state_eq(|| Rc::new(BTreeSet::<Hit>::new()));
    let scope = match state.article {
        Some(article) if !state.searches_everywhere => Scope::Article(article),
        _ => Scope::All,
    };
    let outcome = use_search(&query, scope, &state.project, &dispatch);
    let field = use_node_ref();
    use_effect_with((field.clone(), state.searches), |(field, _)| {
        if let Some(field) = field.cast::<HtmlInputElement>() {
            let _not_shown = HtmlElement::from(field.clone()).focus();
            field.select();
        }
    });
    {
        // Other words, other hits: nothing of them has been left out yet.
        let left_out = left_out.setter();
        use_effect_with(((*query).clone(), scope), move |_| {
            left_out.set(Rc::default());
        });
    }
    let on_input = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            let pattern = field.map(|field| field.value()).unwrap_or_default();
            query.set(Query {
                pattern,
                ..(*query).clone()
            });
        })
    };
    let on_key = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                dispatch.dispatch(Action::StepHit {
                    forward: !event.shift_key(),
                });
            }
        })
    };
    let on_options = {
        let query = query.clone();
        Callback::from(move |options: Query| query.set(options))
    };
    let toggle = {
        let left_out = left_out.clone();
        Callback::from(move |hit: Hit| {
            let mut hits = BTreeSet::clone(&left_out);
            if !hits.remove(&hit) {
                hits.insert(hit);
            }
            left_out.set(Rc::new(hits));
        })
    };
    let ticked = state.found.hits.len().saturating_sub(left_out.len());
    let labels = state.project.scheme().labels.iter().map(|label| {
        let (dispatch, name) = (dispatch.clone(), label.name.clone());
        let (hits, left_out) = (Arc::clone(&state.found.hits), Rc::clone(&left_out));
        let (project, annotator) = (Arc::clone(&state.project), state.identity.id);
        let onclick = Callback::from(move |_: MouseEvent| {
            let ticked = hits.iter().filter(|hit| !left_out.contains(*hit)).copied();
            let ticked: Vec<Hit> = ticked.collect();
            dispatch.dispatch(Action::LabelAll {
                label: name.clone(),
                places: unlabelled(&project, &name, annotator, &ticked),
            });
        });
        html! {
            <button
                key={label.name.to_string()}
                type="button"
                class={classes!("label-choice", color_class(Some(label)))}
                {onclick}
            >{ label.name.to_string() }</button>
        }
    });
    let repeated = state.last_label.as_ref();
    let repeated = repeated.filter(|_| state.found.current.is_some());
    html! {
        <section class="panel search" aria-label="Search">
            <h2>{ "Search" }</h2>
            <input
                ref={field}
                type="search"
                id="text-search"
                aria-label="Search the text"
                placeholder="Words in the text"
                autocomplete="off"
                value={query.pattern.clone()}
                oninput={on_input}
                onkeydown={on_key}
            />
            <Options query={(*query).clone()} everywhere={state.searches_everywhere} on_change={on_options} />
            <p class="hint" role="status">
                {
                    match &outcome {
                        job::Outcome::Nothing => String::from("Enter goes to the next hit, Shift+Enter to the one before."),
                        job::Outcome::Wrong(reason) => reason.to_string(),
                        job::Outcome::Searching(progress) => format!("Searching… {} %", progress.done * 100 / progress.all.max(1)),
                        job::Outcome::Done { is_limited: false } => counted(state.found.hits.len(), "hit"),
                        job::Outcome::Done { is_limited: true } => format!("the first {} hits; there are more", grouped(state.found.hits.len())),
                    }
                }
            </p>
            if !state.found.hits.is_empty() {
                <div class="label-all" role="toolbar" aria-label="Label all" data-roving="">
                    <span>{ format!("Label {} as", if ticked == state.found.hits.len() { String::from("all") } else { grouped(ticked) }) }</span>
                    { for labels }
                    if let Some(label) = repeated {
                        <button type="button" aria-keyshortcuts="." onclick={on_click(&dispatch, || Action::RepeatLabel)}>
                            { format!("This hit as {label}, then the next") }
                        </button>
                    }
                </div>
                <Results state={properties.state.clone()} left_out={Rc::clone(&left_out)} on_toggle={toggle} />
            }
        </section>
    }
}

/// The selected words, if they are few enough to be searched for.
fn selected_words(state: &State) -> String {
    let range = state
        .selected_range()
        .filter(|range| range.len() <= LONGEST_SELECTION);
    let words = range.zip(state.open_article());
    let words = words.map(|(range, article)| article.text.slice(range));
    let words = words.filter(|words| !words.contains('\n'));
    words.unwrap_or_default().to_owned()
}
