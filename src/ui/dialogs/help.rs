//! The keys, from the table that makes them work.

use std::sync::Arc;

use yew::prelude::*;

use super::modal::Modal;
use crate::browser::page;
use crate::model::Scheme;
use crate::store::keys::{Entry, Keymap, Section, TABLE, label_chord};
use crate::ui::shared::{Same, readable_chord};

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
        let words = format!("{}: label the selection or change the span", label.name);
        row(&words, &chords.split(' ').collect::<Vec<_>>(), is_mac)
    });
    let sections = Section::ALL.into_iter().map(|section| {
        let entries = TABLE.iter().filter(|entry| entry.section == section);
        let rows = entries.map(|entry: &Entry| row(entry.title, &keymap.chords(entry), is_mac));
        html! {
            <section key={section.title()}>
                <h3>{ section.title() }</h3>
                <table class="keys"><tbody>{ for rows }</tbody></table>
            </section>
        }
    });
    html! {
        <Modal title="Keys and help" class={classes!("help")}>
            <ul class="tips">
                <li>{ "Selections grow to whole words and drop spaces around them; press g for sentences, paragraphs or characters. Two clicks select a word, three a sentence, four a paragraph. Hold Alt while you let go of the mouse to keep the exact characters." }</li>
                <li>{ "Click a mark to select its span; click again for the span around it. Drag the round handles to move its edges, and the chain above it to another span to link the two." }</li>
                <li>{ "With Ctrl (⌘ on a Mac) held, a selection is added to the selected span, and a click selects several spans." }</li>
                <li>{ "Shift with a label's key or button holds the label: every selection is labelled at once, until Esc." }</li>
                <li>{ "Everything stays in this browser. Every change is saved at once; the bar on top says when." }</li>
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

fn row(words: &str, chords: &[&str], is_mac: bool) -> Html {
    let keys = chords
        .iter()
        .map(|chord| html! { <kbd>{ readable_chord(chord, is_mac) }</kbd> });
    html! {
        <tr key={words.to_owned()}>
            <td>{ for keys }</td>
            <th scope="row">{ words.to_owned() }</th>
        </tr>
    }
}
