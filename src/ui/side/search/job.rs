//! The search itself, in slices, so that the page goes on answering.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::slices::Slices;
use crate::model::{Name, Project};
use crate::query::{Query, Scope, Search, SearchError, SearchProgress, Searcher};
use crate::store::Action;
use crate::ui::Dispatch;

/// How much text is searched between two looks at the clock, in bytes.
const AT_ONCE: usize = 64 * 1024;

/// How far a search has come.
#[derive(Clone, PartialEq)]
pub(super) enum Outcome {
    /// There is nothing to search for.
    Nothing,
    /// What was typed cannot be searched for, for this reason.
    Wrong(Name),
    /// It is going on.
    Searching(SearchProgress),
    /// The hits are in the store.
    Done {
        /// Whether there are more than are kept.
        is_limited: bool,
    },
}

/// What the texts of a project depend on: a search is not repeated when spans change.
struct SameTexts(Arc<Project>);

impl PartialEq for SameTexts {
    fn eq(&self, other: &Self) -> bool {
        self.0.has_same_articles(&other.0)
    }
}

/// Searches whenever something else is wanted, and hands what was found to the store.
#[hook]
pub(super) fn use_search(
    query: &Query,
    scope: Scope,
    project: &Arc<Project>,
    dispatch: &Dispatch,
) -> Outcome {
    let outcome = use_state_eq(|| Outcome::Nothing);
    let setter = outcome.setter();
    let dispatch = dispatch.clone();
    let wanted = (query.clone(), scope, SameTexts(Arc::clone(project)));
    use_effect_with(wanted, move |(query, scope, project)| {
        let is_wanted = Rc::new(Cell::new(true));
        match Searcher::new(query) {
            Err(error) => {
                setter.set(match error {
                    SearchError::EmptyPattern => Outcome::Nothing,
                    error => Outcome::Wrong(error.to_string().into()),
                });
                dispatch.dispatch(Action::SetHits(Arc::default()));
            }
            Ok(searcher) => {
                let search = Search::new(&project.0, searcher, *scope);
                let still = Rc::clone(&is_wanted);
                spawn_local(run(search, still, setter, dispatch));
            }
        }
        move || is_wanted.set(false)
    });
    (*outcome).clone()
}

async fn run(
    mut search: Search,
    is_wanted: Rc<Cell<bool>>,
    outcome: UseStateSetter<Outcome>,
    dispatch: Dispatch,
) {
    let mut slices = Slices::default();
    while let Some(progress) = search.step(AT_ONCE) {
        if slices.rest().await {
            outcome.set(Outcome::Searching(progress));
        }
        if !is_wanted.get() {
            return;
        }
    }
    dispatch.dispatch(Action::SetHits(search.hits().into()));
    outcome.set(Outcome::Done {
        is_limited: search.is_limited(),
    });
}
