//! The command palette: anything that can be done, by its name.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::modal::Modal;
use crate::browser::page;
use crate::model::{ArticleId, Name};
use crate::store::keys::{Command, TABLE, label_chord, readable_chord};
use crate::store::{Action, State};
use crate::ui::app::Latest;
use crate::ui::importing::use_importer;
use crate::ui::keyboard;
use crate::ui::{Dispatch, use_dispatch};

/// How many entries are listed.
const LISTED: usize = 12;

/// The properties of [`PaletteDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct PaletteDialogProperties {
    pub(super) state: Latest,
}

/// What an entry of the palette does.
#[derive(Clone)]
enum Deed {
    Command(Command),
    Label(Name),
    Open(ArticleId),
}

/// An entry of the palette.
struct Entry {
    title: String,
    keys: Vec<String>,
    deed: Deed,
}

/// A field and the entries that fit what is in it.
#[component]
pub(super) fn PaletteDialog(properties: &PaletteDialogProperties) -> Html {
    let state = &properties.state;
    let dispatch = use_dispatch();
    let importer = use_importer();
    let typed = use_state_eq(String::new);
    let chosen = use_state_eq(|| 0_usize);
    let entries = fitting(&state.0, &typed);
    let current = (*chosen).min(entries.len().saturating_sub(1));
    let perform = {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        move |deed: &Deed| {
            dispatch.dispatch(Action::CloseDialog);
            perform(deed, &state.0, &dispatch, importer.as_ref());
        }
    };
    let on_input = {
        let (typed, chosen) = (typed.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            typed.set(field.map(|field| field.value()).unwrap_or_default());
            chosen.set(0);
        })
    };
    let on_key = {
        let deed = entries.get(current).map(|entry| entry.deed.clone());
        let (perform, count) = (perform.clone(), entries.len());
        Callback::from(move |event: KeyboardEvent| {
            match (event.key().as_str(), &deed) {
                ("ArrowDown", _) => chosen.set((current + 1) % count.max(1)),
                ("ArrowUp", _) => chosen.set((current + count.max(1) - 1) % count.max(1)),
                ("Enter", Some(deed)) => perform(deed),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let shown = use_node_ref();
    use_effect_with((shown.clone(), current), |(shown, _)| {
        if let Some(option) = shown.cast::<Element>() {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let is_mac = page::is_mac();
    let rows = entries.iter().enumerate().map(|(number, entry)| {
        let is_current = number == current;
        let (perform, deed) = (perform.clone(), entry.deed.clone());
        let onclick = Callback::from(move |_: MouseEvent| perform(&deed));
        let keys = entry.keys.iter();
        let keys = keys.map(|chord| html! { <kbd>{ readable_chord(chord, is_mac) }</kbd> });
        html! {
            <li
                key={entry.title.clone()}
                ref={if is_current { shown.clone() } else { NodeRef::default() }}
                id={format!("palette-{number}")}
                role="option"
                aria-selected={if is_current { "true" } else { "false" }}
                {onclick}
            ><span>{ entry.title.clone() }</span><span class="keys-of">{ for keys }</span></li>
        }
    });
    html! {
        <Modal title="Do anything" class={classes!("palette")}>
            <input
                role="combobox"
                aria-label="Command"
                aria-expanded="true"
                aria-controls="palette-entries"
                aria-activedescendant={format!("palette-{current}")}
                autocomplete="off"
                autofocus=true
                placeholder="What do you want to do?"
                value={(*typed).clone()}
                oninput={on_input}
                onkeydown={on_key}
            />
            <ul id="palette-entries" role="listbox" aria-label="Commands">{ for rows }</ul>
            if entries.is_empty() {
                <p class="hint">{ "Nothing is called that." }</p>
            }
        </Modal>
    }
}

fn perform(
    deed: &Deed,
    state: &State,
    dispatch: &Dispatch,
    importer: Option<&crate::ui::importing::Importer>,
) {
    match deed {
        Deed::Command(command) => {
            let _nothing_to_be_done = keyboard::perform(*command, state, dispatch, importer);
        }
        Deed::Label(label) => dispatch.dispatch(Action::ApplyLabel(label.clone())),
        Deed::Open(article) => dispatch.dispatch(Action::OpenArticle(*article)),
    }
}

/// The entries that fit what was typed, the best first.
fn fitting(state: &State, typed: &str) -> Vec<Entry> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let scheme = state.project.scheme();
    let commands = TABLE.iter().map(|entry| Entry {
        title: entry.title.to_owned(),
        keys: state
            .keymap
            .chords(entry)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        deed: Deed::Command(entry.command),
    });
    let labels = scheme
        .labels
        .iter()
        .enumerate()
        .map(|(place, label)| Entry {
            title: format!("Label as {}", label.name),
            keys: label_chord(scheme, place)
                .split(' ')
                .map(str::to_owned)
                .collect(),
            deed: Deed::Label(label.name.clone()),
        });
    let mut fitting: Vec<(usize, Entry)> = labels
        .chain(commands)
        .filter_map(|entry| Some((rank(&entry.title, &words)?, entry)))
        .collect();
    fitting.sort_by_key(|(rank, _)| *rank);
    let mut entries: Vec<Entry> = fitting.into_iter().map(|(_, entry)| entry).collect();
    // Articles come last, and only once something was typed.
    if !words.is_empty() && entries.len() < LISTED {
        let articles = state.project.articles();
        let articles = articles.filter(|article| rank(&article.title, &words).is_some());
        let articles = articles.map(|article| Entry {
            title: format!("Open “{}”", article.title),
            keys: Vec::new(),
            deed: Deed::Open(article.id),
        });
        entries.extend(articles.take(LISTED - entries.len()));
    }
    if !words.is_empty() {
        entries.truncate(LISTED);
    }
    entries
}

/// How well a title fits: each word must begin one of its words, or stand inside it. Less is better.
fn rank(title: &str, words: &[&str]) -> Option<usize> {
    let title = title.to_lowercase();
    let rank_of = |word: &str| {
        if title.starts_with(word) {
            Some(0)
        } else if title.split_whitespace().any(|part| part.starts_with(word)) {
            Some(1)
        } else {
            title.contains(word).then_some(2)
        }
    };
    words.iter().map(|word| rank_of(word)).sum()
}
