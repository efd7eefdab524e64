//! The spans of the open article, as a list.

use yew::prelude::*;

use crate::model::{AnnotatorId, Article, Project, Scheme, Span};
use crate::query::{Layers, Sign, excluded_spans, quotation, signs};
use crate::store::Action;
use crate::text::{ByteOffset, counted_as, grouped, shortened};
use crate::ui::annotators::{annotator_name, sign_alone};
use crate::ui::shared::{Same, label_tag};
use crate::ui::use_dispatch;

/// How many spans are listed: those from where the reader is.
const LISTED: usize = 40;

/// How many spans are looked at where most are hidden: the list must not take longer for that.
const LOOKED_AT: usize = 2_000;

/// How many characters of a quotation the list shows.
const QUOTE_CHARACTERS: usize = 90;

/// The properties of [`SpanList`].
#[derive(PartialEq, Properties)]
pub(super) struct SpanListProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
    /// Whose spans are listed.
    pub(super) layers: Layers,
    /// Who is working.
    pub(super) me: AnnotatorId,
    /// Where the reader is.
    pub(super) place: ByteOffset,
    /// Whether it is time for the rows.
    pub(super) has_come: bool,
}

/// The article's spans in reading order; of a long article those around the place that is read.
#[component]
pub(super) fn SpanList(properties: &SpanListProperties) -> Html {
    let SpanListProperties {
        project,
        article,
        layers,
        me,
        place,
        has_come,
    } = properties;
    let all = project.span_count(article.id);
    let hidden = layers.hidden_spans(project, article.id);
    let count = all - hidden;
    let excluded = excluded_spans(project, article.id);
    let is_part = count > LISTED || all > LOOKED_AT;
    let from = if is_part { *place } else { ByteOffset::ZERO };
    let near = project.spans_between(article.id, from, ByteOffset::MAX);
    let listed = near.take(LOOKED_AT).filter(|span| layers.shows(span));
    let signs = signs(project);
    let shown = if *has_come { LISTED } else { 0 };
    let rows = listed.take(shown).map(|span| {
        let mut others = signs.iter().filter(|sign| sign.annotator != *me);
        let by = others.find(|sign| sign.annotator == span.annotator);
        html! {
            <Row
                key={span.id.to_string()}
                scheme={Same::from(project.scheme())}
                article={article.clone()}
                span={Same::<Span>::from(span)}
                by={by.map(|sign| (*sign, annotator_name(project, span.annotator)))}
            />
        }
    });
    html! {
        <section class="span-list">
            <h2>{ "Spans" }<span class="count">{ grouped(count) }</span></h2>
            if excluded > 0 {
                <p class="hint">{ format!("{} in excluded regions, and so not in exports.", counted_as(excluded, "of all is", "of all are")) }</p>
            }
            if hidden > 0 {
                <p class="hint">{ format!("{} hidden with their annotators’ layers.", counted_as(hidden, "more is", "more are")) }</p>
            } else if count == 0 {
                <p class="hint">
                    { "Nothing is marked in this article yet. Select some words, then press " }
                    <kbd>{ "1" }</kbd>{ ", " }<kbd>{ "2" }</kbd>{ " or " }<kbd>{ "3" }</kbd>{ "." }
                </p>
            }
            if is_part {
                <p class="hint">{ "These begin where you are reading; the list follows you through the text." }</p>
            }
            <ol data-roving="">{ for rows }</ol>
        </section>
    }
}

/// The properties of [`Row`].
#[derive(PartialEq, Properties)]
struct RowProperties {
    scheme: Same<Scheme>,
    article: Same<Article>,
    span: Same<Span>,
    /// The sign and the name of whoever made it, if it was somebody else.
    by: Option<(Sign, String)>,
}

/// One span of the list.
#[component]
fn Row(properties: &RowProperties) -> Html {
    let RowProperties {
        scheme,
        article,
        span,
        by,
    } = properties;
    let dispatch = use_dispatch();
    let select = use_callback(span.id, move |_: MouseEvent, id| {
        dispatch.dispatch(Action::SelectSpan(*id));
    });
    html! {
        <li>
            <button type="button" onclick={select}>
                { label_tag(scheme, &span.label) }
                <span class="quote" dir="auto">{ shortened(&quotation(article, span), QUOTE_CHARACTERS) }</span>
                { for by.iter().map(|(sign, name)| sign_alone(*sign, Some(name.clone()))) }
            </button>
        </li>
    }
}
