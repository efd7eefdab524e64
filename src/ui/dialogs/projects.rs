//! The projects of this browser: opening, making, renaming, copying and deleting them.
//!
//! The page is inert while the dialog is open, so nothing is edited while another project takes the
//! place of the open one.

mod acts;
mod row;
mod sizes;

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use self::acts::{Acts, Busy, Told};
use self::row::Row;
use self::sizes::{Sizes, use_sizes};
use super::modal::Modal;
use crate::formats::stored::{Contents, GRACE_DAYS};
use crate::store::State;
use crate::ui::app::Latest;
use crate::ui::importing::use_importer;
use crate::ui::keeping::Listed;
use crate::ui::working::Bar;

/// The properties of [`ProjectsDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct ProjectsDialogProperties {
    pub(super) state: Latest,
}

/// The list of projects.
#[component]
pub(super) fn ProjectsDialog(properties: &ProjectsDialogProperties) -> Html {
    let state = &*properties.state.0;
    let listed = use_state(|| None::<Rc<[Listed]>>);
    let busy = use_state_eq(|| None::<Busy>);
    let told = use_state_eq(Told::default);
    let tellings = use_memo((), |()| Cell::new(0));
    let is_open = use_memo((), |()| Cell::new(true));
    let acts = use_importer().map(|importer| Acts {
        importer,
        listed: listed.setter(),
        busy: busy.setter(),
        told: told.setter(),
        tellings: Rc::clone(&tellings),
        is_open: Rc::clone(&is_open),
    });
    {
        let (acts, is_open) = (acts.clone(), Rc::clone(&is_open));
        use_effect_with((), move |()| {
            if let Some(acts) = acts {
                acts.read();
            }
            move || is_open.set(false)
        });
    }
    let sizes = use_sizes(listed.as_ref(), acts.as_ref());
    let status = use_told(&told);
    let on_submit = use_creating(acts.as_ref());
    let is_busy = busy.is_some();
    let known: Vec<Listed> = listed
        .iter()
        .flat_map(|listed| listed.iter().cloned())
        .map(|project| as_it_is(project, state))
        .collect();
    let (deleted, there): (Vec<Listed>, Vec<Listed>) = known
        .into_iter()
        .partition(|project| project.entry.deleted.is_some());
    let rows = |projects: Vec<Listed>| {
        let rows = projects.into_iter().filter_map(|project| {
            let acts = acts.clone()?;
            Some(row(project, state, &sizes, is_busy, acts))
        });
        rows.collect::<Html>()
    };
    let has_deleted = !deleted.is_empty();
    html! {
        <Modal title="Projects" class={classes!("projects")}>
            <form class="new-project" onsubmit={on_submit}>
                <input name="name" aria-label="Name of the new project" placeholder="Name of the new project" required=true autocomplete="off" disabled={is_busy} />
                <button type="submit" class="primary" disabled={is_busy}>{ "New project" }</button>
            </form>
            <div class="happening">
                <p ref={status} role="status" tabindex="-1" class={classes!(told.is_refusal.then_some("problem"))}>
                    { if is_busy { AttrValue::default() } else { told.words.clone() } }
                </p>
                if let Some(Busy { words, progress }) = &*busy {
                    <div class="patience"><p class="hint">{ words.clone() }</p><Bar progress={*progress} /></div>
                }
            </div>
            <div class="project-lists">
                <ul aria-label="Projects" data-roving="">{ rows(there) }</ul>
                if has_deleted {
                    <h3>{ format!("Deleted, gone for good in {GRACE_DAYS} days") }</h3>
                    <ul aria-label="Deleted projects" data-roving="">{ rows(deleted) }</ul>
                }
                <p class="hint">{ "Projects are kept in this browser. A project that is changed in another tab after it was deleted here comes back." }</p>
            </div>
        </Modal>
    }
}

fn row(listed: Listed, state: &State, sizes: &Sizes, is_busy: bool, acts: Acts) -> Html {
    let is_open = listed.id == state.project.id();
    let (key, size) = (listed.id.to_string(), sizes.get(&listed.id).copied());
    html! { <Row {key} {listed} {is_open} {size} {is_busy} {acts} /> }
}

/// The open project is as the page has it, whatever its entry says by now.
fn as_it_is(mut listed: Listed, state: &State) -> Listed {
    if listed.id == state.project.id() {
        let contents = Contents::of(&state.project);
        let known = listed.entry.contents.take();
        // Nothing is changed while the dialog is open: what was counted for the entry holds.
        let counted = known.filter(|known| known.changed == contents.changed);
        listed.entry.contents = Some(Contents {
            excluded: counted.and_then(|known| known.excluded),
            ..contents
        });
        listed.entry.deleted = None;
    }
    listed
}

/// Gives the focus to what was told, since the button that was pressed may be gone.
#[hook]
fn use_told(told: &Told) -> NodeRef {
    let status = use_node_ref();
    let element = status.clone();
    use_effect_with(told.serial, move |serial| {
        if let Some(element) = element.cast::<HtmlElement>().filter(|_| *serial > 0) {
            let _takes_none = element.focus();
        }
    });
    status
}

/// Makes a project of the name that is in the form.
#[hook]
fn use_creating(acts: Option<&Acts>) -> Callback<SubmitEvent> {
    use_callback(acts.cloned(), |event: SubmitEvent, acts| {
        event.prevent_default();
        let form = event.target_dyn_into::<HtmlElement>();
        let field = form.and_then(|form| form.query_selector("input").ok().flatten());
        let name = field.and_then(|field| {
            wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(field)
                .ok()
                .map(|field| field.value())
        });
        let name = name.unwrap_or_default();
        match (acts, name.trim()) {
            (_, "") | (None, _) => {}
            (Some(acts), name) => acts.create(name.into()),
        }
    })
}
