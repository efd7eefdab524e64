//! What only an attribute has: what it takes, its options, default value and key.

use yew::prelude::*;

use super::default_value::default_field;
use super::fields::{At, check, key_field, problem_list, problems, select};
use super::form::{Shown, unfit};
use super::options::options_field;
use crate::edit::{DraftChange, SchemePart, Takes};
use crate::model::{AttributeKind, Scheme};

/// Draws the fields.
pub(super) fn attribute_fields(shown: &Shown<'_>, position: usize) -> Html {
    let Some(attribute) = shown.scheme.attributes.get(position) else {
        return Html::default();
    };
    let (part, on_change) = (SchemePart::Attribute, shown.on_change);
    let at = |at: At| problems(shown.faults, part, position, at);
    let on_key = on_change.reform(move |key| DraftChange::Key(part, position, key));
    let on_required = on_change.reform(move |is_on| DraftChange::Required(position, is_on));
    let on_change = on_change.clone();
    let on_takes = Callback::from(move |value: String| {
        if let Some(takes) = takes_of(&value) {
            on_change.emit(DraftChange::Takes(position, takes));
        }
    });
    html! {
        <>
            { select("scheme-takes", "Takes", &value_of(shown.scheme, &attribute.kind), kinds(shown.scheme), on_takes) }
            { problem_list("scheme-takes-problems", &at(At::Takes)) }
            { options_field(shown, position, attribute, &at(At::Options)) }
            { default_field(position, attribute, shown.on_change) }
            { unfit(shown, part, position, At::Default) }
            { check("Required: a span without a value is not complete", attribute.is_required, on_required) }
            { key_field(attribute.key, at(At::Key), on_key) }
        </>
    }
}

/// What an attribute can take: values of the list and words.
fn kinds(scheme: &Scheme) -> Vec<(String, String)> {
    let plain = [
        ("choice", "one of its options"),
        ("choices", "any number of its options"),
        ("yes-no", "yes or no"),
        ("text", "free text"),
    ];
    let plain = plain.map(|(value, words)| (value.to_owned(), words.to_owned()));
    let entities = scheme.entity_kinds.iter().enumerate();
    let entities = entities.map(|(position, kind)| {
        let words = format!("an entity of the kind “{}”", kind.name);
        (format!("{ENTITY}{position}"), words)
    });
    plain.into_iter().chain(entities).collect()
}

/// What the value of an entity kind begins with; its place in the scheme follows.
const ENTITY: &str = "entity-";

fn value_of(scheme: &Scheme, kind: &AttributeKind) -> String {
    match kind {
        AttributeKind::Choice(_) => "choice".into(),
        AttributeKind::Choices(_) => "choices".into(),
        AttributeKind::YesNo => "yes-no".into(),
        AttributeKind::Text => "text".into(),
        AttributeKind::Entity(name) => {
            let mut kinds = scheme.entity_kinds.iter();
            let position = kinds.position(|kind| kind.name == *name);
            position.map_or_else(String::new, |position| format!("{ENTITY}{position}"))
        }
    }
}

fn takes_of(value: &str) -> Option<Takes> {
    Some(match value {
        "choice" => Takes::Choice,
        "choices" => Takes::Choices,
        "yes-no" => Takes::YesNo,
        "text" => Takes::Text,
        entity => Takes::Entity(entity.strip_prefix(ENTITY)?.parse().ok()?),
    })
}
