//! The keys, from the table that makes them work, and choosing others.

use std::sync::Arc;

use yew::prelude::*;

use super::modal::Modal;
use crate::browser::page;
use crate::model::Scheme;
use crate::store::keys::{Chord, Entry, Keymap, Section, TABLE, label_chord, readable_chord};
use crate::store::{Action, Dialog};
use crate::ui::keyboard::chord_of;
use crate::ui::shared::Same;
use crate::ui::{on_click, use_dispatch};

/// The properties of [`HelpDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct HelpDialogProperties {
    pub(super) scheme: Same<Scheme>,
    pub(super) keymap: Arc<Keymap>,
}

/// All keys, and what a mouse can do beside them.
#[component]
pub(super) fn HelpDialog(properties: &HelpDialogProperties) -> Html {
    let HelpDialogProperties { scheme, keymap } = properties;
    let is_mac = page::is_mac();
    let labels = scheme.labels.iter().enumerate().map(|(place, label)| {
        let chords = label_chord(scheme, place);
        let keys = chords
            .split(' ')
            .map(|chord| html! { <kbd>{ readable_chord(chord, is_mac) }</kbd> });
        html! {
            <tr key={label.name.to_string()}>
                <td>{ for keys }</td>
                <th scope="row">{ format!("{}: label the selection or change the span", label.name) }</th>
            </tr>
        }
    });
    let sections = Section::ALL.into_iter().map(|section| {
        let entries = TABLE.iter().filter(|entry| entry.section == section);
        let rows = entries
            .map(|entry| html! { <Row key={entry.id} id={entry.id} keymap={keymap.clone()} /> });
        html! {
            <section key={section.title()}>
                <h3>{ section.title() }</h3>
                <table class="keys"><tbody data-roving="">{ for rows }</tbody></table>
            </section>
        }
    });
    let palette = on_click(&use_dispatch(), || Action::Show(Dialog::Palette));
    html! {
        <Modal title="Keys and help" class={classes!("help")}>
            <p><button type="button" onclick={palette}>{ "Do anything by its name…" }</button></p>
            <ul class="tips">
                <li>{ "Selections grow to whole words and drop spaces around them; press g for sentences, paragraphs or characters. Two clicks select a word, three a sentence, four a paragraph. Hold Alt while you let go of the mouse to keep the exact characters." }</li>
                <li>{ "Click a mark to select its span; click again for the span around it, or choose from the list that comes up where several spans lie. Drag the round handles to move its edges, and the chain above it to another span to link the two." }</li>
                <li>{ "With Ctrl (⌘ on a Mac) held, a selection is added to the selected span, and a click selects several spans; Shift with n or p does so span by span." }</li>
                <li>{ "Shift with a label's key or button holds the label: every selection is labelled at once, until Esc." }</li>
                <li>{ "In a paragraph that runs from right to left, arrows and brackets lead where they point: ← is onward, and [ moves the left edge of the span, which is its end." }</li>
                <li>{ "Everything stays in this browser. Every change is saved at once; the bar on top says when." }</li>
                <li>{ "Press a key below to choose another one for what it does." }</li>
            </ul>
            <div class="key-sections">
                <section>
                    <h3>{ "Labels" }</h3>
                    <table class="keys"><tbody>{ for labels }</tbody></table>
                </section>
                { for sections }
            </div>
        </Modal>
    }
}

/// The properties of [`Row`].
#[derive(PartialEq, Properties)]
struct RowProperties {
    id: &'static str,
    keymap: Arc<Keymap>,
}

/// A line of the table. Its keys are a button: the next key pressed takes their place.
#[component]
fn Row(properties: &RowProperties) -> Html {
    let RowProperties { id, keymap } = properties;
    let dispatch = use_dispatch();
    let is_waiting = use_state_eq(|| false);
    let Some(entry) = TABLE.iter().find(|entry| entry.id == *id) else {
        return Html::default();
    };
    let is_mac = page::is_mac();
    let wait = {
        let is_waiting = is_waiting.clone();
        Callback::from(move |_: MouseEvent| is_waiting.set(true))
    };
    let leave = {
        let is_waiting = is_waiting.clone();
        Callback::from(move |_: FocusEvent| is_waiting.set(false))
    };
    let on_key = {
        let (is_waiting, keymap, dispatch) = (is_waiting.clone(), keymap.clone(), dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            let pressed = chord_of(&event);
            let is_held_key = matches!(pressed.key.as_str(), "Shift" | "Control" | "Alt" | "Meta");
            if !*is_waiting || is_held_key || pressed.key == "Tab" {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            is_waiting.set(false);
            if pressed.key != "Escape" {
                dispatch.dispatch(Action::SetKeymap(chosen(&keymap, entry, &pressed)));
            }
        })
    };
    let reset = {
        let (keymap, dispatch) = (keymap.clone(), dispatch);
        Callback::from(move |_: MouseEvent| {
            let chords: Vec<String> = entry.chords.iter().map(ToString::to_string).collect();
            dispatch.dispatch(Action::SetKeymap(keymap.with(entry, &chords)));
        })
    };
    let chords = keymap.chords(entry);
    let keys = chords
        .iter()
        .map(|chord| html! { <kbd>{ readable_chord(chord, is_mac) }</kbd> });
    html! {
        <tr>
            <td>
                <button
                    type="button"
                    class="keys-of"
                    data-takes-keys={is_waiting.then_some("")}
                    onclick={wait}
                    onkeydown={on_key}
                    onblur={leave}
                >
                    <span class="visually-hidden">{ format!("Change the key of: {}. Now: ", entry.title) }</span>
                    if *is_waiting {
                        <span class="hint">{ "Press a key…" }</span>
                    } else if chords.is_empty() {
                        <span class="hint">{ "no key" }</span>
                    } else {
                        { for keys }
                    }
                </button>
            </td>
            <th scope="row">
                { entry.title }
                if keymap.is_chosen(entry) {
                    <button type="button" class="reset" onclick={reset}>{ "reset" }</button>
                }
            </th>
        </tr>
    }
}

/// The keymap in which a chord means this entry and no other.
fn chosen(keymap: &Keymap, entry: &'static Entry, pressed: &Chord) -> Keymap {
    let mut keymap = keymap.clone();
    if let Some(other) = keymap
        .entry_of(pressed)
        .filter(|other| other.id != entry.id)
    {
        let others: Vec<String> = keymap
            .chords(other)
            .into_iter()
            .filter(|chord| Chord::parse(chord) != *pressed)
            .map(str::to_owned)
            .collect();
        keymap = keymap.with(other, &others);
    }
    keymap.with(entry, &[pressed.to_string()])
}
