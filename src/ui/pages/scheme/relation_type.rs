//! Which labels a relation type may lead from and to.

use yew::prelude::*;

use super::fields::At;
use super::form::{Shown, unfit};
use crate::edit::{DraftChange, SchemePart};

/// Draws a table: a row for each label at the start, a column for each at the end.
pub(super) fn ends_table(shown: &Shown<'_>, position: usize) -> Html {
    let Some(relation_type) = shown.scheme.relation_types.get(position) else {
        return Html::default();
    };
    let labels = &shown.scheme.labels;
    let heads = labels
        .iter()
        .map(|label| html! { <th scope="col">{ format!("to {}", label.name) }</th> });
    let rows = labels.iter().enumerate().map(|(from, start)| {
        let cells = labels.iter().enumerate().map(|(to, end)| {
            let is_allowed = relation_type.allows(&start.name, &end.name);
            let onchange = shown.on_change.reform(move |_: Event| DraftChange::Allow {
                relation_type: position,
                from,
                to,
                is_allowed: !is_allowed,
            });
            let words = format!("From {} to {}", start.name, end.name);
            html! {
                <td>
                    <label class="check" title={words.clone()}>
                        <input type="checkbox" checked={is_allowed} aria-label={words} {onchange} />
                    </label>
                </td>
            }
        });
        html! { <tr><th scope="row">{ format!("from {}", start.name) }</th>{ for cells }</tr> }
    });
    html! {
        <fieldset class="field">
            <legend>{ "Allowed" }</legend>
            <div class="ends">
                <table>
                    <thead><tr><td />{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            { unfit(shown, SchemePart::RelationType, position, At::Rest) }
        </fieldset>
    }
}
