//! Which paragraphs the reader is near: those are shown with their marks.
//!
//! The text is on the page whole; the view is the part of it that has detail. It follows the
//! window's scrolling with something to spare on each side, and changes only when little of that is
//! left, so that most scrolling changes nothing.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use web_sys::Element;
use yew::prelude::*;

use super::Parts;
use super::geometry;
use crate::browser::dom_text;
use crate::browser::focus;
use crate::browser::listen::{EventListener, EventListenerOptions, on_window};
use crate::model::{Article, ArticleId};
use crate::query::Layout;
use crate::ui::shared::Same;

/// How many rows have detail before anything is measured: more than a window holds.
const FIRST_ROWS: u32 = 48;

/// How far beyond the window detail must reach, in heights of the window, and how far it is given.
const NEEDED: f64 = 0.3;
const GIVEN: f64 = 0.8;

/// The part of an article that has detail.
#[derive(Clone, PartialEq)]
pub(super) struct View {
    pub(super) layout: Same<Layout>,
    pub(super) paragraphs: Range<usize>,
}

/// What [`use_view`] keeps between renderings.
#[derive(Clone, PartialEq)]
struct Followed {
    article: ArticleId,
    paragraphs: Range<usize>,
}

/// Follows the reader through an article.
#[hook]
pub(super) fn use_view(article: Option<&Same<Article>>, parts: &Parts) -> Option<View> {
    let layout = use_memo(article.cloned(), |article| {
        article
            .as_ref()
            .map(|article| Arc::new(Layout::new(&article.text)))
    });
    let followed = use_state_eq(|| None::<Followed>);
    let id = article.map(|article| article.id);
    let short = (*layout).as_ref().filter(|layout| layout.is_short());
    let paragraphs = match &*followed {
        _ if short.is_some() => 0..short.map_or(0, |layout| layout.paragraph_count()),
        Some(followed) if Some(followed.article) == id => followed.paragraphs.clone(),
        _ => (*layout)
            .as_ref()
            .map_or(0..0, |layout| layout.beginning(FIRST_ROWS)),
    };
    let follow = {
        let (parts, layout, paragraphs) = (parts.clone(), layout.clone(), paragraphs.clone());
        let followed = followed.setter();
        Rc::new(move || {
            let layout = (*layout).as_ref()?;
            let (root, scroller) = (
                parts.root.cast::<Element>()?,
                parts.scroller.cast::<Element>()?,
            );
            let needed = geometry::paragraphs_near(&root, &scroller, layout, NEEDED)?;
            if needed.start < paragraphs.start || needed.end > paragraphs.end {
                // A selection that is still being made is known to the browser alone, and lost when
                // the text around its ends is divided. What is kept already has not been given back
                // yet, and is the truth until then.
                if parts.kept.get().is_none() {
                    parts.kept.set(dom_text::selected_range(&root));
                }
                parts.divisions.set(parts.divisions.get().wrapping_add(1));
                let paragraphs = geometry::paragraphs_near(&root, &scroller, layout, GIVEN)?;
                followed.set(Some(Followed {
                    article: id?,
                    paragraphs,
                }));
            }
            Some(())
        })
    };
    {
        let parts = parts.clone();
        let follow = follow.clone();
        use_effect_with((id, paragraphs.clone()), move |_| {
            restore_selection(&parts);
            follow();
            let scroller = parts.scroller.cast::<Element>();
            let listeners = scroller.map(|scroller| {
                let scrolled = follow.clone();
                [
                    EventListener::new(&scroller, "scroll", move |_| {
                        scrolled();
                    }),
                    on_window("resize", EventListenerOptions::default(), move |_| {
                        follow();
                    }),
                ]
            });
            move || drop(listeners)
        });
    }
    let layout = Same::from((*layout).as_ref()?);
    Some(View { layout, paragraphs })
}

/// Gives the text back the selection that it had before it was divided otherwise.
fn restore_selection(parts: &Parts) {
    if let (Some((anchor, end)), Some(root)) = (parts.kept.take(), parts.root.cast::<Element>())
        && !focus::is_writing()
    {
        let _same_text = dom_text::select(&root, anchor, end);
    }
}
