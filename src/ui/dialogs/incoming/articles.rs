//! Which articles would come in.

use yew::prelude::*;

use crate::query::{IncomingArticle, IncomingState};
use crate::text::{counted, grouped};

/// How many articles are listed.
const LISTED: usize = 200;

/// Draws the articles: how many are new and how many are here, and each with its state on demand.
pub(super) fn articles(articles: &[IncomingArticle]) -> Html {
    let count =
        |is: fn(&IncomingState) -> bool| articles.iter().filter(|one| is(&one.state)).count();
    let counts = [
        (count(|state| *state == IncomingState::New), "new"),
        (count(|state| *state == IncomingState::Here), "already here"),
        (
            count(|state| matches!(state, IncomingState::HereAs(_))),
            "here under another title",
        ),
        (
            count(|state| *state == IncomingState::Removed),
            "removed here before, coming back",
        ),
        (
            count(|state| *state == IncomingState::Twice),
            "in another of the files as well",
        ),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, what)| format!("{} {what}", grouped(count)))
        .collect();
    let rows = articles.iter().take(LISTED).map(|article| {
        html! { <li>{ row(article) }</li> }
    });
    let rest = articles.len().saturating_sub(LISTED);
    html! {
        <details class="incoming-part" open={articles.len() <= 3}>
            <summary>{ "Articles" }<span class="count">{ counts.join(" · ") }</span></summary>
            <ul class="incoming-articles">
                { for rows }
                if rest > 0 {
                    <li class="hint">{ format!("and {} more", grouped(rest)) }</li>
                }
            </ul>
        </details>
    }
}

fn row(article: &IncomingArticle) -> Html {
    let IncomingArticle {
        title,
        source,
        characters,
        spans,
        state,
        ..
    } = article;
    let mut facts: Vec<String> = source.iter().map(ToString::to_string).collect();
    facts.push(counted(*characters, "character"));
    if *spans > 0 {
        facts.push(counted(*spans, "span"));
    }
    let state = match state {
        IncomingState::New => String::new(),
        IncomingState::Here => String::from("already here"),
        IncomingState::HereAs(title) => format!("the same text is here as “{title}”"),
        IncomingState::Removed => String::from("was removed here, comes back"),
        IncomingState::Twice => String::from("another of the files has the same text"),
    };
    html! {
        <>
            <strong dir="auto">{ title.to_string() }</strong>
            <small>{ facts.join(" · ") }</small>
            if !state.is_empty() {
                <em>{ state }</em>
            }
        </>
    }
}
