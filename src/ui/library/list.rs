//! The list of articles, in blocks: it stays quick with ten thousand.
//!
//! Every article has its link at any time, for the browser's search, for screen readers and for
//! scripts; only near the window does it have all the rest.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use crate::edit::Edit;
use crate::model::{Article, ArticleId, Project, Status};
use crate::store::Action;
use crate::text::{counted, grouped};
use crate::ui::later::Aside;
use crate::ui::near::use_near_blocks;
use crate::ui::shared::{Same, Shape, icon};
use crate::ui::use_dispatch;

/// How many articles make a block: some windows full.
const BLOCK: usize = 64;

/// The properties of [`List`].
#[derive(PartialEq, Properties)]
pub(super) struct ListProperties {
    pub(super) project: Same<Project>,
    /// The articles to list.
    pub(super) articles: Rc<Articles>,
    pub(super) open: Option<ArticleId>,
    /// What counts the excluded spans, once it is there.
    pub(super) aside: Aside,
}

/// The articles.
#[component]
pub(super) fn List(properties: &ListProperties) -> Html {
    let ListProperties {
        project,
        articles,
        open,
        aside,
    } = properties;
    let list = use_node_ref();
    let near = use_near_blocks(&list, articles.0.len());
    let blocks = articles
        .0
        .chunks(BLOCK)
        .enumerate()
        .map(|(number, articles)| {
            let spans = near.contains(&number).then(|| {
                let counts = articles.iter().map(|article| {
                    let excluded = match aside {
                        Aside::Here(views) => (views.excluded_spans)(project, article.id),
                        _ => 0,
                    };
                    (project.span_count(article.id), excluded)
                });
                counts.collect::<Vec<_>>()
            });
            let open = open.filter(|id| articles.iter().any(|article| article.id == *id));
            html! { <Block key={number} articles={Articles(articles.to_vec())} {spans} {open} /> }
        });
    html! { <div ref={list.clone()} class="articles" role="list" data-roving="">{ for blocks }</div> }
}

/// Articles that count as changed when one of them is another value.
pub(super) struct Articles(pub(super) Vec<Arc<Article>>);

impl PartialEq for Articles {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (self.0.iter(), other.0.iter());
        one.len() == other.len() && one.zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

/// The properties of [`Block`].
#[derive(PartialEq, Properties)]
struct BlockProperties {
    articles: Articles,
    /// How many spans each has, and how many of them exports leave out; none if the block is far from the
    /// window.
    spans: Option<Vec<(usize, usize)>>,
    /// The open article, if it is one of these.
    open: Option<ArticleId>,
}

/// Some articles of the list.
#[component]
fn Block(properties: &BlockProperties) -> Html {
    let BlockProperties {
        articles,
        spans,
        open,
    } = properties;
    let rows = articles.0.iter().enumerate().map(|(number, article)| {
        let is_open = *open == Some(article.id);
        match spans {
            Some(spans) => html! {
                <Row
                    key={article.id.to_string()}
                    article={Same::<Article>::from(article)}
                    spans={spans.get(number).copied().unwrap_or_default()}
                    {is_open}
                />
            },
            None => html! {
                <div key={article.id.to_string()} role="listitem" class="article">
                    <a href={address(article.id)} aria-current={is_open.then_some("page")}>
                        { article.title.to_string() }
                    </a>
                </div>
            },
        }
    });
    html! { <div class="block" role="presentation">{ for rows }</div> }
}

fn status_class(status: Status) -> &'static str {
    match status {
        Status::ToDo => "to-do",
        Status::InProgress => "in-progress",
        Status::Done => "done",
        Status::SecondLook => "second-look",
    }
}

fn address(article: ArticleId) -> String {
    format!("#/article/{article}")
}

/// The properties of [`Row`].
#[derive(PartialEq, Properties)]
struct RowProperties {
    article: Same<Article>,
    spans: (usize, usize),
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
    let (spans, excluded) = *spans;
    let mut count = if spans == 0 {
        String::from("no spans")
    } else {
        counted(spans, "span")
    };
    let excluded = (excluded > 0).then(|| format!("{} excluded", grouped(excluded)));
    if let Some(excluded) = &excluded {
        count = format!("{count}, {excluded}");
    }
    html! {
        <div role="listitem" class={classes!("article", status_class(article.status))}>
            <a
                href={address(id)}
                aria-current={is_open.then_some("page")}
                aria-description={format!("{}, {}, {count}", facts.join(", "), article.status.name())}
            >
                <span class="title" dir="auto">{ article.title.to_string() }</span>
                <span class="facts" aria-hidden="true">
                    <span class="status" title={article.status.name()} />
                    { for facts.iter().map(|fact| html! { <span class="fact">{ *fact }</span> }) }
                    <span class="fact">{ excluded }</span>
                    <span class="count">{ if spans == 0 { String::new() } else { grouped(spans) } }</span>
                </span>
            </a>
            <button
                type="button"
                class="remove"
                aria-label={format!("Remove {}", article.title)}
                title="Remove this article (can be undone)"
                onclick={remove}
            >
                { icon(Shape::Close) }
            </button>
        </div>
    }
}
