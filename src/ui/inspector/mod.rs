//! The right column: the selected span, or the list of the article's spans.

mod annotator;
mod attributes;
mod details;
mod entity_field;
mod excluded;
mod fragments;
mod links;
mod list;

pub(super) use annotator::{AnnotatorName, AnnotatorNameProperties};
pub(super) use attributes::words_of_value;
pub(super) use entity_field::{EntityField, EntityFieldProperties};

use yew::prelude::*;

use self::details::Details;
use self::excluded::Excluded;
use self::list::SpanList;
use super::shared::Same;
use crate::browser::frames::AfterTime;
use crate::model::{Article, ArticleId, Project, Span, SpanId};
use crate::query::Layers;
use crate::store::Identity;
use crate::text::ByteOffset;

/// The properties of [`Inspector`].
#[derive(PartialEq, Properties)]
pub(super) struct InspectorProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Option<ArticleId>,
    /// Whose spans are shown.
    pub(super) layers: Layers,
    pub(super) span: Option<SpanId>,
    /// How many spans are selected beside it.
    pub(super) others: usize,
    pub(super) identity: Identity,
    /// Where the reader is in the article.
    pub(super) place: ByteOffset,
}

/// What is selected. The column that it stands in is the page's.
#[component]
pub(super) fn Inspector(properties: &InspectorProperties) -> Html {
    let InspectorProperties {
        project,
        article,
        layers,
        span,
        others,
        identity,
        place,
    } = properties;
    let has_come = use_has_come(*article);
    let span = span.and_then(|id| project.span(id));
    let article = article.and_then(|id| project.article(id));
    // The name is asked for once there is something to sign, and never over anything else.
    let has_signed = project.annotator(identity.id).is_some();
    html! {
        <>
            {
                match (article, span) {
                    (Some(article), Some(span)) => html! {
                        <Details
                            key={span.id.to_string()}
                            project={project.clone()}
                            article={Same::<Article>::from(article)}
                            span={Same::<Span>::from(span)}
                            others={*others}
                        />
                    },
                    (Some(article), None) => html! {
                        <>
                            <SpanList
                                project={project.clone()}
                                article={Same::<Article>::from(article)}
                                layers={layers.clone()}
                                me={identity.id}
                                place={*place}
                                {has_come}
                            />
                            <Excluded project={project.clone()} article={Same::<Article>::from(article)} />
                        </>
                    },
                    (None, _) => Html::default(),
                }
            }
            if has_signed && !identity.asked {
                <AnnotatorName identity={identity.clone()} />
            }
        </>
    }
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
