//! How the names of files map to the scheme of the project, and whose spans come in.

use std::collections::BTreeMap;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::edit::{Fate, Mapping};
use crate::model::{Name, Scheme};
use crate::query::{IncomingAnnotator, IncomingName};
use crate::text::{counted, grouped};

/// What names are of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Labels of spans.
    Label,
    /// Attributes of spans.
    Attribute,
    /// Types of relations.
    RelationType,
}

impl Kind {
    fn heading(self) -> &'static str {
        match self {
            Self::Label => "Labels",
            Self::Attribute => "Attributes",
            Self::RelationType => "Relation types",
        }
    }

    fn used(self, count: usize) -> String {
        let what = match self {
            Self::Label => "span",
            Self::Attribute => "value",
            Self::RelationType => "relation",
        };
        counted(count, what)
    }

    fn of(self, scheme: &Scheme) -> Vec<Name> {
        match self {
            Self::Label => scheme.labels.iter().map(|one| one.name.clone()).collect(),
            Self::Attribute => scheme
                .attributes
                .iter()
                .map(|one| one.name.clone())
                .collect(),
            Self::RelationType => scheme
                .relation_types
                .iter()
                .map(|one| one.name.clone())
                .collect(),
        }
    }

    fn fates(self, mapping: &Mapping) -> &BTreeMap<Name, Fate> {
        match self {
            Self::Label => &mapping.labels,
            Self::Attribute => &mapping.attributes,
            Self::RelationType => &mapping.relation_types,
        }
    }

    fn fates_mut(self, mapping: &mut Mapping) -> &mut BTreeMap<Name, Fate> {
        match self {
            Self::Label => &mut mapping.labels,
            Self::Attribute => &mut mapping.attributes,
            Self::RelationType => &mut mapping.relation_types,
        }
    }
}

/// What a choice is called in the list: for a name of the scheme the name after this sign.
const NAMED: char = '=';
const ADD: &str = "+";
const LEAVE_OUT: &str = "-";

/// Draws names of one kind, each with what becomes of it.
pub(super) fn names(
    kind: Kind,
    names: &[IncomingName],
    scheme: &Scheme,
    mapping: &Mapping,
    on_change: &Callback<Mapping>,
) -> Html {
    if names.is_empty() {
        return Html::default();
    }
    let known = kind.of(scheme);
    let added = names.iter().filter(|one| {
        !known.contains(&one.name)
            && matches!(kind.fates(mapping).get(&one.name), None | Some(Fate::Keep))
    });
    let added = added.count();
    let rows = names.iter().map(|one| {
        html! { <tr key={one.name.to_string()}>{ row(kind, one, &known, mapping, on_change) }</tr> }
    });
    html! {
        <details class="incoming-part" open=true>
            <summary>
                { kind.heading() }
                <span class="count">
                    { grouped(names.len()) }
                    if added > 0 {
                        { format!(" · {} to the scheme", counted_new(added)) }
                    }
                </span>
            </summary>
            <table class="incoming-names">
                <thead class="visually-hidden">
                    <tr><th scope="col">{ "In the file" }</th><th scope="col">{ "Used by" }</th><th scope="col">{ "Here" }</th></tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </details>
    }
}

fn counted_new(count: usize) -> String {
    format!("{} new", grouped(count))
}

fn row(
    kind: Kind,
    one: &IncomingName,
    known: &[Name],
    mapping: &Mapping,
    on_change: &Callback<Mapping>,
) -> Html {
    let IncomingName { name, uses, .. } = one;
    let chosen = match kind.fates(mapping).get(name) {
        None | Some(Fate::Keep) if known.contains(name) => format!("{NAMED}{name}"),
        None | Some(Fate::Keep) => ADD.to_owned(),
        Some(Fate::Become(other)) => format!("{NAMED}{other}"),
        Some(Fate::LeaveOut) => LEAVE_OUT.to_owned(),
    };
    let onchange = {
        let (name, mapping) = (Name::clone(name), mapping.clone());
        on_change.reform(move |event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            let value = field.map(|field| field.value()).unwrap_or_default();
            let mut mapping = mapping.clone();
            let fate = match value.strip_prefix(NAMED) {
                Some(known) if *known == *name => Fate::Keep,
                Some(known) => Fate::Become(known.into()),
                None if value == LEAVE_OUT => Fate::LeaveOut,
                None => Fate::Keep,
            };
            kind.fates_mut(&mut mapping)
                .insert(Name::clone(&name), fate);
            mapping
        })
    };
    let option = |value: String, words: String| {
        let selected = value == chosen;
        html! { <option key={value.clone()} {value} {selected}>{ words }</option> }
    };
    let is_new = !known.contains(name);
    html! {
        <>
            <th scope="row" dir="auto">{ name.to_string() }</th>
            <td>{ kind.used(*uses) }</td>
            <td>
                <select aria-label={format!("{name} becomes")} {onchange}>
                    if is_new {
                        { option(ADD.to_owned(), format!("Add “{name}”")) }
                    }
                    { for known.iter().map(|known| option(format!("{NAMED}{known}"), known.to_string())) }
                    { option(LEAVE_OUT.to_owned(), String::from("Leave out")) }
                </select>
            </td>
        </>
    }
}

/// Draws who made the spans, each to be left out.
pub(super) fn annotators(
    annotators: &[IncomingAnnotator],
    mapping: &Mapping,
    on_change: &Callback<Mapping>,
) -> Html {
    let is_nobody = |one: &IncomingAnnotator| one.name.trim().is_empty();
    if annotators.iter().all(is_nobody) && annotators.len() < 2 {
        return Html::default();
    }
    let rows = annotators.iter().map(|one| {
        let key = one.ids.first().map(ToString::to_string);
        let is_in = one.ids.iter().all(|id| !mapping.without.contains(id));
        let onchange = {
            let (mapping, ids) = (mapping.clone(), one.ids.clone());
            on_change.reform(move |event: Event| {
                let field = event.target_dyn_into::<HtmlInputElement>();
                let mut mapping = mapping.clone();
                mapping.without.retain(|id| !ids.contains(id));
                if field.is_some_and(|field| !field.checked()) {
                    mapping.without.extend(&ids);
                }
                mapping
            })
        };
        let name = match is_nobody(one) {
            true => "anonymous",
            false => &*one.name,
        };
        let here = if one.is_here { ", here already" } else { "" };
        html! {
            <label class="radio" key={key.unwrap_or_default()}>
                <input type="checkbox" checked={is_in} {onchange} />
                <span dir="auto">{ name }<small>{ format!("{}{here}", counted(one.spans, "span")) }</small></span>
            </label>
        }
    });
    html! {
        <details class="incoming-part" open=true>
            <summary>{ "Annotators" }<span class="count">{ grouped(annotators.len()) }</span></summary>
            <div class="ticks">{ for rows }</div>
        </details>
    }
}
