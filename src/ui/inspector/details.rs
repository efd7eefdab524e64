//! The selected span: label, quotation, offsets, attributes, note, relations.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::attributes::Attributes;
use crate::edit::Edit;
use crate::model::{Article, Name, Project, Relation, Span};
use crate::query::quotation;
use crate::store::Action;
use crate::store::keys::label_chord;
use crate::text::{abridged, shortened};
use crate::ui::shared::{Icon, Same, Shape, color_class, label_tag};
use crate::ui::use_dispatch;

/// How many characters of a quotation are shown: a span may be a whole transcript.
const QUOTE_CHARACTERS: usize = 3_000;

/// The properties of [`Details`].
#[derive(PartialEq, Properties)]
pub(super) struct DetailsProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
    pub(super) span: Same<Span>,
}

/// Everything about a span.
#[component]
pub(super) fn Details(properties: &DetailsProperties) -> Html {
    let DetailsProperties {
        project,
        article,
        span,
    } = properties;
    let dispatch = use_dispatch();
    let id = span.id;
    let on_back = {
        let dispatch = dispatch.clone();
        use_callback((), move |_: MouseEvent, ()| {
            dispatch.dispatch(Action::StepBack);
        })
    };
    let on_delete = {
        let dispatch = dispatch.clone();
        use_callback((), move |_: MouseEvent, ()| {
            dispatch.dispatch(Action::DeleteSelected);
        })
    };
    let on_note = {
        let dispatch = dispatch.clone();
        use_callback(span.clone(), move |event: Event, span| {
            let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() else {
                return;
            };
            let note = Name::from(field.value());
            if span.note != note {
                dispatch.dispatch(Action::Edit(Box::new(Edit::SetNote { span: id, note })));
            }
        })
    };
    let scheme = project.scheme();
    let labels = scheme.labels.iter().enumerate().map(|(place, label)| {
        let is_current = label.name == span.label;
        let (dispatch, name) = (dispatch.clone(), label.name.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let edit = Edit::Relabel {
                span: id,
                label: name.clone(),
            };
            dispatch.dispatch(Action::Edit(Box::new(edit)));
        });
        html! {
            <button
                key={label.name.to_string()}
                type="button"
                class={classes!("label-choice", color_class(Some(label)))}
                aria-pressed={if is_current { "true" } else { "false" }}
                aria-keyshortcuts={label_chord(scheme, place)}
                disabled={is_current}
                {onclick}
            >{ label.name.to_string() }</button>
        }
    });
    let relations: Vec<Html> = project
        .relations_of(id)
        .map(|relation| relation_row(project, span, relation))
        .collect();
    let annotator = project.annotator(span.annotator);
    let annotator = annotator.map_or("anonymous", |annotator| annotator.display_name());
    let made = span.created.to_rfc3339();
    let day = made.split('T').next().unwrap_or_default();
    html! {
        <section class="span-details">
            <div class="details-head">
                <button type="button" class="back" onclick={on_back} title="Back to the list (Esc)">{ "‹ Spans" }</button>
                <button type="button" class="delete" onclick={on_delete} title="Delete this span (Delete)">
                    <Icon shape={Shape::Delete} />{ "Delete" }
                </button>
            </div>
            <div class="label-choices" role="group" aria-label="Label">{ for labels }</div>
            <blockquote class={classes!("quotation", color_class(scheme.label(&span.label)))} dir="auto">
                { abridged(&quotation(article, span), QUOTE_CHARACTERS) }
            </blockquote>
            <p class="offsets">{ for offsets(article, span) }</p>
            <Attributes project={project.clone()} span={span.clone()} />
            <div class="field">
                <label for="span-note">{ "Note" }</label>
                <textarea id="span-note" rows="3" value={span.note.to_string()} onchange={on_note} />
            </div>
            if !relations.is_empty() {
                <div class="field">
                    <h3>{ "Links" }</h3>
                    <ul class="relations">{ for relations }</ul>
                </div>
            }
            <p class="hint">{ format!("Marked by {annotator} on {day}.") }</p>
        </section>
    }
}

/// Where the span stands, in the unit of the exports; the browser's unit and bytes on request.
fn offsets(article: &Article, span: &Span) -> impl Iterator<Item = Html> {
    let text = &article.text;
    let parts = span.fragments.iter().map(|range| {
        let (start, end) = (text.code_point(range.start()), text.code_point(range.end()));
        let units = format!(
            "UTF-16 units {}–{}, bytes {}–{}",
            text.utf16(range.start()),
            text.utf16(range.end()),
            range.start(),
            range.end(),
        );
        html! { <span title={units}>{ format!("Characters {start}–{end}") }</span> }
    });
    parts.collect::<Vec<_>>().into_iter()
}

fn relation_row(project: &Project, span: &Span, relation: &Relation) -> Html {
    let is_from = relation.from == span.id;
    let other = project.span(if is_from { relation.to } else { relation.from });
    let Some((other, article)) =
        other.and_then(|other| Some((other, project.article(other.article)?)))
    else {
        return Html::default();
    };
    let arrow = if is_from { "→" } else { "←" };
    html! {
        <li key={relation.id.to_string()}>
            <span class="relation-type">{ format!("{arrow} {}", relation.relation_type) }</span>
            { label_tag(project.scheme(), &other.label) }
            <span class="quote" dir="auto">{ shortened(&quotation(article, other), 60) }</span>
        </li>
    }
}
