//! What only a label has: short name, key, colour, underline and attributes.

use yew::prelude::*;

use super::fields::{At, TextField, check, key_field, problems};
use super::form::{Shown, unfit};
use crate::edit::{DraftChange, SchemePart};
use crate::model::{Label, Name, Underline};
use crate::ui::annotators::color_choices;
use crate::ui::shared::color_class;

/// Draws the fields.
pub(super) fn label_fields(shown: &Shown<'_>, position: usize) -> Html {
    let Some(label) = shown.scheme.labels.get(position) else {
        return Html::default();
    };
    let (part, on_change) = (SchemePart::Label, shown.on_change);
    let on_short = on_change.reform(move |words| DraftChange::Short(position, words));
    let on_key = on_change.reform(move |key| DraftChange::Key(part, position, key));
    let key_problems = problems(shown.faults, part, position, At::Key);
    let digit = (position < 9).then(|| format!("It also has the digit {}.", position + 1));
    let attributes = shown.scheme.attributes.iter().enumerate();
    let attributes = attributes.map(|(attribute, one)| {
        let has = label.attributes.contains(&one.name);
        let on_toggle = on_change.reform(move |is_there| DraftChange::Attribute {
            label: position,
            attribute,
            is_there,
        });
        check(&one.name, has, on_toggle)
    });
    html! {
        <>
            <div class="field-row">
                <div class="short-field">
                    <TextField id="scheme-short" label="Short name" value={Name::clone(&label.short)} on_words={on_short} longest="3" hint="One to three letters" />
                </div>
                { key_field(label.key, key_problems, on_key) }
            </div>
            <p class="hint">{ digit }</p>
            { colors(shown, position, label) }
            { underlines(shown, position, label) }
            <fieldset class="field">
                <legend>{ "Attributes" }</legend>
                if shown.scheme.attributes.is_empty() {
                    <p class="hint">{ "The scheme has no attributes yet." }</p>
                }
                <div class="choices">{ for attributes }</div>
                { unfit(shown, part, position, At::Rest) }
            </fieldset>
        </>
    }
}

fn colors(shown: &Shown<'_>, position: usize, label: &Label) -> Html {
    let on_color = shown
        .on_change
        .reform(move |color| DraftChange::Color(position, color));
    color_choices("scheme-color", label.color, &on_color)
}

fn underlines(shown: &Shown<'_>, position: usize, label: &Label) -> Html {
    let choices = Underline::ALL.into_iter().map(|underline| {
        let onchange = shown
            .on_change
            .reform(move |_: Event| DraftChange::Underline(position, underline));
        let style = format!("underline-{}", underline.name());
        html! {
            <label class={classes!("choice", color_class(Some(label)))} key={underline.name()}>
                <input type="radio" name="scheme-underline" checked={label.underline == underline} {onchange} />
                <span class={classes!("swatch", style)} aria-hidden="true">{ "Aa" }</span>
                { underline.name() }
            </label>
        }
    });
    html! {
        <fieldset class="field">
            <legend>{ "Underline" }</legend>
            <div class="choices">{ for choices }</div>
        </fieldset>
    }
}
