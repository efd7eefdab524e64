//! The links of the selected span, and the way to a new one.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::edit::Edit;
use crate::model::{Article, ArticleId, Name, Project, Relation, Span};
use crate::query::{linkable_labels, links, quotation};
use crate::store::Action;
use crate::text::shortened;
use crate::ui::shared::{Same, Shape, icon, label_tag};
use crate::ui::{Dispatch, on_click, use_dispatch};

/// How many characters of the other end are shown.
const QUOTE_CHARACTERS: usize = 60;

/// The properties of [`Links`].
#[derive(PartialEq, Properties)]
pub(super) struct LinksProperties {
    pub(super) project: Same<Project>,
    pub(super) span: Same<Span>,
}

/// What the span is linked with: each other end leads there.
#[component]
pub(super) fn Links(properties: &LinksProperties) -> Html {
    let LinksProperties { project, span } = properties;
    let dispatch = use_dispatch();
    let can_be_linked = !linkable_labels(project.scheme(), &span.label).is_empty();
    let relations: Vec<Html> = project
        .relations_of(span.id)
        .filter_map(|relation| row(project, span, relation, &dispatch))
        .collect();
    if relations.is_empty() && !can_be_linked {
        return Html::default();
    }
    let start = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::StartLink))
    };
    html! {
        <section class="field" aria-label="Links">
            <h2>{ "Links" }</h2>
            if !relations.is_empty() {
                <ul class="relations" data-roving="">{ for relations }</ul>
            }
            if can_be_linked {
                <button type="button" class="add-link" aria-keyshortcuts="r" onclick={start}>
                    { icon(Shape::Link) }{ "Link with another span" }<kbd aria-hidden="true">{ "r" }</kbd>
                </button>
            }
        </section>
    }
}

fn row(project: &Project, span: &Span, relation: &Relation, dispatch: &Dispatch) -> Option<Html> {
    let is_from = relation.from == span.id;
    let other = project.span(if is_from { relation.to } else { relation.from })?;
    let article = project.article(other.article)?;
    let quote = shortened(&quotation(article, other), QUOTE_CHARACTERS);
    let scheme = project.scheme();
    let (from, to) = if is_from {
        (&span.label, &other.label)
    } else {
        (&other.label, &span.label)
    };
    let name = &relation.relation_type;
    let can_turn = scheme
        .relation_type(name)
        .is_some_and(|relation_type| relation_type.allows(to, from));
    let (id, end) = (relation.id, other.id);
    Some(html! {
        <li key={relation.id.to_string()}>
            <div class="relation-kind">
                <span aria-label={if is_from { "from here" } else { "to here" }}>
                    { if is_from { "→" } else { "←" } }
                </span>
                { types(project, relation, from, to, dispatch) }
                if can_turn {
                    <button type="button" class="icon-button" aria-label="Turn round" title="Let it lead the other way" onclick={on_click(dispatch, move || Action::ReverseRelation(id))}>
                        { icon(Shape::Turn) }
                    </button>
                }
                <button type="button" class="icon-button" aria-label={format!("Delete link “{name}”")} title="Delete this link" onclick={on_click(dispatch, move || Action::Edit(Box::new(Edit::DeleteRelation(id))))}>
                    { icon(Shape::Close) }
                </button>
            </div>
            <button type="button" class="relation-end" onclick={on_click(dispatch, move || Action::SelectSpan(end))}>
                { label_tag(scheme, &other.label) }
                <span class="quote" dir="auto">{ quote }</span>
            </button>
            { elsewhere(article, span.article) }
        </li>
    })
}

/// The type of a relation; one that could be another is chosen from a list.
fn types(
    project: &Project,
    relation: &Relation,
    from: &Name,
    to: &Name,
    dispatch: &Dispatch,
) -> Html {
    let ways = links(project.scheme(), from, to);
    let forward: Vec<&Name> = ways
        .iter()
        .filter(|way| !way.is_reversed)
        .map(|way| &way.relation_type)
        .collect();
    let current = &relation.relation_type;
    if forward.len() < 2 {
        return html! { <span class="relation-type">{ current.to_string() }</span> };
    }
    let (dispatch, id) = (dispatch.clone(), relation.id);
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
            dispatch.dispatch(Action::RetypeRelation {
                relation: id,
                relation_type: field.value().into(),
            });
        }
    });
    let options = forward.into_iter().map(|name| {
        html! { <option value={name.to_string()} selected={name == current}>{ name.to_string() }</option> }
    });
    html! { <select aria-label="Kind of link" {onchange}>{ for options }</select> }
}

/// Which other article an end stands in.
fn elsewhere(article: &Article, here: ArticleId) -> Html {
    if article.id == here {
        return Html::default();
    }
    let outlet = article.metadata.outlet.as_ref().unwrap_or(&article.title);
    html! { <span class="hint">{ format!("in {outlet}") }</span> }
}
