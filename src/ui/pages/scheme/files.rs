//! The scheme in and out of a file of its own.

use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::editor::Step;
use crate::browser::{clock, files};
use crate::edit::Draft;
use crate::formats::{self, SourceFile};
use crate::model::Scheme;
use crate::store::Action;
use crate::ui::importing::{Importer, use_importer};
use crate::ui::shared::{Same, Shape, icon};
use crate::ui::use_dispatch;

/// The properties of [`SchemeFiles`].
#[derive(PartialEq, Properties)]
pub(super) struct SchemeFilesProperties {
    /// The project's scheme, as it is saved.
    pub(super) scheme: Same<Scheme>,
    pub(super) on_step: Callback<Step>,
    /// Called with what is to be said of a file that was read, a line each.
    pub(super) on_notice: Callback<Vec<String>>,
}

/// The buttons "Import scheme…" and "Export scheme".
#[component]
pub(super) fn SchemeFiles(properties: &SchemeFilesProperties) -> Html {
    let SchemeFilesProperties {
        scheme,
        on_step,
        on_notice,
    } = properties;
    let dispatch = use_dispatch();
    let importer = use_importer();
    let field = use_node_ref();
    let on_press = {
        let field = field.clone();
        use_callback((), move |_: MouseEvent, ()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.click();
            }
        })
    };
    let on_chosen = {
        let dependencies = (
            scheme.clone(),
            on_step.clone(),
            on_notice.clone(),
            importer.clone(),
        );
        use_callback(
            dependencies,
            |event: Event, (base, on_step, on_notice, importer)| {
                let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                    return;
                };
                let chosen = field.files().and_then(|list| list.get(0));
                // So that choosing the same file again is noticed.
                field.set_value("");
                if let Some((file, importer)) = chosen.zip(importer.clone()) {
                    let (base, on_step, on_notice) =
                        (base.clone(), on_step.clone(), on_notice.clone());
                    spawn_local(async move {
                        match read(file, &importer).await {
                            Ok((scheme, notice)) => {
                                on_step.emit(Step::Begin(Draft::replacing(&base, &scheme)));
                                on_notice.emit(notice);
                            }
                            Err(words) => on_notice.emit(vec![words]),
                        }
                    });
                }
            },
        )
    };
    let on_export = use_callback(
        (scheme.clone(), importer),
        move |_: MouseEvent, (scheme, importer)| {
            let Some(importer) = importer.clone() else {
                return;
            };
            let (scheme, dispatch) = (scheme.clone(), dispatch.clone());
            spawn_local(async move {
                let words = write(&scheme, &importer).await;
                dispatch.dispatch(Action::Tell(words.into()));
            });
        },
    );
    html! {
        <>
            <input
                ref={field}
                type="file"
                class="visually-hidden"
                accept=".json,application/json"
                tabindex="-1"
                aria-label="File with a scheme"
                onchange={on_chosen}
            />
            <button type="button" onclick={on_press}>{ icon(Shape::Import) }{ "Import scheme…" }</button>
            <button type="button" title="The scheme as it was saved last" onclick={on_export}>{ icon(Shape::Export) }{ "Export scheme" }</button>
        </>
    }
}

/// Reads a scheme, and what is to be said of it.
async fn read(file: File, importer: &Importer) -> Result<(Scheme, Vec<String>), String> {
    let read = files::read_files(vec![file]).await.into_iter().next();
    let read = read.ok_or("No file was chosen.")?;
    let source = SourceFile {
        bytes: read.bytes.map_err(|error| error.to_string())?,
        name: read.name,
    };
    let outcome = importer.workshop.read_scheme(source).await;
    let import = outcome.map_err(|failure| failure.in_words())?;
    let first = format!(
        "Read “{}”. It takes the place of the project’s scheme when you save the changes.",
        import.scheme.name
    );
    let warnings = import.warnings.iter().map(ToString::to_string);
    let notice = std::iter::once(first).chain(warnings).collect();
    Ok((import.scheme, notice))
}

/// Writes a scheme and downloads it. Returns what is to be said of it.
async fn write(scheme: &Scheme, importer: &Importer) -> String {
    let bytes = match importer.workshop.write_scheme(scheme).await {
        Ok(bytes) => bytes,
        Err(failure) => return failure.in_words(),
    };
    let about = formats::SCHEME;
    let name = formats::file_name(&scheme.name, &clock::today(), about.extension);
    match files::download(&bytes, &name, about.media_type) {
        Ok(()) => format!("Downloaded {name}."),
        Err(error) => error.to_string(),
    }
}
