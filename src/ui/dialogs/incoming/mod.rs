//! A look at what files would bring, before anything changes: articles, names and how they map to the
//! scheme, annotators, warnings, and how the files were read.

mod articles;
mod names;
mod reading;

use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::articles::articles;
use self::names::{Kind, annotators};
use self::reading::reading;
use super::imported::warnings;
use super::modal::Modal;
use crate::browser::clock;
use crate::edit::{Adopted, Fate, Mapping};
use crate::query::{Incoming, IncomingName, incoming};
use crate::store::{Action, Arrival, State};
use crate::text::{counted, counted_as, grouped};
use crate::ui::app::Latest;
use crate::ui::importing::{Target, use_importer};
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// Of how many spans it is reckoned at once, whenever a choice changes, which of them are here already.
const RECKONED: usize = 20_000;

/// The properties of [`IncomingDialog`].
#[derive(PartialEq, Properties)]
pub(super) struct IncomingDialogProperties {
    pub(super) arrival: Same<Arrival>,
    pub(super) state: Latest,
}

/// The dialog. Nothing is taken in until its button says so; closing it leaves everything as it was.
#[component]
pub(super) fn IncomingDialog(properties: &IncomingDialogProperties) -> Html {
    let IncomingDialogProperties { arrival, state } = properties;
    let (dispatch, importer) = (use_dispatch(), use_importer());
    let project = Arc::clone(&state.0.project);
    let brought = {
        let state = state.clone();
        use_memo(arrival.clone(), move |arrival| brought(arrival, &state.0))
    };
    let chosen = use_state(|| None::<(Same<Arrival>, Mapping)>);
    // What was chosen for another reading says nothing of this one.
    let of_this = chosen.as_ref().filter(|(of, _)| of == arrival);
    let mapping = of_this.map(|(_, mapping)| mapping.clone());
    let mapping = mapping.unwrap_or_else(|| usual_mapping(&brought));
    let opens = arrival.opens(&state.0);
    let outcome = {
        let here = Arc::clone(&project);
        let is_reckoned = !opens && brought.spans() <= RECKONED;
        let dependencies = (mapping.clone(), arrival.clone());
        use_memo(dependencies, move |(mapping, arrival)| {
            if !is_reckoned {
                return Vec::new();
            }
            let fitting = arrival.fitting(&here, mapping, clock::now());
            fitting.finish().adopted
        })
    };
    let on_change = Callback::from({
        let (chosen, arrival) = (chosen.setter(), arrival.clone());
        move |changed: Mapping| chosen.set(Some((arrival.clone(), changed)))
    });
    let button = use_node_ref();
    {
        let button = button.clone();
        // So that Enter says yes.
        use_effect_with((), move |()| {
            if let Some(button) = button.cast::<HtmlElement>() {
                let _stays_where_it_is = button.focus();
            }
        });
    }
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::CloseDialog))
    };
    let take_in = {
        let (importer, mapping) = (importer.clone(), mapping.clone());
        let (arrival, dispatch) = (Arc::clone(&arrival.0), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::CloseDialog);
            let (arrival, mapping) = (Arc::clone(&arrival), mapping.clone());
            if let Some(importer) = importer.clone() {
                spawn_local(async move { importer.take_in_mapped(&arrival, &mapping).await });
            }
        })
    };
    let is_readable = arrival.read().next().is_some();
    let mapped = |kind, names: &[IncomingName]| {
        self::names::names(kind, names, project.scheme(), &mapping, &on_change)
    };
    html! {
        <Modal title="Import" class={classes!("incoming")}>
            <div class="incoming-body">
                { reading(arrival, importer.as_ref(), Target::of(&project)) }
                if is_readable {
                    { articles(&brought.articles) }
                    if opens {
                        <p class="incoming-note">{ opened_as(arrival) }</p>
                    } else {
                        { mapped(Kind::Label, &brought.labels) }
                        { mapped(Kind::Attribute, &brought.attributes) }
                        { mapped(Kind::RelationType, &brought.relation_types) }
                        { annotators(&brought.annotators, &mapping, &on_change) }
                    }
                }
                { warnings_of(arrival) }
            </div>
            <div class="modal-foot">
                <p class="incoming-sum" role="status">{ sum(&brought, &outcome, opens, is_readable) }</p>
                <button type="button" onclick={close}>{ "Cancel" }</button>
                <button ref={button} type="button" class="primary" disabled={!is_readable} onclick={take_in}>{ "Import" }</button>
            </div>
        </Modal>
    }
}

