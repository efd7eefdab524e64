//! The middle column: an article's text, its marks, and what floats over them.

mod article_text;
mod chooser;
mod curves;
pub(super) mod geometry;
mod handles;
mod head;
mod hidden_layers;
mod labels;
mod link_handle;
mod linking_bar;
mod paint;
mod paragraph;
mod placing;
mod pointer;
mod printing;
mod regions;
mod rehearsal;
mod scrolling;
mod view;

pub(super) use chooser::{Chooser, ChooserProperties};
pub(super) use curves::{Curves, CurvesProperties};
pub(super) use hidden_layers::{HiddenLayers, HiddenLayersProperties};
pub(super) use linking_bar::{LinkingBar, LinkingBarProperties};
pub(super) use regions::{Regions, RegionsProperties};
pub(super) use rehearsal::rehearse;

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use self::article_text::ArticleText;
use self::handles::use_edge_dragging;
use self::head::Head;
use self::labels::{Labels, Purpose};
use self::link_handle::use_link_dragging;
use self::paint::{Painter, show_hovered};
use self::placing::use_placing;
use self::pointer::{span_of_mark, use_text_pointer};
use self::printing::use_printing;
use self::scrolling::use_scrolling;
use self::view::use_view;
use super::app::{Drawer, Latest, Place};
use super::keeping::Keeper;
use super::later::{Later, use_later};
use super::shared::{Same, Shape, icon};
use super::use_dispatch;
use crate::model::{Article, Name};
use crate::query::linkable_labels;
use crate::store::{Edge, Page};
use crate::text::Utf16Offset;

/// The properties of [`Reader`].
#[derive(PartialEq, Properties)]
pub(super) struct ReaderProperties {
    pub(super) state: Latest,
    pub(super) keeper: Keeper,
    pub(super) on_drawer: Callback<Drawer>,
    /// Called with the first text in view whenever the scrolling rests.
    pub(super) on_place: Callback<Place>,
}

/// The elements that are placed by measuring.
#[derive(Clone, Default, PartialEq)]
struct Parts {
    scroller: NodeRef,
    column: NodeRef,
    root: NodeRef,
    sheet: NodeRef,
    caret: NodeRef,
    start: NodeRef,
    end: NodeRef,
    link: NodeRef,
    line: NodeRef,
    toolbar: NodeRef,
    dragging: Rc<Cell<bool>>,
    /// The browser's selection, for as long as the text is divided otherwise.
    kept: Rc<Cell<Option<(Utf16Offset, Utf16Offset)>>>,
    /// How often the text has been divided otherwise.
    divisions: Rc<Cell<u32>>,
}

impl Parts {
    /// Whether a handle is being dragged, and the browser's selection is its preview.
    fn is_dragging(&self) -> bool {
        self.dragging.get()
    }
}

