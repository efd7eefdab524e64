//! Where the selected span stands: a line for each of its fragments.

use yew::prelude::*;

use crate::model::{Article, Span};
use crate::store::Action;
use crate::text::TextRange;
use crate::ui::shared::{Same, Shape, icon};
use crate::ui::use_dispatch;

/// The properties of [`FragmentList`].
#[derive(PartialEq, Properties)]
pub(super) struct FragmentListProperties {
    pub(super) article: Same<Article>,
    pub(super) span: Same<Span>,
}

/// The fragments' places, in the unit of the exports; the browser's unit and bytes on request. Of
/// several fragments each can be taken away.
#[component]
pub(super) fn FragmentList(properties: &FragmentListProperties) -> Html {
    let FragmentListProperties { article, span } = properties;
    let dispatch = use_dispatch();
    let are_several = span.fragments.count() > 1;
    let rows = span.fragments.iter().enumerate().map(|(fragment, range)| {
        let (dispatch, id) = (dispatch.clone(), span.id);
        let remove = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::RemoveFragment { span: id, fragment });
        });
        html! {
            <li key={range.start().get()}>
                { place(article, range) }
                if are_several {
                    <button
                        type="button"
                        class="icon-button"
                        aria-label={format!("Take away fragment {}", fragment + 1)}
                        title="Take these words from the span"
                        onclick={remove}
                    >{ icon(Shape::Close) }</button>
                }
            </li>
        }
    });
    html! { <ul class="fragments" data-roving="">{ for rows }</ul> }
}

fn place(article: &Article, range: TextRange) -> Html {
    let text = &article.text;
    let (start, end) = (text.code_point(range.start()), text.code_point(range.end()));
    let units = format!(
        "UTF-16 units {}–{}, bytes {}–{}",
        text.utf16(range.start()),
        text.utf16(range.end()),
        range.start(),
        range.end(),
    );
    html! { <span title={units}>{ format!("Characters {start}–{end}") }</span> }
}
