//! The spans of the open article, as a list.

use yew::prelude::*;

use crate::model::{Article, Project, Span};
use crate::query::quotation;
use crate::store::Action;
use crate::text::shortened;
use crate::ui::shared::{LabelTag, Same, counted};
use crate::ui::use_dispatch;

/// How many spans are listed; the rest is reached by `n` and in the text.
const LISTED: usize = 300;

/// How many characters of a quotation the list shows.
const QUOTE_CHARACTERS: usize = 90;

/// The properties of [`SpanList`].
#[derive(PartialEq, Properties)]
pub(super) struct SpanListProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
}

/// The article's spans in reading order.
#[component]
pub(super) fn SpanList(properties: &SpanListProperties) -> Html {
    let SpanListProperties { project, article } = properties;
    let count = project.span_count(article.id);
    let rows = project.spans_of(article.id).take(LISTED).map(|span| {
        html! {
            <Row
                key={span.id.to_string()}
                project_scheme={Same::from(project.scheme())}
                article={article.clone()}
                span={Same::<Span>::from(span)}
            />
        }
    });
    html! {
        <section class="span-list">
            <h2>{ "Spans" }<span class="count">{ count }</span></h2>
            if count == 0 {
                <p class="hint">
                    { "Nothing is marked in this article yet. Select some words, then press " }
                    <kbd>{ "1" }</kbd>{ ", " }<kbd>{ "2" }</kbd>{ " or " }<kbd>{ "3" }</kbd>{ "." }
                </p>
            }
            <ol>{ for rows }</ol>
            if count > LISTED {
                <p class="hint">{ format!("… and {} more. Step through them with n and p.", counted(count - LISTED, "span")) }</p>
            }
        </section>
    }
}

/// The properties of [`Row`].
#[derive(PartialEq, Properties)]
struct RowProperties {
    project_scheme: Same<crate::model::Scheme>,
    article: Same<Article>,
    span: Same<Span>,
}

/// One span of the list.
#[component]
fn Row(properties: &RowProperties) -> Html {
    let RowProperties {
        project_scheme,
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
                <LabelTag scheme={project_scheme.clone()} label={span.label.clone()} />
                <span class="quote" dir="auto">{ shortened(&quotation(article, span), QUOTE_CHARACTERS) }</span>
            </button>
        </li>
    }
}
