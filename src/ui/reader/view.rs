//! Which paragraphs the reader is near: those are shown with their marks.
//!
//! The text is on the page whole; the view is the part of it that has detail. It follows the
//! window's scrolling with something to spare on each side, and changes only when little of that is
//! left, so that most scrolling changes nothing.
//!
//! Where a reader leaps, by a link or by dragging the scrollbar, there is detail for the window alone
//! at first: the next leap may come at once. A reader who moves on by half a window and more in frame after
//! frame is *rushing*, and sees text without marks until two frames pass without that.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use web_sys::Element;
use yew::prelude::*;

use super::Parts;
use super::geometry;
use crate::browser::dom_text;
use crate::browser::focus;
use crate::browser::frames::{AfterFrames, AfterTime};
use crate::browser::listen::{EventListener, EventListenerOptions, on_window};
use crate::model::{Article, ArticleId};
use crate::query::Layout;
use crate::text::{Text, TextRange};
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

/// After how many frames a reader who moves on no farther is rushing no more, the frame of the last
/// move among them: two without a move. One may be there only because the last took long.
const FRAMES_OF_REST: u32 = 3;

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
    /// A view with all of a text in detail.
    pub(super) fn whole(text: &Text) -> Self {
        let layout = Layout::new(text);
        let all = 0..layout.paragraph_count();
        Self {
            layout: Same(Arc::new(layout)),
            paragraphs: all.clone(),
            passages: all,
            leaps: Leaps::default(),
        }
    }

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
    detail: Detail,
}

/// What of a text has detail.
#[derive(Clone, PartialEq)]
struct Detail {
    /// The paragraphs with marks: none for a reader who is rushing.
    paragraphs: Range<usize>,
    /// The paragraphs that are divided into passages, the former among them.
    passages: Range<usize>,
    /// The paragraph in the middle of the window when it was given.
    middle: usize,
}

impl Detail {
    fn is_rushed(&self) -> bool {
        self.paragraphs.is_empty() && !self.passages.is_empty()
    }

    /// Where the reader is known to be.
    fn place(&self) -> &Range<usize> {
        if self.is_rushed() {
            &self.passages
        } else {
            &self.paragraphs
        }
    }

    fn is_enough(&self, needed: &Range<usize>) -> bool {
        let is_inside = self.place().start <= needed.start && needed.end <= self.place().end;
        is_inside && !self.is_rushed()
    }

    fn is_elsewhere(&self, needed: &Range<usize>) -> bool {
        needed.start >= self.place().end || needed.end <= self.place().start
    }

    /// The passages for a reader who has read on so far that other paragraphs are to be divided: what
    /// has been laid out keeps its height.
    fn passages_beyond(&self, layout: &Layout, divided: &Range<usize>) -> Range<usize> {
        let whole = layout.whole_sections(divided);
        let start = divided.start.min(self.passages.start.max(whole.start));
        let end = divided.end.max(self.passages.end.min(whole.end));
        start..end
    }
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
    // Whether the reader moved on by half a window in one of the last frames.
    let has_hurried = use_memo((), |()| Cell::new(false));
    let id = article.map(|article| article.id);
    let short = (*layout).as_ref().filter(|layout| layout.is_short());
    let beginning = |rows| {
        let layout = (*layout).as_ref();
        layout.map_or(0..0, |layout| layout.beginning(rows))
    };
    let detail = match (short, &*followed) {
        (Some(layout), _) => Detail {
            paragraphs: 0..layout.paragraph_count(),
            passages: 0..layout.paragraph_count(),
            middle: 0,
        },
        (None, Some(followed)) if Some(followed.article) == id => followed.detail.clone(),
        _ => Detail {
            paragraphs: beginning(FIRST_ROWS),
            passages: beginning(FIRST_DIVIDED_ROWS),
            middle: 0,
        },
    };
    let follow = {
        let (parts, layout, detail) = (parts.clone(), layout.clone(), detail.clone());
        let (article, leaps) = (article.cloned(), leaps.clone());
        let has_hurried = has_hurried.clone();
        let followed = followed.setter();
        Rc::new(move |windows: f64, has_moved: bool| {
            let article = article.as_ref()?;
            let layout = (*layout).as_ref()?;
            let root = parts.root.cast::<Element>()?;
            let scroller = parts.scroller.cast::<Element>()?;
            let near = |windows| {
                let text = (&*article.text, &**layout);
                geometry::paragraphs_near(&root, &scroller, text, windows)
            };
            let needed = near(windows)?;
            if detail.is_enough(&needed) {
                return Some(());
            }
            // A selection that is still being made is known to the browser alone, and lost when the
            // text around its ends is divided. What is kept already has not been given back yet, and
            // is the truth until then.
            if parts.kept.get().is_none() {
                parts.kept.set(dom_text::selected_range(&root));
            }
            parts.divisions.set(parts.divisions.get().wrapping_add(1));
            let has_leapt = detail.is_elsewhere(&needed);
            if has_leapt {
                leaps.count();
            }
            let window = near(0.0)?;
            let middle = window.start.midpoint(window.end);
            // Text that turns out to be higher or lower than it was taken for also moves the window, and is no
            // haste.
            let is_rushing =
                has_moved && !window.contains(&detail.middle) && has_hurried.replace(true);
            let divided = near(DIVIDED)?;
            let detail = Detail {
                paragraphs: if is_rushing {
                    middle..middle
                } else if has_leapt || detail.is_rushed() {
                    near(GIVEN_AFTER_LEAP)?
                } else {
                    near(GIVEN)?
                },
                passages: if has_leapt {
                    divided
                } else {
                    detail.passages_beyond(layout, &divided)
                },
                middle,
            };
            followed.set(Some(Followed {
                article: article.id,
                detail,
            }));
            Some(())
        })
    };
    {
        let parts = parts.clone();
        let opened = use_mut_ref(|| None);
        use_effect_with(
            (id, detail.clone(), short.is_some()),
            move |(id, detail, is_short)| {
                restore_selection(&parts);
                let is_opened = opened.replace(*id) != *id;
                // What has detail from end to end wants none.
                let following = (!is_short).then(|| {
                    let is_rushed = detail.is_rushed();
                    let first = follow.clone();
                    let first = if is_opened {
                        // As everything that asks where an article that was opened stands.
                        Some(AfterFrames::new(1, move || {
                            first(0.0, false);
                        }))
                    } else {
                        if !is_rushed {
                            first(0.0, false);
                        }
                        None
                    };
                    let (stopped, rested, scrolled) =
                        (follow.clone(), follow.clone(), follow.clone());
                    let rests = (
                        AfterFrames::new(FRAMES_OF_REST, move || {
                            has_hurried.set(false);
                            if is_rushed {
                                stopped(0.0, false);
                            }
                        }),
                        AfterTime::new(REST, move || {
                            rested(NEEDED, false);
                        }),
                    );
                    let scroller = parts.scroller.cast::<Element>();
                    let listeners = scroller.map(|scroller| {
                        [
                            EventListener::new(&scroller, "scroll", move |_| {
                                scrolled(NEEDED, true);
                            }),
                            on_window("resize", EventListenerOptions::default(), move |_| {
                                follow(NEEDED, false);
                            }),
                        ]
                    });
                    (first, listeners, rests)
                });
                move || drop(following)
            },
        );
    }
    let layout = Same::from((*layout).as_ref()?);
    Some(View {
        layout,
        paragraphs: detail.paragraphs,
        passages: detail.passages,
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
