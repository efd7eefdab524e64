//! What stands above an article's text: title, outlet, author, date.

use yew::prelude::*;

use crate::model::Article;
use crate::ui::shared::Same;

/// The properties of [`Head`].
#[derive(PartialEq, Properties)]
pub(super) struct HeadProperties {
    pub(super) article: Same<Article>,
}

/// The article's title and what is known about it. The text itself is shown in full below, so the
/// title stands there again where it came from the text.
#[component]
pub(super) fn Head(properties: &HeadProperties) -> Html {
    let article = &properties.article;
    let metadata = &article.metadata;
    let facts = [&metadata.outlet, &metadata.author, &metadata.date].into_iter().flatten();
    let words = article.text.as_str().split_whitespace().count();
    html! {
        <header class="article-head">
            <h1>{ article.title.to_string() }</h1>
            <p class="facts">
                { for facts.map(|fact| html! { <span>{ fact.to_string() }</span> }) }
                <span>{ format!("{words} words") }</span>
            </p>
        </header>
    }
}
