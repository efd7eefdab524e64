//! What to do, in three lines, once.

use yew::prelude::*;

use crate::model::Scheme;
use crate::ui::shared::Same;

/// The properties of [`Welcome`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct WelcomeProperties {
    pub(in crate::ui) scheme: Same<Scheme>,
    pub(in crate::ui) on_close: Callback<()>,
}

/// Three lines for a newcomer.
#[component]
pub(in crate::ui) fn Welcome(properties: &WelcomeProperties) -> Html {
    let labels = properties.scheme.labels.iter().take(9).enumerate();
    let keys = labels.map(|(place, label)| {
        let comma = if place == 0 { "" } else { ", " };
        html! { <>{ comma }<kbd>{ place + 1 }</kbd>{ format!(" for {}", label.name) }</> }
    });
    let close = properties.on_close.reform(|_: MouseEvent| ());
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
