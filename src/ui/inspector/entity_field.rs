//! Naming an entity: what is typed finds those that are known, and makes a new one where none is meant.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::model::{EntityId, Name, Project, Value};
use crate::query::{Closeness, Suggestion, suggestions};
use crate::store::Action;
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// How many suggestions are listed.
const LISTED: usize = 7;

/// The properties of [`EntityField`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct EntityFieldProperties {
    pub(in crate::ui) id: AttrValue,
    pub(in crate::ui) project: Same<Project>,
    pub(in crate::ui) attribute: Name,
    pub(in crate::ui) kind: Name,
    pub(in crate::ui) value: Option<EntityId>,
}

/// A choice of the list.
#[derive(Clone, PartialEq)]
enum Choice {
    Known {
        id: EntityId,
        name: String,
        remark: String,
        is_only_similar: bool,
    },
    New(String),
}

/// A field with a list below it: Enter takes the marked choice, the arrow keys mark another, Escape
/// leaves everything as it was.
#[component]
pub(in crate::ui) fn EntityField(properties: &EntityFieldProperties) -> Html {
    let EntityFieldProperties {
        id,
        project,
        attribute,
        kind,
        value,
    } = properties;
    let dispatch = use_dispatch();
    let current = value.and_then(|id| project.entity(id));
    let current = current.map_or_else(String::new, |entity| entity.name.to_string());
    // None while the field shows what is set.
    let typed = use_state_eq(|| None::<String>);
    let marked = use_state_eq(|| None::<usize>);
    let choices = match &*typed {
        Some(typed) => choices(project, kind, typed),
        None => Vec::new(),
    };
    let preferred = preferred(&choices);
    let chosen = marked
        .unwrap_or(preferred)
        .min(choices.len().saturating_sub(1));
    let take = {
        let (dispatch, attribute) = (dispatch.clone(), attribute.clone());
        let (typed, marked) = (typed.clone(), marked.clone());
        move |choice: Option<&Choice>| {
            let attribute = attribute.clone();
            dispatch.dispatch(match choice {
                Some(Choice::Known { id, .. }) => Action::SetAttribute {
                    attribute,
                    value: Some(Value::Entity(*id)),
                },
                Some(Choice::New(name)) => Action::SetEntity {
                    attribute,
                    name: name.as_str().into(),
                },
                None => Action::SetAttribute {
                    attribute,
                    value: None,
                },
            });
            typed.set(None);
            marked.set(None);
        }
    };
    let on_input = {
        let (typed, marked) = (typed.clone(), marked.clone());
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            typed.set(field.map(|field| field.value()));
            marked.set(None);
        })
    };
    let on_key = {
        let (take, typed, marked) = (take.clone(), typed.clone(), marked.clone());
        let choices = choices.clone();
        Callback::from(move |event: KeyboardEvent| {
            let count = choices.len().max(1);
            match event.key().as_str() {
                "ArrowDown" => marked.set(Some((chosen + 1) % count)),
                "ArrowUp" => marked.set(Some((chosen + count - 1) % count)),
                "Enter" if typed.is_some() => take(choices.get(chosen)),
                // The first Escape only takes back what was typed; the next leaves the field.
                "Escape" if typed.is_some() => {
                    typed.set(None);
                    event.stop_propagation();
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    // Whoever goes on to the next field means what is typed, letter by letter.
    let on_blur = {
        let (dispatch, attribute, typed) = (dispatch, attribute.clone(), typed.clone());
        let current = current.clone();
        Callback::from(move |_: FocusEvent| {
            if let Some(name) = typed.as_ref().filter(|name| **name != current) {
                dispatch.dispatch(Action::SetEntity {
                    attribute: attribute.clone(),
                    name: name.as_str().into(),
                });
            }
            typed.set(None);
        })
    };
    let list = format!("{id}-choices");
    let is_open = !choices.is_empty();
    let rows = choices.iter().enumerate().map(|(number, choice)| {
        let is_marked = number == chosen;
        let (take, taken) = (take.clone(), choice.clone());
        // Before the field loses the focus.
        let onmousedown = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            take(Some(&taken));
        });
        html! {
            <li
                key={number}
                id={format!("{id}-choice-{number}")}
                role="option"
                aria-selected={if is_marked { "true" } else { "false" }}
                {onmousedown}
            >
                {
                    match choice {
                        Choice::Known { name, remark, .. } => html! { <><span dir="auto">{ name.clone() }</span><span class="hint">{ remark.clone() }</span></> },
                        Choice::New(name) => html! { <span>{ format!("New: “{name}”") }</span> },
                    }
                }
            </li>
        }
    });
    html! {
        <div class="entity-field">
            <input
                id={id.clone()}
                role="combobox"
                autocomplete="off"
                aria-expanded={if is_open { "true" } else { "false" }}
                aria-controls={list.clone()}
                aria-autocomplete="list"
                aria-activedescendant={is_open.then(|| format!("{id}-choice-{chosen}"))}
                value={typed.as_ref().unwrap_or(&current).clone()}
                placeholder={format!("Name a {kind}, or choose one")}
                oninput={on_input}
                onkeydown={on_key}
                onblur={on_blur}
            />
            <ul id={list} role="listbox" aria-label={format!("Known as {kind}")} hidden={!is_open}>{ for rows }</ul>
        </div>
    }
}

/// What what was typed may mean: those that are known, then a new one of exactly that name.
fn choices(project: &Project, kind: &str, typed: &str) -> Vec<Choice> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Vec::new();
    }
    let found = suggestions(project, kind, &name, LISTED);
    let is_known = found
        .iter()
        .any(|suggestion| suggestion.closeness == Closeness::Same);
    let known = found
        .iter()
        .filter_map(|suggestion| known(project, suggestion));
    let new = (!is_known).then_some(Choice::New(name));
    known.chain(new).collect()
}

fn known(project: &Project, suggestion: &Suggestion) -> Option<Choice> {
    let entity = project.entity(suggestion.entity)?;
    let mut remarks = Vec::new();
    if suggestion.name != entity.name {
        remarks.push(format!("also “{}”", suggestion.name));
    }
    let is_only_similar = suggestion.closeness == Closeness::Close;
    if is_only_similar {
        remarks.push(String::from("similar"));
    }
    Some(Choice::Known {
        id: entity.id,
        name: entity.name.to_string(),
        remark: remarks.join(", "),
        is_only_similar,
    })
}

/// The choice that Enter takes unless another is marked: the first, but never one that is only similar,
/// which may well be somebody else.
fn preferred(choices: &[Choice]) -> usize {
    match choices.first() {
        Some(Choice::Known {
            is_only_similar: true,
            ..
        }) => choices.len() - 1,
        _ => 0,
    }
}
