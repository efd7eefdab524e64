//! One entity: its names, what it can be merged with, and its spans in all articles.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::edit::{
    Edit, Refusal, add_alias, delete_entity, merge_entities, remove_alias, rename_entity,
};
use crate::model::{Entity, EntityId, Project};
use crate::query::{Context, context, spans_with, uses};
use crate::store::Action;
use crate::text::{counted, counted_as, grouped};
use crate::ui::shared::{Same, Shape, icon, label_tag};
use crate::ui::{Dispatch, use_dispatch};

/// How many spans are listed.
const LISTED: usize = 200;

/// How many characters are shown on either side of a span.
const CONTEXT_CHARACTERS: usize = 60;

/// The properties of [`Details`].
#[derive(PartialEq, Properties)]
pub(super) struct DetailsProperties {
    pub(super) project: Same<Project>,
    pub(super) entity: Same<Entity>,
    pub(super) on_choose: Callback<Option<EntityId>>,
}

/// Sends an edit, or says why there is none.
fn send(dispatch: &Dispatch, edit: Result<Edit, Refusal>) {
    dispatch.dispatch(match edit {
        Ok(edit) => Action::Edit(Box::new(edit)),
        Err(refusal) => Action::Tell(refusal.to_string().into()),
    });
}

/// Everything about an entity.
#[component]
pub(super) fn Details(properties: &DetailsProperties) -> Html {
    let DetailsProperties {
        project,
        entity,
        on_choose,
    } = properties;
    let dispatch = use_dispatch();
    let id = entity.id;
    let on_rename = {
        let (dispatch, project, entity) = (dispatch.clone(), project.clone(), entity.clone());
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let edit = rename_entity(&project, id, &field.value(), true);
            if edit.is_err() {
                field.set_value(&entity.name);
            }
            send(&dispatch, edit);
        })
    };
    let alias = use_node_ref();
    let on_alias = {
        let (dispatch, project, alias) = (dispatch.clone(), project.clone(), alias.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = alias.cast::<HtmlInputElement>() {
                send(&dispatch, add_alias(&project, id, &field.value()));
                field.set_value("");
            }
        })
    };
    let aliases = entity.aliases.iter().map(|alias| {
        let (dispatch, project, name) = (dispatch.clone(), project.clone(), alias.clone());
        let remove = Callback::from(move |_: MouseEvent| {
            send(&dispatch, remove_alias(&project, id, &name));
        });
        html! {
            <li key={alias.to_string()}>
                <span dir="auto">{ alias.to_string() }</span>
                <button type="button" class="icon-button" aria-label={format!("Remove the name {alias}")} onclick={remove}>
                    { icon(Shape::Close) }
                </button>
            </li>
        }
    });
    let other = use_node_ref();
    let on_merge = {
        let (dispatch, project, other) = (dispatch.clone(), project.clone(), other.clone());
        let on_choose = on_choose.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let field = other.cast::<HtmlSelectElement>();
            let keep = field.and_then(|field| field.value().parse::<EntityId>().ok());
            if let Some(keep) = keep {
                let merge = merge_entities(&project, keep, id);
                if merge.is_ok() {
                    on_choose.emit(Some(keep));
                }
                send(&dispatch, merge);
            }
        })
    };
    let others = project.entities();
    let others = others.filter(|other| other.kind == entity.kind && other.id != id);
    let options = others.map(|other| {
        html! { <option key={other.id.to_string()} value={other.id.to_string()}>{ other.name.to_string() }</option> }
    });
    let on_delete = {
        let (dispatch, project) = (dispatch.clone(), project.clone());
        let on_choose = on_choose.clone();
        Callback::from(move |_: MouseEvent| {
            on_choose.emit(None);
            send(&dispatch, delete_entity(&project, id));
        })
    };
    let back = on_choose.reform(|_: MouseEvent| None);
    let (uses, excluded) = uses(project, id);
    html! {
        <div class="entity-details">
            <button type="button" class="back" onclick={back}>{ "‹ All" }</button>
            <div class="field">
                <label for="entity-name">{ "Name" }</label>
                <input id="entity-name" autocomplete="off" value={entity.name.to_string()} onchange={on_rename} />
                <p class="hint">{ "The old name stays as another name." }</p>
            </div>
            <div class="field">
                <h2>{ "Other names" }</h2>
                <ul class="aliases" data-roving="">{ for aliases }</ul>
                <form onsubmit={on_alias}>
                    <input ref={alias} aria-label="Another name" placeholder="Add another name" autocomplete="off" required=true />
                    <button type="submit">{ "Add" }</button>
                </form>
            </div>
            <div class="entity-acts">
                // An arrow key chooses in a list at once, so that choosing must not yet merge.
                <form onsubmit={on_merge}>
                    <select ref={other} aria-label="Merge into" required=true>
                        <option value="" selected=true>{ "Merge into…" }</option>
                        { for options }
                    </select>
                    <button type="submit">{ "Merge into it" }</button>
                </form>
                <button type="button" onclick={on_delete}>{ icon(Shape::Delete) }{ "Delete" }</button>
            </div>
            <h2>{ counted(uses, "span") }</h2>
            if excluded > 0 {
                <p class="hint">{ format!("{} in excluded regions, and so not in exports.", counted_as(excluded, "of them is", "of them are")) }</p>
            }
            if uses > LISTED {
                <p class="hint">{ format!("The first {} are shown.", grouped(LISTED)) }</p>
            }
            <ol class="entity-spans" data-roving="">{ for places(project, id, &dispatch) }</ol>
        </div>
    }
}

/// The entity's spans with what stands around them, under the titles of their articles.
fn places(project: &Project, id: EntityId, dispatch: &Dispatch) -> Vec<Html> {
    let mut title_of = None;
    let spans = spans_with(project, id).take(LISTED);
    let rows = spans.filter_map(|span| {
        let article = project.article(span.article)?;
        let is_first = title_of.replace(article.id) != Some(article.id);
        let extent = span.fragments.extent();
        let Context { before, hit, after } = context(&article.text, extent, CONTEXT_CHARACTERS);
        let (dispatch, span_id) = (dispatch.clone(), span.id);
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::SelectSpan(span_id));
        });
        let outlet = article.metadata.outlet.as_ref();
        Some(html! {
            <>
                if is_first {
                    <li class="hit-article">{ outlet.map(|outlet| format!("{outlet} · ")) }{ article.title.to_string() }</li>
                }
                <li>
                    <button type="button" dir="auto" {onclick}>
                        { label_tag(project.scheme(), &span.label) }
                        <span class="quote">{ before }<strong>{ hit }</strong>{ after }</span>
                    </button>
                </li>
            </>
        })
    });
    rows.collect()
}
