//! The options of an attribute.

use yew::prelude::*;

use super::fields::{TextField, problem_list};
use super::form::Shown;
use crate::edit::DraftChange;
use crate::model::{Attribute, AttributeKind, Name};
use crate::ui::shared::{Shape, icon};

/// Draws a field for each option; nothing if the attribute takes something else.
pub(super) fn options_field(
    shown: &Shown<'_>,
    attribute: usize,
    definition: &Attribute,
    problems: &[String],
) -> Html {
    let (AttributeKind::Choice(options) | AttributeKind::Choices(options)) = &definition.kind
    else {
        return Html::default();
    };
    let on_change = shown.on_change;
    let add = on_change.reform(move |_: MouseEvent| DraftChange::AddOption(attribute));
    let rows = options.iter().enumerate().map(|(option, name)| {
        let number = option + 1;
        let on_words = on_change.reform(move |name| DraftChange::NameOption {
            attribute,
            option,
            name,
        });
        let send = |change: DraftChange| on_change.reform(move |_: MouseEvent| change.clone());
        let up = send(DraftChange::MoveOption {
            attribute,
            from: option,
            to: option.saturating_sub(1),
        });
        let down = send(DraftChange::MoveOption {
            attribute,
            from: option,
            to: option + 1,
        });
        let remove = send(DraftChange::RemoveOption { attribute, option });
        let key = shown.draft.option_handle(attribute, option);
        // An option that has just been added has no name yet.
        let takes_focus = name.is_empty();
        html! {
            <li key={key.map(ToString::to_string).unwrap_or_default()}>
                <TextField
                    id={format!("scheme-option-{number}")}
                    label={format!("Option {number}")}
                    value={Name::clone(name)}
                    {on_words}
                    {takes_focus}
                />
                <button type="button" aria-label={format!("Move option {number} up")} title="Move up" disabled={option == 0} onclick={up}>{ "↑" }</button>
                <button type="button" aria-label={format!("Move option {number} down")} title="Move down" disabled={number == options.len()} onclick={down}>{ "↓" }</button>
                <button type="button" class="icon-button" aria-label={format!("Remove option {number}")} title="Remove" onclick={remove}>{ icon(Shape::Close) }</button>
            </li>
        }
    });
    html! {
        <fieldset class="field">
            <legend>{ "Options" }</legend>
            <ol class="option-rows">{ for rows }</ol>
            { problem_list("scheme-options-problems", problems) }
            <button type="button" class="add-part" onclick={add}>{ "Add an option" }</button>
        </fieldset>
    }
}
