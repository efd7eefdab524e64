//! What to do, in three lines, once.

use yew::prelude::*;

use crate::model::Scheme;

/// Three lines for a newcomer.
pub(in crate::ui) fn welcome(scheme: &Scheme, on_close: &Callback<()>) -> Html {
    let labels = scheme.labels.iter().take(9).enumerate();
    let keys = labels.map(|(place, label)| {
        let comma = if place == 0 { "" } else { ", " };
        html! { <>{ comma }<kbd>{ place + 1 }</kbd>{ format!(" for {}", label.name) }</> }
    });
    let close = on_close.reform(|_: MouseEvent| ());
    html! {
        <section class="welcome" aria-label="Welcome">
            <ol>
                <li>{ "Select words in the text with the mouse, a finger, or " }<kbd>{ "Shift" }</kbd>{ " and the arrow keys." }</li>
                <li>{ "Press " }{ for keys }{ "." }</li>
                <li>{ "Export the dataset when you like. Your own articles? Drop them anywhere on this page." }</li>
            </ol>
            <button type="button" class="primary" onclick={close}>{ "Got it" }</button>
        </section>
    }
}
