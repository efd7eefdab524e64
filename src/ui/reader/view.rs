//! Which paragraphs the reader is near: those are shown with their marks.
//!
//! The text is on the page whole; the view is the part of it that has detail. It follows the
//! window's scrolling with something to spare on each side, and changes only when little of that is
//! left, so that most scrolling changes nothing. Where a reader leaps, by a link or by dragging the
//! scrollbar, there is detail for the window alone at first: the next leap may come at once.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::Parts;
use super::geometry;
use crate::browser::dom_text;
use crate::browser::focus;
use crate::browser::listen::{EventListener, EventListenerOptions, on_window};
use crate::model::{Article, ArticleId};
use crate::query::Layout;
use crate::text::TextRange;
use crate::ui::shared::Same;

/// How many rows have detail before anything is measured: what most windows hold; and how many are
/// divided into passages.
const FIRST_ROWS: u32 = 28;
const FIRST_DIVIDED_ROWS: u32 = 120;

/// How far beyond the window detail must reach, in heights of the window, and how far it is given.
const NEEDED: f64 = 0.3;
const GIVEN: f64 = 0.8;

/// How far beyond the window it is given after a leap.
const GIVEN_AFTER_LEAP: f64 = 0.2;

/// How far beyond the window the text is divided into passages: farther than any browser lays out
/// what it may leave out, since that would be the whole section.
const DIVIDED: f64 = 2.5;

/// How long a view must stay before it is given more than the window needs, in milliseconds.
const REST: u32 = 60;

/// The part of an article that has detail.
#[derive(Clone, PartialEq)]
pub(super) struct View {
    pub(super) layout: Same<Layout>,
    /// The paragraphs that are shown with their marks.
    pub(super) paragraphs: Range<usize>,
    /// The paragraphs that are divided into passages.
    pub(super) passages: Range<usize>,
    pub(super) leaps: Leaps,
}

impl View {
    /// The stretch of the text that is shown with its marks. Asking where something else stands makes
    /// the browser lay out all of what is far away around it.
    pub(super) fn stretch(&self) -> TextRange {
        self.layout.stretch(self.paragraphs.clone())
    }
}

/// How often the reader has leapt to another place. All sections know it, and none is rendered for it.
#[derive(Clone, Default)]
pub(super) struct Leaps(Rc<Cell<u32>>);

impl PartialEq for Leaps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Leaps {
    /// How often.
    pub(super) fn get(&self) -> u32 {
        self.0.get()
    }

    fn count(&self) {
        self.0.set(self.0.get().wrapping_add(1));
    }
}

/// What [`use_view`] keeps between renderings.
#[derive(Clone, PartialEq)]
struct Followed {
    article: ArticleId,
    paragraphs: Range<usize>,
    passages: Range<usize>,
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
    let leaps = (*use_memo((), |()| Leaps::default())).clone();
    let id = article.map(|article| article.id);
    let short = (*layout).as_ref().filter(|layout| layout.is_short());
    let beginning = |rows| {
        let layout = (*layout).as_ref();
        layout.map_or(0..0, |layout| layout.beginning(rows))
    };
    let (paragraphs, passages) = match (short, &*followed) {
        (Some(layout), _) => (0..layout.paragraph_count(), 0..layout.paragraph_count()),
        (None, Some(followed)) if Some(followed.article) == id => {
            (followed.paragraphs.clone(), followed.passages.clone())
        }
        _ => (beginning(FIRST_ROWS), beginning(FIRST_DIVIDED_ROWS)),
    };
    let follow = {
        let (parts, layout) = (parts.clone(), layout.clone());
        let (paragraphs, passages) = (paragraphs.clone(), passages.clone());
        let (article, leaps) = (article.cloned(), leaps.clone());
        let followed = followed.setter();
        Rc::new(move |windows: f64| {
            let article = article.as_ref()?;
            let text = (&*article.text, &**(*layout).as_ref()?);
            let (root, scroller) = (
                parts.root.cast::<Element>()?,
                parts.scroller.cast::<Element>()?,
            );
            let needed = geometry::paragraphs_near(&root, &scroller, text, windows)?;
            if needed.start < paragraphs.start || needed.end > paragraphs.end {
                // A selection that is still being made is known to the browser alone, and lost when
                // the text around its ends is divided. What is kept already has not been given back
                // yet, and is the truth until then.
                if parts.kept.get().is_none() {
                    parts.kept.set(dom_text::selected_range(&root));
                }
                parts.divisions.set(parts.divisions.get().wrapping_add(1));
                let has_leapt = needed.start >= paragraphs.end || needed.end <= paragraphs.start;
                if has_leapt {
                    leaps.count();
                }
                let given = if has_leapt { GIVEN_AFTER_LEAP } else { GIVEN };
                let paragraphs = geometry::paragraphs_near(&root, &scroller, text, given)?;
                let divided = geometry::paragraphs_near(&root, &scroller, text, DIVIDED)?;
                followed.set(Some(Followed {
                    article: article.id,
                    paragraphs,
                    // What has been laid out keeps its height while the reader reads on.
                    passages: if has_leapt {
                        divided
                    } else {
                        let whole = text.1.whole_sections(&divided);
                        let start = divided.start.min(passages.start.max(whole.start));
                        let end = divided.end.max(passages.end.min(whole.end));
                        start..end
                    },
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
            follow(0.0);
            let rested = follow.clone();
            let rest = Timeout::new(REST, move || {
                rested(NEEDED);
            });
            let scroller = parts.scroller.cast::<Element>();
            let listeners = scroller.map(|scroller| {
                let scrolled = follow.clone();
                [
                    EventListener::new(&scroller, "scroll", move |_| {
                        scrolled(NEEDED);
                    }),
                    on_window("resize", EventListenerOptions::default(), move |_| {
                        follow(NEEDED);
                    }),
                ]
            });
            move || drop((listeners, rest))
        });
    }
    let layout = Same::from((*layout).as_ref()?);
    Some(View {
        layout,
        paragraphs,
        passages,
        leaps,
    })
}

/// Gives the text back the selection that it had before it was divided otherwise.
fn restore_selection(parts: &Parts) {
    if let (Some((anchor, end)), Some(root)) = (parts.kept.take(), parts.root.cast::<Element>())
        && !focus::is_writing()
    {
        let _same_text = dom_text::select(&root, anchor, end);
    }
}
