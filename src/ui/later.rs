//! The views that the page does not need to start with. They, and all that only they use, are two
//! parts of the program of their own: what comes up beside the text while one labels, fetched as soon as the
//! page is ready, and what stands aside of it (panels, pages, all that searches), fetched when it is
//! wanted, or once the page has rested. So the page weighs what reading and labelling need, and everything else may be as rich as it
//! likes.
//!
//! Invariant: the views named here are called through [`LaterViews`] and [`AsideViews`] alone. A direct
//! use elsewhere would bring one back into an earlier part.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::dialogs::{Dialogs, DialogsProperties};
use super::fence::{Fence, FenceProperties};
use super::guideline_card::{GuidelineCard, GuidelineCardProperties};
use super::importing::{DoTask, do_task};
use super::inspector::{
    AnnotatorName, AnnotatorNameProperties, EntityField, EntityFieldProperties, Inspector,
    InspectorProperties,
};
use super::pages::{WholePage, WholePageProperties};
use super::reader::{
    Chooser, ChooserProperties, Curves, CurvesProperties, HiddenLayers, HiddenLayersProperties,
    LinkingBar, LinkingBarProperties, Regions, RegionsProperties, rehearse,
};
use super::side::{ExcludedNote, ExcludedNoteProperties, Panel, PanelProperties};
use super::{refocus, roving};
use crate::browser::style::GeneratedStyles;
use crate::model::{ArticleId, Project};
use crate::query::excluded_spans;

/// The views beside the text, as functions from their properties.
#[derive(Clone, Copy)]
pub struct LaterViews {
    pub(super) dialogs: fn(DialogsProperties) -> Html,
    pub(super) inspector: fn(InspectorProperties) -> Html,
    pub(super) annotator_name: fn(AnnotatorNameProperties) -> Html,
    pub(super) curves: fn(CurvesProperties) -> Html,
    pub(super) chooser: fn(ChooserProperties) -> Html,
    pub(super) regions: fn(RegionsProperties) -> Html,
    pub(super) linking_bar: fn(LinkingBarProperties) -> Html,
    pub(super) hidden_layers: fn(HiddenLayersProperties) -> Html,
    pub(super) fence: fn(FenceProperties) -> Html,
    /// What is done with files.
    pub(super) files: DoTask,
}

impl LaterViews {
    /// All of them, with their styles added to the document, the keys of [`roving`] and the clicks of [`refocus`]
    /// listened to, and the opening of an article [rehearsed](rehearse). Only what fetches the part may call this, once.
    pub fn all() -> Self {
        roving::listen();
        refocus::listen();
        spawn_local(rehearse());
        GeneratedStyles::add(include_str!(concat!(env!("OUT_DIR"), "/inspector.css")));
        GeneratedStyles::add(include_str!(concat!(env!("OUT_DIR"), "/dialogs.css")));
        Self {
            dialogs: |properties| html! { <Dialogs ..properties /> },
            inspector: |properties| html! { <Inspector ..properties /> },
            annotator_name: |properties| html! { <AnnotatorName ..properties /> },
            curves: |properties| html! { <Curves ..properties /> },
            chooser: |properties| html! { <Chooser ..properties /> },
            regions: |properties| html! { <Regions ..properties /> },
            linking_bar: |properties| html! { <LinkingBar ..properties /> },
            hidden_layers: |properties| html! { <HiddenLayers ..properties /> },
            fence: |properties| html! { <Fence ..properties /> },
            files: do_task,
        }
    }
}

/// The views aside of the text, as functions from their properties.
#[derive(Clone, Copy)]
pub struct AsideViews {
    pub(super) panel: fn(PanelProperties) -> Html,
    pub(super) page: fn(WholePageProperties) -> Html,
    pub(super) entity_field: fn(EntityFieldProperties) -> Html,
    pub(super) guideline_card: fn(GuidelineCardProperties) -> Html,
    pub(super) excluded_note: fn(ExcludedNoteProperties) -> Html,
    /// How many spans of an article exports leave out.
    pub(super) excluded_spans: fn(&Project, ArticleId) -> usize,
}

