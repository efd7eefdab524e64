//! The page of the entities: who and what spans point at, with all their places.

mod details;
mod list;

use yew::prelude::*;

use self::details::Details;
use self::list::List;
use crate::model::{Entity, EntityId, Name, Project};
use crate::ui::app::Latest;
use crate::ui::shared::Same;

/// The properties of [`EntitiesPage`].
#[derive(PartialEq, Properties)]
pub(super) struct EntitiesPageProperties {
    pub(super) state: Latest,
}

/// The list of one kind, and the entity that is chosen of it.
#[component]
pub(super) fn EntitiesPage(properties: &EntitiesPageProperties) -> Html {
    let project = Same::<Project>::from(&properties.state.0.project);
    let kinds = project.scheme().entity_kinds.iter();
    let kinds: Vec<Name> = kinds.map(|kind| kind.name.clone()).collect();
    let chosen_kind = use_state_eq(|| None::<Name>);
    let chosen = use_state_eq(|| None::<EntityId>);
    let kind = chosen_kind.as_ref().filter(|kind| kinds.contains(kind));
    let kind = kind.or(kinds.first()).cloned();
    let Some(kind) = kind else {
        return html! {
            <section class="whole-page" aria-label="Entities">
                <h1>{ "Entities" }</h1>
                <p class="hint">{ "The scheme has no kind of entity. Add one on the page of the scheme." }</p>
            </section>
        };
    };
    let tabs = kinds.iter().map(|name| {
        let is_shown = *name == kind;
        let (chosen_kind, chosen, name) = (chosen_kind.setter(), chosen.setter(), name.clone());
        let onclick = {
            let name = name.clone();
            Callback::from(move |_: MouseEvent| {
                chosen_kind.set(Some(name.clone()));
                chosen.set(None);
            })
        };
        html! {
            <button
                key={name.to_string()}
                type="button"
                class="option"
                aria-pressed={if is_shown { "true" } else { "false" }}
                {onclick}
            >{ name.to_string() }</button>
        }
    });
    let entity = chosen.and_then(|id| project.entity(id));
    let entity = entity.filter(|entity| entity.kind == kind);
    let on_choose = Callback::from({
        let chosen = chosen.setter();
        move |id: Option<EntityId>| chosen.set(id)
    });
    html! {
        <section class={classes!("whole-page", "entities-page", entity.map(|_| "has-details"))} aria-label="Entities">
            <div class="page-head">
                <h1>{ "Entities" }</h1>
                <div class="options" role="toolbar" aria-label="Kind" data-roving="">{ for tabs }</div>
            </div>
            <div class="page-columns">
                <List
                    project={project.clone()}
                    kind={kind.clone()}
                    chosen={entity.map(|entity| entity.id)}
                    on_choose={on_choose.clone()}
                />
                {
                    match entity {
                        Some(entity) => html! {
                            <Details
                                key={entity.id.to_string()}
                                project={project.clone()}
                                entity={Same::<Entity>::from(entity)}
                                {on_choose}
                            />
                        },
                        None => html! {
                            <p class="hint">{ "Choose one to see its spans in all articles, to rename it, or to merge it with another." }</p>
                        },
                    }
                }
            </div>
        </section>
    }
}