/// What all files would bring together.
fn brought(arrival: &Arrival, state: &State) -> Incoming {
    let mut all = Incoming::default();
    for (read, _) in arrival.read() {
        all.add(incoming(read, &state.project));
    }
    all
}

/// A name that differs from one of the scheme in its writing alone becomes that one.
fn usual_mapping(brought: &Incoming) -> Mapping {
    let close = |names: &[IncomingName]| {
        let close = names.iter().filter_map(|one| {
            let known = one.known.as_ref().filter(|known| **known != one.name)?;
            Some((one.name.clone(), Fate::Become(known.clone())))
        });
        close.collect()
    };
    Mapping {
        labels: close(&brought.labels),
        attributes: close(&brought.attributes),
        relation_types: close(&brought.relation_types),
        ..Mapping::default()
    }
}

fn opened_as(arrival: &Arrival) -> String {
    let scheme = arrival.read().next().map(|(read, _)| &read.scheme().name);
    format!(
        "Nothing has been done here yet, so this is opened as a project of its own, with its scheme “{}”, in \
         place of the sample.",
        scheme.map_or("", |name| &**name)
    )
}

/// What pressing the button does, in words. An outcome is there unless the files are taken as they are, or are
/// too large to be reckoned at once.
fn sum(brought: &Incoming, outcome: &[Adopted], opens: bool, is_readable: bool) -> String {
    if !is_readable {
        return String::from("Nothing of it could be read.");
    }
    let count = |of: fn(&Adopted) -> usize| outcome.iter().map(of).sum::<usize>();
    let (spans, relations) = if outcome.is_empty() {
        let relations = brought.relation_types.iter().map(|one| one.uses);
        (brought.spans(), relations.sum())
    } else {
        (
            count(|one| one.project.visible_span_count()),
            count(|one| one.relations),
        )
    };
    let mut parts = vec![counted(brought.new_articles(), "new article")];
    if spans > 0 {
        parts.push(counted(spans, "span"));
    }
    if relations > 0 {
        parts.push(counted(relations, "relation"));
    }
    let verb = match outcome.is_empty() && !opens {
        true => "This adds up to",
        false => "This adds",
    };
    let mut words = format!("{verb} {}.", parts.join(", "));
    for (count, what) in [
        (count(|one| one.spans_here), "here already"),
        (count(|one| one.spans_left_out), "left out"),
    ] {
        if count > 0 {
            let spans = counted_as(count, "span is", "spans are");
            words.push_str(&format!(" {spans} {what}."));
        }
    }
    words
}

/// What could not be read, or was read with a doubt.
fn warnings_of(arrival: &Arrival) -> Html {
    let all: usize = arrival
        .files
        .iter()
        .filter_map(|file| file.result.as_ref().ok())
        .map(|import| import.warnings.len())
        .sum();
    if all == 0 {
        return Html::default();
    }
    let lists = arrival.files.iter().filter_map(|file| {
        let import = file.result.as_ref().ok()?;
        Some(warnings(&import.warnings, &file.source.name))
    });
    html! {
        <details class="incoming-part" open={all <= 5}>
            <summary>{ "Warnings" }<span class="count">{ grouped(all) }</span></summary>
            { for lists }
        </details>
    }
}
