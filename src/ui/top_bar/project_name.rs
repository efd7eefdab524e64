//! The project's name, which can be changed in place.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::edit::Edit;
use crate::model::Name;
use crate::store::Action;
use crate::ui::use_dispatch;

/// The properties of [`ProjectName`].
#[derive(PartialEq, Properties)]
pub(super) struct ProjectNameProperties {
    pub(super) name: Name,
}

/// A field that looks like a heading until it is written in.
#[component]
pub(super) fn ProjectName(properties: &ProjectNameProperties) -> Html {
    let dispatch = use_dispatch();
    let on_change = use_callback(properties.name.clone(), move |event: Event, name| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
            return;
        };
        let wanted = field.value();
        let wanted = wanted.trim();
        if wanted.is_empty() {
            field.set_value(name);
        } else if wanted != &**name {
            let edit = Edit::RenameProject(wanted.into());
            dispatch.dispatch(Action::Edit(Box::new(edit)));
        }
    });
    html! {
        <input
            class="project-name"
            aria-label="Project name"
            title="Rename the project"
            size={properties.name.chars().count().clamp(8, 40).to_string()}
            value={properties.name.to_string()}
            onchange={on_change}
            autocomplete="off"
            spellcheck="false"
        />
    }
}
