//! A line that leads to a span or an entity.

use yew::prelude::*;

use crate::model::{Article, Entity, Scheme, Span};
use crate::query::quotation;
use crate::store::{Action, Page};
use crate::text::shortened;
use crate::ui::shared::{Same, label_tag};
use crate::ui::use_dispatch;

/// How many characters of a quotation are shown.
const QUOTE_CHARACTERS: usize = 90;

/// How many characters of an article's title are shown.
const TITLE_CHARACTERS: usize = 48;

/// The properties of [`SpanEntry`].
#[derive(PartialEq, Properties)]
pub(super) struct SpanEntryProperties {
    pub(super) scheme: Same<Scheme>,
    pub(super) article: Same<Article>,
    pub(super) span: Same<Span>,
    /// Whether it lies in another article than the open one.
    pub(super) is_elsewhere: bool,
    /// Whether it is the selected span.
    pub(super) is_selected: bool,
}

/// Leads to a span.
#[component]
pub(super) fn SpanEntry(properties: &SpanEntryProperties) -> Html {
    let SpanEntryProperties {
        scheme,
        article,
        span,
        is_elsewhere,
        is_selected,
    } = properties;
    let dispatch = use_dispatch();
    let select = use_callback(span.id, move |_: MouseEvent, id| {
        dispatch.dispatch(Action::SelectSpan(*id));
    });
    html! {
        <button type="button" class="entry" aria-current={is_selected.then_some("true")} onclick={select}>
            { label_tag(scheme, &span.label) }
            <span class="quote" dir="auto">{ shortened(&quotation(article, span), QUOTE_CHARACTERS) }</span>
            if *is_elsewhere {
                <span class="hint where" dir="auto">{ name_of(article) }</span>
            }
        </button>
    }
}

/// An article in few words: its outlet and how its title begins.
fn name_of(article: &Article) -> String {
    let title = shortened(&article.title, TITLE_CHARACTERS);
    match &article.metadata.outlet {
        Some(outlet) => format!("{outlet}: {title}"),
        None => title,
    }
}

/// The properties of [`EntityEntry`].
#[derive(PartialEq, Properties)]
pub(super) struct EntityEntryProperties {
    pub(super) entity: Same<Entity>,
}

/// Leads to the page of the entities.
#[component]
pub(super) fn EntityEntry(properties: &EntityEntryProperties) -> Html {
    let entity = &properties.entity;
    let dispatch = use_dispatch();
    let show = use_callback((), move |_: MouseEvent, ()| {
        dispatch.dispatch(Action::ShowPage(Page::Entities));
    });
    html! {
        <button type="button" class="entry" onclick={show}>
            <span class="quote" dir="auto">{ shortened(&entity.name, QUOTE_CHARACTERS) }</span>
            <span class="hint where">{ entity.kind.to_string() }</span>
        </button>
    }
}
