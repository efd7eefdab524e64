//! The left column: the articles of the project.

mod add;
mod list;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use self::add::Add;
use self::list::{Articles, List};
use super::later::Aside;
use super::shared::Same;
use super::side::ExcludedNoteProperties;
use crate::model::{ArticleId, Project, Status};
use crate::query::{Listing, Order, done_articles, listed_articles, progress};
use crate::text::{counted, grouped};

/// The properties of [`Library`].
#[derive(PartialEq, Properties)]
pub(super) struct LibraryProperties {
    pub(super) project: Same<Project>,
    pub(super) open: Option<ArticleId>,
    /// What counts the excluded spans, once it is there.
    pub(super) aside: Aside,
}

/// The articles, their search, and the ways to add some.
#[component]
pub(super) fn Library(properties: &LibraryProperties) -> Html {
    let LibraryProperties {
        project,
        open,
        aside,
    } = properties;
    let listing = use_state_eq(Listing::default);
    let on_search = {
        let listing = listing.clone();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            let words = field.map(|field| field.value()).unwrap_or_default();
            listing.set(Listing {
                words,
                ..(*listing).clone()
            });
        })
    };
    let on_status = {
        let listing = listing.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            let status = field.and_then(|field| Status::from_name(&field.value()));
            listing.set(Listing {
                status,
                ..(*listing).clone()
            });
        })
    };
    let on_order = {
        let listing = listing.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            let name = field.map(|field| field.value()).unwrap_or_default();
            let order = Order::ALL.into_iter().find(|(_, known)| *known == name);
            let order = order.map(|(order, _)| order).unwrap_or_default();
            listing.set(Listing {
                order,
                ..(*listing).clone()
            });
        })
    };
    let all = progress(project);
    let note = match aside {
        Aside::Here(views) => (views.excluded_note)(ExcludedNoteProperties {
            project: project.clone(),
        }),
        _ => Html::default(),
    };
    let done = *use_memo(SameArticles(project.clone()), |project| {
        done_articles(&project.0)
    });
    // Sorted by spans, the list follows every edit.
    let edits = (listing.order == Order::Spans).then(|| project.clone());
    let articles = use_memo(
        (SameArticles(project.clone()), edits, (*listing).clone()),
        |(project, _, listing)| Articles(listed_articles(&project.0, listing)),
    );
    let found_none = articles.0.is_empty() && *listing != Listing::default();
    let statuses = Status::ALL.into_iter().map(|status| {
        let is_chosen = listing.status == Some(status);
        html! { <option value={status.name()} selected={is_chosen}>{ status.name() }</option> }
    });
    let orders = Order::ALL.into_iter().map(|(order, name)| {
        let is_chosen = listing.order == order;
        html! { <option value={name} selected={is_chosen}>{ name }</option> }
    });
    html! {
        <nav class="library" aria-label="Articles">
            <div class="library-head">
                <h2>{ "Articles" }</h2>
                <input
                    type="search"
                    id="article-search"
                    placeholder="Search titles"
                    aria-label="Search articles"
                    value={listing.words.clone()}
                    oninput={on_search}
                />
                <div class="listing">
                    <select aria-label="Status" onchange={on_status}>
                        <option value="" selected={listing.status.is_none()}>{ "every status" }</option>
                        { for statuses }
                    </select>
                    <select aria-label="Order" onchange={on_order}>{ for orders }</select>
                </div>
            </div>
            <List project={project.clone()} {articles} open={*open} aside={*aside} />
            if found_none {
                <p class="hint">{ "No article matches." }</p>
            }
            <div class="progress">
                <progress
                    max={all.articles.max(1).to_string()}
                    value={done.to_string()}
                    aria-label="Articles that are done"
                />
                <p>{ format!("{} of {} done · {} annotated · {}", grouped(done), counted(all.articles, "article"), grouped(all.annotated), counted(all.spans, "span")) }{ note }</p>
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
