//! The keys of the page: from an event to the table in `store::keys`, and from there to actions.

use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::Dispatch;
use super::importing::{Importer, Task};
use super::reader::geometry;
use super::shared::attribute_field;
use crate::browser::listen::{EventListenerOptions, on_document};
use crate::browser::{dom_text, focus, page};
use crate::model::Article;
use crate::store::keys::{Chord, Command, Place, attribute_of, label_of};
use crate::store::{Action, Dialog, Page, State};
use crate::text::ByteOffset;

/// Listens to the keys for as long as the page lives.
#[hook]
pub(super) fn use_keyboard(state: &Rc<State>, dispatch: &Dispatch, importer: Option<&Importer>) {
    let latest = use_mut_ref(|| (Rc::clone(state), importer.cloned()));
    *latest.borrow_mut() = (Rc::clone(state), importer.cloned());
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = on_document("keydown", options, move |event| {
            let (state, importer) = latest.borrow().clone();
            if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                && press(event, &state, &dispatch, importer.as_ref()).is_some()
            {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// Does what a key says. None if it says nothing here, and the browser may have it.
fn press(
    event: &KeyboardEvent,
    state: &State,
    dispatch: &Dispatch,
    importer: Option<&Importer>,
) -> Option<()> {
    if event.is_composing() || state.dialog.is_some() {
        return None;
    }
    let chord = chord_of(event);
    let place = place(event)?;
    if place == Focus::Field {
        return leave_field(&chord, state);
    }
    if state.linking.is_some()
        && let Some(number) = digit(event).filter(|_| !chord.alt && !chord.command)
    {
        dispatch.dispatch(Action::LinkAs(usize::from(number).checked_sub(1)?));
        return Some(());
    }
    let is_annotating = state.page == Page::Annotate;
    if is_annotating
        && let Some((label, is_held)) = label_of(state.project.scheme(), &chord, digit(event))
    {
        let name = state.project.scheme().labels.get(label)?.name.clone();
        dispatch.dispatch(if is_held {
            Action::ToggleHold(name)
        } else {
            Action::ApplyLabel(name)
        });
        return Some(());
    }
    if is_annotating
        && let Some(span) = state.selected_span()
        && let Some(name) = attribute_of(state.project.scheme(), &span.label, &chord)
    {
        return go_to(&attribute_field(name));
    }
    let entry = state
        .keymap
        .entry_in_line(&chord, state.is_right_to_left())?;
    let is_out_of_place = entry.place == Place::Text && place != Focus::Text;
    // What concerns the text does nothing while another page lies over it.
    let is_covered = !is_annotating && !entry.section.is_for_every_page();
    if is_out_of_place || is_covered {
        return None;
    }
    perform(entry.command, state, dispatch, importer)
}

/// Does what a command says. None if there is nothing to be done.
pub(super) fn perform(
    command: Command,
    state: &State,
    dispatch: &Dispatch,
    importer: Option<&Importer>,
) -> Option<()> {
    let action = match command {
        Command::Move(movement) => Action::MoveCaret {
            movement,
            extend: false,
            fallback: fallback(state)?,
        },
        Command::Extend(movement) => Action::MoveCaret {
            movement,
            extend: true,
            fallback: fallback(state)?,
        },
        Command::ScreenLine { down, extend } => Action::PlaceCaret {
            offset: screen_line(state, down)?,
            extend,
        },
        Command::SelectAll => Action::SelectAll,
        Command::NextGranularity => Action::SetGranularity(state.granularity.next()),
        Command::Confirm if state.linking.is_some() => Action::LinkTo(state.span?),
        Command::Confirm => {
            state.held.as_ref()?;
            Action::ApplyHeld
        }
        Command::SpanUnderCaret { outward } => {
            Action::SelectInPlace(state.next_under_caret(outward)?)
        }
        Command::ChooseSpan => Action::ChooseSpan,
        Command::AddFragment => Action::AddSelectionToSpan,
        Command::RemoveFragment => Action::RemoveFragmentAtCaret,
        Command::StartLink => Action::StartLink,
        Command::ToggleLinks => Action::ToggleLinks,
        Command::ToggleOthers => Action::ToggleOthers,
        Command::Exclude => Action::Exclude,
        Command::Show(side) => Action::ShowSide(side),
        Command::GoTo(page) => Action::ShowPage(page),
        Command::StepSpan { forward, extend } => Action::StepSpan {
            forward,
            extend,
            fallback: fallback(state).unwrap_or_default(),
        },
        Command::NextArticle => Action::OpenArticle(neighbour(state, true)?),
        Command::PreviousArticle => Action::OpenArticle(neighbour(state, false)?),
        Command::RepeatLabel => Action::RepeatLabel,
        Command::Search { everywhere } => Action::Search { everywhere },
        Command::StepHit { forward } => Action::StepHit { forward },
        Command::NextUnfinished => Action::OpenUnfinished,
        Command::FinishArticle => Action::FinishArticle,
        Command::StepEdge {
            edge,
            outward,
            exact,
        } => Action::StepEdge {
            edge,
            outward,
            exact,
        },
        Command::DeleteSpan => Action::DeleteSelected,
        Command::EditNote => return go_to("span-note"),
        Command::SearchArticles => return go_to("article-search"),
        Command::Undo => Action::Undo,
        Command::Redo => Action::Redo,
        Command::SaveProject => {
            importer?.begin(Task::Download(Arc::clone(&state.project)));
            return Some(());
        }
        Command::Export => Action::Show(Dialog::Export),
        Command::Projects => Action::Show(Dialog::Projects),
        Command::Palette => Action::Show(Dialog::Palette),
        Command::Help => Action::Show(Dialog::Help),
        Command::StepBack => Action::StepBack,
    };
    dispatch.dispatch(action);
    Some(())
}

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// In a field, whose keys are its own.
    Field,
    /// On the text, or nowhere.
    Text,
    /// On anything else.
    Other,
}

fn place(event: &KeyboardEvent) -> Option<Focus> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    if target.closest("dialog").ok()?.is_some() {
        return None;
    }
    if focus::is_field(&target) {
        return Some(Focus::Field);
    }
    let on_text = target.has_attribute("data-article-text") || target.tag_name() == "BODY";
    Some(if on_text { Focus::Text } else { Focus::Other })
}

/// Escape leaves a field for the text, or the page over it; everything else is the field's. The text's selection is not
/// shown while one writes, and so has to be shown then.
fn leave_field(chord: &Chord, state: &State) -> Option<()> {
    if chord.key != "Escape" {
        return None;
    }
    // Under a page that lies over it, the text takes no focus.
    if let Some(page) = element(".whole-page") {
        return page.dyn_ref::<HtmlElement>()?.focus().ok();
    }
    let root = text_element()?;
    root.dyn_ref::<HtmlElement>()?.focus().ok()?;
    if let (Some((anchor, focus)), Some(article)) = (state.shown_selection(), state.open_article())
    {
        let text = &article.text;
        let _shorter_text = dom_text::select(&root, text.utf16(anchor), text.utf16(focus));
    }
    Some(())
}

fn go_to(id: &str) -> Option<()> {
    let element = page::document().get_element_by_id(id)?;
    element.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// The chord that an event tells of.
pub(super) fn chord_of(event: &KeyboardEvent) -> Chord {
    let key = event.key();
    // On many keyboards `[` and `{` are made with AltGr, which some systems report as Ctrl+Alt.
    let is_alt_graph = event.get_modifier_state("AltGraph");
    // With Alt held, a digit is whatever the system makes of it.
    let digit = digit(event).filter(|_| event.alt_key() && !is_alt_graph);
    let key = if let Some(digit) = digit {
        digit.to_string()
    } else if key.chars().count() == 1 {
        key.to_lowercase()
    } else {
        key
    };
    let command = if page::is_mac() {
        event.meta_key()
    } else {
        event.ctrl_key()
    };
    Chord {
        key,
        shift: event.shift_key(),
        alt: event.alt_key() && !is_alt_graph,
        command: command && !is_alt_graph,
    }
}

/// The digit on a key, whatever Shift makes of it.
fn digit(event: &KeyboardEvent) -> Option<u8> {
    let code = event.code();
    let digit = code
        .strip_prefix("Digit")
        .or_else(|| code.strip_prefix("Numpad"))?;
    digit.parse().ok()
}

/// Where the open article stands.
pub(super) fn text_element() -> Option<Element> {
    element("[data-article-text]")
}

fn element(selector: &str) -> Option<Element> {
    page::document().query_selector(selector).ok().flatten()
}

/// The element that scrolls the text.
fn scroller(text: &Element) -> Option<Element> {
    text.closest(".reader").ok().flatten()
}

fn fallback(state: &State) -> Option<ByteOffset> {
    let root = text_element()?;
    let scroller = scroller(&root)?;
    Some(geometry::first_in_view(
        &root,
        &scroller,
        &state.open_article()?.text,
    ))
}

/// The place a line above or below the caret, as the text is wrapped now.
fn screen_line(state: &State, down: bool) -> Option<ByteOffset> {
    let article: &Article = state.open_article()?;
    let root = text_element()?;
    let Some(selection) = state.selection else {
        return fallback(state);
    };
    let caret = dom_text::caret_rectangle(&root, article.text.utf16(selection.focus))?;
    let height = caret.bottom - caret.top;
    let palette = page::document().query_selector(".labels").ok().flatten();
    let _palette_out_of_the_way = palette.map(geometry::Transparent::new);
    // Blank lines are lower than others: the nearest line that is another one is meant.
    let reaches = [0.6, 1.2, 1.8, 2.6];
    let offset = reaches.into_iter().find_map(|reach| {
        let y = if down {
            caret.bottom + reach * height
        } else {
            caret.top - reach * height
        };
        let offset = dom_text::offset_at_point(&root, caret.left + 0.5, y)?;
        let offset = article.text.from_utf16(offset)?;
        let is_further = if down {
            offset > selection.focus
        } else {
            offset < selection.focus
        };
        is_further.then_some(offset)
    });
    let end = if down {
        article.text.len()
    } else {
        ByteOffset::ZERO
    };
    Some(offset.unwrap_or(end))
}

fn neighbour(state: &State, forward: bool) -> Option<crate::model::ArticleId> {
    let articles: Vec<_> = state.project.articles().map(|article| article.id).collect();
    let open = articles.iter().position(|id| Some(*id) == state.article)?;
    let place = if forward {
        open + 1
    } else {
        open.checked_sub(1)?
    };
    articles.get(place).copied()
}
