//! The attributes of the selected span, as the scheme has them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::entity_field::EntityFieldProperties;
use crate::model::{Attribute, AttributeKind, Name, Project, Span, Value};
use crate::store::Action;
use crate::ui::keyboard::text_element;
use crate::ui::later::{Aside, use_aside};
use crate::ui::shared::{Same, Shape, attribute_field, icon};
use crate::ui::{Dispatch, use_dispatch};

/// The properties of [`Attributes`].
#[derive(PartialEq, Properties)]
pub(super) struct AttributesProperties {
    pub(super) project: Same<Project>,
    pub(super) span: Same<Span>,
}

/// One field for each attribute of the label, and the values that another label left behind.
#[component]
pub(super) fn Attributes(properties: &AttributesProperties) -> Html {
    let AttributesProperties { project, span } = properties;
    let dispatch = use_dispatch();
    let aside = use_aside();
    let scheme = project.scheme();
    let own: Vec<&Attribute> = scheme
        .label(&span.label)
        .map(|label| scheme.attributes_of(label).collect())
        .unwrap_or_default();
    let fields = own
        .iter()
        .map(|attribute| field(project, span, attribute, (&dispatch, &aside)));
    let left_behind = span
        .attributes
        .iter()
        .filter(|(name, _)| !own.iter().any(|attribute| attribute.name == **name))
        .map(|(name, value)| left_behind(project, span, name, value, &dispatch));
    html! {
        <div class="attributes">
            { for fields }
            { for left_behind }
        </div>
    }
}

fn set(dispatch: &Dispatch, attribute: &Name, value: Option<Value>) {
    dispatch.dispatch(Action::SetAttribute {
        attribute: attribute.clone(),
        value,
    });
}

fn field(
    project: &Same<Project>,
    span: &Span,
    attribute: &Attribute,
    (dispatch, aside): (&Dispatch, &Aside),
) -> Html {
    let id = attribute_field(&attribute.name);
    let value = span.attributes.get(&attribute.name);
    let input = match &attribute.kind {
        AttributeKind::Choice(options) => choice(attribute, options, value, dispatch),
        AttributeKind::Choices(options) => choices(attribute, options, value, dispatch),
        AttributeKind::YesNo => yes_no(attribute, value, dispatch),
        AttributeKind::Text => free_text(&id, attribute, value, dispatch),
        AttributeKind::Entity(kind) => aside.draw(|views| {
            (views.entity_field)(EntityFieldProperties {
                id: id.clone().into(),
                project: project.clone(),
                attribute: attribute.name.clone(),
                kind: kind.clone(),
                value: match value {
                    Some(Value::Entity(id)) => Some(*id),
                    _ => None,
                },
            })
        }),
    };
    match attribute.kind {
        AttributeKind::Text | AttributeKind::Entity(_) => html! {
            <div class="field" key={attribute.name.to_string()}>
                <label for={id}>{ attribute.name.to_string() }</label>
                { remarks(attribute, value) }
                { input }
            </div>
        },
        _ => html! {
            <fieldset class="field" key={attribute.name.to_string()} onkeydown={Callback::from(choose_by_key)}>
                <legend>{ attribute.name.to_string() }</legend>
                { remarks(attribute, value) }
                { input }
            </fieldset>
        },
    }
}

/// What stands beside an attribute's name: its key, and whether a value is missing.
fn remarks(attribute: &Attribute, value: Option<&Value>) -> Html {
    let is_missing = attribute.is_required && value.is_none();
    html! {
        <span class="field-remarks" title={attribute.guideline.to_string()}>
            if is_missing {
                <span class="missing">{ "required" }</span>
            }
            if let Some(key) = attribute.key {
                <kbd aria-hidden="true">{ key.to_string() }</kbd>
            }
        </span>
    }
}

/// Among options, a digit presses the option of that number, and Escape goes back to the text, as from a field.
fn choose_by_key(event: KeyboardEvent) {
    if event.key() == "Escape" {
        let text = text_element().and_then(|text| text.dyn_into::<HtmlElement>().ok());
        if text.is_some_and(|text| text.focus().is_ok()) {
            event.prevent_default();
            event.stop_propagation();
        }
        return;
    }
    // Yew listens at the page's root, so the group has to be looked for.
    let target = event.target_dyn_into::<Element>();
    let group = target.and_then(|target| target.closest("fieldset").ok().flatten());
    let Some(group) = group else {
        return;
    };
    let Ok(options) = group.query_selector_all("button.option") else {
        return;
    };
    let options: Vec<HtmlElement> = options
        .values()
        .into_iter()
        .filter_map(|node| node.ok()?.dyn_into().ok())
        .collect();
    let number = event.key().parse::<usize>().ok();
    let place = number.and_then(|number| number.checked_sub(1));
    if let Some(option) = place.and_then(|place| options.get(place)) {
        let _takes_none = option.focus();
        option.click();
        event.prevent_default();
        event.stop_propagation();
    }
}

