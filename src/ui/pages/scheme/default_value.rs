//! What a new span is given as the value of an attribute.

use yew::prelude::*;

use super::fields::{OnChange, TextField, check, select};
use crate::edit::DraftChange;
use crate::model::{Attribute, AttributeKind, Name, Value};

/// Draws the field for the default value; entities have none.
pub(super) fn default_field(position: usize, attribute: &Attribute, on_change: &OnChange) -> Html {
    let on_value = on_change.reform(move |value| DraftChange::Default(position, value));
    match &attribute.kind {
        AttributeKind::Choice(options) => {
            let chosen = match &attribute.default {
                Some(Value::Choice(choice)) => choice,
                _ => "",
            };
            let values = options
                .iter()
                .map(|option| (option.to_string(), option.to_string()));
            let values = none()
                .chain(values.filter(|(value, _)| !value.is_empty()))
                .collect();
            let on_choice = on_value.reform(|choice: String| {
                (!choice.is_empty()).then(|| Value::Choice(choice.into()))
            });
            select("scheme-default", "Default value", chosen, values, on_choice)
        }
        AttributeKind::Choices(options) => several(options, attribute.default.as_ref(), &on_value),
        AttributeKind::YesNo => {
            let chosen = match attribute.default {
                Some(Value::YesNo(true)) => "yes",
                Some(Value::YesNo(false)) => "no",
                _ => "",
            };
            let answers = ["yes", "no"].map(|answer| (answer.to_owned(), answer.to_owned()));
            let on_answer = on_value.reform(|answer: String| match answer.as_str() {
                "yes" => Some(Value::YesNo(true)),
                "no" => Some(Value::YesNo(false)),
                _ => None,
            });
            select(
                "scheme-default",
                "Default value",
                chosen,
                none().chain(answers).collect(),
                on_answer,
            )
        }
        AttributeKind::Text => {
            let value = match &attribute.default {
                Some(Value::Text(words)) => Name::clone(words),
                _ => Name::default(),
            };
            let on_words = on_value
                .reform(|words: Name| (!words.trim().is_empty()).then_some(Value::Text(words)));
            html! { <TextField id="scheme-default" label="Default value" {value} {on_words} /> }
        }
        AttributeKind::Entity(_) => Html::default(),
    }
}

/// The entry for no default value.
fn none() -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), String::from("none")))
}

/// A box for each option.
fn several(options: &[Name], default: Option<&Value>, on_value: &Callback<Option<Value>>) -> Html {
    let chosen: &[Name] = match default {
        Some(Value::Choices(chosen)) => chosen,
        _ => &[],
    };
    let boxes = options.iter().map(|option| {
        let others: Vec<Name> = chosen
            .iter()
            .filter(|one| *one != option)
            .cloned()
            .collect();
        let option_there = Name::clone(option);
        let on_toggle = on_value.reform(move |is_there: bool| {
            let added = is_there.then(|| Name::clone(&option_there));
            let choices: Vec<Name> = others.iter().cloned().chain(added).collect();
            (!choices.is_empty()).then_some(Value::Choices(choices))
        });
        check(option, chosen.contains(option), on_toggle)
    });
    html! {
        <fieldset class="field">
            <legend>{ "Default value" }</legend>
            <div class="choices">{ for boxes }</div>
        </fieldset>
    }
}
