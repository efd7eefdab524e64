//! What stands above an article's text: title, outlet, author, date.
//!
//! Where the text holds its own title, the title is shown there, as a heading, and here it is only
//! read out.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::edit::Edit;
use crate::model::{Article, Status};
use crate::store::Action;
use crate::text::counted;
use crate::ui::shared::Same;
use crate::ui::use_dispatch;

/// The properties of [`Head`].
#[derive(PartialEq, Properties)]
pub(super) struct HeadProperties {
    pub(super) article: Same<Article>,
}

/// How far into a text its own title is looked for, in lines.
const HEADLINE_LINES: usize = 16;

/// The line of the text that is the article's title, if there is one near the start.
pub(super) fn headline(article: &Article) -> Option<usize> {
    let lines = article.text.lines().iter().take(HEADLINE_LINES);
    lines.enumerate().find_map(|(number, range)| {
        (article.text.slice(range).trim() == article.title.trim()).then_some(number)
    })
}

/// The article's title and what is known about it.
#[component]
pub(super) fn Head(properties: &HeadProperties) -> Html {
    let article = &properties.article;
    let metadata = &article.metadata;
    let facts = [&metadata.outlet, &metadata.author, &metadata.date]
        .into_iter()
        .flatten();
    let words = word_count(article.text.as_str());
    let dispatch = use_dispatch();
    let on_status = {
        let id = article.id;
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(status) = field.and_then(|field| Status::from_name(&field.value())) {
                let edit = Edit::SetStatus {
                    article: id,
                    status,
                };
                dispatch.dispatch(Action::Edit(Box::new(edit)));
            }
        })
    };
    let statuses = Status::ALL.into_iter().map(|status| {
        let is_current = status == article.status;
        html! { <option value={status.name()} selected={is_current}>{ status.name() }</option> }
    });
    html! {
        <header class={classes!("article-head", headline(article).map(|_| "has-headline"))}>
            <h1 dir="auto">{ article.title.to_string() }</h1>
            <p class="facts">
                { for facts.map(|fact| html! { <span>{ fact.to_string() }</span> }) }
                <span>{ counted(words, "word") }</span>
                <select class="status" aria-label="Status of the article" onchange={on_status}>{ for statuses }</select>
            </p>
        </header>
    }
}

/// How many words there are, divided by ASCII white space; each Chinese or Japanese character is one. It
/// looks at bytes rather than at characters, since it is asked of five million of them whenever a long
/// article is opened.
fn word_count(text: &str) -> usize {
    let mut is_in_word = false;
    text.bytes().fold(0, |count, byte| {
        let was_in_word = is_in_word;
        is_in_word = !byte.is_ascii_whitespace();
        // What the characters from U+3000 to U+9FFF begin with.
        let is_unspaced = matches!(byte, 0xE3..=0xE9);
        count + usize::from(is_unspaced || is_in_word && !was_in_word)
    })
}
