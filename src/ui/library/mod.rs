//! The left column: the articles of the project.

mod add;

use yew::prelude::*;

use self::add::Add;
use super::shared::{Icon, Same, Shape, counted};
use super::use_dispatch;
use crate::edit::Edit;
use crate::model::{Article, ArticleId, Project};
use crate::query::{matching_articles, progress};
use crate::store::Action;

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
    let rows = matching_articles(project, &query).map(|article| {
        html! {
            <Row
                key={article.id.to_string()}
                article={Same::<Article>::from(article)}
                spans={project.span_count(article.id)}
                is_open={*open == Some(article.id)}
            />
        }
    });
    let rows: Vec<Html> = rows.collect();
    let found_none = rows.is_empty() && !query.is_empty();
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
            <ul class="articles">{ for rows }</ul>
            if found_none {
                <p class="hint">{ "No title, outlet or author matches." }</p>
            }
            <div class="progress">
                <progress
                    max={done.articles.max(1).to_string()}
                    value={done.annotated.to_string()}
                    aria-label="Articles with spans"
                />
                <p>{ format!("{} of {} annotated · {}", done.annotated, counted(done.articles, "article"), counted(done.spans, "span")) }</p>
            </div>
            <Add project={project.clone()} />
        </nav>
    }
}

/// The properties of [`Row`].
#[derive(PartialEq, Properties)]
struct RowProperties {
    article: Same<Article>,
    spans: usize,
    is_open: bool,
}

/// One article of the list.
#[component]
fn Row(properties: &RowProperties) -> Html {
    let RowProperties {
        article,
        spans,
        is_open,
    } = properties;
    let dispatch = use_dispatch();
    let id = article.id;
    let remove = use_callback(id, move |_: MouseEvent, id| {
        dispatch.dispatch(Action::Edit(Box::new(Edit::RemoveArticle(*id))));
    });
    let metadata = &article.metadata;
    let facts: Vec<&str> = [&metadata.outlet, &metadata.date]
        .into_iter()
        .flatten()
        .map(|fact| &**fact)
        .collect();
    let count = if *spans == 0 {
        String::from("no spans")
    } else {
        counted(*spans, "span")
    };
    html! {
        <li class={classes!("article", (*spans > 0).then_some("annotated"))}>
            <a
                href={format!("#/article/{id}")}
                aria-current={is_open.then_some("page")}
                aria-label={article.title.to_string()}
                aria-description={format!("{}, {count}", facts.join(", "))}
            >
                <span class="title">{ article.title.to_string() }</span>
                <span class="facts">
                    { for facts.iter().map(|fact| html! { <span class="fact">{ *fact }</span> }) }
                    <span class="count">{ if *spans == 0 { String::new() } else { spans.to_string() } }</span>
                </span>
            </a>
            <button
                type="button"
                class="remove"
                aria-label={format!("Remove {}", article.title)}
                title="Remove this article (can be undone)"
                onclick={remove}
            >
                <Icon shape={Shape::Close} />
            </button>
        </li>
    }
}
