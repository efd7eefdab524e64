//! How the files were read, and how else they could be.

use std::sync::Arc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::formats::{Columns, Found, FoundColumns, Manner, OffsetUnit, Role};
use crate::store::Arrival;
use crate::text::{counted, shortened};
use crate::ui::importing::{Importer, Reading, Target, Task};

/// How many rows of a table are shown.
const ROWS: usize = 3;

/// How many characters of a cell are shown.
const CELL: usize = 60;

/// Draws each file with its format; of a single one, what can be said otherwise.
pub(super) fn reading(arrival: &Arrival, importer: Option<&Importer>, target: Target) -> Html {
    let again = {
        let (importer, sources) = (importer.cloned(), arrival.sources.clone());
        Callback::from(move |manner: Manner| {
            if let Some(importer) = &importer {
                let reading = Reading {
                    manner,
                    ..Reading::default()
                };
                let sources = sources.iter().map(Arc::clone).collect();
                importer.begin(Task::Sources(sources, target, reading));
            }
        })
    };
    let is_alone = arrival.files.len() == 1;
    let files = arrival
        .files
        .iter()
        .zip(&arrival.found)
        .map(|(file, found)| {
            let problem = file
                .result
                .as_ref()
                .err()
                .map(|error| error.kind.to_string());
            html! {
                <li key={file.source.name.clone()}>
                    <strong>{ file.source.name.clone() }</strong>
                    if is_alone {
                        { format_field(found, &arrival.manner, &again) }
                        { unit_field(found, &arrival.manner, &again) }
                    } else if let Some(format) = &found.format {
                        <small>{ format.clone() }</small>
                    }
                    if let Some(problem) = problem {
                        <p class="problem">{ problem }</p>
                    }
                </li>
            }
        });
    let columns = arrival
        .found
        .first()
        .and_then(|found| found.columns.as_ref());
    html! {
        <>
            <ul class="incoming-files">{ for files }</ul>
            if let Some(columns) = columns.filter(|_| is_alone) {
                { columns_field(columns, &arrival.manner, &again) }
            }
        </>
    }
}

/// The value of the list that an event comes from.
fn chosen(event: &Event) -> String {
    let field = event.target_dyn_into::<HtmlSelectElement>();
    field.map(|field| field.value()).unwrap_or_default()
}

fn format_field(found: &Found, manner: &Manner, again: &Callback<Manner>) -> Html {
    let format = manner.format.as_ref().or(found.format.as_ref());
    let options = found.formats.iter().map(|name| {
        let selected = format == Some(name);
        html! { <option key={name.clone()} value={name.clone()} {selected}>{ name.clone() }</option> }
    });
    let onchange = {
        let manner = manner.clone();
        again.reform(move |event: Event| Manner {
            format: Some(chosen(&event)).filter(|name| !name.is_empty()),
            unit: None,
            columns: None,
            ..manner.clone()
        })
    };
    html! {
        <label class="incoming-field">
            { "Read as" }
            <select {onchange}>
                if format.is_none() {
                    <option value="" selected=true>{ "several formats" }</option>
                }
                { for options }
            </select>
        </label>
    }
}

fn unit_field(found: &Found, manner: &Manner, again: &Callback<Manner>) -> Html {
    let Some(unit) = found.unit else {
        return Html::default();
    };
    let options = OffsetUnit::ALL.iter().map(|one| {
        let selected = unit.unit == *one;
        html! { <option key={one.name()} value={one.name()} {selected}>{ one.name() }</option> }
    });
    let onchange = {
        let manner = manner.clone();
        again.reform(move |event: Event| {
            let name = chosen(&event);
            let mut units = OffsetUnit::ALL.into_iter();
            Manner {
                unit: units.find(|unit| unit.name() == name),
                ..manner.clone()
            }
        })
    };
    html! {
        <>
            <label class="incoming-field">
                { "Offsets count" }
                <select {onchange}>{ for options }</select>
            </label>
            if !unit.is_certain {
                <small>{ "not certain: see the warnings" }</small>
            }
        </>
    }
}

/// Which column is what, with the first rows so that one can tell.
fn columns_field(found: &FoundColumns, manner: &Manner, again: &Callback<Manner>) -> Html {
    let current = manner.columns.as_ref().unwrap_or(&found.guess);
    let fields = Role::ALL.into_iter().map(|role| {
        let column = current.get(role);
        let options = found.names.iter().enumerate().map(|(number, name)| {
            let selected = column == Some(number);
            html! { <option key={number} value={number.to_string()} {selected}>{ shortened(name, CELL) }</option> }
        });
        let onchange = {
            let (manner, current) = (manner.clone(), Columns::clone(current));
            again.reform(move |event: Event| {
                let mut columns = current.clone();
                columns.set(role, chosen(&event).parse::<usize>().ok());
                Manner {
                    columns: Some(columns),
                    ..manner.clone()
                }
            })
        };
        html! {
            <label class="incoming-field" key={role.name()}>
                { format!("The {} is in", role.name()) }
                <select {onchange}>
                    if role != Role::Text {
                        <option value="" selected={column.is_none()}>{ "no column" }</option>
                    }
                    { for options }
                </select>
            </label>
        }
    });
    let heads = found
        .names
        .iter()
        .map(|name| html! { <th scope="col">{ shortened(name, CELL) }</th> });
    let rows = found.first_rows.iter().take(ROWS).map(|row| {
        let cells = row
            .iter()
            .map(|cell| html! { <td dir="auto">{ shortened(cell, CELL) }</td> });
        html! { <tr>{ for cells }</tr> }
    });
    html! {
        <details class="incoming-part" open=true>
            <summary>{ "Columns" }<span class="count">{ counted(found.rows, "row") }</span></summary>
            <div class="incoming-roles">{ for fields }</div>
            <div class="incoming-table" tabindex="0" role="group" aria-label="The first rows">
                <table>
                    <thead><tr>{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </details>
    }
}
