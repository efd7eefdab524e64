//! The pure function at the heart of the page.

use std::sync::Arc;

use super::{Action, Phase, State, StorageStatus, Tone};
use crate::edit::{Edit, History};
use crate::model::Timestamp;

/// The state after an action that happens at `now`. None if the action changes nothing, so that
/// nothing is rendered either.
pub fn reduce(state: &State, action: Action, now: Timestamp) -> Option<State> {
    let mut next = state.clone();
    match action {
        Action::Open {
            project,
            identity,
            article,
            unsaved,
        } => {
            next.project = Arc::new(*project);
            next.identity = identity;
            next.history = History::default();
            next.article = article;
            next.selection = None;
            next.span = None;
            next.settle();
            next.phase = Phase::Ready;
            if unsaved {
                next.save_all();
            }
        }
        Action::Fail(reason) => next.phase = Phase::Failed(reason),
        Action::OpenArticle(id) if state.article == Some(id) => return None,
        Action::OpenArticle(id) => next.open(id),
        Action::SelectText {
            anchor,
            focus,
            exact,
        } => {
            next.select_with_pointer(anchor, focus, exact);
            next.apply_held(now);
        }
        Action::PlaceCaret { offset, extend } => next.place_caret(offset, extend),
        Action::MoveCaret {
            movement,
            extend,
            fallback,
        } => {
            next.move_caret(movement, extend, fallback);
        }
        Action::SelectAll => next.select_all(),
        Action::ClearSelection if state.selection.is_none() => return None,
        Action::ClearSelection => next.selection = None,
        Action::StepBack => {
            if next.selected_range().is_some() || next.span.is_some() {
                next.selection = None;
                next.span = None;
            } else if next.held.take().is_some() {
                next.tell(Tone::Shown, "No label is held.");
            } else if next.selection.take().is_none() {
                return None;
            }
        }
        Action::PickAt(offset) => next.pick_at(offset),
        Action::SelectSpan(id) => next.select_span(id),
        Action::NextSpan { fallback } => next.step_span(true, fallback),
        Action::PreviousSpan { fallback } => next.step_span(false, fallback),
        Action::ApplyLabel(label) => next.apply_label(&label, now),
        Action::PressLabel(label) => next.press_label(&label, now),
        Action::LabelAll { label, hits } => next.label_all(&label, &hits, now),
        Action::ToggleHold(label) => next.toggle_hold(&label),
        Action::ApplyHeld => next.apply_held(now),
        Action::StepEdge {
            edge,
            outward,
            exact,
        } => next.step_edge(edge, outward, exact, now),
        Action::DragEdge {
            span,
            edge,
            offset,
            exact,
        } => {
            next.drag_edge(span, edge, offset, exact, now);
        }
        Action::DeleteSelected => next.delete_selected(now),
        Action::SetEntity {
            span,
            attribute,
            name,
        } => {
            next.set_entity(span, &attribute, &name, now);
        }
        Action::Edit(edit) => {
            next.commit(*edit, now);
        }
        Action::Import { files, prepared } => {
            next.import(files, prepared.map(|prepared| *prepared), now);
        }
        Action::Undo => next.undo(now),
        Action::Redo => next.redo(now),
        Action::SetAnnotatorName(name) => {
            next.identity.asked = true;
            if next.identity.name != name {
                next.identity.name = Arc::clone(&name);
                let annotator = next.annotator();
                next.commit(Edit::PutAnnotator(annotator), now);
            }
        }
        Action::StayAnonymous => next.identity.asked = true,
        Action::Saved(revision) => next.saving.saved(revision),
        Action::SaveFailed(reason) => next.saving.status = StorageStatus::Failing(reason),
        Action::StorageRefused(reason) => next.saving.status = StorageStatus::Refused(reason),
        Action::Show(dialog) => next.dialog = Some(dialog),
        Action::CloseDialog if state.dialog.is_none() => return None,
        Action::CloseDialog => next.dialog = None,
        Action::Tell(words) => next.tell(Tone::Shown, words),
    }
    Some(next)
}
