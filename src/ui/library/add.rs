//! Adding articles: by file and by pasting. Dropping works anywhere on the page.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::files;
use crate::model::Project;
use crate::store::{Action, Dialog};
use crate::ui::importing::{Target, Task, use_importer};
use crate::ui::shared::{Same, Shape, icon};
use crate::ui::use_dispatch;

/// The properties of [`Add`].
#[derive(PartialEq, Properties)]
pub(super) struct AddProperties {
    pub(super) project: Same<Project>,
}

/// The buttons below the list, and the field behind every import.
#[component]
pub(super) fn Add(properties: &AddProperties) -> Html {
    let dispatch = use_dispatch();
    let field = use_node_ref();
    let importer = use_importer();
    let on_change = {
        let dependencies = (properties.project.clone(), importer);
        use_callback(dependencies, move |event: Event, (project, importer)| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            if let (Some(list), Some(importer)) = (field.files(), importer) {
                let files = files::listed_files(&list);
                importer.begin(Task::Chosen(files, Target::of(project)));
            }
            // So that choosing the same file again is noticed.
            field.set_value("");
        })
    };
    let on_import = {
        let field = field.clone();
        use_callback((), move |_: MouseEvent, ()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.click();
            }
        })
    };
    let on_paste = use_callback((), move |_: MouseEvent, ()| {
        dispatch.dispatch(Action::Show(Dialog::Paste));
    });
    html! {
        <div class="add">
            <input
                ref={field}
                type="file"
                id="import-files"
                class="visually-hidden"
                multiple=true
                tabindex="-1"
                aria-label="Import files"
                onchange={on_change}
            />
            <button type="button" onclick={on_import}>{ icon(Shape::Import) }{ "Import" }</button>
            <button type="button" onclick={on_paste}>{ icon(Shape::Paste) }{ "Paste" }</button>
        </div>
    }
}
