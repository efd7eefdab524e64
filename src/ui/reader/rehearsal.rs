//! Opening an article, once, while nobody waits for it.
//!
//! A browser translates a function of a program when it is first called, and some hundred are called for the
//! first time when one article takes the place of another. So that the first one that a user opens is painted as
//! soon as the tenth, the page does that with articles of its own, on an element that is no part of the document.
//!
//! Only views without effects take part: nothing here may touch the document, the address or the database.

use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use yew::prelude::*;

use super::article_text::ArticleText;
use super::head::Head;
use super::labels::{Labels, Purpose};
use super::paint::Painter;
use super::view::View;
use crate::browser::page;
use crate::model::{Article, Timestamp, practice_project};
use crate::query::Layers;
use crate::store::{Action, State, reduce};
use crate::text::ByteOffset;
use crate::ui::app::Latest;
use crate::ui::inspector::Inspector;
use crate::ui::later::Aside;
use crate::ui::library::Library;
use crate::ui::page_store::{Dispatch, PageStore};
use crate::ui::shared::Same;

/// What is opened one after the other: the third time some functions take a way that they did not take before.
const ARTICLES: u32 = 3;

/// Enough that every kind of paragraph occurs.
const SENTENCES: u32 = 3;

/// Shows a few articles, one in the place of the other, each in a task of its own: so nobody who has just come has
/// to wait.
pub(in crate::ui) async fn rehearse() {
    let Some(states) = states() else { return };
    let Ok(stage) = page::document().create_element("div") else {
        return;
    };
    let mut scenes = states.into_iter().map(|state| SceneProperties { state });
    let Some(first) = scenes.next() else { return };
    let mut play = yew::Renderer::<Scene>::with_root_and_props(stage, first).render();
    for scene in scenes {
        TimeoutFuture::new(0).await;
        play.update(scene);
    }
    TimeoutFuture::new(0).await;
    play.destroy();
}

/// The page's state with each of the articles open.
fn states() -> Option<Vec<Latest>> {
    let project = practice_project(ARTICLES, SENTENCES)?;
    let articles: Vec<_> = project.articles().map(|article| article.id).collect();
    let beginning = State::new([0; 7]);
    let open = Action::Open {
        project: Box::new(project),
        identity: beginning.identity.clone(),
        article: None,
        layers: Layers::default(),
        unsaved: false,
    };
    let mut state = reduce(&beginning, open, Timestamp::ZERO)?;
    let mut states = Vec::with_capacity(articles.len());
    for article in articles {
        state = reduce(&state, Action::OpenArticle(article), Timestamp::ZERO).unwrap_or(state);
        states.push(Latest(Rc::new(state.clone())));
    }
    Some(states)
}

/// The properties of [`Scene`].
#[derive(PartialEq, Properties)]
struct SceneProperties {
    state: Latest,
}

/// What changes when an article is opened.
#[component]
fn Scene(properties: &SceneProperties) -> Html {
    let state = &properties.state.0;
    let store = use_reducer(PageStore::new);
    let painter = use_memo((), |()| Painter::new());
    let Some(article) = state.open_article().map(Same::<Article>::from) else {
        return Html::default();
    };
    html! {
        <ContextProvider<Dispatch> context={store.dispatcher()}>
            <Library project={Same::from(&state.project)} open={state.article} aside={Aside::default()} />
            <Head article={article.clone()} />
            <ArticleText
                key={article.id.to_string()}
                project={Same::from(&state.project)}
                article={article.clone()}
                view={View::whole(&article.text)}
                layers={state.layers.clone()}
                me={state.identity.id}
                painter={(*painter).clone()}
                root={NodeRef::default()}
            />
            <Inspector
                project={Same::from(&state.project)}
                article={state.article}
                layers={state.layers.clone()}
                span={state.span}
                others={0}
                identity={state.identity.clone()}
                place={ByteOffset::ZERO}
            />
            <Labels
                scheme={Same::from(state.project.scheme())}
                held={state.held.clone()}
                purpose={Purpose::Hold}
                granularity={state.granularity}
                toolbar={NodeRef::default()}
                on_details={Callback::noop()}
            />
        </ContextProvider<Dispatch>>
    }
}
