//! What says that spans are hidden, with the way back, and keeps in this browser which ones are.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::query::{Layers, annotators_of};
use crate::store::{Action, Page, Side};
use crate::text::counted;
use crate::ui::app::Latest;
use crate::ui::keeping::Keeper;
use crate::ui::{on_click, use_dispatch};

/// The properties of [`HiddenLayers`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct HiddenLayersProperties {
    pub(in crate::ui) state: Latest,
    pub(in crate::ui) keeper: Keeper,
}

/// How many layers are hidden, as long as some are.
#[component]
pub(in crate::ui) fn HiddenLayers(properties: &HiddenLayersProperties) -> Html {
    let HiddenLayersProperties { state, keeper } = properties;
    let dispatch = use_dispatch();
    use_kept_layers(state, keeper);
    let (state, layers) = (&state.0, &state.0.layers);
    if layers.shows_all() || state.page != Page::Annotate {
        return Html::default();
    }
    let everyone = annotators_of(&state.project, state.article);
    let count = everyone.iter().filter(|id| layers.hides(**id)).count();
    let spans = state
        .article
        .map_or(0, |article| layers.hidden_spans(&state.project, article));
    let act = |action: fn() -> Action| on_click(&dispatch, action);
    html! {
        <section class="hidden-layers" aria-label="Hidden layers">
            <button type="button" class="words" title="Whose spans are hidden" onclick={act(|| Action::ShowSide(Side::Layers))}>
                { format!("{} hidden · {} here", counted(count, "layer"), counted(spans, "span")) }
            </button>
            <button type="button" onclick={act(|| Action::SetLayers(Layers::default()))}>{ "Show all" }</button>
        </section>
    }
}

/// Remembers what is hidden in the open project, and brings it back where a project came with a file that was
/// open in this browser before.
#[hook]
fn use_kept_layers(state: &Latest, keeper: &Keeper) {
    let dispatch = use_dispatch();
    let project = state.0.project.id();
    {
        let (shown, keeper) = (state.0.layers.clone(), keeper.clone());
        use_effect_with(project, move |project| {
            let project = *project;
            if keeper.knows_layers(project) {
                return;
            }
            spawn_local(async move {
                let layers = keeper.layers(project).await;
                if layers != shown {
                    dispatch.dispatch(Action::SetLayers(layers));
                }
            });
        });
    }
    let keeper = keeper.clone();
    use_effect_with(
        (project, state.0.layers.clone()),
        move |(project, layers)| {
            keeper.save_layers(*project, layers);
        },
    );
}
