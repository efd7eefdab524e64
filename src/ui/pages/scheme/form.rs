//! The form of one definition: its name, what is its kind's own, its guideline, and where it stands.

use yew::prelude::*;

use super::attribute::attribute_fields;
use super::editor::count;
use super::fields::{At, OnChange, TextField, problem_list, problems, text_area};
use super::label::label_fields;
use super::outline::one_of;
use super::relation_type::ends_table;
use crate::edit::{Draft, DraftChange, SchemeFault, SchemePart};
use crate::model::{Name, Scheme};

/// What a form shows, and how it is changed.
pub(super) struct Shown<'a> {
    pub(super) draft: &'a Draft,
    /// The draft as a scheme.
    pub(super) scheme: &'a Scheme,
    pub(super) faults: &'a [SchemeFault],
    pub(super) on_change: &'a OnChange,
}

/// Draws the form of a definition.
pub(super) fn form(
    shown: &Shown<'_>,
    part: SchemePart,
    position: usize,
    takes_focus: bool,
) -> Html {
    let Some((name, guideline)) = name_and_guideline(shown.scheme, part, position) else {
        return Html::default();
    };
    let on_change = shown.on_change;
    let on_name = on_change.reform(move |words| DraftChange::Name(part, position, words));
    let on_guideline = on_change.reform(move |words| DraftChange::Guideline(part, position, words));
    let problems = problems(shown.faults, part, position, At::Name);
    let own = match part {
        SchemePart::Label => label_fields(shown, position),
        SchemePart::Attribute => attribute_fields(shown, position),
        SchemePart::RelationType => ends_table(shown, position),
        SchemePart::EntityKind | SchemePart::Rule => Html::default(),
    };
    let key = shown.draft.handle(part, position).map(ToString::to_string);
    html! {
        <section class="scheme-form" key={format!("{part:?} {}", key.unwrap_or_default())} aria-label={format!("The {}", one_of(part))}>
            <TextField id="scheme-name" label="Name" value={name} on_words={on_name} {problems} {takes_focus} />
            { own }
            { text_area("scheme-guideline", "Guideline", &guideline, on_guideline) }
            { place_buttons(shown, part, position) }
        </section>
    }
}

fn name_and_guideline(scheme: &Scheme, part: SchemePart, position: usize) -> Option<(Name, Name)> {
    let (name, guideline) = match part {
        SchemePart::Label => {
            let label = scheme.labels.get(position)?;
            (&label.name, &label.guideline)
        }
        SchemePart::Attribute => {
            let attribute = scheme.attributes.get(position)?;
            (&attribute.name, &attribute.guideline)
        }
        SchemePart::EntityKind => {
            let kind = scheme.entity_kinds.get(position)?;
            (&kind.name, &kind.guideline)
        }
        SchemePart::RelationType => {
            let relation_type = scheme.relation_types.get(position)?;
            (&relation_type.name, &relation_type.guideline)
        }
        SchemePart::Rule => return None,
    };
    Some((Name::clone(name), Name::clone(guideline)))
}

/// What refers to something that is not there, with a button that takes it out: no box stands for it.
pub(super) fn unfit(shown: &Shown<'_>, part: SchemePart, position: usize, at: At) -> Html {
    let found = problems(shown.faults, part, position, at);
    if found.is_empty() {
        return Html::default();
    }
    let drop = shown
        .on_change
        .reform(move |_: MouseEvent| DraftChange::DropUnfit(part, position));
    html! {
        <>
            { problem_list("scheme-unfit", &found) }
            <button type="button" class="add-part" onclick={drop}>{ "Remove what does not fit" }</button>
        </>
    }
}

/// The buttons that move a definition among its kind, and the one that removes it.
fn place_buttons(shown: &Shown<'_>, part: SchemePart, position: usize) -> Html {
    let last = count(shown.scheme, part).saturating_sub(1);
    let one = one_of(part);
    let move_to = |to: usize| {
        let change = DraftChange::Move {
            part,
            from: position,
            to,
        };
        shown.on_change.reform(move |_: MouseEvent| change.clone())
    };
    let remove = shown
        .on_change
        .reform(move |_: MouseEvent| DraftChange::Remove(part, position));
    html! {
        <div class="buttons">
            <button type="button" disabled={position == 0} onclick={move_to(position.saturating_sub(1))}>{ "Move up" }</button>
            <button type="button" disabled={position == last} onclick={move_to(position + 1)}>{ "Move down" }</button>
            <button type="button" class="remove" onclick={remove}>{ format!("Remove this {one}") }</button>
        </div>
    }
}
