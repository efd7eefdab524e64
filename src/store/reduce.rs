//! The pure function at the heart of the page.

use std::sync::Arc;

use super::{Action, Found, Page, Phase, Side, State, StorageStatus, Tone};
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
            layers,
            unsaved,
        } => {
            next.project = Arc::new(*project);
            next.identity = identity;
            next.history = History::default();
            next.article = article;
            next.selection = None;
            next.let_go();
            next.linking = None;
            next.layers = layers;
            next.found = Found::default();
            next.held = None;
            next.reveal = None;
            next.settle();
            next.phase = Phase::Ready;
            if unsaved {
                next.save_all();
            }
        }
        Action::Fail(reason) => next.phase = Phase::Failed(reason),
        Action::OpenArticle(id) if state.article == Some(id) && state.page == Page::Annotate => {
            return None;
        }
        Action::OpenArticle(id) => {
            next.page = Page::Annotate;
            next.open(id);
        }
        Action::SelectText {
            anchor,
            focus,
            granularity,
        } => {
            next.select_with_pointer(anchor, focus, granularity);
            next.apply_held(now);
        }
        Action::AddFragment {
            anchor,
            focus,
            granularity,
        } => next.add_selected_fragment(anchor, focus, granularity, now),
        Action::AddSelectionToSpan => next.add_selection_to_span(now),
        Action::RemoveFragment { span, fragment } => next.remove_fragment(span, fragment, now),
        Action::RemoveFragmentAtCaret => next.remove_fragment_at_caret(now),
        Action::SetGranularity(granularity) => next.set_granularity(granularity),
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
            if next.cancel_link() {
                return Some(next);
            }
            if next.selected_range().is_some() || next.span.is_some() {
                next.selection = None;
                next.let_go();
            } else if next.held.take().is_some() {
                next.tell(Tone::Shown, "No label is held.");
            } else if next.selection.take().is_none() {
                return None;
            }
        }
        Action::PickAt(offset) if state.linking.is_some() => next.link_at(offset, now),
        Action::PickAt(offset) => next.pick_at(offset),
        Action::SelectSpan(id) => next.select_span(id),
        Action::SelectInPlace(id) => next.select_in_place(id),
        Action::ChooseSpan => next.choose_span(),
        Action::ToggleSpan(id) => next.toggle_span(id),
        Action::StepSpan {
            forward,
            extend,
            fallback,
        } => next.step_span(forward, extend, fallback),
        Action::ApplyLabel(label) => next.apply_label(&label, now),
        Action::PressLabel(label) => next.press_label(&label, now),
        Action::LabelAll { label, places } => next.label_all(&label, places, now),
        Action::ToggleHold(label) => next.toggle_hold(&label),
        Action::ApplyHeld => next.apply_held(now),
        Action::SetAttribute { attribute, value } => {
            next.set_attribute(&attribute, value.as_ref(), now);
        }
        Action::StartLink => next.start_link(),
        Action::LinkTo(id) => next.link_to(id, now),
        Action::LinkAs(number) => next.link_as(number, now),
        Action::ReverseRelation(id) => next.reverse_relation(id, now),
        Action::RetypeRelation {
            relation,
            relation_type,
        } => next.retype_relation(relation, &relation_type, now),
        Action::Exclude => next.exclude(now),
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
        Action::SetEntity { attribute, name } => next.set_entity(&attribute, &name, now),
        Action::Edit(edit) => {
            next.commit(*edit, now);
        }
        Action::Import { files, prepared } => {
            next.import(files, prepared.map(|prepared| *prepared), now);
        }
        Action::Undo => next.undo(now),
        Action::Redo => next.redo(now),
        Action::UndoTo(left) => next.undo_to(left, now),
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
        Action::Search { everywhere } => {
            next.side = Side::Search;
            next.searches_everywhere = everywhere;
            next.searches = state.searches.wrapping_add(1);
        }
        Action::SetHits(hits) if hits.is_empty() && state.found.hits.is_empty() => return None,
        Action::SetHits(hits) => {
            next.found = Found {
                hits,
                current: None,
            };
        }
        Action::GoToHit(number) => next.go_to_hit(number),
        Action::StepHit { forward } => next.step_hit(forward),
        Action::RepeatLabel => next.repeat_label(now),
        Action::SetKeymap(keymap) => next.keymap = Arc::new(keymap),
        Action::OpenUnfinished => next.open_unfinished(),
        Action::FinishArticle => next.finish_article(now),
        Action::ToggleLinks => {
            next.shows_all_links = !state.shows_all_links;
            let words = if next.shows_all_links {
                "All links in view are shown."
            } else {
                "Only the links of the selected span are shown."
            };
            next.tell(Tone::Shown, words);
        }
        Action::SetLayers(layers) => next.set_layers(layers),
        Action::ToggleOthers => next.toggle_others(),
        Action::ShowSide(side) if state.side == side => return None,
        Action::ShowSide(side) => next.side = side,
        Action::ShowPage(page) if state.page == page => return None,
        Action::ShowPage(page) => next.page = page,
        Action::Tell(words) => next.tell(Tone::Shown, words),
    }
    Some(next)
}