/// One of some options; pressing the chosen one again clears it.
fn choice(
    attribute: &Attribute,
    options: &[Name],
    value: Option<&Value>,
    dispatch: &Dispatch,
) -> Html {
    let buttons = options.iter().enumerate().map(|(number, option)| {
        let is_chosen = matches!(value, Some(Value::Choice(choice)) if choice == option);
        let next = (!is_chosen).then(|| Value::Choice(option.clone()));
        option_button(attribute, (number, option), is_chosen, next, dispatch)
    });
    html! { <div class="options" data-roving="">{ for buttons }</div> }
}

fn choices(
    attribute: &Attribute,
    options: &[Name],
    value: Option<&Value>,
    dispatch: &Dispatch,
) -> Html {
    let chosen: &[Name] = match value {
        Some(Value::Choices(chosen)) => chosen,
        _ => &[],
    };
    let buttons = options.iter().enumerate().map(|(number, option)| {
        let is_chosen = chosen.contains(option);
        let kept = chosen.iter().filter(|other| *other != option).cloned();
        let added = (!is_chosen).then(|| option.clone());
        let next: Vec<Name> = kept.chain(added).collect();
        let next = (!next.is_empty()).then_some(Value::Choices(next));
        option_button(attribute, (number, option), is_chosen, next, dispatch)
    });
    html! { <div class="options" data-roving="">{ for buttons }</div> }
}

fn yes_no(attribute: &Attribute, value: Option<&Value>, dispatch: &Dispatch) -> Html {
    let buttons =
        [("yes", true), ("no", false)]
            .into_iter()
            .enumerate()
            .map(|(number, (words, answer))| {
                let is_chosen = matches!(value, Some(Value::YesNo(given)) if *given == answer);
                let next = (!is_chosen).then_some(Value::YesNo(answer));
                option_button(attribute, (number, words), is_chosen, next, dispatch)
            });
    html! { <div class="options" data-roving="">{ for buttons }</div> }
}

fn option_button(
    attribute: &Attribute,
    (number, words): (usize, &str),
    is_chosen: bool,
    next: Option<Value>,
    dispatch: &Dispatch,
) -> Html {
    let (dispatch, name) = (dispatch.clone(), attribute.name.clone());
    let onclick = Callback::from(move |_: MouseEvent| set(&dispatch, &name, next.clone()));
    html! {
        <button
            key={words.to_owned()}
            id={(number == 0).then(|| attribute_field(&attribute.name))}
            type="button"
            class="option"
            aria-pressed={if is_chosen { "true" } else { "false" }}
            {onclick}
        >{ words.to_owned() }</button>
    }
}

fn free_text(id: &str, attribute: &Attribute, value: Option<&Value>, dispatch: &Dispatch) -> Html {
    let shown = match value {
        Some(Value::Text(text)) => text.to_string(),
        _ => String::new(),
    };
    let (dispatch, name) = (dispatch.clone(), attribute.name.clone());
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
            return;
        };
        let words = field.value();
        let value = (!words.trim().is_empty()).then(|| Value::Text(words.trim().into()));
        set(&dispatch, &name, value);
    });
    html! { <input id={id.to_owned()} value={shown} {onchange} autocomplete="off" /> }
}

/// A value as people read it.
pub(in crate::ui) fn words_of_value(project: &Project, value: &Value) -> String {
    match value {
        Value::Choice(words) | Value::Text(words) => words.to_string(),
        Value::Choices(choices) => choices.join(", "),
        Value::YesNo(answer) => String::from(if *answer { "yes" } else { "no" }),
        Value::Entity(id) => project.entity(*id).map_or_else(
            || String::from("(deleted)"),
            |entity| entity.name.to_string(),
        ),
    }
}

/// A value of an attribute that the label does not have: kept, shown and removable.
fn left_behind(
    project: &Project,
    span: &Span,
    name: &Name,
    value: &Value,
    dispatch: &Dispatch,
) -> Html {
    let words = words_of_value(project, value);
    let (dispatch, attribute) = (dispatch.clone(), name.clone());
    let onclick = Callback::from(move |_: MouseEvent| set(&dispatch, &attribute, None));
    html! {
        <p class="left-behind" key={name.to_string()}>
            <span>{ format!("{name}: {words}") }</span>
            <span class="hint">{ format!("not used by {}", span.label) }</span>
            <button type="button" aria-label={format!("Clear {name}")} {onclick}>{ icon(Shape::Close) }</button>
        </p>
    }
}
