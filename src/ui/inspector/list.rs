//! The spans of the open article, as a list.

use yew::prelude::*;

use crate::model::{Article, Project, Scheme, Span};
use crate::query::quotation;
use crate::store::Action;
use crate::text::{ByteOffset, grouped, shortened};
use crate::ui::shared::{Same, label_tag};
use crate::ui::use_dispatch;

/// How many spans are listed: those from where the reader is.
const LISTED: usize = 40;

/// How many characters of a quotation the list shows.
const QUOTE_CHARACTERS: usize = 90;

/// The properties of [`SpanList`].
#[derive(PartialEq, Properties)]
pub(super) struct SpanListProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
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
        place,
        has_come,
    } = properties;
    let count = project.span_count(article.id);
    let from = if count > LISTED {
        *place
    } else {
        ByteOffset::ZERO
    };
    let listed = project.spans_between(article.id, from, ByteOffset::MAX);
    let shown = if *has_come { LISTED } else { 0 };
    let rows = listed.take(shown).map(|span| {
        html! {
            <Row
                key={span.id.to_string()}
                scheme={Same::from(project.scheme())}
                article={article.clone()}
                span={Same::<Span>::from(span)}
            />
        }
    });
    html! {
        <section class="span-list">
            <h2>{ "Spans" }<span class="count">{ grouped(count) }</span></h2>
            if count == 0 {
                <p class="hint">
                    { "Nothing is marked in this article yet. Select some words, then press " }
                    <kbd>{ "1" }</kbd>{ ", " }<kbd>{ "2" }</kbd>{ " or " }<kbd>{ "3" }</kbd>{ "." }
                </p>
            }
            if count > LISTED {
                <p class="hint">{ "These begin where you are reading; the list follows you through the text." }</p>
            }
            <ol>{ for rows }</ol>
        </section>
    }
}

/// The properties of [`Row`].
#[derive(PartialEq, Properties)]
struct RowProperties {
    scheme: Same<Scheme>,
    article: Same<Article>,
    span: Same<Span>,
}

/// One span of the list.
#[component]
fn Row(properties: &RowProperties) -> Html {
    let RowProperties {
        scheme,
        article,
        span,
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
            </button>
        </li>
    }
}
