//! The entities of a kind, and those among them that look alike.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::edit::merge_entities;
use crate::model::{Entity, EntityId, Name, Project};
use crate::query::{near_duplicates, suggestions, uses};
use crate::store::Action;
use crate::text::{counted_as, grouped};
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// How many entities are listed.
const LISTED: usize = 300;

/// How many pairs that look alike are shown.
const PAIRS: usize = 6;

/// The properties of [`List`].
#[derive(PartialEq, Properties)]
pub(super) struct ListProperties {
    pub(super) project: Same<Project>,
    pub(super) kind: Name,
    pub(super) chosen: Option<EntityId>,
    pub(super) on_choose: Callback<Option<EntityId>>,
}

/// The list, with a search by name and alias.
#[component]
pub(super) fn List(properties: &ListProperties) -> Html {
    let ListProperties {
        project,
        kind,
        chosen,
        on_choose,
    } = properties;
    let typed = use_state_eq(String::new);
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            typed.set(field.map(|field| field.value()).unwrap_or_default());
        })
    };
    let found: Vec<EntityId> = if typed.trim().is_empty() {
        of_kind(project, kind).take(LISTED).collect()
    } else {
        let found = suggestions(project, kind, &typed, LISTED);
        found.iter().map(|suggestion| suggestion.entity).collect()
    };
    let count = of_kind(project, kind).count();
    let rows = found
        .iter()
        .filter_map(|id| project.entity(*id))
        .map(|entity| {
            let is_chosen = *chosen == Some(entity.id);
            let onclick = on_choose.reform({
                let id = entity.id;
                move |_: MouseEvent| Some(id)
            });
            let (uses, excluded) = uses(project, entity.id);
            let note = (excluded > 0).then(|| {
                let of_them = counted_as(excluded, "more is", "more are");
                format!("{of_them} in excluded regions, and so not in exports.")
            });
            html! {
                <li key={entity.id.to_string()}>
                    <button type="button" aria-current={is_chosen.then_some("true")} {onclick}>
                        <span class="name" dir="auto">{ entity.name.to_string() }</span>
                        <span class="hint">{ aliases(entity) }</span>
                        <span class="count" title={note}>{ grouped(uses - excluded) }</span>
                    </button>
                </li>
            }
        });
    html! {
        <div class="entity-list">
            <input
                type="search"
                aria-label={format!("Find a {kind}")}
                placeholder={format!("Find a {kind}")}
                value={(*typed).clone()}
                oninput={on_input}
            />
            <p class="hint">{ counted_as(count, "entry", "entries") }</p>
            <LookAlikes project={project.clone()} kind={kind.clone()} />
            <ul data-roving="">{ for rows }</ul>
        </div>
    }
}

fn of_kind<'a>(project: &'a Project, kind: &'a str) -> impl Iterator<Item = EntityId> + 'a {
    let entities = project
        .entities()
        .filter(move |entity| &*entity.kind == kind);
    entities.map(|entity| entity.id)
}

fn aliases(entity: &Entity) -> String {
    entity.aliases.join(", ")
}

/// The properties of [`LookAlikes`].
#[derive(PartialEq, Properties)]
struct LookAlikesProperties {
    project: Same<Project>,
    kind: Name,
}

/// Pairs that are probably one entity, each with the way to make them one.
#[component]
fn LookAlikes(properties: &LookAlikesProperties) -> Html {
    let LookAlikesProperties { project, kind } = properties;
    let dispatch = use_dispatch();
    let pairs = use_memo((project.clone(), kind.clone()), |(project, kind)| {
        near_duplicates(project, kind)
    });
    let rows = pairs.iter().take(PAIRS).filter_map(|(one, other)| {
        let (one, other) = (project.entity(*one)?, project.entity(*other)?);
        let uses = |entity: &Entity| project.spans_of_entity(entity.id).count();
        let (keep, gone) = if uses(other) > uses(one) {
            (other, one)
        } else {
            (one, other)
        };
        let merge = merge_entities(project, keep.id, gone.id).ok()?;
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Edit(Box::new(merge.clone())));
        });
        Some(html! {
            <li key={format!("{}-{}", keep.id, gone.id)}>
                <span><q dir="auto">{ keep.name.to_string() }</q>{ " and " }<q dir="auto">{ gone.name.to_string() }</q>{ " look alike." }</span>
                <button type="button" {onclick}>{ "Merge" }</button>
            </li>
        })
    });
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! { <ul class="look-alikes" data-roving="" aria-label="Entries that look alike">{ for rows }</ul> }
}
