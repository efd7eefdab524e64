//! The page "Scheme": a draft of the scheme, which becomes the project's in one edit.
//!
//! The draft is a value of `edit`; `editor` holds it with what is shown of it, `outline` lists its parts,
//! `form` and `whole` show one. Nothing here reaches the project before it is saved.

mod attribute;
mod default_value;
mod editor;
mod fields;
mod files;
mod form;
mod kept;
mod label;
mod options;
mod outline;
mod questions;
mod relation_type;
mod whole;

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use self::editor::{Editor, Shown, Step};
use self::files::SchemeFiles;
use self::questions::{Presets, Question};
use crate::browser::{focus, page};
use crate::edit::{Draft, scheme_change, scheme_faults};
use crate::model::{ProjectId, Scheme};
use crate::store::Action;
use crate::ui::app::Latest;
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// The properties of [`SchemePage`].
#[derive(PartialEq, Properties)]
pub(super) struct SchemePageProperties {
    pub(super) state: Latest,
}

/// What the page asks.
#[derive(Clone, PartialEq)]
enum Asked {
    /// Which preset to load.
    Preset,
    /// Whether to give up the draft.
    Discard,
    /// Whether to save what touches so much.
    Save(Vec<String>),
}

/// The page.
#[component]
pub(super) fn SchemePage(properties: &SchemePageProperties) -> Html {
    let project = &properties.state.0.project;
    let dispatch = use_dispatch();
    let editor = use_editor(project.id(), project.scheme());
    let asked = use_state_eq(|| None::<Asked>);
    let notice = use_state_eq(Vec::<String>::new);
    let on_step = {
        let editor = editor.dispatcher();
        use_callback((), move |step: Step, ()| editor.dispatch(step))
    };
    let close = {
        let asked = asked.setter();
        use_callback((), move |(): (), ()| asked.set(None))
    };
    let ask = {
        let asked = asked.setter();
        move |what: Asked| {
            let asked = asked.clone();
            Callback::from(move |_: MouseEvent| asked.set(Some(what.clone())))
        }
    };
    let begin = {
        let (on_step, close, notice) = (on_step.clone(), close.clone(), notice.setter());
        move |draft: Draft| {
            on_step.emit(Step::Begin(draft));
            notice.set(Vec::new());
            close.emit(());
        }
    };

    let columns = use_form_in_view(editor.shown);
    let scheme = editor.draft.scheme();
    let faults = scheme_faults(&scheme);
    let save = {
        let (project, editor) = (Arc::clone(project), editor.clone());
        let (close, notice) = (close.clone(), notice.setter());
        Callback::from(move |(): ()| {
            let draft = &editor.draft;
            let change = scheme_change(&project, draft.scheme(), &draft.renames());
            dispatch.dispatch(Action::Edit(Box::new(change.edit)));
            notice.set(Vec::new());
            close.emit(());
        })
    };
    let on_save = {
        let (project, editor) = (Arc::clone(project), editor.clone());
        let (save, asked) = (save.clone(), asked.setter());
        Callback::from(move |_: MouseEvent| {
            let draft = &editor.draft;
            let change = scheme_change(&project, draft.scheme(), &draft.renames());
            // What is not sound is refused, with the reason; there is nothing to ask.
            if change.touched.is_nothing() || !editor.is_sound() {
                save.emit(());
            } else {
                asked.set(Some(Asked::Save(change.touched.sentences())));
            }
        })
    };
    let question = match &*asked {
        None => Html::default(),
        Some(Asked::Preset) => {
            let project = Arc::clone(project);
            let on_chosen = Callback::from(move |preset: Scheme| {
                begin(Draft::replacing(project.scheme(), &preset));
            });
            html! { <Presets {on_chosen} on_close={close} /> }
        }
        Some(Asked::Discard) => {
            let project = Arc::clone(project);
            let on_accept = Callback::from(move |()| begin(Draft::of(project.scheme())));
            let lines = vec![
                "All that was changed here since the scheme was saved last is lost.".to_owned(),
            ];
            html! { <Question title="Discard the changes?" {lines} accept="Discard" {on_accept} on_close={close} /> }
        }
        Some(Asked::Save(touched)) => {
            let last = "All of it is one change and can be undone.".to_owned();
            let lines: Vec<String> = touched.iter().cloned().chain([last]).collect();
            html! { <Question title="Change what is annotated?" {lines} accept="Change" on_accept={save} on_close={close} /> }
        }
    };

    let is_changed = editor.draft.is_changed();
    let is_outdated = editor.draft.base() != &**project.scheme();
    let on_change = on_step.reform(Step::Change);
    let form = form::Shown {
        draft: &editor.draft,
        scheme: &scheme,
        faults: &faults,
        on_change: &on_change,
    };
    let state = match is_changed {
        true => "changes not saved",
        false => "saved",
    };
    html! {
        <>
            <section class="whole-page scheme-page" aria-label="Scheme" tabindex="-1" onkeydown={Callback::from(leave_field)}>
                <header class="page-head">
                    <h1>{ "Scheme" }</h1>
                    <p class="hint">{ format!("Version {} · {state}", project.scheme().version) }</p>
                    <div class="buttons">
                        <button type="button" class="primary" disabled={!is_changed} onclick={on_save}>{ "Save changes" }</button>
                        <button type="button" disabled={!is_changed} onclick={ask(Asked::Discard)}>{ "Discard changes" }</button>
                        <button type="button" onclick={ask(Asked::Preset)}>{ "Load a preset…" }</button>
                        <SchemeFiles
                            scheme={Same::from(project.scheme())}
                            on_step={on_step.clone()}
                            on_notice={Callback::from({
                                let notice = notice.setter();
                                move |lines: Vec<String>| notice.set(lines)
                            })}
                        />
                    </div>
                    if is_outdated {
                        <p class="problem">{ "The project’s scheme has changed since this draft was begun. Saving the draft takes its place." }</p>
                    }
                    <div class="notice" role="status">{ for notice.iter().map(|line| html! { <p>{ line }</p> }) }</div>
                </header>
                <div class="scheme-columns" ref={columns}>
                    { outline::outline(&scheme, &faults, editor.shown, &on_step.reform(Step::Show), &on_change) }
                    { match editor.shown {
                        Shown::Whole => whole::whole(&form, editor.takes_focus),
                        Shown::Part(part, position) => form::form(&form, part, position, editor.takes_focus),
                    } }
                </div>
            </section>
            { question }
        </>
    }
}

