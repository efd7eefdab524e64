//! The keys, from the table that makes them work.

use yew::prelude::*;

use super::modal::Modal;
use crate::browser::page;
use crate::model::Scheme;
use crate::store::keys::{BINDINGS, label_chord};
use crate::ui::shared::Same;

/// The properties of [`HelpDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct HelpDialogProperties {
    pub(super) scheme: Same<Scheme>,
}

/// All keys, and what a mouse can do beside them.
#[component]
pub(super) fn HelpDialog(properties: &HelpDialogProperties) -> Html {
    let is_mac = page::is_mac();
    let labels = properties
        .scheme
        .labels
        .iter()
        .enumerate()
        .map(|(place, label)| {
            let chords = label_chord(&properties.scheme, place);
            let chords: Vec<&str> = chords.split(' ').collect();
            row(
                &format!(
                    "Label the selection, or change the selected span, as {}",
                    label.name
                ),
                &chords,
                is_mac,
            )
        });
    let mut helps: Vec<&str> = Vec::new();
    for binding in BINDINGS {
        if !helps.contains(&binding.help) {
            helps.push(binding.help);
        }
    }
    let rows = helps.into_iter().map(|help| {
        let chords: Vec<&str> = BINDINGS
            .iter()
            .filter(|binding| binding.help == help)
            .map(|binding| binding.chord)
            .collect();
        row(help, &chords, is_mac)
    });
    html! {
        <Modal title="Keys and help" class={classes!("help")}>
            <ul class="tips">
                <li>{ "Selections grow to whole words and drop spaces around them. Hold Alt while you let go of the mouse to keep the exact characters." }</li>
                <li>{ "Click a mark to select its span; click again for the span around it. Drag the round handles to move its edges." }</li>
                <li>{ "Shift with a label's key or button holds the label: every selection is labelled at once, until Esc." }</li>
                <li>{ "Everything stays in this browser. Every change is saved at once; the bar on top says when." }</li>
            </ul>
            <table class="keys">
                <tbody>
                    { for labels }
                    { for rows }
                </tbody>
            </table>
        </Modal>
    }
}

fn row(help: &str, chords: &[&str], is_mac: bool) -> Html {
    let keys = chords
        .iter()
        .map(|chord| html! { <kbd>{ readable(chord, is_mac) }</kbd> });
    html! {
        <tr key={help.to_owned()}>
            <td>{ for keys }</td>
            <th scope="row">{ help.to_owned() }</th>
        </tr>
    }
}

/// A chord as it stands on the keys of this machine.
fn readable(chord: &str, is_mac: bool) -> String {
    let words = [
        ("Mod+", if is_mac { "⌘" } else { "Ctrl+" }),
        ("Alt+", if is_mac { "⌥" } else { "Alt+" }),
        ("Shift+", if is_mac { "⇧" } else { "Shift+" }),
        ("ArrowRight", "→"),
        ("ArrowLeft", "←"),
        ("ArrowUp", "↑"),
        ("ArrowDown", "↓"),
        ("Escape", "Esc"),
    ];
    let mut readable = chord.to_owned();
    for (name, shown) in words {
        readable = readable.replace(name, shown);
    }
    match readable.rsplit_once('+') {
        Some((held, key)) if key.chars().count() == 1 => format!("{held}+{}", key.to_uppercase()),
        _ => readable,
    }
}