/// The reader.
#[component]
pub(super) fn Reader(properties: &ReaderProperties) -> Html {
    let ReaderProperties {
        state,
        keeper,
        on_drawer,
        on_place,
    } = properties;
    let dispatch = use_dispatch();
    let parts = use_memo((), |()| Parts::default());
    let painter = use_memo((), |()| Painter::new());
    let hovered = use_mut_ref(|| None);

    let on_pointer_down = use_text_pointer(state, &parts, &dispatch);
    let later = use_later();
    let on_link = use_link_dragging(&parts, &dispatch);
    let on_handle = use_edge_dragging(state, &parts, &dispatch);
    let article = state.0.open_article().map(Same::<Article>::from);
    let view = use_view(article.as_ref(), &parts);
    use_scrolling(state, keeper, &parts, on_place);
    let moved = use_placing(state, view.as_ref(), &parts);
    use_target_lights(state, &painter);
    use_printing(state, &painter, &parts.sheet);
    let selected = (state.0.span, state.0.also.clone());
    use_effect_with((selected, (*painter).clone()), |((span, also), painter)| {
        painter.emphasize(span.iter().chain(also));
    });
    {
        // An edit may have made other marks under a pointer that rests.
        let (root, hovered) = (parts.root.clone(), Rc::clone(&hovered));
        use_effect_with(state.clone(), move |_| {
            if let Some(root) = root.cast::<Element>() {
                show_hovered(&root, *hovered.borrow());
            }
        });
    }
    // What the pointer leaves the text for is on no mark.
    let on_pointer_move = {
        let root = parts.root.clone();
        use_callback((), move |event: PointerEvent, ()| {
            let target = event.target_dyn_into::<Element>();
            let now = target.as_ref().and_then(span_of_mark);
            if hovered.replace(now) != now
                && let Some(root) = root.cast::<Element>()
            {
                show_hovered(&root, now);
            }
        })
    };

    let (Some(article), Some(view)) = (article, view) else {
        return html! {
            <div class="reader empty">
                <h1>{ "There is no article yet." }</h1>
                <p>{ "Drop text files here, or use Import or Paste on the left." }</p>
            </div>
        };
    };
    let purpose = match (state.0.selected_range(), state.0.selected_span()) {
        (Some(_), _) => Purpose::Label,
        (None, Some(_)) => Purpose::Relabel,
        (None, None) => Purpose::Hold,
    };
    let (shown, root) = (view.stretch(), parts.root.clone());
    let beside = match &later {
        Later::Here(views) => {
            let regions = RegionsProperties {
                state: state.clone(),
                shown,
                root: root.clone(),
            };
            let curves = CurvesProperties {
                state: state.clone(),
                shown,
                root,
                column: parts.column.clone(),
                moved,
            };
            let chooser = ChooserProperties {
                state: state.clone(),
                root: parts.root.clone(),
                column: parts.column.clone(),
                toolbar: parts.toolbar.clone(),
            };
            html! { <>{ (views.regions)(regions) }{ (views.curves)(curves) }{ (views.chooser)(chooser) }</> }
        }
        _ => Html::default(),
    };
    let handle = |edge: Edge| on_handle.reform(move |event: PointerEvent| (edge, event));
    let has_handles = purpose == Purpose::Relabel;
    let is_placed = state.0.selection.is_some() || state.0.span.is_some();
    let is_caret = state
        .0
        .selection
        .is_some_and(|selection| selection.is_caret());
    html! {
        <div ref={parts.scroller.clone()} class="reader" inert={state.0.page != Page::Annotate}>
            <div ref={parts.column.clone()} class={classes!("column", is_placed.then_some("placed"))}>
                <Head article={article.clone()} />
                <div onpointerdown={on_pointer_down} onpointermove={on_pointer_move.clone()} onpointerleave={on_pointer_move}>
                    <ArticleText
                        key={article.id.to_string()}
                        project={Same::from(&state.0.project)}
                        article={article.clone()}
                        layers={state.0.layers.clone()}
                        me={state.0.identity.id}
                        {view}
                        painter={(*painter).clone()}
                        root={parts.root.clone()}
                    />
                </div>
                <div ref={parts.sheet.clone()} class="print-sheet" translate="no" />
                <div class="overlay" aria-hidden="true">
                    <div ref={parts.caret.clone()} class={classes!("caret", is_caret.then_some("shown"))} />
                    <div
                        ref={parts.start.clone()}
                        class={classes!("handle", "start", has_handles.then_some("shown"))}
                        onpointerdown={handle(Edge::Start)}
                    />
                    <div
                        ref={parts.end.clone()}
                        class={classes!("handle", "end", has_handles.then_some("shown"))}
                        onpointerdown={handle(Edge::End)}
                    />
                    <div
                        ref={parts.link.clone()}
                        class={classes!("link-handle", has_handles.then_some("shown"))}
                        onpointerdown={on_link}
                    >{ icon(Shape::Link) }</div>
                    <svg class="curves"><path ref={parts.line.clone()} class="new-link" /></svg>
                </div>
                { beside }
                <Labels
                    scheme={Same::from(state.0.project.scheme())}
                    held={state.0.held.clone()}
                    {purpose}
                    granularity={state.0.granularity}
                    toolbar={parts.toolbar.clone()}
                    on_details={on_drawer.reform(|()| Drawer::Inspector)}
                />
            </div>
        </div>
    }
}

/// While a link is being made, lights up the spans that it can lead to.
#[hook]
fn use_target_lights(state: &Latest, painter: &Painter) {
    let labels = state.0.linking_from().map(|from| {
        let labels = linkable_labels(state.0.project.scheme(), &from.label);
        labels.into_iter().cloned().collect::<Vec<Name>>()
    });
    use_effect_with((labels, painter.clone()), |(labels, painter)| {
        painter.light_up(labels.as_deref());
    });
}
