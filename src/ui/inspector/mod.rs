//! The right column: the selected span, or the list of the article's spans.

mod annotator;
mod attributes;
mod details;
mod entity_field;
mod excluded;
mod fragments;
mod links;
mod list;

pub(super) use annotator::AnnotatorName;
pub(super) use details::{Details, DetailsProperties};
pub(super) use excluded::{Excluded, ExcludedProperties};

use std::sync::Arc;

use yew::prelude::*;

use self::list::SpanList;
use super::later::{Later, use_later};
use super::shared::Same;
use crate::browser::frames::AfterTime;
use crate::model::{Article, ArticleId, Project, Span, SpanId};
use crate::store::Identity;
use crate::text::ByteOffset;

/// The properties of [`Inspector`].
#[derive(PartialEq, Properties)]
pub(super) struct InspectorProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Option<ArticleId>,
    pub(super) span: Option<SpanId>,
    /// How many spans are selected beside it.
    pub(super) others: usize,
    pub(super) identity: Identity,
    /// Where the reader is in the article.
    pub(super) place: ByteOffset,
}

/// What is selected.
#[component]
pub(super) fn Inspector(properties: &InspectorProperties) -> Html {
    let InspectorProperties {
        project,
        article,
        span,
        others,
        identity,
        place,
    } = properties;
    let has_come = use_has_come(*article);
    let later = use_later();
    let span = span.and_then(|id| project.span(id));
    let article = article.and_then(|id| project.article(id));
    // The name is asked for once there is something to sign, and never over anything else.
    let has_signed = project.annotator(identity.id).is_some();
    html! {
        <aside class="inspector" role="complementary" aria-label="Inspector">
            {
                match (article, span) {
                    (Some(article), Some(span)) => {
                        let properties = DetailsProperties {
                            project: project.clone(),
                            article: Same::<Article>::from(article),
                            span: Same::<Span>::from(span),
                            others: *others,
                        };
                        later.draw(|views| (views.details)(properties))
                    }
                    (Some(article), None) => html! {
                        <>
                            <SpanList
                                project={project.clone()}
                                article={Same::<Article>::from(article)}
                                place={*place}
                                {has_come}
                            />
                            { excluded(project, article, &later) }
                        </>
                    },
                    (None, _) => Html::default(),
                }
            }
            if has_signed && !identity.asked {
                <AnnotatorName identity={identity.clone()} />
            }
        </aside>
    }
}

/// What of the article is excluded, if anything is.
fn excluded(project: &Same<Project>, article: &Arc<Article>, later: &Later) -> Html {
    if project.regions_of(article.id).next().is_none() {
        return Html::default();
    }
    let properties = ExcludedProperties {
        project: project.clone(),
        article: Same::from(article),
    };
    later.draw(|views| (views.excluded)(properties))
}

/// Whether a frame has passed since another article was opened. Its text comes first, and everything
/// about it a frame later.
#[hook]
fn use_has_come(article: Option<ArticleId>) -> bool {
    let come = use_state_eq(|| article);
    let setter = come.setter();
    use_effect_with(article, move |article| {
        let article = *article;
        let frame = AfterTime::new(0, move || setter.set(article));
        move || drop(frame)
    });
    *come == article
}