/// The draft of the project's scheme, which goes on where it was left and follows the project.
#[hook]
fn use_editor(project: ProjectId, scheme: &Arc<Scheme>) -> UseReducerHandle<Editor> {
    let editor = use_reducer(|| Editor::new(kept::begin(project, scheme)));
    let dispatcher = editor.dispatcher();
    use_effect_with(Same::from(scheme), move |scheme| {
        dispatcher.dispatch(Step::Follow(Arc::clone(&scheme.0)));
    });
    use_effect_with(editor.draft.clone(), move |draft| {
        kept::keep(project, draft);
    });
    editor
}

/// Brings the form of another part into view where it stands below the list.
#[hook]
fn use_form_in_view(shown: Shown) -> NodeRef {
    let columns = use_node_ref();
    let before = use_mut_ref(|| shown);
    {
        let columns = columns.clone();
        use_effect_with(shown, move |shown| {
            if before.replace(*shown) == *shown {
                return;
            }
            let form = columns.cast::<Element>();
            let form = form.and_then(|columns| columns.last_element_child());
            let window = page::window().inner_height().ok();
            let height = window.and_then(|height| height.as_f64());
            if let Some((form, height)) = form.zip(height) {
                let top = form.get_bounding_client_rect().top();
                if top < 0.0 || top > height / 2.0 {
                    form.scroll_into_view();
                }
            }
        });
    }
    columns
}

/// Escape leaves a field for the page, whose keys are those of the table.
fn leave_field(event: KeyboardEvent) {
    let field = event.target_dyn_into::<Element>();
    let field = field.filter(|field| event.key() == "Escape" && focus::is_field(field));
    let page = field.and_then(|field| field.closest(".scheme-page").ok().flatten());
    if let Some(page) = page.and_then(|page| page.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        event.stop_propagation();
        let _takes_none = page.focus();
    }
}