impl AsideViews {
    /// All of them, with their styles added to the document. Only what fetches the part may call this,
    /// once.
    pub fn all() -> Self {
        GeneratedStyles::add(include_str!(concat!(env!("OUT_DIR"), "/panels.css")));
        GeneratedStyles::add(include_str!(concat!(env!("OUT_DIR"), "/pages.css")));
        Self {
            panel: |properties| html! { <Panel ..properties /> },
            page: |properties| html! { <WholePage ..properties /> },
            entity_field: |properties| html! { <EntityField ..properties /> },
            guideline_card: |properties| html! { <GuidelineCard ..properties /> },
            excluded_note: |properties| html! { <ExcludedNote ..properties /> },
            excluded_spans,
        }
    }
}

/// Fetches a part of the program; nothing where it could not be fetched. It may be asked again.
pub type Fetch<Views> = fn() -> Pin<Box<dyn Future<Output = Option<Views>>>>;

/// How far a part of the program has come.
#[derive(Clone, Copy, Default)]
pub(super) enum Part<Views> {
    /// It is on its way.
    #[default]
    Coming,
    /// It could not be fetched so far.
    Missing,
    /// It is there.
    Here(Views),
}

/// The part beside the text.
pub(super) type Later = Part<LaterViews>;

/// The part aside of it.
pub(super) type Aside = Part<AsideViews>;

/// There is one set of views of a part, so two values differ only in how far it has come.
impl<Views> PartialEq for Part<Views> {
    fn eq(&self, other: &Self) -> bool {
        matches!(
            (self, other),
            (Self::Coming, Self::Coming)
                | (Self::Missing, Self::Missing)
                | (Self::Here(_), Self::Here(_))
        )
    }
}

impl<Views: Copy> Part<Views> {
    /// Whether it is there.
    pub(super) fn is_here(&self) -> bool {
        matches!(self, Self::Here(_))
    }

    /// Draws one of the views, or says that it is on its way.
    pub(super) fn draw(&self, view: impl FnOnce(Views) -> Html) -> Html {
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

/// The views for what happens outside of rendering, as soon as they are there. Clones share them.
#[derive(Clone, Default)]
pub(super) struct LaterCell(Rc<Cell<Option<LaterViews>>>);

impl PartialEq for LaterCell {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl LaterCell {
    /// The views, once they are there.
    pub(super) async fn views(&self) -> LaterViews {
        loop {
            if let Some(views) = self.0.get() {
                return views;
            }
            TimeoutFuture::new(LOOK).await;
        }
    }

    /// Keeps the views once they have come.
    pub(super) fn keep(&self, later: &Later) {
        if let Later::Here(views) = later {
            self.0.set(Some(*views));
        }
    }
}

/// How often it is looked whether the later part has come, in milliseconds.
const LOOK: u32 = 10;

/// How long after the page has come up the part beside the text is fetched, in milliseconds.
pub(super) const SOON: u32 = 50;

/// How long nobody must have wanted the part aside of the text, nor had the page do any work, until it is
/// fetched in advance, in milliseconds. What is done in the first moments, such as importing a file, needs
/// the processor more.
pub(super) const AFTERWARDS: u32 = 2_000;

/// How long after a failure it is tried again, in milliseconds.
const AGAIN: u32 = 3_000;

/// Fetches a part once it has been time for it for so many milliseconds, and does not give up.
#[hook]
pub(super) fn use_part<Views>(is_time: bool, delay: u32, fetch: Fetch<Views>) -> Part<Views>
where
    Views: Copy + 'static,
{
    let part = use_state_eq(Part::default);
    let setter = part.setter();
    let has_begun = use_mut_ref(|| false);
    use_effect_with((is_time, delay), move |(is_time, delay)| {
        let soon = is_time.then(|| {
            Timeout::new(*delay, move || {
                if has_begun.replace(true) {
                    return;
                }
                spawn_local(async move {
                    let views = loop {
                        match fetch().await {
                            Some(views) => break views,
                            None => setter.set(Part::Missing),
                        }
                        TimeoutFuture::new(AGAIN).await;
                    };
                    setter.set(Part::Here(views));
                });
            })
        });
        move || drop(soon)
    });
    *part
}

/// How far the part beside the text has come.
#[hook]
pub(super) fn use_later() -> Later {
    use_context::<Later>().unwrap_or_default()
}

/// How far the part aside of the text has come.
#[hook]
pub(super) fn use_aside() -> Aside {
    use_context::<Aside>().unwrap_or_default()
}
