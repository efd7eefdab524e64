//! How annotators are shown wherever they are named, and the choice of a colour.

use yew::prelude::*;

use super::shared::label_color_class;
use crate::model::{AnnotatorId, Color, Project};
use crate::query::{Sign, signs};

/// What an annotator is called.
pub(super) fn annotator_name(project: &Project, id: AnnotatorId) -> String {
    let annotator = project.annotator(id);
    let name = annotator.map_or("anonymous", |annotator| annotator.display_name());
    name.to_owned()
}

/// An annotator's sign and name.
pub(super) fn annotator(project: &Project, id: AnnotatorId) -> Html {
    html! {
        <span class="annotator-name-sign">
            { sign_alone(sign_of(project, id), None) }{ annotator_name(project, id) }
        </span>
    }
}

/// The sign of an annotator; of one whom the project does not know, a question mark.
pub(super) fn sign_of(project: &Project, id: AnnotatorId) -> Sign {
    let mut known = signs(project).into_iter();
    let known = known.find(|sign| sign.annotator == id);
    known.unwrap_or(Sign {
        annotator: id,
        color: Color::Grey,
        initial: '?',
    })
}

/// An annotator's initial in their colour. Where the name does not stand beside it, it says the name.
pub(super) fn sign_alone(sign: Sign, name: Option<String>) -> Html {
    let class = classes!("sign", label_color_class(sign.color));
    match name {
        Some(name) => html! {
            <span {class} role="img" aria-label={format!("by {name}")} title={name}>{ sign.initial }</span>
        },
        None => html! { <span {class} aria-hidden="true">{ sign.initial }</span> },
    }
}

/// The colours of the palette, one of them chosen. The group is a name that no other one on the page has.
pub(super) fn color_choices(group: &str, chosen: Color, on_color: &Callback<Color>) -> Html {
    let choices = Color::ALL.into_iter().map(|color| {
        let onchange = on_color.reform(move |_: Event| color);
        html! {
            <label class={classes!("choice", label_color_class(color))} key={color.name()}>
                <input type="radio" name={group.to_owned()} checked={chosen == color} {onchange} />
                <span class="swatch" aria-hidden="true">{ "Aa" }</span>
                { color.name() }
            </label>
        }
    });
    html! {
        <fieldset class="field">
            <legend>{ "Colour" }</legend>
            <div class="choices">{ for choices }</div>
        </fieldset>
    }
}
