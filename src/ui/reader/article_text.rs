//! The whole text of an article: one element whose `textContent` is the text (I5).

use yew::prelude::*;

use super::head::headline;
use super::line::Line;
use super::paint::Painter;
use crate::model::{Article, Project};
use crate::ui::shared::Same;

/// The properties of [`ArticleText`].
#[derive(PartialEq, Properties)]
pub(super) struct ArticleTextProperties {
    pub(super) project: Same<Project>,
    pub(super) article: Same<Article>,
    pub(super) painter: Painter,
    pub(super) root: NodeRef,
}

/// The text, line by line.
#[component]
pub(super) fn ArticleText(properties: &ArticleTextProperties) -> Html {
    let ArticleTextProperties { project, article, painter, root } = properties;
    let headline = headline(article);
    let lines = article.text.lines().iter().enumerate().map(|(number, range)| {
        let marks = project.line_marks(article.id, number).map(Same::from);
        html! {
            <Line
                key={number}
                article={article.clone()}
                {range}
                {marks}
                scheme={Same::from(project.scheme())}
                painter={painter.clone()}
                is_headline={headline == Some(number)}
            />
        }
    });
    html! {
        <div
            ref={root.clone()}
            class="article-text"
            tabindex="0"
            role="document"
            aria-label={format!("Text of {}", article.title)}
            translate="no"
            lang={article.metadata.language.as_ref().map(ToString::to_string)}
            data-article-text=""
            data-article-id={article.id.to_string()}
        >{ for lines }</div>
    }
}
