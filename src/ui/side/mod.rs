//! The left column: the articles, or one of the panels whose entries lead to places in the text.

mod checks;
mod excluded_note;
mod guidelines;
mod history;
mod layers;
mod search;

use yew::prelude::*;

pub(super) use self::excluded_note::{ExcludedNote, ExcludedNoteProperties};

use self::checks::Checks;
use self::guidelines::Guidelines;
use self::history::History;
use self::layers::LayersPanel;
use self::search::Search;
use super::Dispatch;
use super::app::Latest;
use super::later::Aside;
use super::library::Library;
use super::shared::{Same, Shape, icon};
use crate::store::{Action, Side};

/// The column. The list of articles is always there, since the field for importing files is in it.
pub(super) fn side_column(state: &Latest, aside: &Aside, dispatch: &Dispatch) -> Html {
    let side = state.0.side;
    let panel = || PanelProperties {
        state: state.clone(),
    };
    html! {
        <section class="side" aria-label="Left column">
            { tabs(side, dispatch) }
            <div class="side-articles" hidden={side != Side::Articles}>
                <Library project={Same::from(&state.0.project)} open={state.0.article} aside={*aside} />
            </div>
            if side != Side::Articles {
                { aside.draw(|views| (views.panel)(panel())) }
            }
        </section>
    }
}

/// What the tabs are called and how they look.
const TABS: [(Side, &str, Shape); 6] = [
    (Side::Articles, "Articles", Shape::List),
    (Side::Search, "Search", Shape::Search),
    (Side::Layers, "Annotators", Shape::Layers),
    (Side::Checks, "Checks", Shape::Check),
    (Side::History, "History", Shape::History),
    (Side::Guidelines, "Guidelines", Shape::Book),
];

/// One tab for each content of the column.
fn tabs(side: Side, dispatch: &Dispatch) -> Html {
    let tabs = TABS.into_iter().map(|(tab, name, shape)| {
        let is_shown = tab == side;
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ShowSide(tab)));
        html! {
            <button
                key={name}
                type="button"
                role="tab"
                class="side-tab"
                aria-selected={if is_shown { "true" } else { "false" }}
                aria-label={name}
                title={name}
                {onclick}
            >{ icon(shape) }</button>
        }
    });
    html! { <div class="side-tabs" role="tablist" aria-label="Left column" data-roving="">{ for tabs }</div> }
}

/// The properties of [`Panel`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct PanelProperties {
    pub(in crate::ui) state: Latest,
}

/// What the column shows instead of the articles.
#[component]
pub(in crate::ui) fn Panel(properties: &PanelProperties) -> Html {
    let state = &properties.state;
    match state.0.side {
        Side::Articles => Html::default(),
        Side::Search => html! { <Search state={state.clone()} /> },
        Side::Checks => html! { <Checks state={state.clone()} /> },
        Side::History => html! { <History state={state.clone()} /> },
        Side::Layers => html! { <LayersPanel state={state.clone()} /> },
        Side::Guidelines => html! { <Guidelines state={state.clone()} /> },
    }
}
