//! The middle column: an article's text, its marks, and what floats over them.

mod article_text;
pub(super) mod geometry;
mod handles;
mod head;
mod labels;
mod paint;
mod paragraph;
mod pointer;
mod printing;
mod scrolling;
mod view;

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use self::article_text::ArticleText;
use self::handles::use_edge_dragging;
use self::head::Head;
use self::labels::{Labels, Purpose};
use self::paint::{Painter, show_hovered};
use self::pointer::{span_of_mark, use_text_pointer};
use self::printing::use_printing;
use self::scrolling::use_scrolling;
use self::view::{View, use_view};
use super::app::{Drawer, Latest, Place};
use super::keeping::Keeper;
use super::shared::Same;
use super::use_dispatch;
use crate::browser::dom_text;
use crate::browser::focus;
use crate::browser::listen::{EventListenerOptions, on_window};
use crate::model::Article;
use crate::store::{Edge, State};
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
    let on_handle = use_edge_dragging(state, &parts, &dispatch);
    let article = state.0.open_article().map(Same::<Article>::from);
    let view = use_view(article.as_ref(), &parts);
    use_scrolling(state, keeper, &parts, on_place);
    use_placing(state, view.as_ref(), &parts);
    use_printing(state, &painter, &parts.sheet);
    use_effect_with((state.0.span, (*painter).clone()), |(span, painter)| {
        painter.emphasize(*span);
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
                <p>{ "There is no article yet." }</p>
                <p>{ "Drop text files here, or use Import or Paste on the left." }</p>
            </div>
        };
    };
    let purpose = match (state.0.selected_range(), state.0.selected_span()) {
        (Some(_), _) => Purpose::Label,
        (None, Some(_)) => Purpose::Relabel,
        (None, None) => Purpose::Hold,
    };
    let handle = |edge: Edge| on_handle.reform(move |event: PointerEvent| (edge, event));
    let has_handles = purpose == Purpose::Relabel;
    let is_caret = state
        .0
        .selection
        .is_some_and(|selection| selection.is_caret());
    html! {
        <div ref={parts.scroller.clone()} class="reader">
            <div ref={parts.column.clone()} class="column">
                <Head article={article.clone()} />
                <div onpointerdown={on_pointer_down} onpointermove={on_pointer_move}>
                    <ArticleText
                        key={article.id.to_string()}
                        project={Same::from(&state.0.project)}
                        article={article.clone()}
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
                </div>
                <Labels
                    scheme={Same::from(state.0.project.scheme())}
                    held={state.0.held.clone()}
                    {purpose}
                    toolbar={parts.toolbar.clone()}
                    on_details={on_drawer.reform(|()| Drawer::Inspector)}
                />
            </div>
        </div>
    }
}

/// Puts caret, handles, palette and the browser's selection where the state says, after each
/// rendering and whenever the window changes its size.
#[hook]
fn use_placing(state: &Latest, view: Option<&View>, parts: &Parts) {
    let resized = use_state(|| 0_u32);
    {
        let resized = resized.setter();
        use_effect_with((), move |()| {
            let mut count = 0;
            let listener = on_window("resize", EventListenerOptions::default(), move |_| {
                count += 1;
                resized.set(count);
            });
            move || drop(listener)
        });
    }
    use_effect_with((state.clone(), parts.clone()), |(state, parts)| {
        show_selection(&state.0, parts);
    });
    let paragraphs = view.map(|view| view.paragraphs.clone());
    use_effect_with(
        (state.clone(), parts.clone(), *resized, paragraphs),
        |(state, parts, ..)| {
            place(&state.0, parts);
        },
    );
}

/// Makes the browser's selection the one of the state, unless the user is writing in a field or
/// dragging a handle.
fn show_selection(state: &State, parts: &Parts) {
    let (Some(article), Some(root)) = (state.open_article(), parts.root.cast::<Element>()) else {
        return;
    };
    if focus::is_writing() || parts.is_dragging() {
        return;
    }
    let text = &article.text;
    match state.shown_selection() {
        Some((anchor, focus)) => {
            let _shorter_text = dom_text::select(&root, text.utf16(anchor), text.utf16(focus));
        }
        None => {
            if dom_text::selected_range(&root).is_some_and(|(anchor, focus)| anchor != focus) {
                dom_text::clear_selection();
            }
        }
    }
}

fn place(state: &State, parts: &Parts) -> Option<()> {
    let article = state.open_article()?;
    let text = &article.text;
    let root = parts.root.cast::<Element>()?;
    let column = parts.column.cast::<Element>()?;
    let scroller = parts.scroller.cast::<Element>()?;
    if let (Some(selection), Some(caret)) = (state.selection, parts.caret.cast::<HtmlElement>())
        && let Some(rectangle) = dom_text::caret_rectangle(&root, text.utf16(selection.focus))
    {
        geometry::put(&caret, &column, rectangle.left, rectangle.top);
        geometry::set(&caret, "height", rectangle.bottom - rectangle.top);
    }
    if let Some(span) = state.selected_span()
        && let Some((first, last)) = geometry::ends_of(&root, text, span.fragments.extent())
    {
        if let Some(start) = parts.start.cast::<HtmlElement>() {
            geometry::put(&start, &column, first.left, first.bottom);
        }
        if let Some(end) = parts.end.cast::<HtmlElement>() {
            geometry::put(&end, &column, last.right, last.bottom);
        }
    }
    let toolbar = parts.toolbar.cast::<HtmlElement>()?;
    match state
        .selected_range()
        .and_then(|range| geometry::ends_of(&root, text, range))
    {
        Some(ends) => geometry::put_palette(&toolbar, &column, &scroller, ends),
        None => {
            for property in ["left", "top"] {
                let _was_not_set = toolbar.style().remove_property(property);
            }
        }
    }
    Some(())
}
