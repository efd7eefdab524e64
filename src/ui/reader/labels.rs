//! The palette: one button per label, at the selection or at rest below the text.

use yew::prelude::*;

use crate::model::{Name, Scheme};
use crate::store::Action;
use crate::store::keys::label_chord;
use crate::text::Granularity;
use crate::ui::shared::{Same, Shape, color_class, icon};
use crate::ui::use_dispatch;

/// The properties of [`Labels`].
#[derive(PartialEq, Properties)]
pub(super) struct LabelsProperties {
    pub(super) scheme: Same<Scheme>,
    /// The label that is held.
    pub(super) held: Option<Name>,
    /// What pressing a label does now.
    pub(super) purpose: Purpose,
    /// What selections grow to.
    pub(super) granularity: Granularity,
    /// The toolbar, for placing it.
    pub(super) toolbar: NodeRef,
    /// Narrow screens: opens the inspector.
    pub(super) on_details: Callback<()>,
}

/// What pressing a label does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Labels the selection.
    Label,
    /// Changes the label of the selected span.
    Relabel,
    /// Holds the label.
    Hold,
}

/// The labels as a toolbar. With Shift, a press holds the label whatever is selected.
#[component]
pub(super) fn Labels(properties: &LabelsProperties) -> Html {
    let LabelsProperties {
        scheme,
        held,
        purpose,
        granularity,
        toolbar,
        on_details,
    } = properties;
    let dispatch = use_dispatch();
    let words = match purpose {
        Purpose::Label => "Label as",
        Purpose::Relabel => "Change to",
        Purpose::Hold if held.is_some() => "holding",
        Purpose::Hold => "or hold",
    };
    let next_granularity = {
        let (dispatch, next) = (dispatch.clone(), granularity.next());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SetGranularity(next)))
    };
    let grow = format!("Selections grow to whole {}", granularity.name());
    let buttons = scheme.labels.iter().enumerate().map(|(place, label)| {
        let is_held = held.as_ref() == Some(&label.name);
        let keys = label_chord(scheme, place);
        let first_key = keys.split(' ').next().unwrap_or_default().to_owned();
        let onclick = {
            let (dispatch, name) = (dispatch.clone(), label.name.clone());
            Callback::from(move |event: MouseEvent| {
                let name = name.clone();
                dispatch.dispatch(if event.shift_key() {
                    Action::ToggleHold(name)
                } else {
                    Action::PressLabel(name)
                });
            })
        };
        html! {
            <button
                key={label.name.to_string()}
                type="button"
                class={classes!("label-button", color_class(Some(label)))}
                aria-keyshortcuts={keys.clone()}
                aria-pressed={if is_held { "true" } else { "false" }}
                aria-description={label.summary().to_owned()}
                data-guideline={label.guided_name()}
                {onclick}
            >
                <span class={format!("swatch underline-{}", label.underline.name())} aria-hidden="true">{ label.short.to_string() }</span>
                <span class="label-name">{ label.name.to_string() }</span>
                <kbd aria-hidden="true">{ first_key }</kbd>
            </button>
        }
    });
    // Pressing a button must not take the selection or the focus away from the text.
    let keep_selection = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div
            ref={toolbar.clone()}
            class={classes!("labels", (*purpose == Purpose::Label).then_some("floating"))}
            role="toolbar"
            data-roving=""
            aria-label="Labels"
            onmousedown={keep_selection}
        >
            if *purpose == Purpose::Hold {
                <span class="purpose" aria-hidden="true">{ "Select" }</span>
                <button
                    type="button"
                    class="granularity"
                    aria-label={grow.clone()}
                    aria-keyshortcuts="g"
                    title={format!("{grow}. Press for the next unit (g)")}
                    onclick={next_granularity}
                >{ granularity.name() }</button>
            }
            <span class="purpose" aria-hidden="true">{ words }</span>
            <span class="label-buttons">{ for buttons }</span>
            if *purpose == Purpose::Relabel {
                <button
                    type="button"
                    class="details-button"
                    aria-label="Details of the span"
                    onclick={on_details.reform(|_| ())}
                >
                    { icon(Shape::Panel) }<span class="words">{ "Details" }</span>
                </button>
            }
        </div>
    }
}
