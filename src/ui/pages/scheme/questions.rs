//! What the page asks before it does something that reaches far.

use yew::prelude::*;

use crate::model::{Scheme, presets};
use crate::ui::dialogs::Modal;

/// The properties of [`Question`].
#[derive(PartialEq, Properties)]
pub(super) struct QuestionProperties {
    pub(super) title: AttrValue,
    /// What will happen, a line each.
    pub(super) lines: Vec<String>,
    /// What the button says that lets it happen.
    pub(super) accept: AttrValue,
    pub(super) on_accept: Callback<()>,
    pub(super) on_close: Callback<()>,
}

/// A question with two answers.
#[component]
pub(super) fn Question(properties: &QuestionProperties) -> Html {
    let QuestionProperties {
        title,
        lines,
        accept,
        on_accept,
        on_close,
    } = properties;
    let lines = lines.iter().map(|line| html! { <li>{ line }</li> });
    html! {
        <Modal {title} class={classes!("question")} on_close={on_close.clone()}>
            <ul class="report">{ for lines }</ul>
            <div class="modal-foot">
                <button type="button" onclick={on_close.reform(|_| ())}>{ "Cancel" }</button>
                <button type="button" class="primary" onclick={on_accept.reform(|_| ())}>{ accept }</button>
            </div>
        </Modal>
    }
}

/// The properties of [`Presets`].
#[derive(PartialEq, Properties)]
pub(super) struct PresetsProperties {
    pub(super) on_chosen: Callback<Scheme>,
    pub(super) on_close: Callback<()>,
}

/// The schemes that come with Sayso.
#[component]
pub(super) fn Presets(properties: &PresetsProperties) -> Html {
    let PresetsProperties {
        on_chosen,
        on_close,
    } = properties;
    let chosen = use_state_eq(|| 0_usize);
    let choices = presets().into_iter().enumerate().map(|(place, scheme)| {
        let (chosen, is_chosen) = (chosen.clone(), *chosen == place);
        let onchange = Callback::from(move |_: Event| chosen.set(place));
        let labels: Vec<&str> = scheme.labels.iter().map(|label| &*label.name).collect();
        html! {
            <label class="radio" key={scheme.name.to_string()}>
                <input type="radio" name="preset" checked={is_chosen} {onchange} aria-label={scheme.name.to_string()} />
                <span>
                    <strong>{ scheme.name.to_string() }</strong>
                    <small>{ labels.join(", ") }</small>
                </span>
            </label>
        }
    });
    let on_load = {
        let (on_chosen, place) = (on_chosen.clone(), *chosen);
        Callback::from(move |_: MouseEvent| {
            if let Some(scheme) = presets().into_iter().nth(place) {
                on_chosen.emit(scheme);
            }
        })
    };
    html! {
        <Modal title="Load a preset" class={classes!("question")} on_close={on_close.clone()}>
            <fieldset>
                <legend>{ "It takes the place of all that is on this page. Nothing is saved before you say so." }</legend>
                { for choices }
            </fieldset>
            <div class="modal-foot">
                <button type="button" onclick={on_close.reform(|_| ())}>{ "Cancel" }</button>
                <button type="button" class="primary" onclick={on_load}>{ "Load" }</button>
            </div>
        </Modal>
    }
}
