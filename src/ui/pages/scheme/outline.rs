//! The list of all that is in the scheme: one of it is shown beside it.

use yew::prelude::*;

use super::editor::Shown;
use super::fields::OnChange;
use crate::edit::{DraftChange, SchemeFault, SchemePart};
use crate::model::{Name, Scheme};
use crate::ui::shared::color_class;

/// What the kinds of definitions are called, and one of them.
const PARTS: [(SchemePart, &str, &str); 4] = [
    (SchemePart::Label, "Labels", "label"),
    (SchemePart::Attribute, "Attributes", "attribute"),
    (SchemePart::EntityKind, "Entity kinds", "entity kind"),
    (SchemePart::RelationType, "Relation types", "relation type"),
];

/// What users call a definition of this kind.
pub(super) fn one_of(part: SchemePart) -> &'static str {
    let known = PARTS.iter().find(|(known, ..)| *known == part);
    known.map_or("rule", |(_, _, one)| one)
}

/// Draws the list.
pub(super) fn outline(
    scheme: &Scheme,
    faults: &[SchemeFault],
    shown: Shown,
    on_show: &Callback<Shown>,
    on_change: &OnChange,
) -> Html {
    let entry = |at: Shown, name: &str, tag: Html| {
        let is_here = |fault: &SchemeFault| match at {
            Shown::Whole => fault.part == SchemePart::Rule,
            Shown::Part(part, position) => (fault.part, fault.position) == (part, position),
        };
        let is_at_fault = faults.iter().any(is_here);
        let onclick = on_show.reform(move |_: MouseEvent| at);
        html! {
            <li>
                <button type="button" class="part" aria-current={(at == shown).then_some("true")} {onclick}>
                    { tag }
                    <span>{ name.to_owned() }</span>
                    if is_at_fault {
                        <span class="visually-hidden">{ ", " }</span>
                        <span class="problem">{ "needs a look" }</span>
                    }
                </button>
            </li>
        }
    };
    let parts = PARTS.into_iter().map(|(part, several, one)| {
        let entries = names(scheme, part).into_iter().enumerate();
        let entries = entries.map(|(position, name)| {
            let name = match name.trim() {
                "" => format!("({one} without a name)"),
                name => name.to_owned(),
            };
            let at = Shown::Part(part, position);
            entry(at, &name, tag(scheme, part, position))
        });
        let add = on_change.reform(move |_: MouseEvent| DraftChange::Add(part));
        html! {
            <>
                <h2>{ several }</h2>
                <ul data-roving="">{ for entries }</ul>
                <button type="button" class="add-part" onclick={add}>{ format!("Add {}", with_article(one)) }</button>
            </>
        }
    });
    html! {
        <nav class="scheme-outline" aria-label="Parts of the scheme">
            <ul>{ entry(Shown::Whole, "Name, guidelines, rules", Html::default()) }</ul>
            { for parts }
        </nav>
    }
}

fn names(scheme: &Scheme, part: SchemePart) -> Vec<&Name> {
    match part {
        SchemePart::Label => scheme.labels.iter().map(|one| &one.name).collect(),
        SchemePart::Attribute => scheme.attributes.iter().map(|one| &one.name).collect(),
        SchemePart::EntityKind => scheme.entity_kinds.iter().map(|one| &one.name).collect(),
        SchemePart::RelationType => scheme.relation_types.iter().map(|one| &one.name).collect(),
        SchemePart::Rule => scheme.rules.iter().map(|one| &one.name).collect(),
    }
}

/// The tag of a label, in its colour, with its underline.
fn tag(scheme: &Scheme, part: SchemePart, position: usize) -> Html {
    let label = scheme.labels.get(position);
    match label.filter(|_| part == SchemePart::Label) {
        Some(label) => {
            let underline = format!("underline-{}", label.underline.name());
            let class = classes!("swatch", underline, color_class(Some(label)));
            html! { <span {class} aria-hidden="true">{ label.short.to_string() }</span> }
        }
        None => Html::default(),
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}
