//! The views that the page does not need to start with. They, and all that only they use, are a part
//! of the program of their own, which is fetched as soon as the page is ready: the page weighs what
//! reading and labelling need, and everything else may be as rich as it likes.
//!
//! Invariant: the views named here are called through [`LaterViews`] alone. A direct use elsewhere
//! would bring one back into the part that the page starts with.

use std::future::Future;
use std::pin::Pin;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::dialogs::{Dialogs, DialogsProperties};
use super::inspector::{AnnotatorName, AnnotatorNameProperties, Inspector, InspectorProperties};
use super::pages::{WholePage, WholePageProperties};
use super::reader::{
    Curves, CurvesProperties, LinkingBar, LinkingBarProperties, Regions, RegionsProperties,
};
use super::side::{Panel, PanelProperties};

/// The views of the later part, as functions from their properties.
#[derive(Clone, Copy, Debug)]
pub struct LaterViews {
    pub(super) dialogs: fn(DialogsProperties) -> Html,
    pub(super) inspector: fn(InspectorProperties) -> Html,
    pub(super) annotator_name: fn(AnnotatorNameProperties) -> Html,
    pub(super) curves: fn(CurvesProperties) -> Html,
    pub(super) regions: fn(RegionsProperties) -> Html,
    pub(super) linking_bar: fn(LinkingBarProperties) -> Html,
    pub(super) panel: fn(PanelProperties) -> Html,
    pub(super) page: fn(WholePageProperties) -> Html,
}

impl LaterViews {
    /// All of them. Only what fetches the part may call this.
    pub fn all() -> Self {
        Self {
            dialogs: |properties| html! { <Dialogs ..properties /> },
            inspector: |properties| html! { <Inspector ..properties /> },
            annotator_name: |properties| html! { <AnnotatorName ..properties /> },
            curves: |properties| html! { <Curves ..properties /> },
            regions: |properties| html! { <Regions ..properties /> },
            linking_bar: |properties| html! { <LinkingBar ..properties /> },
            panel: |properties| html! { <Panel ..properties /> },
            page: |properties| html! { <WholePage ..properties /> },
        }
    }
}

/// Fetches the part that the views are in; nothing where it could not be fetched. It may be asked again.
pub type FetchLaterViews = fn() -> Pin<Box<dyn Future<Output = Option<LaterViews>>>>;

/// How far the later part of the program has come.
#[derive(Clone, Debug, Default)]
pub(super) enum Later {
    /// It is on its way.
    #[default]
    Coming,
    /// It could not be fetched so far.
    Missing,
    /// It is there.
    Here(LaterViews),
}

/// There is one set of views, so two values differ only in how far it has come.
impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        matches!(
            (self, other),
            (Self::Coming, Self::Coming)
                | (Self::Missing, Self::Missing)
                | (Self::Here(_), Self::Here(_))
        )
    }
}

impl Later {
    /// Draws one of the views, or says that it is on its way.
    pub(super) fn draw(&self, view: impl FnOnce(LaterViews) -> Html) -> Html {
        match self {
            Self::Here(views) => view(*views),
            Self::Coming => html! { <p class="coming">{ "A moment…" }</p> },
            Self::Missing => html! {
                <p class="coming problem">
                    { "This part of Sayso could not be fetched. It is tried again every few seconds; reading, labelling and saving work meanwhile." }
                </p>
            },
        }
    }
}

/// How long after the page has come up the rest of the program is fetched, in milliseconds.
const SOON: u32 = 50;

/// How long after a failure it is tried again, in milliseconds.
const AGAIN: u32 = 3_000;

/// Fetches the later part once the page is ready, and does not give up.
#[hook]
pub(super) fn use_later_part(is_ready: bool, fetch: FetchLaterViews) -> Later {
    let later = use_state_eq(Later::default);
    let setter = later.setter();
    use_effect_with(is_ready, move |is_ready| {
        let soon = is_ready.then(|| {
            Timeout::new(SOON, move || {
                spawn_local(async move {
                    let views = loop {
                        match fetch().await {
                            Some(views) => break views,
                            None => setter.set(Later::Missing),
                        }
                        TimeoutFuture::new(AGAIN).await;
                    };
                    setter.set(Later::Here(views));
                });
            })
        });
        move || drop(soon)
    });
    (*later).clone()
}

/// How far the later part has come.
#[hook]
pub(super) fn use_later() -> Later {
    use_context::<Later>().unwrap_or_default()
}
