//! The selected span: label, quotation, offsets, attributes, note, links.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::attributes::Attributes;
use super::fragments::FragmentList;
use super::links::Links;
use crate::edit::Edit;
use crate::model::{Article, Name, Project, RecordKey, Span, Timestamp};
use crate::query::quotation;
use crate::store::Action;
use crate::store::keys::label_chord;
use crate::text::{abridged, counted};
use crate::ui::annotators::annotator;
use crate::ui::shared::{Same, Shape, color_class, icon};
use crate::ui::use_dispatch;

/// How many characters of a quotation are shown: a span may be a whole transcript.
const QUOTE_CHARACTERS: usize = 3_000;

/// The properties of [`Details`].
#[derive(PartialEq, Properties)]
pub(super) struct DetailsProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
    pub(super) span: Same<Span>,
    /// How many spans are selected beside it.
    pub(super) others: usize,
}

/// Everything about a span.
#[component]
pub(super) fn Details(properties: &DetailsProperties) -> Html {
    let DetailsProperties {
        project,
        article,
        span,
        others,
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
            dispatch.dispatch(Action::ApplyLabel(name.clone()));
        });
        html! {
            <button
                key={label.name.to_string()}
                type="button"
                class={classes!("label-choice", color_class(Some(label)))}
                aria-pressed={if is_current { "true" } else { "false" }}
                aria-keyshortcuts={label_chord(scheme, place)}
                data-guideline={label.guided_name()}
                disabled={is_current && *others == 0}
                {onclick}
            >{ label.name.to_string() }</button>
        }
    });
    html! {
        <section class="span-details">
            <div class="details-head">
                <button type="button" class="back" onclick={on_back} title="Back to the list (Esc)">{ "‹ Spans" }</button>
                <button type="button" class="delete" onclick={on_delete} title="Delete this span (Delete)">
                    { icon(Shape::Delete) }{ "Delete" }
                </button>
            </div>
            if *others > 0 {
                <p class="several">
                    { format!("{} selected. The label and the attributes are set on all of them, Delete deletes them; this one is shown.", counted(others + 1, "span")) }
                </p>
            }
            <div class="label-choices" role="toolbar" aria-label="Label" data-roving="">{ for labels }</div>
            <blockquote class={classes!("quotation", color_class(scheme.label(&span.label)))} dir="auto">
                { abridged(&quotation(article, span), QUOTE_CHARACTERS) }
            </blockquote>
            <FragmentList article={article.clone()} span={span.clone()} />
            <Attributes project={project.clone()} span={span.clone()} />
            <Links project={project.clone()} span={span.clone()} />
            <div class="field">
                <label for="span-note">{ "Note" }</label>
                <textarea id="span-note" rows="3" value={span.note.to_string()} onchange={on_note} />
            </div>
            { origin(project, span) }
        </section>
    }
}

/// Who made a span and when, and who has changed it since if that was somebody else.
fn origin(project: &Project, span: &Span) -> Html {
    let day = |time: Timestamp| {
        let moment = time.to_rfc3339();
        moment.split('T').next().unwrap_or_default().to_owned()
    };
    let version = project.entry(RecordKey::Span(span.id));
    let change = version.map(|(_, stamp)| stamp).filter(|stamp| {
        stamp.author != span.annotator && project.annotator(stamp.author).is_some()
    });
    html! {
        <p class="hint origin">
            { "Marked by " }{ annotator(project, span.annotator) }{ format!(" on {}.", day(span.created)) }
            if let Some(stamp) = change {
                { " Changed by " }{ annotator(project, stamp.author) }{ format!(" on {}.", day(stamp.time)) }
            }
        </p>
    }
}
