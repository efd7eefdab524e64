//! A project of the list, with what can be done to it.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::acts::Acts;
use crate::browser::clock;
use crate::formats::stored::Contents;
use crate::model::{Name, Timestamp};
use crate::text::{bytes_in_words, counted, grouped};
use crate::ui::keeping::Listed;
use crate::ui::shared::moment;

/// The properties of [`Row`].
#[derive(PartialEq, Properties)]
pub(super) struct RowProperties {
    pub(super) listed: Listed,
    /// Whether it is the project that the page has open.
    pub(super) is_open: bool,
    /// Its size in bytes, once that is known.
    pub(super) size: Option<u64>,
    /// Whether something is being done.
    pub(super) is_busy: bool,
    pub(super) acts: Acts,
}

/// What a row asks for.
#[derive(Clone, Copy, Default, PartialEq)]
enum Asking {
    #[default]
    Nothing,
    /// The new name.
    Name,
    /// Whether it is to be deleted for good.
    Deletion,
}

/// A project of the list.
#[component]
pub(super) fn Row(properties: &RowProperties) -> Html {
    let RowProperties {
        listed,
        is_open,
        size,
        is_busy,
        acts,
    } = properties;
    let asking = use_state_eq(Asking::default);
    let name = listed.name();
    let button = |words: &'static str, act: fn(&Acts, Listed), is_disabled: bool| {
        let (acts, listed) = (acts.clone(), listed.clone());
        let onclick = Callback::from(move |_: MouseEvent| act(&acts, listed.clone()));
        html! {
            <button type="button" aria-label={format!("{words} {name}")} disabled={*is_busy || is_disabled} {onclick}>{ words }</button>
        }
    };
    let ask = |words: &'static str, what: Asking| {
        let asking = asking.clone();
        let onclick = Callback::from(move |_: MouseEvent| asking.set(what));
        html! {
            <button type="button" aria-label={format!("{words} {name}")} disabled={*is_busy} {onclick}>{ words }</button>
        }
    };
    let stop = |words: &'static str| {
        let (asking, acts) = (asking.clone(), acts.clone());
        Callback::from(move |()| {
            asking.set(Asking::Nothing);
            acts.tell(Ok(words.into()));
        })
    };
    let foot = match *asking {
        Asking::Name => {
            let (acts, listed, asking) = (acts.clone(), listed.clone(), asking.clone());
            let on_name = Callback::from(move |name: Name| {
                asking.set(Asking::Nothing);
                acts.rename(listed.clone(), name);
            });
            html! { <NameForm name={name.clone()} {on_name} on_cancel={stop("It keeps its name.")} /> }
        }
        Asking::Deletion => {
            let delete = button("Delete for good", Acts::delete_for_good, false);
            let on_cancel = stop("It can still be restored.");
            html! { <Question name={name.clone()} {on_cancel}>{ delete }</Question> }
        }
        Asking::Nothing if listed.entry.deleted.is_some() => html! {
            <div class="buttons">
                { button("Restore", Acts::restore, false) }
                { ask("Delete now", Asking::Deletion) }
            </div>
        },
        Asking::Nothing => html! {
            <div class="buttons">
                { button("Open", Acts::open, *is_open) }
                { ask("Rename", Asking::Name) }
                { button("Duplicate", Acts::duplicate, false) }
                { button("Delete", Acts::delete, *is_open) }
            </div>
        },
    };
    html! {
        <li class={classes!("project", is_open.then_some("open"))} aria-current={is_open.then_some("true")}>
            <div class="about">
                <strong>{ name.to_string() }</strong>
                if *is_open {
                    <span class="badge">{ "open" }</span>
                }
                <p class="hint">{ facts(listed, *size).join(" · ") }</p>
                if *is_open {
                    <p class="hint">{ "To delete it, open another project first." }</p>
                }
            </div>
            { foot }
        </li>
    }
}

/// What is known of a project, in words.
fn facts(listed: &Listed, size: Option<u64>) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(days) = listed.entry.days_left(clock::now()) {
        facts.push(match days {
            0 => String::from("goes when the page is next opened"),
            days => format!("{} left", counted(days as usize, "day")),
        });
    }
    match &listed.entry.contents {
        Some(Contents {
            articles,
            spans,
            excluded,
            changed,
            ..
        }) => {
            facts.push(counted(*articles, "article"));
            let spans = counted(*spans, "span");
            facts.push(match excluded {
                Some(0) => spans,
                Some(excluded) => format!("{spans}, {} in excluded regions", grouped(*excluded)),
                None => format!("{spans}, those in excluded regions too"),
            });
            facts.push(if *changed == Timestamp::ZERO {
                String::from("not changed yet")
            } else {
                format!("changed {}", moment(*changed))
            });
        }
        None => facts.push(String::from("…")),
    }
    facts.push(size.map_or_else(|| String::from("…"), bytes_in_words));
    facts
}

/// The properties of [`NameForm`].
#[derive(PartialEq, Properties)]
struct NameFormProperties {
    name: Name,
    on_name: Callback<Name>,
    on_cancel: Callback<()>,
}

/// Asks for another name.
#[component]
fn NameForm(properties: &NameFormProperties) -> Html {
    let NameFormProperties {
        name,
        on_name,
        on_cancel,
    } = properties;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _takes_none = field.focus();
                field.select();
            }
        });
    }
    let onsubmit = {
        let (field, on_name, on_cancel) = (field.clone(), on_name.clone(), on_cancel.clone());
        use_callback(name.clone(), move |event: SubmitEvent, old: &Name| {
            event.prevent_default();
            let name = field.cast::<HtmlInputElement>().map(|field| field.value());
            match name.as_deref().map(str::trim) {
                Some(name) if !name.is_empty() && name != &**old => on_name.emit(name.into()),
                _ => on_cancel.emit(()),
            }
        })
    };
    html! {
        <form class="buttons" {onsubmit}>
            <input ref={field} aria-label={format!("New name of {name}")} value={name.to_string()} autocomplete="off" />
            <button type="submit" class="primary">{ "Save name" }</button>
            <button type="button" onclick={on_cancel.reform(|_: MouseEvent| ())}>{ "Cancel" }</button>
        </form>
    }
}

/// The properties of [`Question`].
#[derive(PartialEq, Properties)]
struct QuestionProperties {
    name: Name,
    on_cancel: Callback<()>,
    children: Html,
}

/// Asks whether a project is to be deleted for good. The focus is on the harmless answer.
#[component]
fn Question(properties: &QuestionProperties) -> Html {
    let QuestionProperties {
        name,
        on_cancel,
        children,
    } = properties;
    let harmless = use_node_ref();
    {
        let harmless = harmless.clone();
        use_effect_with((), move |()| {
            if let Some(button) = harmless.cast::<HtmlElement>() {
                let _takes_none = button.focus();
            }
        });
    }
    let words = format!("Delete “{name}” for good? Nothing can bring it back then.");
    html! {
        <div class="question" role="group" aria-label={words.clone()}>
            <p>{ words }</p>
            <div class="buttons">
                { children.clone() }
                <button ref={harmless} type="button" onclick={on_cancel.reform(|_: MouseEvent| ())}>{ "Keep it" }</button>
            </div>
        </div>
    }
}
