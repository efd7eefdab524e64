//! What was drafted and not saved when the page was left, for when it is opened again. It lives as long as
//! the tab.

use std::cell::RefCell;

use crate::edit::Draft;
use crate::model::{ProjectId, Scheme};

thread_local! {
    static KEPT: RefCell<Option<(ProjectId, Draft)>> = const { RefCell::new(None) };
}

/// Keeps the draft of a project, if it would change anything.
pub(super) fn keep(project: ProjectId, draft: &Draft) {
    let kept = draft.is_changed().then(|| (project, draft.clone()));
    KEPT.with(|cell| cell.replace(kept));
}

/// The draft to go on with in a project that has this scheme.
pub(super) fn begin(project: ProjectId, scheme: &Scheme) -> Draft {
    let kept = KEPT.with(|cell| cell.borrow().clone());
    match kept {
        Some((of, draft)) if of == project => draft.after(scheme),
        _ => Draft::of(scheme),
    }
}
