//! The left column: the articles of the project.

mod add;
mod list;

use yew::prelude::*;

use self::add::Add;
use self::list::{Articles, List};
use super::shared::Same;
use crate::model::{ArticleId, Project};
use crate::query::{matching_articles, progress};
use crate::text::{counted, grouped};

/// The properties of [`Library`].
#[derive(PartialEq, Properties)]
pub(super) struct LibraryProperties {
    pub(super) project: Same<Project>,
    pub(super) open: Option<ArticleId>,
}

/// The articles, their search, and the ways to add some.
#[component]
pub(super) fn Library(properties: &LibraryProperties) -> Html {
    let LibraryProperties { project, open } = properties;
    let query = use_state(String::new);
    let on_search = {
        let query = query.clone();
        use_callback((), move |event: InputEvent, ()| {
            let field = event.target_dyn_into::<web_sys::HtmlInputElement>();
            query.set(field.map(|field| field.value()).unwrap_or_default());
        })
    };
    let done = progress(project);
    let articles = use_memo(
        (SameArticles(project.clone()), (*query).clone()),
        |(project, query)| Articles(matching_articles(&project.0, query).cloned().collect()),
    );
    let found_none = articles.0.is_empty() && !query.is_empty();
    html! {
        <nav class="library" aria-label="Articles">
            <div class="library-head">
                <h2>{ "Articles" }</h2>
                <input
                    type="search"
                    id="article-search"
                    placeholder="Search titles"
                    aria-label="Search articles"
                    value={(*query).clone()}
                    oninput={on_search}
                />
            </div>
            <List project={project.clone()} {articles} open={*open} />
            if found_none {
                <p class="hint">{ "No title, outlet or author matches." }</p>
            }
            <div class="progress">
                <progress
                    max={done.articles.max(1).to_string()}
                    value={done.annotated.to_string()}
                    aria-label="Articles with spans"
                />
                <p>{ format!("{} of {} annotated · {}", grouped(done.annotated), counted(done.articles, "article"), counted(done.spans, "span")) }</p>
            </div>
            <Add project={project.clone()} />
        </nav>
    }
}

/// A project that counts as the same for as long as its articles are.
struct SameArticles(Same<Project>);

impl PartialEq for SameArticles {
    fn eq(&self, other: &Self) -> bool {
        self.0.has_same_articles(&other.0)
    }
}
